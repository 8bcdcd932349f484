"""A live tally in a group, under a burst of presses and Telegram's own limits: how often it is changed, how soon right.

It takes as long as the burst does, since the limits are those of the clock on the wall.
"""

from __future__ import annotations

import asyncio
import random
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time as on_the_clock
from pathlib import Path

import sqlalchemy as sa

from bot.buttons import deep_link
from bot.people import groups, membership, standing, territories
from bot.people.roles import Role
from conversations.charter.sensing import queries
from conversations.charter.sensing.presses import StartCheck
from tests.conversations.charter.sensing.circle import MARKS, proposed
from tests.faults.kept import members, records
from tests.faults.waiting import until
from tests.sandbox import Someone
from tests.town import Town, town

LIMITS = {"BOT_SENDS_PER_SECOND": "30", "BOT_CHAT_SENDS_PER_SECOND": "1", "BOT_GROUP_SENDS_PER_MINUTE": "20"}
PER_SECOND = 8  # presses in the group
MINUTE = 60.0
LEVEL = re.compile(r"^([0-5]) .*: (\d+)$", re.MULTILINE)
Counts = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Live:
    """``most`` changes within any minute; ``late`` seconds from the last press until its tally stood in the group."""

    presses: int
    most: int
    late: float


def tallied(at: Path, people: int, seconds: float) -> Live:
    """So many people show fingers in one group, and change their minds, for so many seconds."""
    at.mkdir()
    return asyncio.run(burst(at, people, seconds))


async def burst(at: Path, people: int, seconds: float) -> Live:
    async with town(at, **LIMITS) as made:
        those = await members(made, people)
        group = await gathered(made, those)
        await those[0].opens(deep_link(made.world.username, StartCheck(*await proposed_in(made, group, those[0]))))
        await those[0].presses("Open in 1 group")
        message = (await those[1].sees("how many fingers", chat=group)).id
        presses, last = await press_for(those, group, message, seconds)
        wanted = await on_disk(made)
        await until(lambda: shows(those[1], group, message, wanted), "the last state")
        late = time.monotonic() - last
        edits = [call for call in await made.world.calls("editMessageText") if call["parameters"]["chat_id"] == group]
        return Live(presses, most_in_a_minute([call["at"] for call in edits]), late)


async def gathered(made: Town, those: Sequence[Someone]) -> int:
    """A group of them all, that the bot has noticed."""
    group = await made.world.group("Atlas", *those)
    async with records(made) as store:

        async def noticed() -> bool:
            return await store.read(lambda db: groups.by_chat(db, group)) is not None

        await until(noticed, "the group to be noticed")
    return group


async def proposed_in(made: Town, group: int, facilitator: Someone) -> tuple[int, int]:
    """A territory without quiet hours, with the group, a facilitator, and a text to be checked; its number."""

    def unit(db: sa.Connection) -> tuple[int, int]:
        here, found = territories.named(db, "Mahdia"), groups.by_chat(db, group)
        assert here is not None and found is not None
        territories.choose_quiet(db, here.id, (on_the_clock(0), on_the_clock(0)))
        groups.connect(db, found.id, here.id)
        membership.change_role(db, here.id, standing.person(db, facilitator.id).id, Role.FACILITATOR)
        return here.id, proposed(db).id

    async with records(made) as store:
        return await store.transaction(unit)


async def press_for(those: Sequence[Someone], group: int, message: int, seconds: float) -> tuple[int, float]:
    """How many presses there were, and when the last one left."""
    chance, begun, on_their_way = random.Random(1), time.monotonic(), list[asyncio.Task[object]]()
    while (last := time.monotonic()) < begun + seconds or len(on_their_way) < len(those):
        at = {"chat": group, "message": message, "button": str(chance.randrange(6))}
        one = chance.choice(those)
        on_their_way.append(asyncio.create_task(one.world.post(f"/world/people/{one.id}/press", **at)))
        await asyncio.sleep(1 / PER_SECOND)
    await asyncio.gather(*on_their_way)
    return len(on_their_way), last


async def on_disk(made: Town) -> Counts:
    def unit(db: sa.Connection) -> Counts:
        check = queries.wherever(db, 1)
        assert check is not None
        return queries.tally(db, check)

    async with records(made) as store:
        return await store.read(unit)


async def shows(one: Someone, group: int, message: int, wanted: Counts) -> bool:
    """Whether the group's message has this tally."""
    (found,) = [each for each in await one.messages(group) if each.id == message]
    return tuple(int(count) for _, count in LEVEL.findall(found.text.translate(MARKS))) == wanted


def most_in_a_minute(times: Sequence[float]) -> int:
    return max((sum(start <= each < start + MINUTE for each in times) for start in times), default=0)
