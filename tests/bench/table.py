"""What was found, as rows: a figure, its target, and by how much it is missed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from tests.bench.contest import DELAYS, GROWN, OURS, Found, Size, others
from tests.bench.rounds import Measured


@dataclass(frozen=True, slots=True)
class Row:
    """``value`` in ``unit``, the median of the rounds; ``target``: at least so much, or (``at_most``) at most."""

    name: str
    value: float
    unit: str
    target: float | None = None
    at_most: bool = False

    @property
    def is_met(self) -> bool:
        if self.target is None:
            return True
        return self.value <= self.target if self.at_most else self.value >= self.target

    @property
    def verdict(self) -> str:
        if self.target is None:
            return ""
        wanted = f"{'at most' if self.at_most else 'at least'} {self.target:g}"
        return f"{wanted}: met" if self.is_met else f"{wanted}: missed by {abs(self.value / self.target - 1):.0%}"


def rows(found: Found, size: Size) -> list[Row]:
    return [*beside(found), *grown(found, size), *drawn(found, size), *decided(found, size), *itself(found)]


def beside(found: Found) -> Iterator[Row]:
    for delay in DELAYS:
        api = f"API at {delay * 1000:.0f} ms"
        of = found.beside[delay]
        for name, rounds in of.items():
            yield Row(f"{name}, {api}", per_second(rounds), "answers/s")
            yield Row(f"{name}, {api}", median(one.cpu_ms for one in rounds), "CPU ms/answer")
        for other, target in zip(others(delay), (1.5, None, 3.0 if delay else None), strict=True):
            yield Row(f"{OURS} against {other.name}, {api}", ratio(of[OURS], of[other.name]), "times", target)


def grown(found: Found, size: Size) -> Iterator[Row]:
    empty, full = found.grown[OURS], found.grown[GROWN]
    people = f"{size.stored:,} people's answers stored"
    yield Row(f"time for an answer with {people}, against none", ratio(empty, full), "times", 1.2, at_most=True)
    costs = median(grown.cpu_ms / small.cpu_ms for grown, small in zip(full, empty, strict=True))
    yield Row(f"processor time for an answer with {people}, against none", costs, "times")


def drawn(found: Found, size: Size) -> Iterator[Row]:
    given = found.drawn[0].answers // size.reckoned
    of = f"{size.reckoned:,} people, {given} answers each"
    yield Row(f"figures of {of}", median(one.figures for one in found.drawn), "s", 1, at_most=True)
    yield Row("their pictures: radar, pages, grids", median(one.pictures for one in found.drawn), "s")
    yield Row("their report (PDF)", median(one.report for one in found.drawn), "s")
    both = median(one.pictures + one.report for one in found.drawn)
    yield Row("all their pictures and the report", both, "s", 2, at_most=True)


def decided(found: Found, size: Size) -> Iterator[Row]:
    yield Row("votes in the open, cast and changed, API at 0 ms", per_second(found.voted), "votes/s")
    again = median(found.recounted)
    yield Row(f"counting {size.ballots:,} secret ballots again, with five grades each", again, "s", 1, at_most=True)
    tally = f"a live tally in a group, {size.group} people pressing for {size.burst:g} s"
    yield Row(f"{tally}: changes in a minute", median(one.most for one in found.live), "changes", 10, at_most=True)
    yield Row(f"{tally}: last state after", median(one.late for one in found.live), "s", 7, at_most=True)


def itself(found: Found) -> Iterator[Row]:
    rounds = found.beside[0.0][OURS]
    yield Row("start to first poll", median(one.start for one in rounds), "s")
    yield Row("memory, idle", median(one.idle for one in rounds), "MB")
    yield Row("memory, under load", median(one.loaded for one in rounds), "MB")


def per_second(rounds: Sequence[Measured]) -> float:
    return median(one.per_second for one in rounds)


def ratio(ours: Sequence[Measured], theirs: Sequence[Measured]) -> float:
    """How many times faster, round by round: what the machine did besides hit both."""
    return median(one.per_second / other.per_second for one, other in zip(ours, theirs, strict=True))


def printed(table: Sequence[Row]) -> str:
    width = max(len(row.name) for row in table)
    return "\n".join(f"{row.name:{width}}  {row.value:9.2f} {row.unit:13}  {row.verdict}".rstrip() for row in table)
