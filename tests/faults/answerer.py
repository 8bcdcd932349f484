"""People who answer the first module of the self-assessment, each with a diary of what they answered to what.

They do everything once, as somebody does who trusts the bot: nobody presses again or asks what became of it.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.i18n import T
from bot.questionnaire import Blank, ManyOf, OneOf, Option, OwnWords, Position, Rating, Value, Words
from tests.faults.screen import Asked, asked_in, is_check, written
from tests.faults.waiting import PATIENCE
from tests.sandbox import NotSeen, Sandbox, Seen, Someone


@dataclass(slots=True)
class Answerer:
    """``typing``: they write their answers, numbers too; else they press whatever has a button.

    ``wishes`` are the options they would choose, by number: the same ones when a question is asked again.
    ``ticking`` are questions whose options they tick and have not pressed Done on; what is ticked is kept already.
    ``since`` is what they wrote when they began, or began again: they look at nothing older.
    """

    someone: Someone
    typing: bool
    chance: random.Random
    diary: dict[Position, Value] = field(default_factory=dict)
    wishes: dict[Position, list[int]] = field(default_factory=dict)
    ticking: set[Position] = field(default_factory=set)
    since: int = 0
    news: asyncio.Event = field(default_factory=asyncio.Event)
    patience: float = PATIENCE
    presses_made: list[asyncio.Task[object]] = field(default_factory=list)

    async def goes_through(self, patience: float = PATIENCE) -> None:
        """From the first question to the check. Raises NotSeen when nothing comes for ``patience`` seconds."""
        self.patience = patience
        await self.begins()
        while await self.answers_next():
            pass

    async def begins(self) -> None:
        """Open the first module; somebody who was in it already goes on there."""
        self.since = (await self.someone.says("/assess")).id
        module = await self.sees(lambda message: ACTORS in message.labels)
        await self.presses(module, ACTORS)

    async def answers_next(self) -> bool:
        """Answer the question that comes next; False once there is only the check."""
        message = await self.sees(lambda message: is_check(message) or self.is_open(message))
        asked = asked_in(message)
        if asked is None:
            return False
        await self.answers(message, asked)
        return True

    async def answers(self, message: Seen, asked: Asked) -> None:
        match asked.question.answer:
            case Rating(top=top):
                rating = self.chance.randint(0, top)
                self.diary[asked.position] = rating
                await self.gives(message, str(rating), str(rating))
            case OneOf(options):
                number = len(options) - 1 if asked.enough else self.chance.randrange(len(options))
                self.diary[asked.position] = options[number].id
                await self.gives(message, written(options[number].label), str(number + 1))
            case ManyOf(options):
                await self.chooses(message, asked, options)
            case Words():
                await self.tells(message, asked)

    async def gives(self, message: Seen, label: str, words: str) -> None:
        await (self.someone.says(words) if self.typing else self.presses(message, label))

    async def chooses(self, message: Seen, asked: Asked, options: Sequence[Option]) -> None:
        """Two of several: written as their numbers, or pressed until these two are ticked, and done."""
        at, two = asked.position, sorted(self.chance.sample(range(len(options)), 2))
        numbers = self.wishes.setdefault(at, two)
        wanted = {written(options[number].label) for number in numbers}
        if not self.typing:
            await self.ticks(message, at, {written(option.label): option.id for option in options}, wanted)
        self.diary[at] = tuple(options[number].id for number in numbers)
        if self.typing:
            await self.someone.says(", ".join(str(number + 1) for number in numbers))
        else:
            await self.presses(await self.sees(lambda m: ticked(m) == wanted), DONE)

    async def ticks(self, message: Seen, at: Position, options: Mapping[str, str], wanted: set[str]) -> None:
        """Press one option after another until these are ticked and no others; ``options``: label to id, in order."""
        self.ticking.add(at)
        while wrong := ticked(message) ^ wanted:
            before, option = ticked(message), min(wrong)
            self.diary[at] = tuple(id for label, id in options.items() if label in before ^ {option})
            await self.presses(message, TICK + option if option in before else option)
            message = await self.sees(lambda m, before=before: self.is_open(m) and ticked(m) != before)  # type: ignore[misc]
        self.ticking.remove(at)

    async def tells(self, message: Seen, asked: Asked) -> None:
        """A few words of their own; those who press skip some questions, and do not know others."""
        way = None if self.typing else self.chance.choice((None, *WAYS))
        if way is not None:
            self.diary[asked.position] = WAYS[way]
            await self.presses(message, way)
            return
        words = f"{self.someone.name} on {asked.position.question}"
        self.diary[asked.position] = OwnWords(words)
        await self.someone.says(words)

    async def presses(self, message: Seen, label: str) -> None:
        """Press a button of this very message. The answer over it may be lost: nobody waits for it."""
        at = {"chat": "bot", "message": message.id, "button": label}
        press = self.someone.world.post(f"/world/people/{self.someone.id}/press", **at)
        self.presses_made.append(asyncio.create_task(press))

    def is_open(self, message: Seen) -> bool:
        """Whether it asks what they have not answered yet."""
        asked = asked_in(message)
        return asked is not None and (asked.position not in self.diary or asked.position in self.ticking)

    async def sees(self, fits: Callable[[Seen], bool]) -> Seen:
        """The newest message of the bot that fits; waits until there is one."""
        try:
            async with asyncio.timeout(self.patience):
                while (found := await self._newest(fits)) is None:
                    await self.news.wait()
        except TimeoutError:
            raise NotSeen(f"{self.someone.name} is stuck, and sees:\n{await self.someone.screen()}") from None
        return found

    async def _newest(self, fits: Callable[[Seen], bool]) -> Seen | None:
        self.news.clear()
        messages = await self.someone.messages()
        return next((m for m in reversed(messages) if m.from_bot and m.id >= self.since and fits(m)), None)


def ticked(message: Seen) -> set[str]:
    """The options that are chosen so far."""
    return {label.removeprefix(TICK) for label in message.labels if label.startswith(TICK)}


def given(answerers: Sequence[Answerer]) -> int:
    """How many answers stand in their diaries."""
    return sum(len(each.diary) for each in answerers)


@asynccontextmanager
async def crowd(people: Sequence[Someone], seed: int) -> AsyncIterator[list[Answerer]]:
    """These people as answerers, every second one typing; each is told when their chat changes."""
    made = [Answerer(one, n % 2 == 1, random.Random(f"{seed} {n}")) for n, one in enumerate(people)]
    watch = asyncio.create_task(tell(people[0].world, {each.someone.id: each for each in made}))
    try:
        yield made
        await asyncio.gather(*(press for each in made for press in each.presses_made))
    finally:
        watch.cancel()


async def tell(world: Sandbox, by_chat: dict[int, Answerer]) -> None:
    """One for all: fifty people who each look at every change of the world would see little else."""
    seen = 0
    while True:
        version = (await world.get("/world/events"))["version"]
        calls = await world.get(f"/world/calls?after={seen}")
        for chat in {int(call["parameters"].get("chat_id", 0)) for call in calls["calls"]} & by_chat.keys():
            by_chat[chat].news.set()
        seen = calls["last"]
        await world.get(f"/world/events?after={version}")


async def together(*work: Awaitable[None]) -> None:
    """All at once; the first that fails ends the others."""
    async with asyncio.TaskGroup() as group:
        for one in work:
            group.create_task(one)  # type: ignore[arg-type]  # coroutines all


ACTORS = written(T("Actors"))
DONE, TICK = written(T("Done")), "✓ "
WAYS = {written(T("Skip")): Blank.SKIPPED, written(T("I don’t know")): Blank.UNKNOWN}
