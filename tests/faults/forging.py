"""Presses made up: whatever a button could hold, of rows of one's own, of others' and of none."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import cycle, islice
from typing import Any

from sqlalchemy import select

from bot.base36 import LARGEST
from bot.buttons import optional, pack, type_hints
from bot.conversation import signals
from bot.dispatch.replies import Reply
from bot.dispatch.routing import BUILT_IN
from bot.dispatch.tables import failed
from bot.events import BotMembership, Event, Said, Sender
from bot.events import Place as Chat
from conversations import MENU
from conversations.self_assessment.questions import SELF_ASSESSMENT
from tests.faults.foreign import KEY, SECRET, Place, Rows, Spot, of_place
from tests.faults.overheard import last_said
from tests.phones import Line

ODD = (0, -1, 999, LARGEST, -LARGEST)
"""Numbers that no row has."""

TABLES = {
    "territory": "territories",
    "person": "people",
    "organisation": "organisations",
    "gone": "organisations",
    "kept": "organisations",
    "merge": "organisation_merges",
    "invite": "invites",
    "request": "join_requests",
    "group": "groups",
    "round": "rounds",
    "sitting": "assessments",
    "vote": "votes",
    "draft": "vote_drafts",
    "poll": "polls",
    "article": "articles",
    "version": "article_versions",
    "row": "article_versions",
    "idea": "charter_ideas",
    "under": "charter_ideas",
    "check": "sense_checks",
    "charter": "charters",
    "signature": "signatures",
}
"""Where the rows stand that a field of this name points to. A field of any other name gets small numbers."""

COLUMNS = {"voter": ("vote_roll", "voter"), "code": ("secret_ballots", "code")}
"""Where the words stand that a field of this name repeats."""

SLUGS = {
    "module": [module.id for module in SELF_ASSESSMENT.modules],
    "question": [topic.id for topic in SELF_ASSESSMENT.topics],
    "key": [KEY],
    "secret": [SECRET],
    "language": ["fr", "ar"],
    "about": ["article", "amendment", "charter", "question"],
    "choice": ["consent", "objection", "for", "against", "aside", "012"],
    "text": ["question", "association", "new"],
}

PRESSES = {
    kind: handling.who
    for kind, handling in signals(MENU).items()
    if not handling.ours and kind not in (*BUILT_IN, BotMembership)
}

NUMBER = "number"
"""The name of every field that points to no row."""

Pool = dict[str, list[Any]]
"""What a field of each name may be given."""


@dataclass(frozen=True, slots=True)
class Pools:
    """The rows of the territory that somebody stands in, of another, and what is others' in their own."""

    near: Pool
    far: Pool
    others: Pool

    def in_turn(self) -> Iterator[Pool]:
        """Another's rows as if they were of here, and there; others'; any of here; of both; and none."""
        smuggled = self.far | {"territory": self.near["territory"]}
        others = {name: self.others[name] or self.near[name] for name in self.near}
        both = {name: self.near[name] + self.far[name] for name in self.near}
        return cycle((smuggled, self.far, others, self.near, both, {name: list(ODD) for name in both}))


def pool(found: Rows, place: Place, but: Collection[Spot] = ()) -> Pool:
    """The rows of one territory, by the names of the fields that point to them."""
    here = [spot for spot in of_place(found, place) if spot not in but]
    fields: Pool = {name: sorted(key[0] for where, key in here if where == table) for name, table in TABLES.items()}
    for name, (table, column) in COLUMNS.items():
        fields[name] = sorted({found[spot][column] for spot in here if spot[0] == table})
    return fields | {NUMBER: list(range(6))}


def forged(kind: type, pools: Pools, chance: random.Random, tries: int) -> Iterator[Any]:
    """Presses of this kind, made up."""
    hints = type_hints(kind)
    for fields in islice(pools.in_turn(), tries if hints else 1):
        press = kind(**{name: chance.choice(values(name, hint, fields)) for name, hint in hints.items()})
        if fits(press):
            yield press


def values(name: str, hint: Any, fields: Pool) -> list[Any]:
    """What a field of this name and type may be given."""
    inner = optional(hint)
    if inner is not None:
        return [None, *values(name, inner, fields)]
    if hint is bool:
        return [True, False]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return list(hint)
    if hint is int:
        return fields[name if name in TABLES else NUMBER]
    if name in COLUMNS:
        return [str(each) for each in fields[name]]
    return SLUGS.get(name, ["", "A", "A1", SECRET])


def fits(press: Any) -> bool:
    """Whether a button can hold it."""
    try:
        return bool(pack(press))
    except ValueError:
        return False


def presses(line: Line, who: Sender, chat: Chat, press: Any, *, link: bool) -> Reply:
    """Press it, as if it stood under some message, or open it as a link: answered, and no failure."""
    number, said = next(line.numbers), last_said(line.db)
    signal, button = line.routes.read(pack(press)), Said(message=5, editable=not link)
    callback = None if link else f"c{number}"
    reply = next(iter(line.take(Event(signal, who, chat, button, update=number, callback=callback))), Reply(None))
    heard = last_said(line.db) != said or reply.text or reply.wanted or reply.whisper
    assert heard or link or not chat.private, f"{press} was met with silence"
    failures = line.db.scalars(select(failed.c.signal)).all()
    assert failures == [], f"{press} failed"
    return reply
