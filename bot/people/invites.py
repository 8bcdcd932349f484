"""Links that let people into a territory: 128 random bits, of which only the SHA-256 is kept."""

from __future__ import annotations

from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from secrets import token_bytes

from sqlalchemy import ColumnElement, Connection, Row, insert, or_, select, update

from bot.people.roles import Role
from bot.people.tables import guesses, invites
from bot.storage.upsert import put

WRONG_TRIES = 5
LOCKED_FOR = timedelta(hours=1)


class Flaw(StrEnum):
    """Why an invitation does not open the door."""

    WRONG = "wrong"
    EXPIRED = "expired"
    REVOKED = "revoked"
    USED_UP = "used_up"
    LOCKED = "locked"  # too many wrong ones from this person


@dataclass(frozen=True, slots=True)
class Invite:
    """``uses_left`` is None where as many may come as like to."""

    id: int
    territory: int
    role: Role
    uses_left: int | None
    created_by: int | None
    created_at: datetime
    expires_at: datetime


def make(
    db: Connection,
    territory: int,
    role: Role,
    *,
    by: int | None,
    now: datetime,
    days: int = 30,
    uses: int | None = None,
) -> str:
    """A new invitation; its secret, 26 small letters and digits, is known to nobody after this.

    ``by`` is the row number of whoever makes it, None for the command line.
    Raises ValueError for a role that nobody can be invited to, or for no days or uses at all.
    """
    if role is Role.STRANGER or days < 1 or (uses is not None and uses < 1):
        raise ValueError(f"an invitation to be {role} for {days} days and {uses} uses invites nobody")
    secret = b32encode(token_bytes(16)).decode().rstrip("=").lower()
    row = {"territory_id": territory, "role": role, "secret_hash": hashed(secret), "uses_left": uses}
    times = {"created_by": by, "created_at": now, "expires_at": now + timedelta(days=days)}
    db.execute(insert(invites).values(**row, **times))
    return secret


def check(db: Connection, secret: str, *, by: int, now: datetime) -> Invite | Flaw:
    """The invitation behind the secret that someone (``by``, a Telegram id) came with, or what is wrong with it.

    After five secrets that never existed nothing is looked up for that person for an hour. The caller must not
    undo the transaction on a flaw: that would forget the wrong try.
    """
    if is_locked(db, by, now):
        return Flaw.LOCKED
    row = db.execute(select(invites).where(invites.c.secret_hash == hashed(secret))).one_or_none()
    if row is None:
        count_wrong(db, by, now)
        return Flaw.WRONG
    return flaw(row, now) or invite_from(row)


def redeem(db: Connection, invite: int, now: datetime) -> bool:
    """Take one use of an invitation, as its person joins; False if it was revoked or used up since they came.

    One that expired while they were on their way still counts.
    """
    open_ = (invites.c.id == invite) & invites.c.revoked_at.is_(None) & has_uses()
    taken = update(invites).where(open_).values(uses_left=invites.c.uses_left - 1)
    return bool(db.execute(taken).rowcount)


def revoke(db: Connection, territory: int, invite: int, now: datetime) -> bool:
    """Let an invitation of this territory open no more doors; whether there was one to close."""
    here = (invites.c.id == invite) & (invites.c.territory_id == territory) & invites.c.revoked_at.is_(None)
    return bool(db.execute(update(invites).where(here).values(revoked_at=now)).rowcount)


def open_ones(db: Connection, territory: int, now: datetime) -> list[Invite]:
    """The invitations of this territory that still let somebody in, newest first."""
    here = select(invites).where(invites.c.territory_id == territory, invites.c.revoked_at.is_(None))
    usable = here.where(has_uses(), invites.c.expires_at > now).order_by(invites.c.id.desc())
    return [invite_from(row) for row in db.execute(usable)]


def hashed(secret: str) -> bytes:
    return sha256(secret.lower().encode()).digest()


def has_uses() -> ColumnElement[bool]:
    return or_(invites.c.uses_left.is_(None), invites.c.uses_left > 0)


def flaw(row: Row[tuple[object, ...]], now: datetime) -> Flaw | None:
    found = row._mapping
    if found["revoked_at"] is not None:
        return Flaw.REVOKED
    if found["uses_left"] == 0:
        return Flaw.USED_UP
    return Flaw.EXPIRED if found["expires_at"] <= now else None


def is_locked(db: Connection, telegram_id: int, now: datetime) -> bool:
    until = db.scalar(select(guesses.c.locked_until).where(guesses.c.telegram_id == telegram_id))
    return until is not None and until > now


def count_wrong(db: Connection, telegram_id: int, now: datetime) -> None:
    """One more wrong secret; the fifth locks, and after that hour counting starts again."""
    before = db.execute(select(guesses).where(guesses.c.telegram_id == telegram_id)).one_or_none()
    wrong = 1 if before is None or before.locked_until else before.wrong + 1
    until = now + LOCKED_FOR if wrong >= WRONG_TRIES else None
    put(db, guesses, {"telegram_id": telegram_id, "wrong": wrong, "locked_until": until})


def invite_from(row: Row[tuple[object, ...]]) -> Invite:
    found = row._mapping
    return Invite(
        id=found["id"],
        territory=found["territory_id"],
        role=found["role"],
        uses_left=found["uses_left"],
        created_by=found["created_by"],
        created_at=found["created_at"],
        expires_at=found["expires_at"],
    )
