"""How long it takes to reckon a closed round's figures, and to draw them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import sqlalchemy as sa

from bot.desk import Desk
from bot.events import Place
from bot.people import standing
from bot.people.preferences import Language
from conversations.self_assessment.questions import ALL, asked
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.tables import answers, results
from conversations.self_assessment.territory.coverage import asked_grids
from conversations.self_assessment.territory.file_presses import DrawReport
from conversations.self_assessment.territory.grids_shown import draw_grid
from conversations.self_assessment.territory.module_page import draw_spread
from conversations.self_assessment.territory.overview import draw_overview
from conversations.self_assessment.territory.presses import DrawGrid, DrawOverview, DrawSpread, Reckon
from conversations.self_assessment.territory.reckoning import reckon_round
from conversations.self_assessment.territory.report import draw_report
from tests.bench.house import closed
from tests.builders import NOW


@dataclass(frozen=True, slots=True)
class Drawn:
    """Seconds; ``pictures`` are the radar, a page a module and every grid, ``report`` is the PDF. All in Arabic."""

    answers: int
    figures: float
    pictures: float
    report: float


def drawn(file: Path, people: int, times: int) -> list[Drawn]:
    """The same round of so many people, so many times."""
    round_ = closed(file, people)
    engine = sa.create_engine(f"sqlite:///{file}")
    found = [once(engine, round_) for _ in range(times)]
    engine.dispose()
    return found


def once(engine: sa.Engine, round_: Round) -> Drawn:
    with engine.begin() as db:
        db.execute(sa.delete(results))
        given = db.scalar(sa.select(sa.func.count()).select_from(answers)) or 0
        return Drawn(
            given,
            seconds(lambda: reckoned(db, round_)),
            seconds(lambda: pictures(db, round_)),
            seconds(lambda: draw_report(desk(db), DrawReport(round_.territory, round_.id, Language("ar")))),
        )


def reckoned(db: sa.Connection, round_: Round) -> None:
    at = desk(db)
    reckon_round(at, Reckon(round_.id))
    for write in at.writes:
        write(db)


def pictures(db: sa.Connection, round_: Round) -> None:
    here = (round_.territory, round_.id)
    draw_overview(desk(db), DrawOverview(*here))
    for module in ALL:
        draw_spread(desk(db), DrawSpread(*here, module))
    for grid in asked_grids(asked(ALL)):
        draw_grid(desk(db), DrawGrid(*here, grid.id))


def desk(db: sa.Connection) -> Desk:
    return Desk(replace(standing.NOBODY, language="ar"), Place(0), NOW, lambda unit: unit(db))


def seconds(work: Callable[[], None]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
