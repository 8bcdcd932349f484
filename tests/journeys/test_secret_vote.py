"""A secret vote on the governance structure, counted again by a stranger, in each language, with the real bot."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.ballots.tables import votes as votes_table
from bot.founding import opened
from bot.i18n import T, Tn, Tp, Voice, label
from tests.faults.kept import at_rest, everything
from tests.journeys.assembly import SPEAKERS, Assembly, assembly_of
from tests.journeys.booth import (
    GRADES,
    counted_again,
    counted_by_a_stranger,
    gives_grades,
    grades_options,
    votes_in_secret,
)
from tests.journeys.conftest import LANGUAGES
from tests.journeys.reader import COUNTRY, MARKS, Reader
from tests.town import Town

SEATS = T("Steering committee with seats for each kind of actor")
OPTIONS = (
    SEATS,
    T("General assembly of all, with a small coordination"),
    T("Working groups by topic, and a council of their speakers"),
    T("One organisation coordinates, another one each year"),
    T("Charter only for now"),
)
QUESTION = T("Which governance structure fits our pole?")
CARDS = {
    "amal": (4, 2, 1, 0, 2),
    "slim": (4, 3, 1, 1, 2),
    "omar": (3, 3, 2, 1, 1),
    "salma": (3, 2, 2, 1, 2),
    "kamel": (4, 1, 0, 2, 1),
    "leila": (2, 4, 3, 1, 3),
}
"""What counts in the end. The first option has 2 3 3 4 4 4: its lower middle is 3, good, and nobody rejects it. The
next best, the second, has 1 2 2 3 3 4: 2."""

FIRST = {"omar": (0, 4, 1, 1, 0), "salma": (0, 1, 2, 3, 4)}
"""What two of them cast before; with that nothing would be adopted: the first option has 0 0 2 4 4 4."""

NUMBER = re.compile(r"^\d+\. ")  # of an option in a list
NOT_THEIRS = "K7QM-2P4X-9DTR-WA3E"


@pytest.mark.timeout(120)
async def test_six_vote_in_secret_and_a_stranger_counts_it_again(mahdia: Town, language: str) -> None:
    """Nobody sees how it stands; afterwards everybody finds their own ballot, and nothing else holds a code."""
    six = await assembly_of(mahdia, language, tuple(SPEAKERS))
    closes = await opens_in_secret(six)
    began = len(await mahdia.world.calls())
    codes = await four_vote(six)
    await nobody_sees_how_it_stands(six, began)
    codes |= await two_are_reminded(six, closes)
    await ends_by_the_clock(six, closes)
    await holds_no_code(six, codes)
    await can_be_counted_again(six, codes)


async def opens_in_secret(six: Assembly) -> datetime:
    """From ready options, by two presses more than an open vote."""
    nora = six.nora
    await nora.someone.says("/votes")
    await nora.goes("Prepare a vote by grades", "Governance structure", "Go on to the vote", "a vote|Secret")
    await nora.sees("It is secret: nobody sees who voted what. Honestly:")
    return await six.opens_vote(QUESTION)


async def four_vote(six: Assembly) -> dict[str, str]:
    """One of them changes it at once, one by typing the code; each keeps the code that they had."""
    amal, slim, omar, salma = await asyncio.gather(*(votes(six, who) for who in ("amal", "slim", "omar", "salma")))
    await six.actors["omar"].goes("Change it")
    assert await grades_options(six.actors["omar"], CARDS["omar"]) == omar
    await changes_by_code(six, salma)
    return {"amal": amal, "slim": slim, "omar": omar, "salma": salma}


async def votes(six: Assembly, who: str) -> str:
    await six.goes_to_the_vote(who)
    return await votes_in_secret(six.actors[who], FIRST.get(who, CARDS[who]))


async def changes_by_code(six: Assembly, code: str) -> None:
    """A wrong one changes nothing; the right one is read however it is typed."""
    salma = six.actors["salma"]
    await six.goes_to_the_vote("salma")
    await salma.goes("Change it with the code")
    await salma.sees("Without it nobody can change the ballot, and it counts as it was cast.")
    await salma.someone.says(NOT_THEIRS)
    await gives_grades(salma, CARDS["salma"])
    await salma.goes("Confirm")
    await salma.sees("This is not the code of your ballot in this vote. Five wrong codes lock it for an hour.")
    await salma.goes("Type the code")
    await salma.sees("Without it nobody can change the ballot, and it counts as it was cast.")
    await salma.someone.says(code.replace("-", " ").lower())
    assert await grades_options(salma, CARDS["salma"]) == code


async def nobody_sees_how_it_stands(six: Assembly, began: int) -> None:
    """The facilitator and the group read how many have voted; no number stands beside an option."""
    nora, here = six.nora, (six.group, six.nora.someone.id)
    await nora.someone.says("/votes")
    await nora.goes("1", "For facilitators")
    await nora.sees("How it stands is shown to nobody before the end, facilitators included.")
    said = "{n} of {total} has voted; {needed} are needed.", "{n} of {total} have voted; {needed} are needed."
    await six.told(Tn(*said, 4, total=6, needed=3))
    calls = await six.town.world.calls(after=began)
    told = [one["parameters"].get("text", "") for one in calls if int(one["parameters"].get("chat_id", 0)) in here]
    lines = "\n".join(told).translate(MARKS).splitlines()
    about = [line for line in lines if any(option in line for option in in_every_language())]
    assert about
    assert [line for line in about if any(each.isdigit() for each in NUMBER.sub("", line))] == []


def in_every_language() -> list[str]:
    voices = [Voice(language, COUNTRY) for language in LANGUAGES]
    return [label(voice, option).translate(MARKS) for voice in voices for option in OPTIONS]


async def two_are_reminded(six: Assembly, closes: datetime) -> dict[str, str]:
    """Two days before the end, and nobody who has voted; they vote by the reminder's button."""
    await six.town.turns_to(closes - timedelta(hours=48) + timedelta(minutes=1))
    late = ("kamel", "leila")
    codes = await asyncio.gather(*(votes_by_the_reminder(six.actors[who], CARDS[who]) for who in late))
    reminder = T("<b>Your vote is still missing: {question}</b>", question=QUESTION)
    for who in ("amal", "slim", "omar", "salma"):
        actor = six.actors[who]
        seen = [one.text.translate(MARKS) for one in await actor.someone.messages()]
        assert not [text for text in seen if actor.plain(reminder) in text]
    return dict(zip(late, codes, strict=True))


