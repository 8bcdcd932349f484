"""Forged and foreign presses: whoever presses whatever a button could hold changes nothing that is not theirs."""

from __future__ import annotations

import random
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import pytest
from sqlalchemy import Connection, func, select

from bot.base36 import LARGEST
from bot.buttons import optional, pack, type_hints
from bot.conversation import signals
from bot.dispatch.routing import BUILT_IN
from bot.dispatch.tables import failed
from bot.events import BotMembership, Event, Said, Sender
from bot.events import Place as Chat
from bot.outbox.tables import outbox
from bot.people.tables import audit
from conversations import MENU
from conversations.self_assessment.questions import SELF_ASSESSMENT
from tests.faults.foreign import KEY, SECRET, Rows, Spot, furnished, rows
from tests.faults.pressers import WHO
from tests.phones import Line

TRIES = pytest.mark.parametrize("tries", [3, pytest.param(8, marks=[pytest.mark.faults, pytest.mark.timeout(900)])])
"""Of each press by each person."""

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
}
"""Where the rows stand that a field of this name points to. A field of any other name gets small numbers."""

SLUGS = {
    "module": [module.id for module in SELF_ASSESSMENT.modules],
    "question": [topic.id for topic in SELF_ASSESSMENT.topics],
    "key": [KEY],
    "secret": [SECRET],
    "language": ["fr", "ar"],
}


PRESSES = {
    kind: handling.who
    for kind, handling in signals(MENU).items()
    if not handling.ours and kind not in (*BUILT_IN, BotMembership)
}


@TRIES
@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("private", [True, False], ids=["in private", "in a group"])
def test_no_press_changes_what_is_not_theirs(db: Connection, who: str, private: bool, tries: int) -> None:
    """Every press that any conversation knows, with fields of both territories, of none, and out of every range."""
    here, there = furnished(db, "Mahdia", "TN"), furnished(db, "Irbid", "JO")
    one, chance = WHO[who](db, here, there), random.Random(who)
    chat = Chat(one.who.telegram_id) if private else Chat(-100 - here.territory.id, private=False, title="Mahdia")
    line, before = Line(db, MENU), rows(db)
    audited = db.scalar(select(func.count()).select_from(audit))

    for kind, needed in PRESSES.items():
        with db.begin_nested() as undone:
            for press in forged(kind, before, chance, tries):
                presses(line, one.who, chat, press)
            foreign = changed(before, rows(db), lambda found, needed=needed: one.may_change(found, needed))
            assert foreign == {}, f"{kind.__name__} changed what is not theirs"
            assert db.scalar(select(func.count()).select_from(audit)) >= (audited or 0)
            undone.rollback()


def forged(kind: type, found: Rows, chance: random.Random, tries: int) -> Iterator[Any]:
    """Presses of this kind, made up: of the one territory's rows, of the other's, of any, of none."""
    hints = type_hints(kind)
    for number in range(tries if hints else 1):
        pool = (lambda ids: ids[: len(ids) // 2], lambda ids: ids[len(ids) // 2 :], list, lambda ids: ODD)[number % 4]
        fields = {name: chance.choice(values(name, hint, found, pool)) for name, hint in hints.items()}
        press = kind(**fields)
        if fits(press):
            yield press


def values(name: str, hint: Any, found: Rows, pool: Any) -> list[Any]:
    """What a field of this name and type may be given."""
    inner = optional(hint)
    if inner is not None:
        return [None, *values(name, inner, found, pool)]
    if hint is bool:
        return [True, False]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return list(hint)
    if hint is int:
        table = TABLES.get(name)
        ids = sorted(key[0] for where, key in found if where == table) if table else list(range(6))
        return list(pool(ids))
    return SLUGS.get(name, ["", "A", "A1", SECRET])


def fits(press: Any) -> bool:
    """Whether a button can hold it."""
    try:
        return bool(pack(press))
    except ValueError:
        return False


def presses(line: Line, who: Sender, chat: Chat, press: Any) -> None:
    """Press it, as if it stood under some message; in private open it as a link, too: answered, and no failure."""
    number, said = next(line.numbers), line.db.scalar(select(func.count()).select_from(outbox))
    signal, button = line.routes.read(pack(press)), Said(message=5, editable=True)
    (reply,) = line.take(Event(signal, who, chat, button, update=number, callback=f"c{number}"))
    heard = line.db.scalar(select(func.count()).select_from(outbox)) != said
    assert heard or reply.text or reply.wanted or not chat.private, f"{press} was met with silence"
    if chat.private:
        line.take(Event(signal, who, chat, Said(message=6), update=next(line.numbers)))
    failures = line.db.scalars(select(failed.c.signal)).all()
    assert failures == [], f"{press} failed"


def changed(before: Rows, after: Rows, may: Any) -> dict[Spot, tuple[Any, Any]]:
    """The rows that differ, but for those that they may change: what they were and are."""
    theirs = may(before) | may(after)
    spots = {spot for spot in before.keys() | after.keys() if before.get(spot) != after.get(spot)}
    return {spot: (before.get(spot), after.get(spot)) for spot in spots - theirs}
