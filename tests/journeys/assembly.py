"""Five organisations of three kinds that vote, their group, and a facilitator: a territory that decides."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.i18n import Text, Tn
from bot.people.roles import Kind
from conversations.charter.articles.saying import LANGUAGES_CALLED
from tests.journeys.pole import THEIRS, connects_the_group
from tests.journeys.pole import Pole as Group
from tests.journeys.reader import Reader
from tests.journeys.test_facilitating import facilitator
from tests.seen import Seen
from tests.town import Town

SPEAKERS = {
    "amal": ("أمل", "El Amal", Kind.NON_PROFIT),
    "slim": ("Slim", "Les Amis du littoral", Kind.NON_PROFIT),
    "omar": ("عمر", "Zitouna", Kind.COOPERATIVE),
    "salma": ("Salma", "SMSA El Khir", Kind.COOPERATIVE),
    "kamel": ("كمال", "البلدية", Kind.PUBLIC),
    "leila": ("Leïla", "Bureau de l’emploi", Kind.PUBLIC),
}
"""Who speaks for which organisation: two of each kind. Three votes are a quorum of five or six."""

FIVE = ("amal", "slim", "omar", "salma", "kamel")


@dataclass(slots=True)
class Assembly(Group):
    """``actors`` by their names in ``SPEAKERS``."""

    def name(self, who: str) -> str:
        return SPEAKERS[who][0]

    async def opens_vote(self, news: Text) -> datetime:
        """From the last look, until the group reads this, as a part of a message; when it ends."""
        nora, n = self.nora, len(self.actors)
        votes, groups = Tn("{n} vote", "{n} votes", n), Tn("{n} group", "{n} groups", 1)
        began = await self.town.now()
        await nora.goes("Open: {votes}, {groups}", votes=votes, groups=groups)
        await nora.sees("✓ The vote is open.")
        await self.told(news)
        return began + timedelta(days=7)

    async def goes_to_the_vote(self, who: str) -> None:
        """By the button in the group."""
        await self.actors[who].someone.presses(self.reader.read("a button|Vote"), self.group)

    async def ends(self, closes: datetime) -> None:
        """The clock passes the end of what was opened, and the minute after it."""
        await self.town.turns_to(closes + timedelta(minutes=2))

    async def told(self, text: Text) -> Seen:
        """Waits until the group has read this, as a part of a message."""
        return await self.reader.reads(text, self.group, among=True)


async def assembly_of(town: Town, language: str, people: Sequence[str] = FIVE) -> Assembly:
    """On a morning: a facilitator, a connected group, and whoever speaks for an organisation."""
    await town.turns_to((await town.now() + timedelta(days=1)).replace(hour=9, minute=0, second=0))
    nora = await facilitator(town, language)
    atlas = await town.world.group("Atlas", nora.someone)
    made = Assembly(town, nora, Reader(nora.someone, THEIRS[language]), atlas)
    for who in people:
        name, body, kind = SPEAKERS[who]
        made.actors[who] = Reader(await town.member(name, language, body, kind), language)
        await made.actors[who].someone.joins(atlas)
    await connects_the_group(made)
    await asyncio.gather(*(takes_the_mandate(actor) for actor in made.actors.values()))
    return made


async def takes_the_mandate(actor: Reader) -> None:
    """Says in the chat that they speak for their organisation."""
    await actor.someone.says("/votes")
    await actor.goes("Who speaks for whom", "I speak for us")
    await actor.sees("Somebody new takes over in the votes that are open, except for a secret vote that was cast.")


async def writes_in_every_language(author: Reader, texts: dict[str, str]) -> None:
    """The translations that are missing, one after another."""
    for language in [one for one in texts if one != author.language]:
        await author.goes("Write it in {language}", language=LANGUAGES_CALLED[language])
        await author.sees("Please write it in {language}.", language=LANGUAGES_CALLED[language])
        await author.someone.says(texts[language])
        await author.sees("✓ Recorded.")
