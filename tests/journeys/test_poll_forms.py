"""The other forms of a poll, in each language, with the real bot: as many as fit, anonymous; and dates that suit."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from bot.i18n import OWN_NAMES, Ltr, Plain, T, Text, Tn, label, lines, paragraphs
from conversations.polls.saying import BUTTON
from tests.journeys.reader import Reader
from tests.journeys.test_polls import ASKED, Market, asks, has_a_picture, market, over, tally
from tests.town import Town

WHEN = {"ar": "متى نلتقي؟", "fr": "Quand nous voir\u202f?", "en": "When do we meet?"}


@pytest.mark.timeout(120)
async def test_as_many_as_fit_are_chosen_and_nobody_can_say_by_whom(mahdia: Town, language: str) -> None:
    """A stranger is led to the poll, not to what they pressed: that is kept nowhere, and pressed once more."""
    here = await market(mahdia, language)
    await asks(here, "Several choices", names="Anonymous: only numbers")
    for who, option in ((here.sara, here.port), (here.sara, here.medina), (here.omar, here.medina)):
        await here.presses(who.someone, option)
    await here.reads(tally(here, 1, 2))
    nour = await a_newcomer_is_led_to_the_poll(here)
    await nour.someone.presses(ASKED[language][1])
    await here.reads(tally(here, 2, 2))
    await here.presses(here.sara.someone, here.port)
    await here.reads(tally(here, 1, 2))
    assert Reader(here.nora.someone, here.theirs).read("Who chose what") not in await labels(here)

    await mahdia.world.advance(days=1, minutes=1)
    result = paragraphs(tally(here, 1, 2), over(3, T("Most chosen: {option}", option=here.medina)))
    await has_a_picture(here, result)


async def a_newcomer_is_led_to_the_poll(here: Market) -> Reader:
    nour = Reader(await here.town.newcomer("Nour", here.nora.language), here.nora.language, country=None)
    await nour.someone.joins(here.group)
    await here.presses(nour.someone, here.port)
    await nour.chooses_own_language()
    await nour.presses("Let us begin")
    nour.country = "TN"
    await nour.someone.opens(await here.town.invitation())
    await nour.presses("I agree")
    await nour.presses("Individual")
    await nour.sees("No answer of yours stands.")
    return nour


async def labels(here: Market) -> list[str]:
    """Of all that the bot has said in the group."""
    return [each for one in await here.nora.someone.messages(here.group) for each in one.labels]


@pytest.mark.timeout(120)
async def test_the_date_that_suits_most_people_is_found(mahdia: Town, language: str) -> None:
    """One is picked from the calendar, one is written; the group reads both in its own language."""
    here = await market(mahdia, language)
    today = (await mahdia.now()).date()
    first = (today.replace(day=1) + timedelta(days=40)).replace(day=15)
    second = first + timedelta(days=1)
    await asks_for_dates(here, first, second)
    named = [named_by(first), T("{day}", day=second)]
    group = Reader(here.nora.someone, here.theirs)
    await here.reads(numbered(named, 0, 0))
    keys = as_buttons(group, named)
    for who, key in ((here.sara, keys[0]), (here.sara, keys[1]), (here.omar, keys[1])):
        await here.presses(who.someone, key)
    await here.reads(numbered(named, 1, 2))

    await here.nora.someone.says("/polls")
    await here.nora.goes("1", "Close now", "Close now: {n}", n=2)
    await has_a_picture(here, over(2, T("Suits most people: {date}", date=named[1])))


async def asks_for_dates(here: Market, first: date, second: date) -> None:
    nora = here.nora
    await nora.someone.says("/polls")
    await nora.goes("Ask a group something", "Dates that suit")
    await nora.sees("For example: “On which day shall the market be?” Other languages are asked for afterwards.")
    await nora.someone.says(WHEN[nora.language])
    await nora.goes("Next →", "15", "10:00")
    await nora.reads(named_by(first), among=True)
    await nora.someone.says(f"{second:%d/%m}")
    await nora.goes("These are all")
    for language in [one for one in OWN_NAMES if one != nora.language]:
        await nora.goes("Skip: {language}", language=Plain(OWN_NAMES[language]))
    await nora.goes("Open: names are seen")
    await nora.someone.presses(nora.plain(Tn("{n} day", "{n} days", 1)))
    await nora.goes("Open in {group}", group=Plain("Atlas"))
    await nora.sees("✓ The poll is open.")


def named_by(day: date) -> Text:
    return T("{day}, {hour}", day=T("{day}", day=day), hour=Ltr(f"{time(10):%H:%M}"))


def as_buttons(group: Reader, options: list[Text]) -> list[str]:
    """Their words, or numbers where one of them is too long for a phone."""
    words = [label(group.voice, option) for option in options]
    return words if all(len(each) <= BUTTON for each in words) else [str(n) for n in range(1, len(words) + 1)]


def numbered(options: list[Text], *counts: int) -> Text:
    each = enumerate(zip(options, counts, strict=True), 1)
    return lines(*(T("{number}. {option} · <b>{n}</b>", number=n, option=o, n=c) for n, (o, c) in each))
