"""What somebody answered, in words: for "recorded", for "check your answers", for cards and for "my data"."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import T, Text
from bot.questionnaire import ManyOf, OneOf, Option, OwnWords, Position, Question, Rating, Register, Value

SHORT = 60  # characters of somebody's words in a list


def recorded(question: Question, value: Value) -> Text:
    """The line above the next question that says what is on disk."""
    return T("✓ Recorded: {answer}", answer=said(question, value))


def said(question: Question, value: Value) -> Text:
    """A value as its person would say it."""
    if value == "skipped":
        return T("skipped")
    if value == "unknown":
        return T("I don’t know")
    if isinstance(value, OwnWords):
        return T("a voice note, kept") if value.voice else T("“{words}”", words=cut(value.text))
    match question.answer:
        case Rating(top=top):
            return T("{n} of {top}", n=as_number(value), top=top)
        case OneOf(options):
            return labels(options).get(str(value), T("another answer"))
        case ManyOf(options) if isinstance(value, tuple):
            return chosen(options, value)
    return T("another answer")


def chosen(options: tuple[Option, ...], value: tuple[str, ...]) -> Text:
    picked = [option.label for option in options if option.id in value]
    return T("{list}", list=picked) if picked else T("none of these")


def card_name(register: Register, card: int, answers: Mapping[Position, Value]) -> Text:
    """What a card is called: what was written in its first field."""
    value = answers.get(Position(register.questions[0].id, card))
    if isinstance(value, OwnWords) and value.text:
        return T("{name}", name=cut(value.text))
    return T("Card {n}", n=card)


def labels(options: tuple[Option, ...]) -> dict[str, Text]:
    return {option.id: option.label for option in options}


def as_number(value: Value) -> int:
    return value if isinstance(value, int) else 0


def cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= SHORT else f"{line[: SHORT - 1].rstrip()}…"
