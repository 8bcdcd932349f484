"""A round that asks everything, answered to the end by all: the long one, in `make faults`."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.i18n import T, lines, paragraphs
from tests.journeys import seventeen
from tests.journeys.looking import picture
from tests.journeys.outcome import report_of
from tests.journeys.pole import Pole, announced, opens_a_round, pole_of
from tests.town import Town

pytestmark = [pytest.mark.faults, pytest.mark.timeout(400)]

MODULES = ("Actors", "Resources", "Activities")
JOINED = tuple(who for who in seventeen.RATINGS if who not in seventeen.BY_THE_GROUP)
YEAR = "2027"


async def test_fifteen_answer_all_thirteen_questions_and_every_page_is_drawn(mahdia: Town, language: str) -> None:
    """Every rating and every choice by a press; every module's page, the trainings and the report come of it."""
    pole = await pole_of(mahdia, language, people=JOINED)
    closes = await opens_a_round(pole, YEAR, joined=16, but=())
    await asyncio.gather(*(answers_everything(pole, number, who) for number, who in enumerate(JOINED)))
    await pole.reads(announced(YEAR, closes, 15, 16, questions=13))

    await mahdia.turns_to(closes + timedelta(minutes=1))
    await pole.nora.sees("<b>{round} is closed.</b>", round=YEAR, fresh=False)
    await pole.nora.goes_back_to("The territory’s picture")
    await picture(pole.nora)
    for module in MODULES:
        await pole.nora.goes(module)
        await picture(pole.nora)
    await looks_at_trainings(pole)
    assert (await report_of(pole)).startswith(b"%PDF")


async def answers_everything(pole: Pole, number: int, who: str) -> None:
    """Ratings from 5 to 8; of many choices the first, or the second for every other person."""
    actor = pole.actors[who]
    for module in MODULES:
        await actor.someone.says("/assess")
        await actor.goes_through(module, rating=5 + number % 4, choice=number % 2)


async def looks_at_trainings(pole: Pole) -> None:
    """Eight of fifteen want the first of them, of seven organisations; seven the second, of seven too."""
    await pole.nora.goes("those that are wanted|Trainings")
    wanted = ((1, T("What SSE is"), 8), (2, T("Mentoring"), 7))
    told = (
        T("{n}. {training}: {how_many}", n=n, training=name, how_many=T("{n} of {total}", n=many, total=15))
        for n, name, many in wanted
    )
    await pole.nora.reads(paragraphs(T("<b>Trainings wanted</b>"), lines(*told)), among=True)
    await pole.nora.goes("Back")
