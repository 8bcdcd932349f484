"""From ratings to a figure (mission, "From answers to a picture").

Every edge is in favour of what the mission says in words: "at least" and "or more" include the edge, "above" does not.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from operator import itemgetter
from typing import TypeAlias

from bot.figures.bands import band
from bot.figures.cells import Crowd, passes, shown_crowds
from bot.figures.figure import Figure, KindFigure, Numbers, Split
from bot.figures.means import Sum, average, means, median, quarter, rounded
from bot.figures.rated import Rated

LOW_TO, HIGH_FROM = 3, 7
LEAST_AT_EACH_END = 2
KINDS_APART_FROM = 2.5

Sums: TypeAlias = dict[str, Sum]
"""By unit."""


def figure(rated: Iterable[Rated], joined: Collection[int] | None = None) -> Figure:
    """What may be shown of one question's answers; ``joined`` are the people who had joined when the round opened.

    Numbers need a cell of those who rated. A knowledge gap is "I don't know" from more than 40 % of all who answered;
    beside numbers it needs a cell of those who do not know, since "more than 40 %" beside a number of people can be as
    good as a count. Without numbers it is a word about all who answered, and they are the cell that it needs.

    The order of the answers changes nothing. Raises ValueError if somebody answers twice.
    """
    answers = tuple(rated)
    _refuse_doubles(answers)
    known = [each for each in answers if each.rating is not None]
    unknown = [each for each in answers if each.rating is None]
    gap = 5 * len(unknown) > 2 * len(answers)
    if not passes(_crowd(known)):
        return Figure(knowledge_gap=gap and passes(_crowd(answers)))
    if passes(_crowd(unknown)):
        return Figure(_numbers(known, len(unknown), _response(answers, joined)), knowledge_gap=gap)
    return Figure(_numbers(known, None, _response(known, joined)))


def _numbers(known: Sequence[Rated], unknown: int | None, response: float | None) -> Numbers:
    by_kind = _sums_by_kind(known)
    found = means(_merged(by_kind.values()).values())
    ratings = Counter(map(itemgetter(3), known))
    histogram = tuple(ratings[rating] for rating in range(11))
    kinds = _kinds(by_kind)
    apart = _apart(kinds)
    return Numbers(
        people=len(known),
        units=sum(units for _, units in found),
        unknown=unknown,
        response=response,
        median=rounded(median(found)),
        mean=rounded(average(found)),
        low=rounded(quarter(found, 1)),
        high=rounded(quarter(found, 3)),
        histogram=histogram,
        kinds=kinds,
        band=band(rounded(median(found))),
        split=_split(histogram, apart),
        apart=apart,
    )


def _split(histogram: Sequence[int], apart: tuple[str, str] | None) -> tuple[Split, ...]:
    """Ratings at both ends count people, not units: the mission says people."""
    ends = sum(histogram[: LOW_TO + 1]), sum(histogram[HIGH_FROM:])
    at_both = all(end >= LEAST_AT_EACH_END and 4 * end >= sum(histogram) for end in ends)
    return (Split.RATINGS,) * at_both + (Split.KINDS,) * (apart is not None)


def _apart(kinds: Sequence[KindFigure]) -> tuple[str, str] | None:
    """The kinds with the lowest and the highest median, if 2.5 or more lie between them as they are shown.

    Only shown kinds: a split that nobody can see the reason of would say something of a hidden one.
    """
    if not kinds:
        return None
    ordered = sorted(kinds, key=lambda each: each.median)
    low, high = ordered[0], ordered[-1]
    return (low.kind, high.kind) if round(high.median - low.median, 1) >= KINDS_APART_FROM else None


def _kinds(by_kind: dict[str, Sums]) -> tuple[KindFigure, ...]:
    """People whose kind is not known are a part like any other in what must stay hidden, and never shown."""
    shown = shown_crowds({kind: _people(sums) for kind, sums in by_kind.items()})
    return tuple(_kind(kind, by_kind[kind]) for kind in sorted(shown) if kind)


def _kind(kind: str, sums: Sums) -> KindFigure:
    found = means(sums.values())
    return KindFigure(kind, sum(people for people, _ in sums.values()), len(sums), rounded(median(found)))


def _response(answers: Iterable[Rated], joined: Collection[int] | None) -> float | None:
    if not joined:
        return None
    early = frozenset(joined)
    return len(early.intersection(map(itemgetter(0), answers))) / len(early)


def _sums_by_kind(known: Iterable[Rated]) -> dict[str, Sums]:
    found: dict[str, Sums] = defaultdict(dict)
    for _, unit, kind, rating in known:
        people, total = found[kind].get(unit, (0, 0))
        found[kind][unit] = people + 1, total + (rating or 0)
    return found


def _merged(parts: Iterable[Sums]) -> Sums:
    """A unit whose people are of several kinds is one unit of the whole."""
    merged: Sums = {}
    for part in parts:
        for unit in part.keys() & merged.keys():
            merged[unit] = merged[unit][0] + part[unit][0], merged[unit][1] + part[unit][1]
        merged = part | merged
    return merged


def _people(sums: Sums) -> Crowd:
    return {unit: people for unit, (people, _) in sums.items()}


def _crowd(answers: Iterable[Rated]) -> Crowd:
    return Counter(map(itemgetter(1), answers))


def _refuse_doubles(answers: Sequence[Rated]) -> None:
    if len(set(map(itemgetter(0), answers))) < len(answers):
        raise ValueError("somebody has two current answers to one question")
