"""A territory whose facilitator opens a round, the group that is told of it, and the people who answer."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.i18n import OWN_NAMES, T, Text, Tn, lines, paragraphs
from bot.people.roles import KINDS
from tests.journeys import seventeen
from tests.journeys.reader import ZONE, Reader
from tests.journeys.test_facilitating import facilitator
from tests.seen import Seen
from tests.someone import Someone
from tests.town import Town

THEIRS = {"ar": "fr", "fr": "fr", "en": "en"}  # what a group reads whose facilitator speaks that
OTHER = {"ar": "fr", "fr": "ar", "en": "fr"}
OTHER_PARTS = ("Resources", "Activities")
TASKS = ("Trainings", "Meetings", "Seminars")


@dataclass(slots=True)
class Pole:
    """``actors`` by their place in ``seventeen``; ``reader`` reads what is said in the group."""

    town: Town
    nora: Reader
    reader: Reader
    group: int
    actors: dict[str, Reader] = field(default_factory=dict)

    async def reads(self, text: Text) -> Seen:
        return await self.reader.reads(text, self.group)

    async def said(self) -> list[Seen]:
        """Everything that stands in the group and is the bot's."""
        return [one for one in await self.nora.someone.messages(self.group) if one.from_bot]


async def pole_of(town: Town, language: str, people: tuple[str, ...] = tuple(seventeen.RATINGS)) -> Pole:
    """On a morning: a facilitator, a connected group, and those who had joined before; two are yet to come."""
    await town.turns_to((await town.now() + timedelta(days=1)).replace(hour=9, minute=0, second=0))
    nora = await facilitator(town, language)
    atlas = await town.world.group("Atlas", nora.someone)
    pole = Pole(town, nora, Reader(nora.someone, THEIRS[language]), atlas)
    for who in people:
        pole.actors[who] = Reader(await there(town, who, language), language)
        await pole.actors[who].someone.joins(atlas)
    await connects_the_group(pole)
    await asyncio.gather(*(is_invited(pole, who) for who in seventeen.BY_INVITATION if who in people))
    return pole


async def connects_the_group(pole: Pole) -> None:
    """As it is asked in private, once the group has been greeted."""
    await pole.nora.someone.presses("Mahdia")
    await pole.nora.goes(OWN_NAMES[pole.reader.language])
    await pole.nora.sees("✓ {group} belongs to {territory} now.", group="Atlas", territory="Mahdia")


async def there(town: Town, who: str, language: str) -> Someone:
    """Somebody who joined long ago, or has not come yet."""
    name, (body, kind) = seventeen.PEOPLE[who], seventeen.NAMES[who[0]]
    if who in (*seventeen.BY_THE_GROUP, *seventeen.BY_INVITATION):
        return await town.newcomer(name, language)
    return await town.member(name, language, body, kind)


async def is_invited(pole: Pole, who: str) -> None:
    """In by a link that somebody passed on."""
    actor = pole.actors[who]
    await actor.someone.opens(await pole.town.invitation())
    await actor.chooses_own_language()
    await actor.presses("Let us begin")
    await speaks_for(actor, who)
    await actor.sees("Your organisation: {name}", name=seventeen.NAMES[who[0]][0])


async def speaks_for(actor: Reader, who: str) -> None:
    """From the agreement on, for an organisation that is on the list."""
    body, kind = seventeen.NAMES[who[0]]
    await actor.goes("I agree")
    await actor.someone.presses(actor.plain(KINDS[kind]))
    await actor.someone.presses(body)


async def comes_by_the_group(pole: Pole, who: str) -> None:
    """A stranger presses the round's button in the group: asks, is let in, and ends where they pressed."""
    actor = pole.actors[who]
    await takes_part(pole, actor)
    await actor.chooses_own_language()
    await actor.presses("Let us begin")
    await actor.presses("Mahdia")
    await actor.presses("Send the request")
    await pole.nora.sees(actor.someone.name, fresh=False)
    await pole.nora.presses("Accept")
    await actor.presses("Go on")
    await speaks_for(actor, who)


