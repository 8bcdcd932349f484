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
from bot.dispatch.replies import Reply
from bot.dispatch.routing import BUILT_IN
from bot.dispatch.tables import failed
from bot.events import BotMembership, Event, Said, Sender
from bot.events import Place as Chat
from bot.people.tables import audit
from conversations import MENU
from conversations.self_assessment.questions import SELF_ASSESSMENT
from tests.faults.foreign import KEY, SECRET, Place, Rows, furnished, of_place, rows, written
from tests.faults.overheard import last_said, leaks, tells_others
from tests.faults.pressers import WHO
from tests.phones import Line

TRIES = pytest.mark.parametrize("tries", [3, pytest.param(8, marks=[pytest.mark.faults, pytest.mark.timeout(900)])])
"""Of each press by each person; a third of them where their role alone turns them away, whatever the fields hold."""

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


@TRIES
@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("private", [True, False], ids=["in private", "in a group"])
def test_no_press_changes_what_is_not_theirs(db: Connection, who: str, private: bool, tries: int) -> None:
    """Every press there is, with fields of both territories, of none and out of range; nor is another's word said."""
    here, there = furnished(db, "Mahdia", "TN"), furnished(db, "Irbid", "JO")
    one, chance = WHO[who](db, here, there), random.Random(f"{who} {private}")
    chat = Chat(one.who.telegram_id) if private else Chat(-100 - here.territory.id, private=False, title="Mahdia")
    line, before = Line(db, MENU), rows(db)
    near, far = (here, there) if one.home in (here, None) else (there, here)
    own, other = pool(before, near), pool(before, far)
    audited, said = audits(db), last_said(db)

    for kind, needed in PRESSES.items():
        with db.begin_nested() as undone, written(db) as tables:
            for press in forged(kind, own, other, chance, tries if one.role.may(needed) else tries // 3):
                reply = presses(line, one.who, chat, press, link=private and chance.random() < 0.5)
                assert not tells_others(before, reply, [chat.id, one.who.telegram_id]), f"{press} tells another's words"
            assert leaks(db, before, said) == [], f"{kind.__name__} tells another's words"
            wrong = one.wrongs(before, after := rows(db), needed) if tables else set()
            foreign = {spot: (before.get(spot), after.get(spot)) for spot in wrong}
            assert foreign == {}, f"{kind.__name__} changed what is not theirs"
            assert audits(db) >= audited, f"{kind.__name__} took something out of the audit"
            undone.rollback()


def pool(found: Rows, place: Place) -> Pool:
    """The rows of one territory, by the names of the fields that point to them."""
    here = of_place(found, place)
    fields: Pool = {name: sorted(key[0] for where, key in here if where == table) for name, table in TABLES.items()}
    for name, (table, column) in COLUMNS.items():
        fields[name] = sorted({found[spot][column] for spot in here if spot[0] == table})
    return fields | {NUMBER: list(range(6))}


def forged(kind: type, near: Pool, far: Pool, chance: random.Random, tries: int) -> Iterator[Any]:
    """Presses of this kind, made up: of the other's rows, in one's own territory and there; of one's own; of any."""
    hints = type_hints(kind)
    both, odd = {name: near[name] + far[name] for name in near}, {name: list(ODD) for name in near}
    smuggled = far | {"territory": near["territory"]}
    for number in range(tries if hints else 1):
        fields = (smuggled, far, near, both, odd)[number % 5]
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


def audits(db: Connection) -> int:
    return db.scalar(select(func.count()).select_from(audit)) or 0
