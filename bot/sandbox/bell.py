"""A counter that can be waited for: the ground of every long poll here."""

import asyncio


class Bell:
    """Counts its rings from zero; anybody may wait until it has rung past a number."""

    def __init__(self) -> None:
        self.rings = 0
        self._rung = asyncio.Event()

    def ring(self) -> None:
        self.rings += 1
        self._rung.set()
        self._rung = asyncio.Event()

    async def past(self, number: int, seconds: float) -> int:
        """Wait until it has rung more than ``number`` times, at most ``seconds``; the count as it is then."""
        try:
            async with asyncio.timeout(seconds):
                while self.rings <= number:
                    await self._rung.wait()
        except TimeoutError:
            pass
        return self.rings
