"""What somebody on the way in is asked next. It follows from what is known of them, so that no step is ever lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Generic, TypeVar

from bot.people.roles import Kind, Role

Item = TypeVar("Item")

PAGE = 8  # buttons of one list that a phone shows at once
LABEL = 28  # characters of a button alone in its row (design/ux.md)
ASK_AGAIN_AFTER = timedelta(days=7)


class Step(StrEnum):
    """The questions on the way in, in their order."""

    LANGUAGE = "language"
    HELLO = "hello"
    TERRITORY = "territory"
    REQUEST = "request"
    WAITING = "waiting"
    DECLINED = "declined"
    AGREEMENT = "agreement"
    KIND = "kind"
    ORGANISATION = "organisation"
    NAMESAKES = "namesakes"


class Wish(StrEnum):
    """What became of a request to join."""

    UNSENT = "unsent"
    WAITING = "waiting"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Arrival:
    """What is known so far. ``territory`` is the one that lets them in, ``asked`` the one that they would like to join.

    ``name`` is an organisation's, typed, while similar ones are offered. ``wanted`` is the packed press they came with.
    """

    wanted: str | None = None
    greeted: bool = False
    asked: int | None = None
    territory: int | None = None
    role: Role = Role.ACTOR
    invite: int | None = None
    kind: Kind | None = None
    name: str | None = None


def next_step(arrival: Arrival, *, chosen: bool, agreed: bool, wish: Wish) -> Step:
    """The first question that is still open.

    ``chosen``: the person picked a language; ``agreed``: to the present wording of what is kept of them;
    ``wish``: how it stands with their request to join ``arrival.asked``.
    """
    if not chosen:
        return Step.LANGUAGE
    if not arrival.greeted and not agreed:
        return Step.HELLO
    if arrival.territory is None:
        return asking(arrival, wish)
    if not agreed:
        return Step.AGREEMENT
    if arrival.kind is None:
        return Step.KIND
    return Step.ORGANISATION if arrival.name is None else Step.NAMESAKES


def asking(arrival: Arrival, wish: Wish) -> Step:
    """Where somebody stands who has no invitation."""
    if arrival.asked is None:
        return Step.TERRITORY
    return {Wish.UNSENT: Step.REQUEST, Wish.WAITING: Step.WAITING, Wish.DECLINED: Step.DECLINED}[wish]


def may_ask_again_at(declined_at: datetime) -> datetime:
    """A territory that has just said no is left in peace for a week."""
    return declined_at + ASK_AGAIN_AFTER


def own_kind_first(kinds: Sequence[tuple[Kind, int]], own: Kind | None) -> list[int]:
    """The numbers of organisations, those of one's own kind before the others, otherwise as they were."""
    return [id for kind, id in kinds if kind is own] + [id for kind, id in kinds if kind is not own]


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """One page of a list, with the numbers of those before and after it, if any."""

    items: Sequence[Item]
    before: int | None
    after: int | None


def page_of(items: Sequence[Item], number: int) -> Page[Item]:
    """Page ``number`` (from 0) of a list; the last one if there are fewer by now."""
    last = max(0, (len(items) - 1) // PAGE)
    number = min(max(number, 0), last)
    here = items[number * PAGE : (number + 1) * PAGE]
    return Page(here, number - 1 if number > 0 else None, number + 1 if number < last else None)


def short(name: str, room: int = LABEL) -> str:
    """A name that fits on a button, cut with an ellipsis if it must be."""
    return name if len(name) <= room else name[: room - 1].rstrip() + "…"
