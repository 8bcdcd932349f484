"""What is said right after the commit and held by no row."""

from dataclasses import dataclass

import pytest
from sqlalchemy import inspect, text

from bot.buttons import Button, pack
from bot.conversation import Conversation, Turn
from bot.errors import Refusal
from bot.i18n import Plain, T
from bot.people.roles import Role
from tests.phones import Line

SECRET = "K7QM2P4X9DTRWA3E"


@dataclass(frozen=True, slots=True)
class TellMe:
    """Whisper something."""

    refused: bool = False


demo = Conversation("demo", title=T("Menu"))


@demo.on(TellMe, who=Role.STRANGER)
def tell(turn: Turn, press: TellMe) -> None:
    turn.whisper(T("Your code: {code}", code=SECRET), (Button(Plain(SECRET), TellMe(True)),))
    if press.refused:
        raise Refusal(T("Not now."))


def everything(db):
    """Every value of every table, as words."""
    names = inspect(db).get_table_names()
    return " ".join(str(row) for name in names for row in db.execute(text(f'SELECT * FROM "{name}"')))


@pytest.fixture
def sara(db):
    return Line(db, [demo]).phone("Sara")


def test_a_whisper_takes_the_place_of_the_pressed_message_and_no_row_holds_it(db, sara):
    """What is on disk can be read by whoever has the disk."""
    reply = sara.sends_press(pack(TellMe()), 41)

    assert reply.whisper is not None
    assert (reply.whisper.chat, reply.whisper.edits) == (sara.who.telegram_id, 41)
    assert SECRET in reply.whisper.html
    assert reply.whisper.keyboard[0][0]["text"] == SECRET
    assert SECRET not in everything(db)


def test_an_opened_link_is_answered_by_a_new_message(db, sara):
    """Nothing was pressed that could be changed."""
    sara.opens(TellMe())

    assert SECRET in sara.sees
    assert SECRET not in everything(db)


def test_a_turn_that_is_refused_whispers_nothing(db, sara):
    """What was undone was not said either."""
    assert sara.sends_press(pack(TellMe(True))).whisper is None


def test_a_whisper_shows_nothing_of_itself_in_a_log(sara):
    """An error's text may hold the value that it was about."""
    assert SECRET not in repr(sara.sends_press(pack(TellMe())))
