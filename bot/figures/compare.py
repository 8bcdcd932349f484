"""Two rounds side by side, where that is fair and gives nobody away."""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias, TypeVar

from bot.figures.cells import passes
from bot.figures.choices import Choices, Grid
from bot.figures.figure import Figure
from bot.figures.rated import Chosen, Marked, Rated

ABOUT_THE_SAME_BELOW = 0.5
"""One of the two middle units going one step up moves a median by half a point; less than that is nobody's step."""

Answer: TypeAlias = Rated | Chosen | Marked

Shown = TypeVar("Shown", Figure, Choices, Grid)


class Direction(StrEnum):
    UP = "up"
    SAME = "same"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Change:
    """From one round's median to the next one's, both 0–10 to 0.1; ``by`` is their difference to 0.1."""

    before: float
    now: float
    by: float
    direction: Direction


def change(before: Figure, now: Figure, *, same_question: bool) -> Change | None:
    """How the median of a question moved; None where a comparison would not be fair.

    Fair is: the same question (``same_question``: its id, and what it meant, are those of the earlier round), numbers
    in both rounds, so a cell of people in each, and in the later one numbers of its own, not the earlier ones again.
    Medians only, as they are shown: how many more or fewer people rated says nothing of the territory.
    """
    if not same_question or now.from_round is not None or before.numbers is None or now.numbers is None:
        return None
    return _change(before.numbers.median, now.numbers.median)


def kind_changes(before: Figure, now: Figure, *, same_question: bool) -> dict[str, Change]:
    """The same by kind of actor, for kinds that are shown in both rounds."""
    if change(before, now, same_question=same_question) is None or before.numbers is None or now.numbers is None:
        return {}
    earlier = {each.kind: each.median for each in before.numbers.kinds}
    return {each.kind: _change(earlier[each.kind], each.median) for each in now.numbers.kinds if each.kind in earlier}


def is_another_picture(before: Iterable[Answer], now: Iterable[Answer], gone: int = 0) -> bool:
    """Whether a later round's answers to a question may be shown beside an earlier round's.

    Whoever lays two published pictures on each other sees what differs. So what differs must be the doing of a cell:
    those who came or answered otherwise are nobody or a cell, and so are those who left or answered otherwise (two
    sides, because what came is seen apart from what went). Ten people who answer as they did and one newcomer make no
    other picture, nor do the ten alone: nobody is told whether a newcomer was there. Half a year later five people who
    changed their minds are enough for the newcomer to be one of many, since it is not known who the others are.

    Medians by kind are not held to this: they are a rounded number each, beside a cell of people in either round.

    ``gone`` are people of the earlier picture who have forgotten themselves since: nothing is known of them but that
    they left, each from a unit of its own.
    """
    earlier, later = set(map(_plain, before)), set(map(_plain, now))
    came = Counter(unit for _, unit, *_ in later - earlier)
    left = Counter(unit for _, unit, *_ in earlier - later) + Counter(f"gone {number}" for number in range(gone))
    return bool(came or left) and all(not side or passes(side) for side in (came, left))


def follow(before: Shown, now: Shown, *, another: bool, round: int) -> Shown:
    """What a later round shows of a question after ``before``, which the earlier ``round`` (its id) shows.

    Where it is not ``another`` picture, the earlier one stands for the later round too, so that two looks show the
    same. The next round is then to be held against the answers of ``from_round``. Where either shows nothing there
    are not two looks.
    """
    if another or not (before.is_shown and now.is_shown):
        return now
    return before if before.from_round is not None else replace(before, from_round=round)


def _plain(answer: Answer) -> tuple[int, str, Hashable] | Rated:
    """Who, of which unit, and what was said, whatever its order."""
    return answer if isinstance(answer, Rated) else (answer.person, answer.unit, frozenset(answer[2]))


def _change(before: float, now: float) -> Change:
    by = round(now - before, 1)
    if abs(by) < ABOUT_THE_SAME_BELOW:
        return Change(before, now, by, Direction.SAME)
    return Change(before, now, by, Direction.UP if by > 0 else Direction.DOWN)
