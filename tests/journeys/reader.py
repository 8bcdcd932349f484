"""Somebody who reads the bot in their own language: what they press and see is looked up in the catalogues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.i18n import OWN_NAMES, T, Tp, Voice, label
from tests.seen import Seen
from tests.someone import Someone

MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f"))
COUNTRY = "TN"


@dataclass(slots=True)
class Reader:
    """``words`` are English msgids; the person sees them in ``language``, with Tunisia's terms once they joined."""

    someone: Someone
    language: str
    country: str | None = COUNTRY

    def read(self, words: str, **values: Any) -> str:
        """The words as this person sees them. ``context|words`` for a sentence with a context."""
        context, bar, rest = words.partition("|")
        sentence = Tp(context, rest, **values) if bar else T(words, **values)
        return label(Voice(self.language, self.country), sentence)

    async def presses(self, words: str, **values: Any) -> str:
        return await self.someone.presses(self.read(words, **values))

    async def sees(self, words: str, *, fresh: bool = True, **values: Any) -> Seen:
        """Waits for a message that contains the words, marks of direction left aside."""
        wanted = self.read(words, **values).translate(MARKS)

        async def look() -> Seen | None:
            before = self.someone._before.get("bot", set()) if fresh else set()
            fits = (m for m in reversed(await self.someone.messages()) if wanted in m.text.translate(MARKS))
            return next((m for m in fits if m.from_bot and m.mark not in before), None)

        return await self.someone._awaited(look, f"«{wanted}»", "bot", 15.0)

    async def chooses_own_language(self) -> None:
        await self.someone.presses(OWN_NAMES[self.language])

    async def joins_as_individual(self, link: str) -> None:
        """From an invitation's link to the menu, in as few presses as there are."""
        await self.someone.opens(link)
        await self.chooses_own_language()
        await self.presses("Let us begin")
        await self.presses("I agree")
        await self.presses("Individual")

    async def goes_through(self, module: str, *, rating: int = 6) -> int:
        """Rates whatever is to be rated, skips the rest, and stops at the check; how many ratings it were."""
        rated, before = 0, await self._last()
        await self.presses(module)
        for _ in range(150):
            before = here = await self._moved_on(before)
            if self.read("All is right") in here.labels:
                return rated
            if "10" in here.labels:
                rated += 1
                await self.someone.presses(str(rating))
            else:
                await self.presses("Skip")
        raise AssertionError(await self.someone.screen())

    async def _last(self) -> Seen:
        return (await self.someone.messages())[-1]

    async def _moved_on(self, before: Seen) -> Seen:
        """The last message, once it is another question or the check."""

        async def look() -> Seen | None:
            last = await self._last()
            ready = {self.read("Skip"), self.read("All is right")} & set(last.labels)
            return last if ready and last.mark != before.mark else None

        return await self.someone._awaited(look, "the next question", "bot", 15.0)
