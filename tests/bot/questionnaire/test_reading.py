"""What people write in reply, and what they are told when it does not fit."""

import pytest

from bot.errors import Refusal
from bot.i18n import LANGUAGES, T, Voice, speak
from bot.questionnaire import ManyOf, OneOf, Option, OwnWords, Question, Rating, Words, hear, read

FRUIT = (Option("fig", T("Fig")), Option("pear", T("Pear")), Option("plum", T("Plum")))


def asked(answer):
    return Question("Q", T("Fruit"), T("Which fruit?"), answer)


RATING = asked(Rating(T("none"), T("plenty")))
ONE = asked(OneOf(FRUIT))
MANY = asked(ManyOf(FRUIT, at_most=2))
WORDS = asked(Words(limit=12))


@pytest.mark.parametrize("reply", ["7", "٧", "۷", " 7 ", "7/10", "٧ / ١٠", "\u200f7", "07", "7️⃣", "７"])
def test_seven_is_seven_in_every_script(reply):
    """Nobody has to change their keyboard to give a number."""
    assert read(RATING, reply) == 7


@pytest.mark.parametrize(
    "reply", ["sept", "سبعة", "11", "-1", "7.5", "7,5", "7/12", "8/5", "", "7 8", None, "VII", "7️⃣/5", "1" * 5000]
)
def test_what_is_no_rating_is_answered_with_an_example(reply):
    """Words, eleven, a sticker: the person learns what would be right."""
    with pytest.raises(Refusal) as refused:
        read(RATING, reply)
    said = speak(Voice("en"), refused.value.text)
    assert "from 0 to 10" in said
    assert "for example, 7" in said


@pytest.mark.parametrize("number", range(11))
def test_every_number_of_the_scale_is_read(number):
    """Both ends belong to it."""
    assert read(RATING, str(number)) == number


@pytest.mark.parametrize("reply", ["2", "٢", " 2"])
def test_an_option_may_be_chosen_by_its_number(reply):
    """The buttons are numbered where their labels are long."""
    assert read(ONE, reply) == "pear"


@pytest.mark.parametrize("reply", ["0", "4", "pear please", "1, 2", None])
def test_what_is_no_option_is_refused(reply):
    """Nothing is guessed."""
    with pytest.raises(Refusal):
        read(ONE, reply)


@pytest.mark.parametrize(
    ("reply", "chosen"),
    [
        ("3", ("plum",)),
        ("3, 1", ("fig", "plum")),
        ("١، ٣", ("fig", "plum")),
        ("1 و 3", ("fig", "plum")),
        ("1;1", ("fig",)),
    ],
)
def test_several_options_may_be_chosen_by_their_numbers(reply, chosen):
    """They are kept in the order of the list, each once."""
    assert read(MANY, reply) == chosen


@pytest.mark.parametrize("reply", ["1, 2, 3", "4", "fig", "", ",", None, "1.5"])
def test_too_many_options_or_other_words_are_refused(reply):
    """The limit is said rather than the surplus dropped."""
    with pytest.raises(Refusal):
        read(MANY, reply)


def test_words_are_kept_as_they_are():
    """Only the space around them and marks of direction go."""
    assert read(WORDS, "  \u202bثقة\u202c\n") == OwnWords("ثقة")


@pytest.mark.parametrize("reply", ["", "   ", None, "x" * 13])
def test_no_words_or_too_many_are_refused(reply):
    """A sticker is no answer, and a long text is not cut without a word."""
    with pytest.raises(Refusal):
        read(WORDS, reply)


def test_words_may_be_spoken():
    """The voice message is kept by its file id."""
    assert hear(WORDS, "file-1") == OwnWords(voice="file-1")


@pytest.mark.parametrize("question", [RATING, ONE, MANY])
def test_a_voice_message_is_refused_where_words_are_not_asked_for(question):
    """It cannot be read as a number or a choice."""
    with pytest.raises(Refusal):
        hear(question, "file-1")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", [RATING, ONE, MANY, WORDS])
def test_refusals_can_be_said_in_every_language(question, language):
    """Every hole of every sentence is filled."""
    with pytest.raises(Refusal) as refused:
        read(question, None)
    assert "{" not in speak(Voice(language), refused.value.text)
