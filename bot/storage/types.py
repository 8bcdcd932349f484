"""Column types that mean the same on SQLite and on PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import BigInteger, DateTime, Dialect, Enum, Integer, TypeDecorator

Id = BigInteger().with_variant(Integer, "sqlite")
"""A row's own number, given by the database (SQLite numbers only INTEGER keys by itself)."""

TelegramId = BigInteger
"""A chat's or person's number at Telegram: up to 52 significant bits (Bot API, "User.id"), negative for groups."""


class Instant(TypeDecorator[datetime]):
    """A moment in UTC. Naive datetimes are refused on the way in and never come out."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"naive datetime: {value!r}")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and value.replace(tzinfo=UTC)


def word(kind: type[StrEnum]) -> Enum:
    """A StrEnum kept as its value, in plain text: a new member needs no migration."""
    return Enum(kind, native_enum=False, create_constraint=False, length=32, values_callable=values)


def values(kind: type[StrEnum]) -> list[str]:
    return [member.value for member in kind]
