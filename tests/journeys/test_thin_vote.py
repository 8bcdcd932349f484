"""A vote that too few come to at first, in each language, with the real bot, and what befalls it meanwhile."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import Connection

from bot.founding import opened
from bot.i18n import T, Text, Tn
from bot.people import organisations, paper, territories
from bot.people.roles import Kind
from tests.faults.kept import at_rest
from tests.journeys import principle
from tests.journeys.assembly import SPEAKERS, Assembly, assembly_of, takes_the_mandate
from tests.journeys.consenting import consents
from tests.journeys.reader import Reader
from tests.journeys.test_facilitating import facilitator, number_of
from tests.town import Town

SALEM = "Salem"


@pytest.mark.timeout(120)
async def test_it_is_extended_moved_recorded_from_paper_and_closed_by_two_at_once(mahdia: Town, language: str) -> None:
    """Three have a vote when it opens, five when it ends: one by a mandate taken meanwhile, one on paper."""
    three = await assembly_of(mahdia, language, ("slim", "salma", "leila"))
    await takes_part_on_paper(mahdia)
    closes = await opens_a_vote(three)
    await consents(three, "slim")
    await two_more_may_vote(three, language)
    await is_extended(three, closes)
    moved = replace(three, group=int((await mahdia.world.post(f"/world/groups/{three.group}/migrate"))["id"]))
    await two_more_vote(moved)
    await closes_by_two_at_once(moved, language)


async def takes_part_on_paper(town: Town) -> None:
    """Somebody of Zitouna, without a telephone."""
    now = await town.now()

    def unit(db: Connection) -> None:
        here = territories.named(db, "Mahdia")
        assert here is not None
        zitouna = next(one for one in organisations.of(db, here.id) if one.name == "Zitouna")
        paper.enter(db, SALEM, here, Kind.COOPERATIVE, now, organisation=zitouna.id)

    async with opened(town.database) as store:
        await store.transaction(unit)


async def opens_a_vote(three: Assembly) -> datetime:
    """On an article that a facilitator wrote; the group reads who has no vote yet."""
    nora = three.nora
    await nora.someone.says("/charter")
    await nora.goes("Articles", "4", "Write an article")
    await nora.sees("<b>{section}: a new article</b>", section=T("Principles"))
    await nora.someone.says(principle.NEXT[nora.language])
    await nora.goes("Propose it to everybody", "Put it to the vote")
    outside = "Without a mandate, and so without a vote until somebody takes it: {names}."
    return await three.opens_vote(T(outside, names=["El Amal", "Zitouna"]))


async def two_more_may_vote(three: Assembly, language: str) -> None:
    """Somebody joins an organisation and speaks for it; another one is spoken for on paper."""
    nora, (name, body, kind) = three.nora, SPEAKERS["amal"]
    amal = Reader(await three.town.member(name, language, body, kind), language)
    await takes_the_mandate(amal)
    await nora.someone.says("/votes")
    await nora.goes("Who speaks for whom")
    await nora.someone.presses(await number_of(nora, "Zitouna"))
    await nora.goes("Choose who speaks", "1")
    await nora.sees("{name} speaks for {organisation} in votes.", name=SALEM, organisation="Zitouna")
    await three.told(turned_out(1))


def turned_out(voted: int) -> Text:
    said = "{n} of {total} has voted; {needed} are needed.", "{n} of {total} have voted; {needed} are needed."
    return Tn(*said, voted, total=5, needed=3)


async def is_extended(three: Assembly, closes: datetime) -> None:
    """For three days, once: group and facilitator read that it goes on, and why."""
    await three.ends(closes)
    on = "Too few had voted, so it stays open until {when}."
    await three.told(T("{words}", words=beginning(three.reader, on)))
    await three.nora.reads(T("{words}", words=beginning(three.nora, on)), among=True)


def beginning(reader: Reader, sentence: str) -> str:
    """What stands before the moment."""
    return reader.plain(T(sentence, when="|")).partition("|")[0]


async def two_more_vote(moved: Assembly) -> None:
    """One by the button under the group's new id, one by a facilitator's hand."""
    nora, leila = moved.nora, moved.actors["leila"]
    await nora.someone.says("/votes")
    await nora.goes("1", "For facilitators", "Record a vote from paper", "1", "Consent", "Record it")
    await nora.sees("✓ Recorded for {name}.", name="Zitouna")
    await moved.told(turned_out(2))
    await moved.goes_to_the_vote("leila")
    await leila.goes("Stand aside")
    await leila.sees("✓ You voted: {choice}", choice=T("Stand aside"))
    await moved.told(turned_out(3))


async def closes_by_two_at_once(moved: Assembly, language: str) -> None:
    """It ends once, and is told once."""
    hedi = await facilitator(moved.town, language)
    both = (moved.nora, hedi)
    for one in both:
        await one.someone.says("/votes")
        await one.goes("1", "For facilitators", "Close now")
    await asyncio.gather(*(one.goes("Close now: {n} of {total}", n=3, total=5) for one in both))
    for one in both:
        await one.sees("<b>{verdict}</b>", verdict=T("✓ Adopted"))
    await moved.told(T("<b>{verdict}</b>", verdict=T("✓ Adopted")))
    await moved.nora.someone.sees_media("photo", moved.group)
    await at_rest(moved.town)
    assert len([one for one in await moved.said() if one.media]) == 1

    slim = moved.actors["slim"]
    await slim.someone.says("/votes")
    await slim.goes("1", "Who voted what")
    await slim.sees("Some of them were recorded by a facilitator from paper.")
