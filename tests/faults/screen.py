"""What somebody reads off their screen: which question of the first module stands there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.i18n import T, Text, Voice, label
from bot.questionnaire import Grid, Position, Question, Register, Topic
from conversations.self_assessment.questions.actors import ACTORS
from tests.seen import Seen

VOICE = Voice("en", "TN")
MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f"))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question where it stands; in a register on the first card, the only one: ``enough`` asks for another."""

    position: Position
    question: Question
    enough: bool = False


def written(words: Text) -> str:
    """A sentence or a label as the people of these tests see it."""
    return label(VOICE, words).translate(MARKS)


def asked_in(message: Seen) -> Asked | None:
    """The question that a message asks; None if it asks none."""
    lines = message.text.translate(MARKS).splitlines()
    topics = {line.partition(" · ")[2] for line in lines}
    for (topic, sentence), found in QUESTIONS.items():
        if topic in topics and sentence in lines:
            return found
    return None


def is_check(message: Seen) -> bool:
    """Whether it is "check your answers"."""
    return ALL_IS_RIGHT in message.labels


def questions_of(topic: Topic) -> Iterator[Asked]:
    for part in topic.parts:
        match part:
            case Question():
                yield Asked(Position(part.id), part)
            case Register():
                yield Asked(Position(part.id), part.gate(0))
                yield Asked(Position(part.id, 1), part.gate(1), enough=True)
                yield from (Asked(Position(question.id, 1), question) for question in part.questions)
            case Grid():
                raise TypeError("the first module has no grid")


ALL_IS_RIGHT = written(T("All is right"))
QUESTIONS = {
    (written(topic.name), written(asked.question.ask)): asked
    for topic in ACTORS.topics
    for asked in questions_of(topic)
}
