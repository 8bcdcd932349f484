"""A round from its first screen to its end, on SQLite and on PostgreSQL."""

from datetime import timedelta

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from conversations.self_assessment.paper import people
from conversations.self_assessment.questions import ALL
from conversations.self_assessment.tables import rounds
from tests.builders import NOW
from tests.conversations.self_assessment.paper.test_paper import enters
from tests.conversations.self_assessment.rounds.pole import opened, plain, pole
from tests.conversations.self_assessment.rounds.test_attending import sees_who


async def test_a_round_is_opened_answered_entered_and_closed(database):
    """Every statement of it means the same on both."""
    await database.transaction(lived_through)


def lived_through(db):
    mahdia = pole(db, group="en")
    sara, skips = mahdia.person("Sara", body="Espoir", news=True), mahdia.person("Mourad", body="Zitouna")
    opened(mahdia)
    mahdia.line.advance()
    assert "Mahdia looks at itself" in plain(sara.last)
    mahdia.rates(sara)
    skips.writes("/assess")
    skips.presses("Actors")
    skips.presses("Skip")
    enters(mahdia)
    mahdia.amal.presses("Actors")
    mahdia.amal.writes("? 7")
    seen = sees_who(mahdia)
    assert "– Amal\n– Mourad, Zitouna\n✓ Salma (on paper)\n✓ Sara, Espoir\n\nNobody yet from: Zitouna." in seen

    mahdia.line.advance(timedelta(days=15))

    assert (mahdia.round.answered, mahdia.round.is_open) == (2, False)
    assert "2 of 4 have answered." in mahdia.atlas[-1].html
    people.remove(db, people.of(db, mahdia.round.territory)[0])
    assert people.of(db, mahdia.round.territory) == []


async def test_a_territory_has_one_open_round_whatever_happens(database):
    """The database itself would refuse a second one."""
    with pytest.raises(IntegrityError):
        await database.transaction(open_twice)


def open_twice(db):
    round_ = opened(pole(db))
    second = {"territory_id": round_.territory, "name": "Again", "modules": list(ALL), "version": 1}
    db.execute(insert(rounds), {**second, "drafted_at": NOW, "opened_at": NOW, "closes_at": NOW})
