"""Who may be shown: the rule of cells, and which numbers must stay away so that a hidden one cannot be reckoned.

A cell is the set of people behind a number. It passes with five people from three units, none of them over half: a unit
with exactly half of the people still passes.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeAlias, TypeVar

LEAST_PEOPLE = 5
LEAST_UNITS = 3

Member: TypeAlias = tuple[int, str]
"""A person and their unit."""

Crowd: TypeAlias = Mapping[str, int]
"""How many people of each unit, none of them zero: all that the rule of cells needs to know of a set of people."""

K = TypeVar("K")


def is_shown(members: Iterable[Member]) -> bool:
    """Whether these people make a cell. Somebody who is named twice counts once."""
    return passes(crowd(members))


def shown_parts(parts: Mapping[K, Iterable[Member]]) -> frozenset[K]:
    """Which parts of a whole may be shown beside it; the parts share nobody and together are the whole.

    A part needs a cell of its own, and whatever the hidden parts hold together must be nobody or a cell too, since
    anybody can take the shown parts from the whole. Until that is so, further parts are hidden, the smallest first
    (among equals, the first by name). So no part is shown where the whole is no cell: two cells would make one.
    """
    return shown_crowds({key: crowd(members) for key, members in parts.items()})


def shown_share(whole: Iterable[Member], choosers: Iterable[Member]) -> int | None:
    """How many of the whole chose something that others may have chosen besides; None where that cannot be said.

    Both the choosers and the others must be cells. Nobody is no cell here: nought would tell itself from a few that
    are hidden, and all from all but a few.
    """
    return share(crowd(whole), crowd(choosers))


def crowd(members: Iterable[Member]) -> Crowd:
    return Counter(unit for _, unit in set(members))


def passes(people: Crowd) -> bool:
    """Whether these people make a cell (mission, "From answers to a picture")."""
    total = sum(people.values())
    return total >= LEAST_PEOPLE and len(people) >= LEAST_UNITS and 2 * max(people.values()) <= total


def shown_crowds(parts: Mapping[K, Crowd]) -> frozenset[K]:
    """``shown_parts`` for crowds."""
    shown = {key for key, people in parts.items() if passes(people)}
    for smallest in sorted(shown, key=lambda key: (sum(parts[key].values()), str(key))):
        hidden = _together(people for key, people in parts.items() if key not in shown)
        if not hidden or passes(hidden):
            break
        shown.remove(smallest)
    return frozenset(shown)


def share(whole: Crowd, choosers: Crowd) -> int | None:
    """``shown_share`` for crowds."""
    told = passes(whole) and passes(choosers) and passes(others(whole, choosers))
    return sum(choosers.values()) if told else None


def others(whole: Crowd, some: Crowd) -> Crowd:
    """Who is left of the whole without some of it."""
    return {unit: people - some.get(unit, 0) for unit, people in whole.items() if people > some.get(unit, 0)}


def _together(crowds: Iterable[Crowd]) -> Crowd:
    total: Counter[str] = Counter()
    for each in crowds:
        total.update(each)
    return total
