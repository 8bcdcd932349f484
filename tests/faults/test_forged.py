"""Forged and foreign presses: whoever presses whatever a button could hold changes nothing that is not theirs."""

from __future__ import annotations

import random
from itertools import product

import pytest
from sqlalchemy import Connection, func, select

from bot.buttons import type_hints
from bot.events import Place as Chat
from bot.people.roles import Role
from bot.people.tables import audit
from conversations import MENU
from tests.faults.foreign import furnished, rows, written
from tests.faults.forging import PRESSES, Pools, forged, pool, presses
from tests.faults.overheard import last_said, leaks, tells_others
from tests.faults.pressers import WHO
from tests.phones import Line

TRIES = pytest.mark.parametrize("tries", [3, pytest.param(8, marks=[pytest.mark.faults, pytest.mark.timeout(900)])])
"""Of each press by each person; a third of them where their role alone turns them away, whatever the fields hold."""


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
    mine = set() if one.leads else one.may_change(before, Role.ACTOR)
    pools = Pools(pool(before, near), pool(before, far), pool(before, near, but=mine))
    audited, said = audits(db), last_said(db)

    for kind, needed in PRESSES.items():
        with db.begin_nested() as undone, written(db) as tables:
            for press in forged(kind, pools, chance, tries if one.role.may(needed) else tries // 3):
                reply = presses(line, one.who, chat, press, link=private and chance.random() < 0.5)
                assert not tells_others(before, reply, [chat.id, one.who.telegram_id]), f"{press} tells another's words"
            assert leaks(db, before, said) == [], f"{kind.__name__} tells another's words"
            wrong = one.wrongs(before, after := rows(db), needed) if tables else set()
            foreign = {spot: (before.get(spot), after.get(spot)) for spot in wrong}
            assert foreign == {}, f"{kind.__name__} changed what is not theirs"
            assert audits(db) >= audited, f"{kind.__name__} took something out of the audit"
            undone.rollback()


VOICES = ["consent", "concern", "aside", "for", "against", "012", "222"]


@pytest.mark.parametrize("who", ["actor", "actor of another"])
def test_nobody_votes_for_another(db: Connection, who: str) -> None:
    """Every press about a line of a roll or a mandate, for every vote, line and choice there is where they vote."""
    here, there = furnished(db, "Mahdia", "TN"), furnished(db, "Irbid", "JO")
    one, line, before = WHO[who](db, here, there), Line(db, MENU), rows(db)
    theirs = pool(before, one.home or here)
    fields = theirs | {"choice": VOICES, "option": [None], "page": [0]}
    for kind in [kind for kind, needed in PRESSES.items() if is_about_voting(kind) and one.role.may(needed)]:
        with db.begin_nested() as undone:
            for held in product(*(fields[name] for name in type_hints(kind))):
                presses(line, one.who, Chat(one.who.telegram_id), kind(*held), link=False)
            assert one.wrongs(before, rows(db), Role.ACTOR) == set(), f"{kind.__name__} changed what is not theirs"
            undone.rollback()


def is_about_voting(kind: type) -> bool:
    about = {"voter", "organisation"} & type_hints(kind).keys()
    return bool(about) and kind.__module__.startswith("conversations.votes")


def audits(db: Connection) -> int:
    return db.scalar(select(func.count()).select_from(audit)) or 0
