"""A round of Mahdia, open or closed, without the conversation that opens one."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, update

from conversations.self_assessment.questions import ALL, SELF_ASSESSMENT
from conversations.self_assessment.rounds import queries
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.tables import rounds
from tests.builders import NOW, territory


def open_round(
    db: Connection, name: str = "Spring", modules: tuple[str, ...] = ALL, *, now: datetime = NOW, invited: int = 0
) -> Round:
    """A round that opened now and closes in two weeks."""
    row = {
        "territory_id": territory(db).id,
        "name": name,
        "modules": list(modules),
        "version": SELF_ASSESSMENT.version,
        "drafted_at": now,
        "opened_at": now,
        "closes_at": now + timedelta(days=14),
        "invited": invited,
    }
    number = db.execute(insert(rounds).values(row).returning(rounds.c.id)).scalar_one()
    return seen(db, number)


def close(db: Connection, round_: Round, now: datetime = NOW) -> Round:
    db.execute(update(rounds).where(rounds.c.id == round_.id).values(closed_at=now))
    return seen(db, round_.id)


def seen(db: Connection, number: int) -> Round:
    """The round as it stands now."""
    found = queries.by_id(db, territory(db).id, number)
    assert found is not None
    return found
