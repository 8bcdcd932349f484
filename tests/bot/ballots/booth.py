"""Votes to cast secret ballots in: a territory, its people, and their codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.ballots import closing, opening, rolls, secret
from bot.ballots.closing import Closed
from bot.ballots.rolls import Line
from bot.ballots.rules.outcome import Rule
from bot.ballots.rules.roll import OneVote
from bot.ballots.secret import Cast
from bot.ballots.subject import Motion
from bot.ballots.vote import Option, Vote
from bot.i18n import Written
from bot.people.roles import Kind
from tests import builders
from tests.builders import NOW

LATER = NOW + timedelta(hours=1)
SLUGS = ("association", "gda", "charter_only")


@dataclass(slots=True)
class Booth:
    """A secret vote, and those who have a vote in it; ``codes`` of those who cast, by voter."""

    db: Connection
    vote: Vote
    people: dict[str, int]
    codes: dict[str, str] = field(default_factory=dict)

    @property
    def voters(self) -> list[str]:
        return list(self.people)

    def line(self, voter: str) -> Line:
        return next(line for line in rolls.lines(self.db, self.vote.id) if line.voter == voter)

    def code(self, voter: str) -> str:
        """A new code, as it is whispered."""
        code = secret.hand_out(self.db, self.vote, self.line(voter))
        assert code is not None
        return code

    def casts(self, voter: str, choice: str = "for", code: str | None = None, now: datetime = LATER) -> Cast:
        """Cast under this code; or under a new one for who has none yet, and else under theirs."""
        mine = code or self.codes.get(voter) or self.code(voter)
        done = secret.cast(self.db, self.vote, self.line(voter), self.people[voter], mine, choice, now)
        if done in (Cast.RECORDED, Cast.CHANGED):
            self.codes[voter] = mine
        return done

    def closes(self) -> Closed:
        closed = closing.close(self.db, self.vote.id, self.vote.closes_at)
        assert closed is not None
        return closed


def booth(
    db: Connection,
    voters: int = 6,
    *,
    rule: Rule = Rule.TWO_THIRDS,
    where: str = "Mahdia",
    kinds: Sequence[Kind] = (Kind.INDIVIDUAL,),
    row: int = 1,
) -> Booth:
    """A secret vote of so many people, of these kinds in turn; each person has a vote."""
    territory = builders.territory(db, where)
    opening.choose_one_vote(db, territory.id, OneVote.PERSON)
    for place in range(voters):
        builders.person(db, f"Person {place}", where=territory, kind=kinds[place % len(kinds)])
    return opened(db, territory.id, rule, row)


def opened(db: Connection, territory: int, rule: Rule = Rule.TWO_THIRDS, row: int = 1) -> Booth:
    """A secret vote of whoever is there."""
    motion = Motion(rule, written("We share the water"), written("All of it."), options=options(rule))
    vote = opening.open_vote(db, territory, "article", row, motion, secret=True, by=None, now=NOW, zone="UTC")
    speaking = {line.voter: line.speaker for line in rolls.lines(db, vote.id) if line.speaker is not None}
    return Booth(db, vote, dict(sorted(speaking.items())))


def options(rule: Rule) -> tuple[Option, ...]:
    return tuple(Option(slug, written(slug)) for slug in SLUGS) if rule is Rule.JUDGMENT else ()


def written(words: str) -> Written:
    return Written("en", {"en": words})