async def opens_a_round(pole: Pole, name: str, joined: int, but: Sequence[str] = OTHER_PARTS) -> datetime:
    """From the chat: a name, the parts, a last day by a button, a look at what is told; when it closes."""
    nora, closes = pole.nora, await in_a_week(pole.town)
    await nora.someone.says("/rounds")
    await nora.goes("Open a round")
    await nora.sees("What is it called? Press the month, or write another name: 2 to 60 letters.")
    await nora.someone.says(name)
    for part in but:
        await nora.goes("✓ {option}", option=T(part))
    await nora.goes("Go on")
    await nora.goes("{day}", day=closes.date())
    await nora.goes(OWN_NAMES[pole.reader.language])
    news = announced(name, closes, 0, joined, questions=3 if but else 13)
    await pole.reader.reads(news)
    await nora.goes("Back")
    await nora.goes("Open and tell {whom}", whom=Tn("{n} group", "{n} groups", 1))
    await nora.sees("✓ The round is open.")
    await pole.reads(news)
    return closes


async def in_a_week(town: Town) -> datetime:
    """18:00 in Tunis, seven days from now."""
    today = (await town.now()).astimezone(ZoneInfo(ZONE)).date()
    return datetime.combine(today + timedelta(days=7), time(18), ZoneInfo(ZONE))


async def answers(pole: Pole, who: str) -> None:
    """From the group's button through the part that is asked, as far as they get."""
    actor = pole.actors[who]
    if who in seventeen.BY_THE_GROUP:
        await comes_by_the_group(pole, who)
    else:
        await takes_part(pole, actor)
    await actor.goes("Actors")
    supporters, *others = seventeen.RATINGS[who]
    await rates(actor, supporters)
    if not others:
        return await actor.goes("Save for later")
    await actor.goes("Not now")
    if who == seventeen.CHANGES_LANGUAGE:
        await changes_language(actor)
    await rates(actor, others[0], seventeen.IN_THE_WAY.get(who, ""))
    await actor.goes("Not now")
    await rates(actor, others[1])
    await actor.goes("7", "8", "6", "9", *TASKS[: 2 + who.endswith("1")], "Done")
    await actor.sees("A number changes that answer.")
    if who == seventeen.BLOCKS:
        await actor.someone.blocks()
    return None


async def takes_part(pole: Pole, actor: Reader) -> None:
    """By the group's button, which is in the group's language."""
    await actor.someone.presses(pole.reader.read("Take part"), pole.group)


async def rates(actor: Reader, rating: int, in_the_way: str = "") -> None:
    """A rating, and what is asked after a low one."""
    await actor.goes("I don’t know" if rating == seventeen.UNKNOWN else str(rating))
    if 0 <= rating <= 4:
        await actor.sees("What stands in the way, as you see it? A few words will do.")
        await (actor.someone.says(in_the_way) if in_the_way else actor.presses("Skip"))


async def changes_language(actor: Reader) -> None:
    """In the middle of a question; it goes on at that very question, in the other language."""
    actor.language = OTHER[actor.language]
    await actor.someone.says("/language")
    await actor.chooses_own_language()
    await actor.sees("✓ Saved")
    await actor.someone.says("/start")
    await actor.presses("Continue ({done} of {total})", done=1, total=3)


def announced(name: str, closes: datetime, answered: int, total: int, questions: int = 3) -> Text:
    """What stands in the group while the round is open."""
    asked = Tn(
        "{n} short question, answered in private. Nobody’s answer shows here.",
        "{n} short questions, answered in private. Nobody’s answers show here.",
        questions,
    )
    return paragraphs(
        T("<b>{round}: how does our territory stand?</b>", round=name),
        lines(asked, T("Open until {when}.", when=closes)),
        counted(answered, total),
    )


def ended(name: str, answered: int, total: int) -> Text:
    """What stands there afterwards."""
    return lines(
        T("<b>{round} is closed. Thank you!</b>", round=name),
        counted(answered, total),
        T("What the answers say together is told here once the facilitators publish it."),
    )


def counted(answered: int, total: int) -> Text:
    return Tn("{n} of {total} has answered.", "{n} of {total} have answered.", answered, total=total)
