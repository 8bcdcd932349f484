"""A group is asked something, in each language, with the real bot: by a poll of ours, and by one of Telegram's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.i18n import OWN_NAMES, Plain, T, Text, Tn, lines, paragraphs
from bot.people.roles import Kind
from tests.journeys.reader import MARKS, Reader
from tests.journeys.test_facilitating import facilitator
from tests.seen import Seen
from tests.someone import Someone
from tests.town import Town
from tests.voters import counts, votes

OTHERS = {"ar": ("fr", "en"), "fr": ("ar", "en"), "en": ("ar", "fr")}  # in the order in which they are asked for
ASKED = {
    "ar": ("أين تُقام السوق؟", "في الميناء", "في المدينة العتيقة"),
    "fr": ("Où tenir le marché\u202f?", "Au port", "Dans la médina"),
    "en": ("Where shall the market be?", "At the port", "In the old town"),
}
PEOPLE = {"ar": ("سارة", "مراد"), "fr": ("Sarah", "Mourad"), "en": ("Sara", "Omar")}


@dataclass(frozen=True, slots=True)
class Market:
    """A facilitator, two members and a group, which reads ``theirs`` whatever its people speak."""

    town: Town
    nora: Reader
    sara: Reader
    omar: Reader
    group: int
    theirs: str

    @property
    def question(self) -> str:
        return ASKED[self.theirs][0]

    @property
    def port(self) -> str:
        return ASKED[self.theirs][1]

    @property
    def medina(self) -> str:
        return ASKED[self.theirs][2]

    async def reads(self, text: Text) -> Seen:
        """What stands in the group."""
        return await Reader(self.nora.someone, self.theirs).reads(text, self.group, among=True)

    async def presses(self, who: Someone, option: str) -> str:
        return (await who.presses(option, self.group)).translate(MARKS)


async def market(town: Town, language: str) -> Market:
    """On a morning: the group is connected, and speaks another language than its facilitator."""
    await town.turns_to((await town.now() + timedelta(days=1)).replace(hour=9, minute=0, second=0))
    nora, theirs = await facilitator(town, language), OTHERS[language][0]
    members = [await town.member(name, language, "El Amal", Kind.NON_PROFIT) for name in PEOPLE[language]]
    group = await town.world.group("Atlas", nora.someone, *members)
    await nora.someone.presses("Mahdia")
    await nora.goes(OWN_NAMES[theirs])
    await nora.sees("✓ {group} belongs to {territory} now.", group="Atlas", territory="Mahdia")
    sara, omar = (Reader(member, language) for member in members)
    return Market(town, nora, sara, omar, group, theirs)


async def asks(here: Market, *kind: str, names: str) -> None:
    """In the facilitator's language and the group's; the third is left out, and named."""
    nora, third = here.nora, OTHERS[here.nora.language][1]
    await nora.someone.says("/polls")
    await nora.goes("Ask a group something", *kind)
    await nora.sees("For example: “On which day shall the market be?” Other languages are asked for afterwards.")
    await writes(here, nora.language)
    await nora.sees("<b>The same in {language}?</b>", language=OWN_NAMES[here.theirs])
    await nora.someone.says("\n".join(ASKED[here.theirs]))
    await nora.goes("Skip: {language}", language=Plain(OWN_NAMES[third]))
    await decides(here, names)
    await nora.sees("Not written in: {languages}", languages=[OWN_NAMES[third]])
    await opens(here)


async def asks_as_telegram_does(here: Market, kind: str, names: str) -> None:
    """In the group's language alone."""
    await here.nora.someone.says("/polls")
    await here.nora.goes("Ask a group something", "A quick Telegram poll", kind)
    await here.nora.sees("For example: “On which day shall the market be?” Everybody sees it in these words.")
    await writes(here, here.theirs)
    await decides(here, names)
    await opens(here)


async def writes(here: Market, language: str) -> None:
    question, *options = ASKED[language]
    await here.nora.someone.says(question)
    await here.nora.sees("<b>What can be chosen?</b>")
    await here.nora.someone.says("\n".join(options))
    await here.nora.goes("These are all")


async def decides(here: Market, names: str) -> None:
    """Who sees what, and for how long."""
    await here.nora.goes(names)
    await here.nora.someone.presses(here.nora.plain(Tn("{n} day", "{n} days", 1)))


async def opens(here: Market) -> None:
    nora = here.nora
    await nora.goes("Open in {group}", group=Plain("Atlas"))
    await nora.sees("✓ The poll is open.")


