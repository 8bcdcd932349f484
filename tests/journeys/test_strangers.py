"""Strangers press what a group of the territory is asked: they are led in, and end at what they pressed."""

from __future__ import annotations

import pytest

from bot.i18n import T, Tn
from conversations.charter.sensing.saying import MEANINGS
from tests.journeys import principle
from tests.journeys.assembly import Assembly, assembly_of
from tests.journeys.principle import ARTICLE
from tests.journeys.reader import Reader
from tests.town import Town


@pytest.mark.timeout(120)
async def test_fingers_count_from_then_on_and_a_vote_is_read_by_whoever_has_none(mahdia: Town, language: str) -> None:
    """One comes by a sense-check, one by a vote that opened before they came."""
    two = await assembly_of(mahdia, language, ("slim", "salma"))
    await proposes(two)
    nour = await presses(two, "Nour", "4")
    await is_let_in(two, nour)
    four = next(meaning for level, meaning in MEANINGS.items() if int(level) == 4)
    await nour.sees("You show {fingers}: {meaning}.", fingers=4, meaning=four, fresh=False)
    await two.told(Tn("{n} person so far", "{n} people so far", 1))

    await two.nora.goes_back_to("To the article")
    await two.nora.goes("Put it to the vote")
    await two.opens_vote(T("One votes in private; how it stands shows nowhere."))
    rim = await presses(two, "Rim", two.reader.read("a button|Vote"))
    await is_let_in(two, rim)
    await rim.sees("Those organisations have a vote that were here when it opened.", fresh=False)
    await rim.reads(T("{words}", words=principle.IDEA[language]), among=True)


async def proposes(two: Assembly) -> None:
    """Written in one language, checked in the group."""
    nora = two.nora
    await nora.someone.says("/charter")
    await nora.goes("Articles", "4", "Write an article")
    await nora.sees("<b>{section}: a new article</b>", section=T("Principles"))
    await nora.someone.says(principle.IDEA[nora.language])
    await nora.goes("Propose it to everybody", "Sense-check it in the groups")
    await nora.goes("Open in {groups}", groups=Tn("{n} group", "{n} groups", 1))
    await nora.sees("✓ The sense-check is open.")
    await two.told(T("<b>{article}, a sense-check: how many fingers do you show?</b>", article=ARTICLE))


async def presses(two: Assembly, name: str, button: str) -> Reader:
    """In the group, by somebody whom the bot has never seen."""
    language = two.nora.language
    stranger = Reader(await two.town.newcomer(name, language), language, country=None)
    await stranger.someone.joins(two.group)
    await stranger.someone.presses(button, two.group)
    return stranger


async def is_let_in(two: Assembly, stranger: Reader) -> None:
    """By a facilitator, to whom they write from where they were led."""
    await stranger.chooses_own_language()
    await stranger.presses("Let us begin")
    await stranger.presses("Mahdia")
    await stranger.presses("Send the request")
    await two.nora.sees(stranger.someone.name, fresh=False)
    await two.nora.presses("Accept")
    stranger.country = "TN"
    await stranger.presses("Go on")
    await stranger.presses("I agree")
    await stranger.presses("Individual")
