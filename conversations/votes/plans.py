"""A vote that may be opened, as it would be: a value with all that is looked at before."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2s

from sqlalchemy import Connection

from bot.attention.quiet import allowed_from
from bot.ballots import opening
from bot.ballots.opening import Obstacle
from bot.ballots.rolls import number
from bot.ballots.rules import quorum, secrecy, times
from bot.ballots.rules.roll import Roll, by_kind
from bot.ballots.subject import Motion
from bot.ballots.vote import Vote
from bot.i18n import LANGUAGES
from bot.people import organisations
from bot.people.groups import Group
from bot.people.preferences import Language
from bot.people.territories import Territory
from bot.sentences import stored
from conversations.votes import explaining
from conversations.votes.announcing import Standings


@dataclass(frozen=True, slots=True)
class Voters:
    """Who would have a vote now, and the names of the organisations that have mandated nobody."""

    roll: Roll
    outside: Sequence[str]


@dataclass(frozen=True, slots=True)
class Plan:
    """``obstacle`` stands in the way of opening it as chosen, ``not_secret`` of opening it as a secret vote."""

    territory: int
    about: str
    row: int
    motion: Motion
    secret: bool
    obstacle: Obstacle | None
    not_secret: Obstacle | None
    voters: Voters
    groups: Sequence[Group]
    place: Territory
    now: datetime

    @property
    def roll(self) -> Roll:
        return self.voters.roll

    @property
    def closes_at(self) -> datetime:
        return self.now + times.lasts(self.motion.rule)

    @property
    def told_from(self) -> datetime | None:
        """Since when the groups are told, if not at once."""
        morning = allowed_from(self.now, self.place.zone, self.place.quiet)
        return morning if morning > self.now else None

    @property
    def languages(self) -> list[Language]:
        """In which the territory or one of its groups reads."""
        used = {*self.place.languages, *(group.language for group in self.groups)}
        return [Language(one) for one in LANGUAGES if one in used]

    @property
    def standings(self) -> Standings:
        nobody_yet = quorum.turnout(quorum.closing(self.roll, ()))
        return Standings(nobody_yet, self.voters.outside, self.is_advised)

    @property
    def is_advised(self) -> bool:
        return explaining.is_advised(len(self.roll.advisers), secret=self.secret)

    @property
    def as_vote(self) -> Vote:
        """As it would be at its opening; its number is 0."""
        motion = self.motion
        return Vote(
            id=0,
            territory=self.territory,
            about=self.about,
            row=self.row,
            rule=motion.rule,
            question=motion.question,
            text=motion.text,
            present=motion.present,
            options=motion.options,
            secret=self.secret,
            one_vote=self.roll.one_vote,
            labels=secrecy.labels(by_kind(self.roll), Counter(self.roll.outside.values()))
            if self.secret
            else frozenset(),
            failed_before=motion.failed_before,
            opened_at=self.now,
            closes_at=self.closes_at,
            review_on=self.closes_at.date(),
            extended=False,
            closed_at=None,
            outcome=None,
            advice=None,
        )


def voters(db: Connection, territory: int) -> Voters:
    roll = opening.planned(db, territory)
    named = {one.id: one.name for one in organisations.of(db, territory)}
    return Voters(roll, sorted(named[number(str(voter))] for voter in roll.outside))


def mark(motion: Motion) -> str:
    """Eight letters that differ where the words differ."""
    texts = [text and stored(text) for text in (motion.question, motion.text, motion.present)]
    held = [motion.rule, motion.failed_before, texts, [[one.slug, stored(one.text)] for one in motion.options]]
    return blake2s(json.dumps(held, sort_keys=True).encode(), digest_size=4).hexdigest()
