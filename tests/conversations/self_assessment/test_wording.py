"""How it is asked: short enough for a phone, in every language."""

import pytest

from bot.i18n import LANGUAGES, Voice, label
from conversations.self_assessment.questions import SELF_ASSESSMENT
from tests.conversations.self_assessment.asked import CHOOSING, EVERY, RATINGS, by_id

AXIS, BUTTON = 22, 28  # characters: on the radar, and alone in a row of buttons
VOICES = [*(Voice(language) for language in LANGUAGES), Voice("ar", country="TN")]
every_voice = pytest.mark.parametrize("voice", VOICES, ids=lambda voice: voice.language + (voice.country or ""))


@every_voice
@pytest.mark.parametrize("question", RATINGS, **by_id)
def test_both_ends_of_every_rating_are_described(question, voice):
    """So that one can see them, and tell them apart."""
    low, high = label(voice, question.answer.low), label(voice, question.answer.high)
    assert low != high
    assert all(8 <= len(end) <= 70 for end in (low, high))


@every_voice
def test_names_fit_on_the_radar(voice):
    """All thirteen stand around it, each another."""
    names = [label(voice, topic.name) for topic in SELF_ASSESSMENT.topics]
    assert [name for name in names if len(name) > AXIS] == []
    assert len(set(names)) == len(names)


@every_voice
def test_labels_fit_on_buttons(voice):
    """Options where they are not listed by number, and every question's name beside "Change"."""
    texts = [option.label for question in CHOOSING if not question.answer.listed for option in question.answer.options]
    said = {label(voice, text) for text in [*texts, *(question.name for question in EVERY)]}
    assert {text: len(text) for text in said if len(text) > BUTTON} == {}


@every_voice
@pytest.mark.parametrize("question", CHOOSING, **by_id)
def test_options_can_be_told_apart(question, voice):
    """Two buttons with one label would be a guess."""
    labels = [label(voice, option.label) for option in question.answer.options]
    assert len(set(labels)) == len(labels)


@every_voice
@pytest.mark.parametrize("question", EVERY, **by_id)
def test_every_question_is_short(question, voice):
    """One can take it in at a glance on a phone."""
    assert len(label(voice, question.ask)) <= 200
