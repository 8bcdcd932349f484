"""What is measured: beside other bots, in a house that has grown, a territory's picture, and votes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench import contenders, people
from tests.bench.contenders import Contender
from tests.bench.house import built
from tests.bench.live import Live, tallied
from tests.bench.rounds import Measured, measured
from tests.bench.territory import Drawn, drawn
from tests.bench.voting import recounted, votes, voting

DELAYS = (0.0, 0.05)  # seconds that the Bot API takes for each message
OURS, GROWN = "this bot", "this bot, grown"
Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Size:
    """``crowd`` people answer ``each`` times in each of ``rounds``; the clock runs from the ``warm``-th answer."""

    crowd: int = 500
    each: int = 12
    warm: int = 1000
    rounds: int = 5
    stored: int = 100_000
    reckoned: int = 10_000
    ballots: int = 10_000
    group: int = 100
    burst: float = 90
    """Seconds for which ``group`` people press in a group."""

    @property
    def answers(self) -> int:
        return self.crowd * self.each


QUICK = Size(crowd=200, each=5, warm=200, rounds=3, stored=5_000, reckoned=1_000, burst=65)


@dataclass(slots=True)
class Found:
    """What every round showed: by delay and contender, by size of the house, of a territory's picture, of votes."""

    beside: dict[float, dict[str, list[Measured]]] = field(default_factory=dict)
    grown: dict[str, list[Measured]] = field(default_factory=dict)
    drawn: list[Drawn] = field(default_factory=list)
    voted: list[Measured] = field(default_factory=list)
    recounted: list[float] = field(default_factory=list)
    live: list[Live] = field(default_factory=list)


def run(size: Size, at: Path, told: Told) -> Found:
    """Everything, in the folder ``at``; ``told`` hears of each round as it ends."""
    found = Found()
    beside(found, size, at, told)
    grown(found, size, at, told)
    told(f"a round of {size.reckoned} people is reckoned and drawn, {size.rounds} times")
    found.drawn = drawn(at / "closed.db", size.reckoned, size.rounds)
    voted(found, size, at, told)
    told(f"{size.ballots} secret ballots are counted again, {size.rounds} times")
    found.recounted = recounted(size.ballots, size.rounds)
    told(f"{size.group} people press in a group for {size.burst:g} s, within Telegram's own limits")
    found.live = [tallied(at / "live", size.group, size.burst)]
    return found


def beside(found: Found, size: Size, at: Path, told: Told) -> None:
    """Our bot and the others in turn, A B C A B C, so that whatever else the machine does hits all of them."""
    house = built(at / "small.db", size.rounds * len(DELAYS), size.crowd, size.each)
    numbers = enumerate(house.crowds)
    for _ in range(size.rounds):
        for delay in DELAYS:
            number, crowd = next(numbers)
            here = found.beside.setdefault(delay, {})
            for contender in (contenders.ours(house.file, OURS), *others(delay)):
                round_ = measured(contender, lines(contender, crowd, number, size), size.answers, size.warm, delay, at)
                here.setdefault(contender.name, []).append(round_)
                told(f"{contender.name}, API at {delay * 1000:.0f} ms: {round_.per_second:.0f}/s")


def others(delay: float) -> Iterator[Contender]:
    yield contenders.aiogram()
    yield contenders.aiogram(pressed=True)
    yield contenders.ptb(32 if delay else 0)


def grown(found: Found, size: Size, at: Path, told: Told) -> None:
    """An empty house and a full one in turn."""
    told(f"building a house in which {size.stored} people have answered everything")
    houses = {
        OURS: built(at / "empty.db", size.rounds, size.crowd, size.each),
        GROWN: built(at / "grown.db", size.rounds, size.crowd, size.each, stored=size.stored),
    }
    for number in range(size.rounds):
        for name, house in houses.items():
            bot = contenders.ours(house.file, name)
            crowd = house.crowds[number]
            round_ = measured(bot, lines(bot, crowd, number, size), size.answers, size.warm, 0, at)
            found.grown.setdefault(name, []).append(round_)
            told(f"{name}: {round_.per_second:.0f}/s")


def voted(found: Found, size: Size, at: Path, told: Told) -> None:
    """A crowd that votes in the open, and changes its mind."""
    house, vote, voters = voting(at / "votes.db", size.rounds, size.crowd)
    for number, (ids, _) in enumerate(house.crowds):
        sent = people.batches(votes(ids, vote, voters, size.each), first=1 + number * size.answers)
        round_ = measured(contenders.ours(house.file, OURS), sent, size.answers, size.warm, 0, at)
        found.voted.append(round_)
        told(f"{OURS}, votes: {round_.per_second:.0f}/s")


def lines(contender: Contender, crowd: tuple[list[int], list[int]], number: int, size: Size) -> Iterator[str]:
    """What the crowd sends in the bench's round ``number``: the same people do the same number of things to each."""
    ids, sittings = crowd
    sent = people.presses(ids, sittings, size.each) if contender.pressed else people.words(ids, size.each)
    return people.batches(sent, first=1 + number * size.answers)
