"""Seven who speak for organisations of the demo, and their facilitator: what they do between the README's pictures.

The neighbours are in the demo from the start; four more come. They are played by the same words as in journeys.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.i18n import OWN_NAMES, T, Text, Tn
from bot.people.roles import KINDS, Kind
from tests.journeys.reader import Reader
from tests.sandbox import Sandbox

NEIGHBOURS = {"أمل": "ar", "Rim": "fr", "حاتم": "ar"}
NEWCOMERS = {
    "Slim": ("fr", "Les Amis du littoral", Kind.NON_PROFIT),
    "عمر": ("ar", "تعاضدية الصيّادين", Kind.COOPERATIVE),
    "Sonia": ("fr", "البلدية", Kind.PUBLIC),
    "نجلاء": ("ar", "Bureau de l’emploi", Kind.PUBLIC),
}
CONCERN = "Les réunions du soir restent difficiles pour qui rentre à El Jem."
PLACE, NUMBER = "4", 3  # principles, and the article on where one meets: it is proposed when the demo begins


@dataclass(frozen=True, slots=True)
class Table:
    """Those who sit round it, by name, and their group; ``mourad`` facilitates."""

    world: Sandbox
    mourad: Reader
    people: dict[str, Reader]
    group: int

    async def reads(self, text: Text) -> None:
        """Waits until the group has read this."""
        await self.mourad.reads(text, self.group, among=True)


async def gathered(world: Sandbox, told: dict[str, Any]) -> Table:
    """Mourad comes and connects the group; the newcomers join the neighbours."""
    known = {one["first_name"]: one["id"] for one in await world.get("/world/people")}
    (group,) = [int(one["id"]) for one in (await world.get("/world/page"))["groups"]]
    mourad = Reader(await world.known(known["Mourad"]), "fr")
    await mourad.joins_as_individual(told["facilitator_link"])
    await mourad.someone.presses(mourad.read("Connect this group"), group)
    await mourad.someone.presses("Mahdia")
    await mourad.goes(OWN_NAMES["fr"])
    people = {name: Reader(await world.known(known[name]), language) for name, language in NEIGHBOURS.items()}
    for name, (language, body, kind) in NEWCOMERS.items():
        people[name] = Reader(await world.person(name, language), language)
        await comes(people[name], told["actor_link"], body, kind)
        await people[name].someone.joins(group)
    return Table(world, mourad, people, group)


async def comes(reader: Reader, link: str, body: str, kind: Kind) -> None:
    """By the invitation, for an organisation that is known, whose vote they take."""
    await reader.someone.opens(link)
    await reader.chooses_own_language()
    await reader.goes("Let us begin", "I agree")
    await reader.someone.presses(reader.plain(KINDS[kind]))
    await reader.someone.presses(body)
    await reader.someone.says("/votes")
    await reader.goes("Who speaks for whom", "I speak for us")


async def goes_to_the_article(mourad: Reader) -> None:
    await mourad.someone.says("/charter")
    await mourad.goes("Articles", PLACE, "Article {n}", n=NUMBER)


async def opens_sense_check(table: Table) -> None:
    await goes_to_the_article(table.mourad)
    await table.mourad.goes("Sense-check it in the groups")
    await table.mourad.goes("Open in {groups}", groups=Tn("{n} group", "{n} groups", 1))
    asked = T("<b>{article}, a sense-check: how many fingers do you show?</b>", article=T("Article {n}", n=NUMBER))
    await table.reads(asked)


async def opens_vote(table: Table, about: Text) -> None:
    """From the last look, until the group reads of it."""
    votes, groups = Tn("{n} vote", "{n} votes", len(table.people)), Tn("{n} group", "{n} groups", 1)
    await table.mourad.goes("Open: {votes}, {groups}", votes=votes, groups=groups)
    await table.mourad.sees("✓ The vote is open.")
    await table.reads(about)


async def comes_to_vote(table: Table, name: str) -> Reader:
    """By the button in the group; whoever it is."""
    reader = table.people[name]
    await reader.someone.presses(table.mourad.read("a button|Vote"), table.group)
    await reader.sees("Consent")
    return reader


async def casts(reader: Reader, choice: str) -> None:
    await reader.goes(choice)
    if choice == "Consent, with a concern":
        await reader.sees("Write it, or record a voice message.")
        await reader.someone.says(CONCERN)
    await reader.sees("✓ You voted: {choice}", choice=T(choice))


async def ends(table: Table, news: Text) -> None:
    """A week later, once the group has read this."""
    await table.world.advance(days=7, minutes=2)
    await table.reads(news)


async def adopts_the_whole(table: Table) -> None:
    """Frozen, put to the vote, and everybody consents."""
    mourad, articles = table.mourad, Tn("Freeze {n} article", "Freeze {n} articles", 3)
    await mourad.someone.says("/charter")
    await mourad.goes("The whole, and signing it", "Freeze a new version")
    await mourad.someone.presses(mourad.plain(articles))
    await mourad.goes("Ask for consent")
    await opens_vote(table, T("The charter of {territory}, version {n}", territory="Mahdia", n=1))
    for name in table.people:
        await casts(await comes_to_vote(table, name), "Consent")
    await ends(table, T("Whoever stands behind it signs it: for an organisation, or for oneself."))


async def signs_for(reader: Reader, body: str, role: str) -> None:
    await opens_the_charter(reader)
    await reader.goes("Sign it")
    await reader.goes("Sign for {name}", name=body)
    await reader.sees("<b>What are you in {organisation}?</b>", organisation=body)
    await reader.someone.says(role)
    await reader.sees("✓ {signature}", signature="")


async def signs_for_oneself(reader: Reader) -> None:
    await opens_the_charter(reader)
    await reader.goes("Sign it", "Sign for myself", "Sign", "Back")


async def opens_the_charter(reader: Reader) -> None:
    await reader.someone.says("/charter")
    await reader.goes("The whole, and signing it", "1")


async def paper_of(reader: Reader, language: str) -> bytes:
    """The charter as a PDF in that language."""
    await opens_the_charter(reader)
    await reader.goes("As a file", OWN_NAMES[language])
    return await reader.someone.downloads(await reader.someone.sees_media("document", fresh=True))