async def votes_by_the_reminder(who: Reader, card: Sequence[int]) -> str:
    await who.reads(T("<b>Your vote is still missing: {question}</b>", question=QUESTION), among=True)
    await who.goes_back_to("To the vote")
    return await votes_in_secret(who, card)


async def ends_by_the_clock(six: Assembly, closes: datetime) -> None:
    """What won is told in the group, and the grades in private, since six ballots are enough for that."""
    await six.ends(closes)
    await six.told(T("<b>✓ Adopted: {option}</b>", option=SEATS))
    await six.nora.someone.says("/votes")
    await six.nora.goes("1")
    await six.nora.reads(T("<b>{option}: {grade}</b>", option=SEATS, grade=Tp("a grade", "Good")), among=True)


async def holds_no_code(six: Assembly, codes: dict[str, str]) -> None:
    """No row but the published list, no file of the log."""
    await at_rest(six.town)
    async with opened(six.town.database) as store:
        rows = await store.read(without_the_published_list)
    held = json.dumps(rows, default=str, ensure_ascii=False) + six.town.log
    assert [code for code in codes.values() if code in held or code.replace("-", "") in held] == []


def without_the_published_list(db: Connection) -> dict[str, list[Any]]:
    """Every other value of every row; its ballots are gone, and so is the key that signed codes."""
    (vote,) = db.execute(select(votes_table)).all()
    assert vote.published is not None and vote.key is None
    every = everything(db)
    assert every["secret_ballots"] == []
    every["votes"] = [[value for value in vote if value != vote.published]]
    return every


async def can_be_counted_again(six: Assembly, codes: dict[str, str]) -> None:
    """The file that any member gets comes to the same for us and for a stranger, and holds everybody's own ballot."""
    amal, file = six.actors["amal"], six.town.home / "vote.json"
    await amal.someone.says("/votes")
    await amal.goes("1", "Ballots, to count again")
    file.write_bytes(await amal.someone.downloads(await amal.someone.sees_media("document", fresh=True)))
    cards = {each["code"].replace("-", ""): each["choice"] for each in json.loads(file.read_text("utf-8"))["ballots"]}
    for who, code in codes.items():
        assert list(cards[code.replace("-", "")].values()) == [GRADES[grade].lower() for grade in CARDS[who]]
    ours = counted_again(file, codes["salma"])
    assert f"Code {codes['salma']}: in the list" in ours
    assert counted_by_a_stranger(file).split() == ["adopted", "seats", "as", "published"]
