"""Somebody who reads the bot in their own language: what they press and see is looked up in the catalogues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.i18n import OWN_NAMES, T, Text, Tp, Voice, label
from tests.seen import Seen
from tests.someone import Someone

MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f"))
COUNTRY, ZONE = "TN", "Africa/Tunis"
LAST = 5  # messages among which a new one is looked for


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
        return label(self.voice, sentence)

    @property
    def voice(self) -> Voice:
        return Voice(self.language, self.country, zone=ZONE if self.country else "UTC")

    def plain(self, text: Text) -> str:
        """A whole text as it stands on this person's screen, marks of direction left aside."""
        return label(self.voice, text).translate(MARKS)

    async def reads(self, text: Text, chat: int | str = "bot", *, among: bool = False) -> Seen:
        """Waits until one of the last messages of the bot is this, word for word; ``among``: until it is in one."""
        wanted = self.plain(text)

        def fits(message: Seen) -> bool:
            said = message.text.translate(MARKS)
            return message.from_bot and (wanted in said if among else said == wanted)

        async def look() -> Seen | None:
            return next((one for one in reversed((await self.someone.messages(chat))[-LAST:]) if fits(one)), None)

        return await self.someone._awaited(look, f"«{wanted}»", chat, 20.0)

    async def goes(self, *words: str, **values: Any) -> None:
        """Presses one button after another, each on a screen that came of the last: none twice, however slow it is."""
        for each in words:
            wanted = self.read(each, **values)
            await self._offered(wanted)
            await self.someone.presses(wanted)

    async def goes_back_to(self, words: str, **values: Any) -> None:
        """Presses a button that has stood there for a while: nothing newer need have it."""
        await self.someone.presses(self.read(words, **values), patience=0.1)

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

    async def goes_through(self, module: str, *, rating: int = 6, choice: int | None = None) -> int:
        """Rates whatever is to be rated, skips the rest, and stops at the check; how many ratings it were.

        ``choice``: where several may be chosen, the option at this place.
        """
        rated, before = 0, await self._last()
        await self.presses(module)
        for _ in range(150):
            before = here = await self._moved_on(before)
            if self.read("All is right") in here.labels:
                return rated
            if "10" in here.labels:
                rated += 1
                await self.someone.presses(str(rating))
            elif choice is not None and self.read("Done") in here.labels:
                before = await self._chooses(here, choice)
            else:
                await self.presses("Skip")
        raise AssertionError(await self.someone.screen())

    async def _chooses(self, here: Seen, place: int) -> Seen:
        """One of several options, and Done: the question as it stood then. In Arabic a row reads from the right."""
        rows = (reversed(row) if self.voice.rtl else row for row in here.buttons)
        await self.someone.presses([label for row in rows for label in row][place])
        ticked = await self._offered(self.read("Done"))
        await self.presses("Done")
        return ticked

    async def _offered(self, label: str) -> Seen:
        async def look() -> Seen | None:
            return await self.someone._newest("bot", lambda message: label in message.labels, fresh=True)

        return await self.someone._awaited(look, f"a new button [{label}]", "bot", 15.0)

    async def _last(self) -> Seen:
        return (await self.someone.messages())[-1]

    async def _moved_on(self, before: Seen) -> Seen:
        """The last message, once it is another question or the check."""

        async def look() -> Seen | None:
            last = await self._last()
            ready = {self.read("Skip"), self.read("All is right")} & set(last.labels)
            return last if ready and last.mark != before.mark else None

        return await self.someone._awaited(look, "the next question", "bot", 15.0)
