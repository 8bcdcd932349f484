"""Everything about one person, as files."""

import json
from dataclasses import dataclass

from bot.contributions import OwnData
from bot.conversation import Conversation
from bot.desk import Desk
from bot.events import Place
from bot.i18n import T
from bot.outbox.message import Message, put
from bot.people import requests
from bot.people.roles import Role
from conversations.privacy import own_data, privacy
from conversations.privacy.presses import OwnFiles, WantOwnData
from tests.builders import NOW, organisation, person, stranger, territory, turn


@dataclass(frozen=True, slots=True)
class Answered:
    pass


other = Conversation("other", T("Other"))


@other.contributes(OwnData)
def given(turn):
    yield OwnData("answers", ({"question": "A1", "answer": f"from {turn.person.name}"},))


def files(db, someone, menu=(privacy, other)):
    desk = Desk(someone, Place(someone.telegram_id), NOW, lambda unit: unit(db), menu)
    own_data.make_files(desk, OwnFiles())
    return [message.file for message in desk.messages]


def test_the_files_hold_all_that_every_conversation_keeps(db):
    """What is kept and not shown would be a secret about somebody."""
    sara = person(db, organisation=organisation(db, "Espoir"))
    put(db, [Message(sara.telegram_id, sara.voice, T("Welcome"), person=sara.id)], NOW)
    table, whole = files(db, sara)

    data = json.loads(whole.content)["data"]
    assert data["person"][0]["name"] == "Sara"
    assert data["territories"][0]["name"] == "Mahdia"
    assert data["organisations"][0]["name"] == "Espoir"
    assert data["agreements"][0]["purpose"] == "participation"
    assert data["messages"][0]["html"] == "Welcome"
    assert data["answers"] == [{"question": "A1", "answer": "from Sara"}]
    assert b'"answers","1","answer","from Sara"' in table.content


def test_the_files_hold_nothing_of_anybody_else(db):
    """Ali's request and Ali's messages are Ali's."""
    sara, ali = person(db), stranger(db, "Ali")
    requests.ask(db, ali.id, territory(db).id, "a friend", NOW)
    put(db, [Message(ali.telegram_id, ali.voice, T("Welcome"), person=ali.id)], NOW)

    table, whole = files(db, sara, menu=(privacy,))
    for content in (table.content, whole.content):
        assert b"Ali" not in content and b"a friend" not in content and b"Welcome" not in content


def test_asking_orders_the_files(db):
    """Whoever presses is told that they come, and they are made outside the turn."""
    pressed = turn(db, person(db), pressed=7)
    own_data.want_own_data(pressed, WantOwnData())

    assert [due.signal for due in pressed.dues] == [OwnFiles()] and pressed.dues[0].job
    assert privacy.handlers[WantOwnData].who is Role.STRANGER
