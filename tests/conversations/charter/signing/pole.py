"""Mahdia with adopted articles, people with phones, and the votes on the whole charter."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection, update

from bot.ballots import casting
from bot.ballots.opening import choose_one_vote, open_vote
from bot.ballots.rules.consent import Stance
from bot.ballots.rules.outcome import Outcome, Reason, Result
from bot.ballots.rules.roll import OneVote
from bot.ballots.tables import votes
from bot.ballots.vote import Vote
from bot.conversation import Turn
from bot.outbox.message import put
from bot.people.organisations import Organisation
from bot.people.roles import Kind, Person, Role
from bot.people.territories import Territory
from bot.schedule import due
from conversations.charter import charter
from conversations.charter.signing import content, queries, signatures
from conversations.charter.signing.presses import FreezeNow
from conversations.charter.signing.queries import FrozenCharter
from conversations.charter.signing.rules import mark
from conversations.charter.signing.tables import Mandate
from conversations.charter.signing.voting import ABOUT, decided, motion, opened
from conversations.charter.tables import Section, Stage
from conversations.home import home
from conversations.onboarding import onboarding
from conversations.votes import votes as voting
from tests.builders import organisation, person, territory, turn
from tests.conversations.charter.sensing.circle import ATLAS, add_group, plain, proposed
from tests.phones import Line, Phone, Shown

__all__ = ["ATLAS", "Pole", "add_group", "plain", "pole"]

PRINCIPLE = {"ar": "نقرّر معًا.", "fr": "Nous décidons ensemble.", "en": "We decide together."}
PURPOSE = {"fr": "Vivre et travailler ici.", "ar": "العيش والعمل هنا."}


@dataclass(slots=True)
class Pole:
    """``amal`` facilitates."""

    line: Line
    amal: Phone
    people: dict[str, Person] = field(default_factory=dict)

    @property
    def db(self) -> Connection:
        return self.line.db

    @property
    def where(self) -> Territory:
        return territory(self.db)

    @property
    def here(self) -> int:
        return self.where.id

    @property
    def atlas(self) -> list[Shown]:
        return self.line.shown(ATLAS.id)

    @property
    def last(self) -> FrozenCharter:
        """The version that was frozen last."""
        return queries.all_in(self.db, self.here)[0]

    @property
    def freeze_now(self) -> FreezeNow:
        """The button of whoever looks now at what would be frozen."""
        return FreezeNow(self.here, mark(content.frozen(self.db, self.where, 0, self.line.clock.now())))

    def member(
        self, name: str, language: str = "en", role: Role = Role.ACTOR, body: Organisation | None = None
    ) -> Phone:
        someone = person(self.db, name, role, language=language, organisation=body)
        self.people[name] = someone
        return self.line.phone(name, language, someone.telegram_id)

    def freezes(self) -> FrozenCharter:
        self.amal.opens(self.freeze_now)
        return self.last

    def opens_vote(self) -> Vote:
        """On the last version, with a line for each person."""
        choose_one_vote(self.db, self.here, OneVote.PERSON)
        asked = motion(self.db, self.here, self.last.id)
        by, now = self.people["Amal"].id, self.line.clock.now()
        vote = open_vote(
            self.db, self.here, ABOUT, self.last.id, asked, secret=False, by=by, now=now, zone=self.where.zone
        )
        opened(self.turn(), vote)
        return vote

    def objects(self, vote: Vote, name: str, reason: str) -> None:
        who, now = self.people[name].id, self.line.clock.now()
        casting.cast(self.db, vote, f"p{who}", Stance.OBJECTION.value, reason=reason, by=who, now=now)

    def ends(
        self,
        result: Result = Result.ADOPTED,
        vote: Vote | None = None,
        *,
        review_on: date | None = None,
        reason: Reason = Reason.NO_OBJECTION,
    ) -> None:
        """The vote on the last version ends so, as votes tells it."""
        vote, told = vote or self.opens_vote(), self.turn()
        self.db.execute(update(votes).where(votes.c.id == vote.id).values(closed_at=told.now))
        decided(told, vote, Outcome(result, reason, review_on=review_on))
        self.keeps(told)

    def adopts(self) -> FrozenCharter:
        """Freeze everything and adopt it."""
        self.freezes()
        self.ends()
        return self.last

    def signs(
        self, name: str, body: Organisation | None = None, role: str = "", mandate: Mandate = Mandate.GIVEN
    ) -> None:
        """Without the buttons."""
        who, now = self.people[name], self.line.clock.now()
        assert signatures.sign(self.db, self.last, who, body, role=role, mandate=mandate, now=now)

    def turn(self, name: str | None = None) -> Turn:
        who = self.people[name] if name else self.people["Amal"]
        return turn(self.db, who, now=self.line.clock.now(), menu=self.line.menu)

    def keeps(self, told: Turn) -> None:
        """What dispatch does with a turn that is over."""
        due.add(self.db, told.dues)
        put(self.db, told.messages, told.now)


def pole(db: Connection, *, group: str | None = "en", language: str = "en", articles: bool = True) -> Pole:
    """With two adopted articles, a principle and a purpose, in that order of adoption."""
    line = Line(db, [home, onboarding, charter, voting])
    amal = person(db, "Amal", Role.FACILITATOR, language=language)
    if group:
        add_group(db, group)
    if articles:
        proposed(db, PRINCIPLE, section=Section.PRINCIPLES, stage=Stage.ADOPTED)
        proposed(db, PURPOSE, section=Section.PURPOSE, stage=Stage.ADOPTED)
    return Pole(line, line.phone("Amal", language, amal.telegram_id), {"Amal": amal})


def espoir(db: Connection, name: str = "Espoir", kind: Kind = Kind.NON_PROFIT) -> Organisation:
    return organisation(db, name, kind)
