"""Reading what people write in reply. Whatever does not fit is refused with an example of what would."""

import re

from bot.errors import Refusal
from bot.i18n import T, Tn
from bot.questionnaire.answers import ManyOf, OneOf, Option, OwnWords, Rating, Value, Words
from bot.questionnaire.asking import Question
from bot.reading import clean, read_whole, western_digits

_OUT_OF = re.compile(r"(.+)[/⁄](.+)")
_BETWEEN = re.compile(r"[\s,;&+\u060c\u061b\u0648-]+")  # Arabic comma, semicolon, "and"


def read(question: Question, reply: str | None) -> Value:
    """The value that a written reply stands for; None is anything without words, like a sticker.

    Digits of any script count the same; options are chosen by the numbers they are listed with.
    Raises Refusal, saying what would be right.
    """
    words = clean(reply or "")
    match question.answer:
        case Rating() as rating:
            return _rating(rating, words)
        case OneOf(options):
            return _one(options, words)
        case ManyOf() as many:
            return _many(many, words)
        case Words(limit):
            return _own_words(words, limit)


def hear(question: Question, file: str) -> Value:
    """The value that a voice message stands for, by its file id. Raises Refusal where words are not asked for."""
    if isinstance(question.answer, Words):
        return OwnWords(voice=file)
    return read(question, None)


def _rating(rating: Rating, words: str) -> int:
    number = _whole(_out_of(rating.top, words), 0, rating.top)
    if number is None:
        raise Refusal(
            T("A whole number from {low} to {high}, please: for example, {example}.", low=0, high=rating.top, example=7)
        )
    return number


def _out_of(top: int, words: str) -> str:
    """The seven of "7/10"; nothing of "7/12"."""
    parts = _OUT_OF.fullmatch(words)
    if parts is None:
        return words
    return parts[1] if read_whole(parts[2]) == top else ""


def _one(options: tuple[Option, ...], words: str) -> str:
    number = _whole(words, 1, len(options))
    if number is None:
        raise Refusal(
            T("Please press one of the buttons, or write its number: from {low} to {high}.", low=1, high=len(options))
        )
    return options[number - 1].id


def _many(answer: ManyOf, words: str) -> tuple[str, ...]:
    chosen = {_whole(word, 1, len(answer.options)) for word in _BETWEEN.split(western_digits(words)) if word}
    if not chosen or None in chosen:
        raise Refusal(
            T("Please press what fits, or write the numbers with commas: for example, {example}.", example=_PAIR)
        )
    if answer.at_most is not None and len(chosen) > answer.at_most:
        raise too_many(answer.at_most)
    return tuple(option.id for number, option in enumerate(answer.options, 1) if number in chosen)


def _whole(words: str, low: int, high: int) -> int | None:
    number = read_whole(words)
    return number if number is not None and low <= number <= high else None


def too_many(at_most: int) -> Refusal:
    """The refusal of one choice more than ``at_most``."""
    return Refusal(
        Tn("One at most, please: the one that matters most.", "At most {n}, please: those that matter most.", at_most)
    )


def _own_words(words: str, limit: int) -> OwnWords:
    if not words:
        raise Refusal(T("A few words, written or spoken, please: for example, “{example}”.", example=_EXAMPLE))
    if len(words) > limit:
        raise Refusal(
            T(
                "That is a little long: {length} characters, and {limit} is the most. Could it be said in a few lines?",
                length=len(words),
                limit=limit,
            )
        )
    return OwnWords(words)


_EXAMPLE = T("We hardly know each other yet")
_PAIR = T("1, 3")
