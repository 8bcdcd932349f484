"""What somebody answered, in words: for "recorded", for "check your answers", for cards and for "my data"."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import Plain, T, Text
from bot.listing import short
from bot.questionnaire import ManyOf, OneOf, Option, OwnWords, Position, Question, Rating, Register, Step, Value

SHORT = 60  # characters of somebody's words in a list


def recorded(step: Step, value: Value) -> Text | None:
    """The line above the next question that says what is on disk; none for whether to add a card."""
    return None if step.opens else T("✓ Recorded: {answer}", answer=said(step.question, value))


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
    written = written_name(register, card, answers)
    return T("{name}", name=written) if written else T("Card {n}", n=card)


def card_label(register: Register, card: int, answers: Mapping[Position, Value]) -> Text:
    """The same for a button, which holds nothing else."""
    written = written_name(register, card, answers)
    return Plain(short(written)) if written else T("Card {n}", n=card)


def written_name(register: Register, card: int, answers: Mapping[Position, Value]) -> str:
    value = answers.get(Position(register.questions[0].id, card))
    return cut(value.text) if isinstance(value, OwnWords) else ""


def labels(options: tuple[Option, ...]) -> dict[str, Text]:
    return {option.id: option.label for option in options}


def as_number(value: Value) -> int:
    return value if isinstance(value, int) else 0


def cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= SHORT else f"{line[: SHORT - 1].rstrip()}…"
