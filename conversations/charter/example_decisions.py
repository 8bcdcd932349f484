"""A sense-check and a vote of the demo's charter, each from its opening to its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.ballots import casting, opening, rolls
from bot.ballots import closing as service
from bot.ballots.rolls import Line
from bot.ballots.rules.consent import Stance
from bot.ballots.rules.fist import ASKED_WHY_BELOW, Level
from bot.ballots.tables import Standing
from bot.ballots.vote import Vote
from bot.conversation import Turn
from bot.people import territories
from bot.people.roles import Person
from conversations.charter.articles import deciding
from conversations.charter.sensing import closing, queries


def sense_check(then: Turn, territory: int, version: int, people: Sequence[Person], told: dict[str, Any]) -> None:
    """One after another they show their fingers; whoever shows less than three says the same reason."""
    check = queries.open_(then.db, territory, version, people[0].id, then.now)
    for one, fingers in zip(people, told["levels"], strict=False):
        queries.show(then.db, check.id, one.id, Level(fingers))
        if fingers < ASKED_WHY_BELOW:
            queries.ask(then.db, check.id, one.id)
            queries.keep_reason(then.db, check.id, one.id, told["why"], None)
    closing.end(replace(then, now=check.closes_at), check)


def vote_on(then: Turn, territory: int, version: int, by: Person, said: Sequence[Sequence[str]]) -> None:
    """Everybody on the roll votes: those of whom it is told as it is told, all others with consent."""
    where, motion = territories.by_id(then.db, territory), deciding.article_motion(then.db, territory, version)
    assert where is not None
    vote = opening.open_vote(
        *(then.db, territory, "article", version, motion), secret=False, by=by.id, now=then.now, zone=where.zone
    )
    deciding.opened(then, vote)
    cast(then, vote, said)
    end(replace(then, now=vote.closes_at), vote)


def cast(then: Turn, vote: Vote, said: Sequence[Sequence[str]]) -> None:
    """Each kind of actor speaks through its last organisation by name that has not said anything yet."""
    silent = [line for line in rolls.lines(then.db, vote.id) if line.standing is Standing.VOTER]
    for kind, stance, reason in said:
        line = next((line for line in reversed(silent) if line.kind == kind), None)
        if line is not None:
            silent.remove(line)
            cast_one(then, vote, line, Stance(stance), reason)
    for line in silent:
        cast_one(then, vote, line, Stance.CONSENT)


def cast_one(then: Turn, vote: Vote, line: Line, stance: Stance, reason: str = "") -> None:
    assert line.speaker is not None
    casting.cast(then.db, vote, line.voter, stance.value, reason=reason, by=line.speaker, now=then.now)


def end(then: Turn, vote: Vote) -> None:
    closed = service.close(then.db, vote.id, then.now)
    assert closed is not None
    deciding.article_decided(then, closed.vote, closed.outcome)
