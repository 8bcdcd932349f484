"""The twelve actions, as something to do on Monday."""

import pytest

from bot.i18n import LANGUAGES, Voice, label
from conversations.self_assessment.actions import ACTIONS


def test_there_are_twelve():
    """In the order of the lesson, each under its own id."""
    assert list(ACTIONS) == [f"S{number}" for number in range(1, 13)]
    assert all(action.id == id for id, action in ACTIONS.items())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("action", ACTIONS.values(), ids=lambda action: action.id)
def test_an_action_fits_into_a_chat(action, language):
    """A short title and one or two sentences, in every language."""
    title, monday = label(Voice(language), action.title), label(Voice(language), action.monday)
    assert len(title) <= 45
    assert 60 <= len(monday) <= 260
