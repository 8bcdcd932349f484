"""What people wrote in their own words, without their names: nothing, or what five people of three sides wrote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from sqlalchemy import Connection

from bot.figures import is_shown
from bot.figures.cells import LEAST_PEOPLE, Member
from bot.questionnaire import Grid, OwnWords, Question, Register, Topic, Words
from bot.questionnaire.asking import Part
from conversations.self_assessment.questions import asked
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.territory import records
from conversations.self_assessment.territory.gathering import Known, Said, kept

ON_CARDS = ("A2.why",)
"""What may be shown of the cards of registers; names of people and organisations may not."""


@dataclass(frozen=True, slots=True)
class Open:
    """A question that is answered in one's own words; ``register`` where it is asked on cards."""

    topic: Topic
    question: Question
    register: Register | None = None


def open_questions(modules: tuple[str, ...]) -> list[Open]:
    """Those of a round's modules, in the order in which they are asked."""
    return [found for topic in asked(modules).topics for part in topic.parts for found in in_part(topic, part)]


def in_part(topic: Topic, part: Part) -> Iterator[Open]:
    if isinstance(part, Register):
        yield from (Open(topic, one, part) for one in part.questions if one.id in ON_CARDS)
    elif isinstance(part, Question) and isinstance(part.answer, Words):
        yield Open(topic, part)


def batch(db: Connection, round_: Round, asked: Open) -> tuple[str, ...]:
    """What was written to one question; empty where it may not be shown."""
    return batches(db, round_, (asked,)).get(asked.question.id, ())


def batches(db: Connection, round_: Round, among: Sequence[Open]) -> dict[str, tuple[str, ...]]:
    """What was written to each question, in the order of the alphabet, which says nothing of who wrote it.

    A question that too few people answered is not there, nor one with too many of them of one organisation. Read as it
    stands now: the words of somebody who is forgotten are gone with them. Voices are not among it; they are known by
    their sound.
    """
    known = Known()
    found: dict[str, list[tuple[Member, str]]] = defaultdict(list)
    for sheet in records.sheets_of(db, round_, sorted({id for one in among for id in needed(one)})):
        said = known.answers(sheet.said)
        for one in among:
            found[one.question.id] += [((sheet.person, sheet.unit), text) for text in texts(one, said)]
    shown = {id: wrote for id, wrote in found.items() if is_shown(writer for writer, _ in wrote)}
    return {id: tuple(sorted(text for _, text in wrote)) for id, wrote in shown.items()}


def mixed(texts: Sequence[str], seed: int) -> list[str]:
    """The same texts in an order that the seed alone gives, and nothing of who wrote them."""
    order = sorted(texts)
    Random(seed).shuffle(order)
    return order


def pages(texts: Sequence[str]) -> list[Sequence[str]]:
    """Batches of five to nine, as even as can be; fewer than five make one batch."""
    number = max(1, len(texts) // LEAST_PEOPLE)
    ends = [len(texts) * page // number for page in range(number + 1)]
    return [texts[first:last] for first, last in pairwise(ends)]


def needed(asked: Open) -> list[str]:
    """The question, and whatever else of its topic decides whether it applied."""
    others = [id for part in asked.topic.parts for id in deciding(part)]
    return [asked.question.id, *others]


def deciding(part: Part) -> list[str]:
    if isinstance(part, Register):
        return [part.id, *(one.id for one in part.questions if not isinstance(one.answer, Words))]
    return [] if isinstance(part, Grid) or isinstance(part.answer, Words) else [part.id]


def texts(asked: Open, said: Said) -> Iterator[str]:
    """What one person wrote: once, or on each of the cards that they did not take out again."""
    if asked.register is None:
        given = [said.get(asked.question.id)] if asked.question.only_if(said) else []
    else:
        given = [said.get((asked.question.id, card)) for card in kept(asked.register, said)]
    yield from (value.text for value in given if isinstance(value, OwnWords) and value.text)
