"""Slow work done at once, in one process: what ``bot.schedule.jobs`` does, without its workers."""

from __future__ import annotations

from datetime import timedelta

from bot.desk import Desk
from bot.events import Place
from bot.outbox.message import put
from bot.people import standing
from bot.schedule import due
from tests.phones import Line


def work(line: Line) -> None:
    """Do all the slow work that is ordered, and bring about what is due after it."""
    now = line.clock.now()
    while row := due.claim_job(line.db, now, now + timedelta(minutes=5)):
        desk = desk_for(line, row)
        line.routes.job(row.name, row.state)(desk)
        due.drop(line.db, [row.id])
        for write in desk.writes:
            write(line.db)
        due.add(line.db, desk.dues)
        put(line.db, desk.messages, now)
    line.advance()


def desk_for(line: Line, row: due.Row) -> Desk:
    person = (row.person and standing.person_by_id(line.db, row.person)) or standing.NOBODY
    place = row.place or Place(person.telegram_id)
    return Desk(person, place, line.clock.now(), lambda unit: unit(line.db), line.menu, message=row.message)
