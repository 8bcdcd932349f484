"""A charter under way, for the demo: what people of Mahdia may have proposed, objected to and adopted.

Nothing here is said to anybody: it happened in turns of the past, whose messages and due times are let go of.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from bot.ballots import mandating
from bot.ballots.opening import planned
from bot.contributions import Example
from bot.conversation import Turn
from bot.people import membership, territories
from bot.people.roles import Kind, Person
from conversations.charter.articles import changing, queries
from conversations.charter.articles.answering import take_over
from conversations.charter.articles.asked_for import Asked
from conversations.charter.articles.queries import Version
from conversations.charter.conversation import charter
from conversations.charter.example_decisions import sense_check, vote_on
from conversations.charter.ideas import changing as ideas
from conversations.charter.ideas.queries import standing
from conversations.charter.ideas.tables import IdeaKind
from conversations.charter.tables import Act, Section, Stage

PROPOSED = 30  # days ago, when ideas were asked for
TOLD = json.loads(Path(__file__).with_name("example.json").read_text(encoding="utf-8"))
"""Articles with what happened to each of their versions, and ideas.

The first text of a version is the one that counts. ``ago`` and ``accepted`` are days, ``by`` is one of the ``writers``.
"""


@dataclass(frozen=True, slots=True)
class FurnishCharter:
    """Have the example's ideas and articles in this territory, if it had none."""

    territory: int


@charter.contributes(Example)
def example(turn: Turn) -> Iterator[Example]:
    if turn.person.territory is not None:
        yield Example(FurnishCharter(turn.person.territory))


@charter.due(FurnishCharter)
def furnish(turn: Turn, due: FurnishCharter) -> None:
    """For the days of the story somebody speaks for every organisation; afterwards only those who did before."""
    here = due.territory
    if territories.by_id(turn.db, here) is None or is_begun(turn, here):
        return
    mandated = let_speak(turn, here)
    if planned(turn.db, here).entries:
        people = writers(turn, here)
        made = {name: write_article(turn, here, people, told) for name, told in TOLD["articles"].items()}
        chance = Random(1)
        for told in TOLD["ideas"]:
            propose(ago(turn, PROPOSED), here, people, told, chance, made.get(told.get("became")))
    for organisation in mandated:
        mandating.take_back(turn.db, organisation)


def is_begun(turn: Turn, territory: int) -> bool:
    return bool(queries.every_article(turn.db, territory) or standing(turn.db, territory))


def let_speak(turn: Turn, territory: int) -> list[int]:
    """One of its people for each organisation that has mandated nobody; those organisations."""
    members = {one.organisation: one.id for one in writers(turn, territory)[::-1]}
    found = [one.id for one in mandating.without_mandate(turn.db, territory) if one.id in members]
    for organisation in found:
        mandating.mandate(turn.db, organisation, members[organisation], turn.now)
    return found


def writers(turn: Turn, territory: int) -> list[Person]:
    """The members, those with Telegram first, who can answer for what they wrote."""
    return sorted(membership.members_of(turn.db, territory), key=lambda one: (not one.telegram_id, one.id))


def ago(turn: Turn, days: int) -> Turn:
    """A turn so many days before this one, of which nothing is sent."""
    return replace(turn, now=turn.now - timedelta(days=days), messages=[], dues=[])


def write_article(turn: Turn, territory: int, people: Sequence[Person], told: dict[str, Any]) -> int:
    kind = Kind(told["kind"]) if told["kind"] else None
    then = ago(turn, told["versions"][0]["ago"])
    article = changing.add_article(turn.db, territory, Section(told["section"]), kind, then.now)
    for version in told["versions"]:
        write_version(turn, territory, article, people, version)
    return article


def write_version(turn: Turn, territory: int, article: int, people: Sequence[Person], told: dict[str, Any]) -> None:
    """Propose it, and let happen to it what is told of it."""
    then, by = ago(turn, told["ago"]), people[told["by"] % len(people)]
    before = queries.latest(turn.db, article) if told.get("amends") else None
    new = proposed(then, article, by, told, before)
    if "check" in told:
        sense_check(ago(turn, told["check"]["ago"]), territory, new, people, told["check"])
    if "vote" in told:
        vote_on(ago(turn, told["vote"]["ago"]), territory, new, by, told["vote"]["said"])
    if before is not None and "accepted" in told:
        accept(ago(turn, told["accepted"]), territory, before, new)
    if "translated" in told:
        translate(ago(turn, told["translated"]["ago"]), article, new, by, told["translated"]["texts"])


def proposed(then: Turn, article: int, by: Person, told: dict[str, Any], amends: Version | None) -> int:
    (language, text), *others = told["texts"].items()
    amended = None if amends is None else amends.id
    new = changing.add_version(then.db, article, language, text, by=by.id, now=then.now, amends=amended)
    for other, said in others:
        changing.write(then.db, new, other, said, by=by.id, now=then.now)
    changing.give_reason(then.db, new, told.get("why", ""))
    changing.move_on(then.db, new, (Stage.DRAFT,), Stage.PROPOSED)
    act = Act.AMENDMENT_PROPOSED if amended else Act.PROPOSED
    queries.remember(then.db, article, act, then.now, version=new)
    return new


def accept(then: Turn, territory: int, before: Version, number: int) -> None:
    """The author takes the other words over."""
    article = queries.article(then.db, territory, before.article)
    amendment = queries.version(then.db, territory, number)
    assert article is not None and amendment is not None
    take_over(then, Asked(article, before), amendment)
    queries.remember(then.db, article.id, Act.AMENDMENT_ACCEPTED, then.now, version=number)


def translate(then: Turn, article: int, version: int, by: Person, texts: dict[str, str]) -> None:
    for language, text in texts.items():
        changing.write(then.db, version, language, text, by=by.id, now=then.now)
    queries.remember(then.db, article, Act.TRANSLATED, then.now, version=version)


def propose(
    then: Turn, territory: int, people: Sequence[Person], told: dict[str, Any], chance: Random, article: int | None
) -> int:
    """An idea with as many supporters as are told of, and what stands together with it."""
    behind = chance.sample(people, k=min(told["support"], len(people)))
    by = people[told["by"] % len(people)] if "by" in told else behind[0]
    whose = Kind(told["whose"]) if "whose" in told else None
    new = ideas.keep(
        *(then.db, territory, IdeaKind(told["kind"])),
        text=told["text"],
        language=told["language"],
        whose=whose,
        person=by.id,
        now=then.now,
    )
    for one in behind:
        ideas.support(then.db, new, one.id)
    if "alike" in told:
        ideas.group(then.db, propose(then, territory, people, told["alike"], chance, None), new)
    if article is not None:
        ideas.make_part_of(then.db, new, article)
    return new
