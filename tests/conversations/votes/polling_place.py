"""Organisations of Mahdia with whoever speaks for them, all with phones, and votes that are open."""

from __future__ import annotations

import re

from sqlalchemy import Connection, select

from bot.ballots import closing, opening
from bot.ballots.rules.judgment import CHARTER_ONLY
from bot.ballots.rules.outcome import Rule
from bot.ballots.subject import Motion
from bot.ballots.tables import roll, secret_ballots
from bot.ballots.vote import Option, Vote
from bot.i18n import Written
from bot.people import standing
from bot.people.roles import Kind, Person
from conversations.home import home
from conversations.onboarding import onboarding
from conversations.votes import votes
from tests.bot.ballots.hall import body, voter
from tests.builders import territory
from tests.phones import Line, Phone, Shown

MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f"))
CODE = re.compile(r"<code>([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})</code>")
NAMES = ("Amal", "Bhar", "Cap", "Dar", "Espoir", "Fajr", "Ghar", "Hana")


class Place:
    """A territory that votes. ``voters`` are phones by the names of organisations."""

    def __init__(self, db: Connection, size: int = 3, *, kind: Kind = Kind.NON_PROFIT) -> None:
        self.db = db
        self.line = Line(db, [home, onboarding, votes])
        self.people: dict[str, Person] = {}
        self.voters: dict[str, Phone] = {}
        self.keys: dict[str, str] = {}
        for name in NAMES[:size]:
            organisation, person = body(db, name, kind)
            self.people[name], self.keys[name] = person, voter(organisation)
            self.voters[name] = self.phone(person)

    def phone(self, person: Person) -> Phone:
        return self.line.phone(person.name, person.language, person.telegram_id)

    def again(self, name: str) -> Person:
        """That organisation's person as they stand now."""
        return standing.person(self.db, self.people[name].telegram_id)

    def opens(self, motion: Motion | None = None, *, row: int = 1, secret: bool = False) -> Vote:
        here, now = territory(self.db), self.line.clock.now()
        asked = motion or water()
        return opening.open_vote(
            self.db, here.id, "article", row, asked, secret=secret, by=None, now=now, zone=here.zone
        )

    def ends(self, vote: Vote) -> None:
        """Time passes, and the vote is closed."""
        self.line.clock.set(vote.closes_at)
        closing.close(self.db, vote.id, vote.closes_at)

    def voted(self, vote: Vote) -> list[str]:
        """The organisations whose lines are marked."""
        marked = set(self.db.scalars(select(roll.c.voter).where(roll.c.vote_id == vote.id, roll.c.voted)))
        return [name for name, key in self.keys.items() if key in marked]


def water(rule: Rule = Rule.CONSENT, *, text: Written | None = None, present: Written | None = None) -> Motion:
    return Motion(rule, said("Water"), text or said("Water is shared."), present=present)


def forms() -> Motion:
    options = (("association", "Association"), ("sotc", "Co-operative"), (CHARTER_ONLY, "Charter only for now"))
    return Motion(
        Rule.JUDGMENT, said("Our legal form"), options=tuple(Option(slug, said(text)) for slug, text in options)
    )


def said(text: str) -> Written:
    return Written("en", {"en": text})


def plain(shown: Shown) -> str:
    """A message without marks of direction."""
    return shown.html.translate(MARKS)


def code_on(phone: Phone) -> str:
    """The code that the last message shows."""
    found = CODE.search(phone.sees)
    assert found, phone.sees
    return found[1]


def in_the_box(db: Connection, vote: Vote) -> list[str]:
    """What the secret ballots say, in no order of anybody's."""
    return sorted(db.scalars(select(secret_ballots.c.choice).where(secret_ballots.c.vote_id == vote.id)))
