"""Territories, and the customs of the countries they lie in."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, time
from zoneinfo import available_timezones

from sqlalchemy import Connection, Row, insert, select, update

from bot.direction import strip_controls
from bot.people.preferences import Hours
from bot.people.tables import QUIET_FROM, QUIET_UNTIL, territories


@dataclass(frozen=True, slots=True)
class Customs:
    """What a new territory takes over from its country; ``weekend`` holds ISO weekdays, Monday is 1."""

    zone: str = "UTC"
    weekend: tuple[int, ...] = (6, 7)
    languages: tuple[str, ...] = ("ar", "fr", "en")
    digits: str = "latn"
    quiet_from: time = QUIET_FROM
    quiet_until: time = QUIET_UNTIL


# By hand: CLDR is wrong about Palestine's weekend, and Western digits are what all three of them use most.
CUSTOMS = {
    "TN": Customs("Africa/Tunis"),
    "JO": Customs("Asia/Amman", weekend=(5, 6), languages=("ar", "en", "fr")),
    "PS": Customs("Asia/Hebron", weekend=(5, 6), languages=("ar", "en", "fr")),
}


@dataclass(frozen=True, slots=True)
class Territory:
    id: int
    name: str
    country: str
    zone: str
    weekend: tuple[int, ...]
    languages: tuple[str, ...]
    digits: str
    quiet: Hours


def add(db: Connection, name: str, country: str, now: datetime, *, zone: str | None = None) -> Territory:
    """A new territory with the customs of its country (two letters, ISO 3166), in its own zone if one is given.

    Raises ValueError for an empty or taken name, a country that is not two letters, or an unknown zone.
    """
    name, country = " ".join(strip_controls(name).split()), country.strip().upper()
    if not name or named(db, name) is not None:
        raise ValueError(f"there is already a territory named {name}" if name else "a territory needs a name")
    if not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise ValueError(f"a country is two letters, such as TN, JO or PS, not {country!r}")
    customs = asdict(CUSTOMS.get(country, Customs()))
    if zone is not None:
        if zone not in available_timezones():
            raise ValueError(f"there is no time zone {zone}; one is written like Africa/Tunis")
        customs["zone"] = zone
    row = {"name": name, "country": country, "created_at": now, **customs}
    return territory_from(db.execute(insert(territories).values(row).returning(*territories.c)).one())


def everywhere(db: Connection) -> list[Territory]:
    """All territories, by name."""
    return [territory_from(row) for row in db.execute(select(territories).order_by(territories.c.name))]


def by_id(db: Connection, territory: int) -> Territory | None:
    row = db.execute(select(territories).where(territories.c.id == territory)).one_or_none()
    return None if row is None else territory_from(row)


def named(db: Connection, name: str) -> Territory | None:
    row = db.execute(select(territories).where(territories.c.name == name)).one_or_none()
    return None if row is None else territory_from(row)


def choose_quiet(db: Connection, territory: int, hours: Hours) -> None:
    """Say nothing unasked there in these hours, to whoever has not chosen hours of their own."""
    start, end = hours
    db.execute(update(territories).where(territories.c.id == territory).values(quiet_from=start, quiet_until=end))


def territory_from(row: Row[tuple[object, ...]]) -> Territory:
    found = row._mapping
    return Territory(
        id=found["id"],
        name=found["name"],
        country=found["country"],
        zone=found["zone"],
        weekend=tuple(found["weekend"]),
        languages=tuple(found["languages"]),
        digits=found["digits"],
        quiet=(found["quiet_from"], found["quiet_until"]),
    )