def tally(here: Market, port: int, medina: int) -> Text:
    """The options with their numbers, as the group reads them."""
    line = "{number}. {option} · <b>{n}</b>"
    return lines(T(line, number=1, option=here.port, n=port), T(line, number=2, option=here.medina, n=medina))


def over(people: int, chosen: Text) -> Text:
    turnout = Tn("{n} person has answered.", "{n} people have answered.", people)
    closed = T("{closed} {turnout}", closed=T("The poll is closed."), turnout=turnout)
    return lines(closed, chosen)


@pytest.mark.timeout(180)
async def test_a_group_answers_by_buttons_and_reads_the_result(mahdia: Town, language: str) -> None:
    """Changed, taken back, seen by name, joined by a newcomer, followed to a new id, closed while the bot is down."""
    here = await market(mahdia, language)
    await asks(here, "One choice", names="Open: names are seen")
    await here.reads(tally(here, 0, 0))
    assert await here.presses(here.sara.someone, here.port) == here.sara.plain(
        T("✓ Your answer: {options}", options=[ASKED[language][1]])
    )
    await here.presses(here.omar.someone, here.port)
    await here.reads(tally(here, 2, 0))
    await here.presses(here.omar.someone, here.medina)
    await here.presses(here.sara.someone, here.port)
    await here.reads(tally(here, 0, 1))
    await a_newcomer_ends_at_what_they_pressed(here)
    await here.reads(tally(here, 1, 1))

    await here.omar.someone.presses(Reader(here.omar.someone, here.theirs).read("Who chose what"), here.group)
    await here.omar.sees("{name}: {options}", name=PEOPLE[language][1], options=[ASKED[language][2]], fresh=False)
    moved = int((await mahdia.world.post(f"/world/groups/{here.group}/migrate"))["id"])
    there = Market(mahdia, here.nora, here.sara, here.omar, moved, here.theirs)
    await there.reads(tally(there, 1, 1))
    await there.presses(here.sara.someone, here.port)
    await there.reads(tally(there, 2, 1))

    await mahdia.kill()
    await mahdia.world.advance(days=1, hours=1)
    await mahdia.start()
    result = paragraphs(tally(there, 2, 1), over(3, T("Most chosen: {option}", option=here.port)))
    assert not [one for one in (await there.reads(result)).labels if one in (here.port, here.medina)]
    await has_a_picture(there, result)


async def a_newcomer_ends_at_what_they_pressed(here: Market) -> None:
    """Through the private chat, where the press then counts."""
    nour = Reader(await here.town.newcomer("Nour", here.nora.language), here.nora.language, country=None)
    await nour.someone.joins(here.group)
    await here.presses(nour.someone, here.port)
    await nour.chooses_own_language()
    await nour.presses("Let us begin")
    nour.country = "TN"
    await nour.someone.opens(await here.town.invitation())
    await nour.presses("I agree")
    await nour.presses("Individual")
    await nour.sees("✓ Your answer: {options}", options=[ASKED[nour.language][1]], fresh=False)


@pytest.mark.timeout(120)
async def test_telegram_s_own_poll_is_answered_otherwise_taken_back_and_closed(mahdia: Town, language: str) -> None:
    """Its answers are the facilitator's to see, and its result is told like any other."""
    here = await market(mahdia, language)
    await asks_as_telegram_does(here, "Several choices", "Open: names are seen")
    for who, options in ((here.sara, [here.port]), (here.omar, [here.port, here.medina]), (here.sara, [here.medina])):
        await votes(who.someone, *options, chat=here.group)
    await votes(here.omar.someone, chat=here.group)
    assert await counts(here.sara.someone, here.group) == {here.port: 0, here.medina: 1}

    await here.nora.someone.says("/polls")
    await here.nora.goes("1")
    await here.nora.reads(Tn("{n} person has answered.", "{n} people have answered.", 1), among=True)
    await here.nora.goes("Close now", "Close now: {n}", n=1)
    result = paragraphs(tally(here, 0, 1), over(1, T("Most chosen: {option}", option=here.medina)))
    await has_a_picture(here, result)


async def has_a_picture(here: Market, result: Text) -> None:
    """The numbers stand below it, too."""
    shown = await here.nora.someone.sees_media("photo", here.group)
    assert Reader(here.nora.someone, here.theirs).plain(result) in shown.text.translate(MARKS)
    assert (await here.nora.someone.downloads(shown)).startswith(b"\x89PNG")
