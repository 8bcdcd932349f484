"""A town that votes: organisations with somebody who speaks for them, people without one, and votes of theirs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.ballots import casting, mandating, opening, rolls
from bot.ballots.rules.judgment import CHARTER_ONLY
from bot.ballots.rules.outcome import Rule
from bot.ballots.subject import Motion
from bot.ballots.vote import Option, Vote
from bot.i18n import Written
from bot.people.organisations import Organisation
from bot.people.roles import Kind, Person
from tests import builders
from tests.builders import NOW, territory

WEEK = timedelta(days=7)
END = NOW + WEEK
SECOND = timedelta(seconds=1)
GRADED = ("association", "co-operative", CHARTER_ONLY)


def said(text: str) -> Written:
    return Written("en", {"en": text})


def motion(rule: Rule = Rule.CONSENT, *, failed_before: int = 0) -> Motion:
    """Something to vote on by this rule."""
    options = tuple(Option(slug, said(slug)) for slug in GRADED) if rule is Rule.JUDGMENT else ()
    text = None if rule is Rule.JUDGMENT else said("Water is shared.")
    return Motion(rule, said("Water"), text, options=options, failed_before=failed_before)


def body(
    db: Connection, name: str, kind: Kind = Kind.NON_PROFIT, *, mandate: bool = True
) -> tuple[Organisation, Person]:
    """An organisation and its person, who speaks for it unless said otherwise."""
    new = builders.organisation(db, name, kind)
    speaker = builders.person(db, f"{name}'s", organisation=new)
    if mandate:
        mandating.mandate(db, new.id, speaker.id, NOW)
    return new, speaker


def voter(of: Organisation | Person) -> str:
    """Their key on a roll."""
    return rolls.of_organisation(of.id) if isinstance(of, Organisation) else rolls.of_person(of.id)


def opens(
    db: Connection,
    rule: Rule = Rule.CONSENT,
    *,
    row: int = 1,
    secret: bool = False,
    now: datetime = NOW,
    failed_before: int = 0,
) -> Vote:
    """A vote of the territory on thing number ``row``."""
    what = motion(rule, failed_before=failed_before)
    here = territory(db)
    return opening.open_vote(db, here.id, "article", row, what, secret=secret, by=None, now=now, zone=here.zone)


def cast(
    db: Connection, vote: Vote, who: tuple[Organisation, Person], choice: casting.Choice, *, reason: str = ""
) -> None:
    """What an organisation's delegate says for it."""
    casting.cast(db, vote, voter(who[0]), choice, reason=reason, by=who[1].id, now=NOW)


def voters(lines: Iterable[rolls.Line]) -> list[str]:
    return [line.voter for line in lines]
