"""From somebody's idea to a proposed article that everybody has shown their fingers for."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.i18n import T, Text, Tn, lines
from conversations.charter.sensing.saying import MEANINGS
from tests.journeys import principle
from tests.journeys.assembly import Assembly, writes_in_every_language
from tests.journeys.principle import ARTICLE
from tests.journeys.reader import Reader

FINGERS = {"amal": 5, "slim": 4, "omar": 1, "salma": 4, "kamel": 3}


async def proposes_and_supports(five: Assembly) -> None:
    """One writes it, one finds it among the ideas, one begins to write the same and supports it instead."""
    amal, slim, salma = (five.actors[who] for who in ("amal", "slim", "salma"))
    await writes_an_idea(amal, principle.IDEA[amal.language])
    await amal.sees("✓ Recorded. Others can support it now.")
    await slim.someone.says("/charter")
    await slim.goes("Ideas", "1", "Support it")
    await slim.reads(Tn("{n} supporter", "{n} supporters", 2), among=True)
    await writes_an_idea(salma, principle.LIKE_IT[salma.language])
    await salma.sees("<b>Like this one?</b>")
    await salma.goes("1")
    await salma.sees("✓ You support it. Your own words were not kept.")
    await salma.reads(Tn("{n} supporter", "{n} supporters", 3), among=True)


async def writes_an_idea(who: Reader, words: str) -> None:
    await who.someone.says("/charter")
    await who.goes("Propose an idea", "A principle")
    await who.sees("It is read by everybody, without your name.")
    await who.someone.says(words)


async def becomes_an_article(five: Assembly) -> None:
    """A draft in the idea's own words, translated; then everybody's. Its proposer is thanked."""
    nora = five.nora
    await nora.someone.says("/charter")
    await nora.goes("Ideas", "1", "Make an article of it", "Principles")
    await nora.sees("✓ A draft is made of it.")
    await writes_in_every_language(nora, principle.IDEA)
    await nora.goes("See the text", "Propose it to everybody")
    await nora.sees("✓ Everybody can read and amend it now.")
    amal = five.actors["amal"]
    await amal.someone.says("/charter")
    await amal.goes("What became of my ideas")
    await amal.sees("thank you: it became part of {article}", article=ARTICLE)


async def shows_fingers(five: Assembly) -> None:
    """Buttons in the group, a tally in it; whoever shows one finger is asked in private, once, what has to change."""
    nora, omar, began = five.nora, five.actors["omar"], await five.town.now()
    await nora.goes_back_to("Sense-check it in the groups")
    await nora.goes("Open in {groups}", groups=Tn("{n} group", "{n} groups", 1))
    await nora.sees("✓ The sense-check is open.")
    await five.told(T("<b>{article}, a sense-check: how many fingers do you show?</b>", article=ARTICLE))
    await asyncio.gather(*(presses_fingers(five, who, level) for who, level in FINGERS.items()))
    await five.told(tally(Tn("{n} person so far", "{n} people so far", 5)))
    await omar.goes_back_to("Say what has to change")
    await omar.sees("<b>{article}: what has to change?</b>", article=ARTICLE, fresh=False)
    await omar.someone.says(principle.WHAT_HAS_TO_CHANGE[omar.language])
    await omar.sees("✓ Thank you. It is kept.")

    await five.ends(began + timedelta(days=3))
    await five.told(T("<b>{article}: the sense-check is closed.</b>", article=ARTICLE))
    await five.told(tally(Tn("{n} person showed their fingers.", "{n} people showed their fingers.", 5)))
    await nora.goes("See what comes next", "What has to change")
    await nora.reads(T("{words}", words=principle.WHAT_HAS_TO_CHANGE[omar.language]), among=True)


async def presses_fingers(five: Assembly, who: str, level: int) -> None:
    """The answer to the press says what was taken in."""
    actor = five.actors[who]
    notice = await actor.someone.presses(str(level), five.group)
    assert actor.read("Recorded: {fingers}. It can be changed until the end.", fingers=level) == notice


def tally(total: Text) -> Text:
    shown = list(FINGERS.values())
    each = (
        T("<b>{fingers}</b> {meaning}: {count}", fingers=int(level), meaning=meaning, count=shown.count(level))
        for level, meaning in MEANINGS.items()
    )
    return lines(*each, total)
