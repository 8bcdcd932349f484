"""Reading what people write in reply. Whatever does not fit is refused with an example of what would."""

import re
import unicodedata

from bot.direction import strip_controls
from bot.errors import Refusal
from bot.i18n import T, Tn
from bot.questionnaire.answers import ManyOf, OneOf, Option, OwnWords, Rating, Value, Words
from bot.questionnaire.asking import Question

_WHOLE = re.compile(r"\d{1,4}")
_OUT_OF = re.compile(r"(\d{1,4})\s*[/⁄]\s*(\d{1,4})")
_BETWEEN = re.compile(r"[\s,;،؛و&+-]+")


def read(question: Question, reply: str | None) -> Value:
    """The value that a written reply stands for; None is anything without words, like a sticker.

    Digits of any script count the same; options are chosen by the numbers they are listed with.
    Raises Refusal, saying what would be right.
    """
    words = strip_controls(reply or "").strip()
    match question.answer:
        case Rating() as rating:
            return _rating(rating, _western(words))
        case OneOf(options):
            return _one(options, _western(words))
        case ManyOf() as many:
            return _many(many, _western(words))
        case Words(limit, voice):
            return _own_words(words, limit, voice)


def hear(question: Question, file: str) -> Value:
    """The value that a voice message stands for, by its file id. Raises Refusal where words are not asked for."""
    if isinstance(question.answer, Words) and question.answer.voice:
        return OwnWords(voice=file)
    if isinstance(question.answer, Words):
        raise Refusal(T("Please write this one: a few words are enough."))
    return read(question, None)


def _rating(rating: Rating, words: str) -> int:
    if found := _OUT_OF.fullmatch(words):
        words = found[1] if int(found[2]) == rating.top else ""
    if not _WHOLE.fullmatch(words) or int(words) > rating.top:
        raise Refusal(
            T("A whole number from {low} to {high}, please: for example, {example}.", low=0, high=rating.top, example=7)
        )
    return int(words)


def _one(options: tuple[Option, ...], words: str) -> str:
    if not _WHOLE.fullmatch(words) or not 1 <= int(words) <= len(options):
        raise Refusal(
            T("Please press one of the buttons, or write its number: from {low} to {high}.", low=1, high=len(options))
        )
    return options[int(words) - 1].id


def _many(answer: ManyOf, words: str) -> tuple[str, ...]:
    numbers = [number for number in _BETWEEN.split(words) if number]
    if not numbers or not all(_WHOLE.fullmatch(n) and 1 <= int(n) <= len(answer.options) for n in numbers):
        raise Refusal(
            T("Please press what fits, or write the numbers with commas: for example, {example}.", example=_PAIR)
        )
    chosen = {int(number) for number in numbers}
    if answer.at_most is not None and len(chosen) > answer.at_most:
        raise too_many(answer.at_most)
    return tuple(option.id for number, option in enumerate(answer.options, 1) if number in chosen)


def too_many(at_most: int) -> Refusal:
    """The refusal of one choice more than ``at_most``."""
    return Refusal(
        Tn("One at most, please: the one that matters most.", "At most {n}, please: those that matter most.", at_most)
    )


def _own_words(words: str, limit: int, voice: bool) -> OwnWords:
    if not words and voice:
        raise Refusal(T("A few words, written or spoken, please: for example, “{example}”.", example=_EXAMPLE))
    if not words:
        raise Refusal(T("Please write this one: a few words are enough."))
    if len(words) > limit:
        raise Refusal(
            T(
                "That is a little long: {length} characters, and {limit} is the most. Could it be said in a few lines?",
                length=len(words),
                limit=limit,
            )
        )
    return OwnWords(words)


def _western(words: str) -> str:
    return "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in words)


_EXAMPLE = T("We hardly know each other yet")
_PAIR = T("1, 3")
