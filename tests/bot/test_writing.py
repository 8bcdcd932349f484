"""Words that somebody writes for others to read."""

import pytest

from bot.errors import Refusal
from bot.events import Said
from bot.i18n import Voice, Written, speak
from bot.sentences import restored, stored
from bot.writing import in_order, missing, signs, with_words, words

BOTH = Written("fr", {"fr": "Ensemble", "ar": "معًا"})


def test_what_is_typed_is_taken_without_the_marks_that_turn_direction():
    """Others read it in lines of their own."""
    assert words(Said("  On\u202e s’écoute "), 20) == "On s’écoute"


@pytest.mark.parametrize("said", [Said(voice="file"), Said(other=True), Said("a" * 21), Said("  ")])
def test_what_nobody_could_read_or_what_is_too_long_is_refused(said):
    """A voice cannot be printed in a ballot."""
    with pytest.raises(Refusal):
        words(said, 20)


def test_emoji_alone_are_no_words():
    """An article of two faces could be put to the vote; as one option of a poll they do."""
    with pytest.raises(Refusal):
        words(Said("😀 👍!"), 20)
    assert signs(Said("😀 👍!"), 20) == "😀 👍!"
    assert words(Said("٣"), 20) == "٣"


def test_a_text_grows_by_a_language_and_keeps_which_was_first():
    """The first is the one that counts."""
    assert with_words(with_words(None, "fr", "Ensemble"), "ar", "معًا") == BOTH


def test_what_is_missing_is_named_in_the_writers_order():
    """Whoever writes Arabic is asked for Arabic first."""
    assert in_order("ar", ["fr", "ar", "en"]) == ["ar", "fr", "en"]
    assert missing(BOTH, ["ar", "fr", "en"]) == ["en"]
    assert missing(None, ["ar", "fr"]) == ["ar", "fr"]


@pytest.mark.parametrize(("language", "heard"), [("ar", "معًا"), ("fr", "Ensemble"), ("en", "Ensemble")])
def test_somebody_reads_their_own_language_or_else_the_first(language, heard):
    """Nothing is left out for want of a translation."""
    assert speak(Voice(language), BOTH) == heard


def test_an_arabic_text_in_a_french_message_keeps_its_own_direction():
    """A mark for the left would put its full stop at the wrong end."""
    assert speak(Voice("fr"), Written("ar", {"ar": "نعمل معًا. CitESS"})) == "نعمل معًا. CitESS"


def test_a_text_comes_back_from_json_as_it_went():
    """Languages that nobody wrote stay away."""
    assert restored(stored(BOTH)) == BOTH


def test_a_text_without_its_first_language_is_none():
    """Nobody could read it."""
    with pytest.raises(KeyError):
        Written("fr", {"ar": "معًا"})
