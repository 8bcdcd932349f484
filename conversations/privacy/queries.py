"""Everything about one person in the tables of people and of messages, as plain rows."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from sqlalchemy import Connection, Select, select

from bot.outbox.tables import bodies, outbox
from bot.people.consent import Purpose
from bot.people.roles import Person
from bot.people.tables import (
    affiliations,
    audit,
    consents,
    guesses,
    invites,
    memberships,
    organisations,
    people,
    requests,
    territories,
)
from bot.people.waits import waits

Rows = tuple[dict[str, Any], ...]


def agreement(db: Connection, person: int, purpose: Purpose) -> tuple[int, datetime] | None:
    """The version agreed to last, and when; None if nothing was, or it was taken back."""
    given = select(consents.c.version, consents.c.given_at).where(
        consents.c.person_id == person, consents.c.purpose == purpose, consents.c.withdrawn_at.is_(None)
    )
    row = db.execute(given.order_by(consents.c.version.desc())).first()
    return row and (row.version, row.given_at)


def own_rows(db: Connection, person: Person) -> dict[str, Rows]:
    """Every row that hangs on the person, by heading."""
    asked = {
        "person": select(people).where(people.c.id == person.id),
        "territories": in_territories(person.id),
        "organisations": in_organisations(person.id),
        "agreements": select(consents).where(consents.c.person_id == person.id),
        "requests to join": select(requests).where(requests.c.person_id == person.id),
        "invitations made": invitations(person.id),
        "wrong invitations": select(guesses).where(guesses.c.telegram_id == person.telegram_id),
        "question waiting": select(waits.c.name, waits.c.state).where(waits.c.person_id == person.id),
        "messages": messages(person.telegram_id),
        "trace": select(audit.c.at, audit.c.act, audit.c.about).where(audit.c.person_id == person.id),
    }
    return {heading: plain_rows(db, query) for heading, query in asked.items()}


def in_territories(person: int) -> Select[Any]:
    shown = (memberships.c.role, memberships.c.kind, memberships.c.joined_at, memberships.c.wants_news)
    return select(territories.c.name, *shown).join(memberships).where(memberships.c.person_id == person)


def in_organisations(person: int) -> Select[Any]:
    shown = (organisations.c.name, organisations.c.kind, affiliations.c.since)
    return select(*shown).join(affiliations).where(affiliations.c.person_id == person)


def invitations(person: int) -> Select[Any]:
    shown = (invites.c.role, invites.c.created_at, invites.c.expires_at, invites.c.revoked_at)
    return select(*shown).where(invites.c.created_by == person)


def messages(chat: int) -> Select[Any]:
    """What was said to the person, as long as it is kept; menus of commands say nothing."""
    said = select(outbox.c.due_at, outbox.c.sent_at, outbox.c.state, bodies.c.html).join(bodies)
    return said.where(outbox.c.chat_id == chat, bodies.c.html != "").order_by(outbox.c.id)


def plain_rows(db: Connection, query: Select[Any]) -> Rows:
    return tuple({name: plain(value) for name, value in row._mapping.items()} for row in db.execute(query))


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    return value.isoformat() if isinstance(value, datetime | time) else value
