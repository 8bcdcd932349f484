"""What tests are made of: a territory, people in it, a turn of theirs, and what they then see."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, select, update

from bot.buttons import Button, Key
from bot.conversation import Conversation, Turn
from bot.events import Place, Said
from bot.i18n import label, speak
from bot.outbox.message import Message
from bot.people import consent, membership, organisations, standing, territories
from bot.people.consent import Purpose
from bot.people.organisations import Organisation
from bot.people.roles import Kind, Person, Role
from bot.people.tables import people
from bot.people.territories import Territory

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # a Monday


def territory(db: Connection, name: str = "Mahdia", country: str = "TN") -> Territory:
    """The territory of that name, made if it is not there yet."""
    return territories.named(db, name) or territories.add(db, name, country, NOW)


def organisation(
    db: Connection, name: str = "Espoir", kind: Kind = Kind.NON_PROFIT, *, where: Territory | None = None
) -> Organisation:
    """A new organisation, in Mahdia unless said otherwise."""
    return organisations.add(db, (where or territory(db)).id, name, kind, NOW)


def stranger(db: Connection, name: str = "Sara", language: str = "en", *, chosen: bool = True) -> Person:
    """Someone who wrote to the bot and belongs nowhere yet, with the next free Telegram id."""
    telegram_id = 1001 + (db.scalar(select(func.count()).select_from(people)) or 0)
    standing.meet(db, telegram_id, name, language, NOW)
    db.execute(update(people).where(people.c.telegram_id == telegram_id).values(chosen=chosen))
    return standing.person(db, telegram_id)


def person(
    db: Connection,
    name: str = "Sara",
    role: Role = Role.ACTOR,
    *,
    where: Territory | None = None,
    language: str = "en",
    organisation: Organisation | None = None,
    kind: Kind = Kind.INDIVIDUAL,
) -> Person:
    """Someone who agreed and belongs to a territory: Mahdia unless said otherwise."""
    new = stranger(db, name, language)
    if role is Role.STRANGER:
        return new
    consent.give(db, new.id, Purpose.PARTICIPATION, NOW)
    joins(db, new, where or territory(db), role=role, kind=kind, organisation=organisation)
    return standing.person(db, new.telegram_id)


def joins(
    db: Connection,
    person: Person,
    where: Territory,
    *,
    role: Role = Role.ACTOR,
    kind: Kind = Kind.INDIVIDUAL,
    organisation: Organisation | None = None,
) -> Person:
    """The same person, in one more territory, which is their current one now."""
    speaks_for = organisation.id if organisation else None
    membership.join(db, person.id, where.id, role=role, kind=kind, organisation=speaks_for, now=NOW)
    return standing.person(db, person.telegram_id)


def turn(
    db: Connection,
    person: Person,
    *,
    words: str = "",
    said: Said | None = None,
    pressed: int | None = None,
    place: Place | None = None,
    now: datetime = NOW,
    menu: Sequence[Conversation] = (),
) -> Turn:
    """A turn of that person, in their private chat unless said otherwise.

    ``words`` were typed; ``pressed`` is the id of the message whose button was pressed; ``said`` says it in full.
    """
    came = said or Said(words=words, message=pressed, editable=pressed is not None)
    return Turn(db, person, place or Place(person.telegram_id), now, came, menu)


def words(message: Message) -> str:
    """A message as its reader sees it, in Telegram's HTML."""
    return speak(message.voice, message.text)


def labels(message: Message) -> list[list[str]]:
    """The buttons of a message as their rows were written, first to last."""
    return [[label(message.voice, key.label) for key in row] for row in message.rows]


def keys(message: Message) -> list[Key]:
    """The buttons of a message, one after another."""
    return [key for row in message.rows for key in row]


def presses(message: Message) -> list[Any]:
    """What the buttons of a message bring about, addresses left out."""
    return [key.press for key in keys(message) if isinstance(key, Button)]
