"""The attacker at a PostgreSQL server: hidden columns, and with ``pageinspect`` every version of a row in the pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text

from tests.bot.ballots.attacker import Guess, Spoils, in_order

BALLOTS, ROLL = "secret_ballots", "vote_roll"


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a row: its key, the transaction that wrote it, the one that ended it, and where it lies."""

    key: str
    xmin: int
    xmax: int
    place: tuple[int, int]


def attacks(db: Connection, voters: Sequence[str], codes: Sequence[str], vote: int) -> dict[str, Guess]:
    """What each way of looking makes of a vote, of whose voters the attacker knows the order."""
    spoils = Spoils(voters, sorted(codes), {})
    ballots, roll = columns(db, BALLOTS, "code", codes, vote), columns(db, ROLL, "voter", voters, vote)
    pages = versions(db, BALLOTS, codes)
    return {
        "guessing": in_order(spoils, spoils.codes),
        "same transaction": same(spoils, roll, ballots),
        "same transaction, in the pages": same(spoils, earliest(roll_versions(db, voters, vote)), earliest(pages)),
        "ctid": in_order(spoils, by(ballots, "place")),
        "xmin": in_order(spoils, by(ballots, "xmin")),
        "xmax": in_order(spoils, by(ballots, "xmax")),
        "pages": in_order(spoils, [version.key for version in earliest(pages)]),
        "pages by place": in_order(spoils, list(dict.fromkeys(by(pages, "place")))),
    }


def columns(db: Connection, table: str, key: str, wanted: Sequence[str], vote: int) -> list[Version]:
    """The rows as the server gives them, in the order in which they lie there."""
    hidden = "xmin::text::bigint AS xmin, xmax::text::bigint AS xmax, ctid::text AS ctid"
    rows = db.execute(text(f"SELECT {key} AS key, {hidden} FROM {table} WHERE vote_id = :vote"), {"vote": vote})
    found = (Version(row.key, row.xmin, row.xmax, place(row.ctid)) for row in rows)
    return [version for version in found if version.key in wanted]


def place(ctid: str) -> tuple[int, int]:
    page, line = ctid.strip("()").split(",")
    return int(page), int(line)


def items(db: Connection, table: str) -> list[tuple[bytes, int, int, tuple[int, int]]]:
    """Every version of every row in the table's pages, those too that nobody sees any more."""
    db.execute(text("CREATE EXTENSION IF NOT EXISTS pageinspect"))
    number = db.scalar(text(f"SELECT pg_relation_size('{table}') / current_setting('block_size')::int")) or 0
    asked = text(
        "SELECT t_data, t_xmin::text::bigint, t_xmax::text::bigint, lp "
        "FROM heap_page_items(get_raw_page(:table, :page)) WHERE t_data IS NOT NULL"
    )
    return [
        (bytes(data), xmin, xmax, (page, line))
        for page in range(number)
        for data, xmin, xmax, line in db.execute(asked, {"table": table, "page": page})
    ]


def versions(db: Connection, table: str, wanted: Sequence[str]) -> list[Version]:
    found = ((key, item) for item in items(db, table) for key in wanted if key.encode() in item[0])
    return [Version(key, xmin, xmax, where) for key, (_, xmin, xmax, where) in found]


def roll_versions(db: Connection, voters: Sequence[str], vote: int) -> list[Version]:
    """Those of the roll that were written last: with the mark that the voter has voted."""
    head = vote.to_bytes(8, "little")
    found: list[Version] = []
    for data, xmin, xmax, where in items(db, ROLL):
        found += [
            Version(voter, xmin, xmax, where)
            for voter in voters
            if data.startswith(head + bytes([2 * len(voter) + 3]) + voter.encode()) and data.endswith(b"\x01")
        ]
    return found


def earliest(found: Sequence[Version]) -> list[Version]:
    """The first version of each, in the order of the transactions."""
    first: dict[str, Version] = {}
    for version in sorted(found, key=lambda version: (version.xmin, version.place)):
        first.setdefault(version.key, version)
    return list(first.values())


def by(found: Sequence[Version], column: str) -> list[str]:
    return [version.key for version in sorted(found, key=lambda version: getattr(version, column))]


def same(spoils: Spoils, roll: Sequence[Version], ballots: Sequence[Version]) -> Guess:
    """The code that one transaction wrote with the voter's mark, if it wrote only these."""
    found = {}
    for voter in roll:
        codes = [ballot.key for ballot in ballots if ballot.xmin == voter.xmin]
        if len(codes) == 1:
            found[voter.key] = codes[0]
    return {**in_order(spoils, ()), **found}
