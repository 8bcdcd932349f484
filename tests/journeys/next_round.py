"""Half a year later: last time's answers are offered, the round is extended once and closed early, and compared."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.i18n import T, Tn, lines, paragraphs
from tests.journeys import seventeen
from tests.journeys.looking import CIRCLE, SUPPORTERS, TEAM, picture
from tests.journeys.pole import Pole, announced, ended, opens_a_round, rates, takes_part

AUTUMN = {"ar": "خريف المهدية", "fr": "Automne", "en": "Autumn"}


async def goes_round_again(pole: Pole, before: str) -> None:
    """Eleven answer, ten of them otherwise than before: enough for another picture."""
    nora, autumn = pole.nora, AUTUMN[pole.nora.language]
    await pole.town.world.advance(days=180, hours=15)
    closes = await opens_a_round(pole, autumn, joined=18)
    await asyncio.gather(answers_as_last_time(pole), *(answers_higher(pole, who) for who in seventeen.IN_AUTUMN))

    later = closes + timedelta(days=3)
    await nora.someone.says("/rounds")
    await nora.goes("1", "Extend")
    await nora.goes("{day}", day=later.date())
    await pole.reads(announced(autumn, later, 11, 18))
    await pole.town.turns_to(closes + timedelta(hours=15))
    await nora.goes_back_to("Close now")
    await nora.goes("Close now: {n} of {total}", n=11, total=18)

    answered = Tn("{n} person has answered.", "{n} people have answered.", 11)
    await nora.reads(T("{answered} The picture is there.", answered=answered), among=True)
    await nora.goes_back_to("The territory’s picture")
    await picture(nora)
    await nora.sees("Behind it, dashed: {round}.", round=before)
    await nora.goes("two rounds|Compare")
    await picture(nora)
    risen = T("up by {n}", n=0.7)
    await nora.reads(
        paragraphs(
            T("<b>{now}, compared with {before}</b>", now=autumn, before=before),
            lines(
                T("{question}: {before}, now {now} ({change})", question=SUPPORTERS, before=6.8, now=7.5, change=risen),
                *(T("{question}: {why}", question=each, why=T("not enough answers now")) for each in (CIRCLE, TEAM)),
            ),
        )
    )
    await pole.reads(ended(autumn, 11, 18))


async def answers_higher(pole: Pole, who: str) -> None:
    """Sees what they said last time, and rates one more."""
    actor, (rating, *_) = pole.actors[who], seventeen.RATINGS[who]
    await takes_part(pole, actor)
    await actor.goes("Actors")
    await actor.sees("Last time: {answer}", answer=T("{n} of {top}", n=rating, top=10))
    await rates(actor, rating + 1)
    await actor.goes("Save for later")


async def answers_as_last_time(pole: Pole) -> None:
    """Takes over everything at once."""
    actor = pole.actors[seventeen.AS_LAST_TIME]
    await takes_part(pole, actor)
    await actor.goes("All as last time")
    await actor.sees("{module}: {state}", module=T("Actors"), state=T("done"))
