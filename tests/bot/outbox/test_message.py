"""Writing what is to be said."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from bot.buttons import Button, Link, Website, pack
from bot.i18n import T, Voice
from bot.outbox.message import File, Media, shown_as
from bot.outbox.parcel import Parcel
from bot.outbox.tables import State, bodies, shown
from bot.storage.engine import Database
from tests.letters import GROUP, NOW, REMINDER, SARA, letter, states, take, words, write

PICTURE = File(Media.PHOTO, "radar.png", b"\x89PNG")


@dataclass(frozen=True, slots=True)
class Vote:
    article: int


async def test_a_message_comes_out_as_it_was_put_in(database: Database) -> None:
    """Whatever a conversation says reaches the sender whole."""
    said = letter("Hello", SARA, REMINDER, person=7, edits=12, key="day", file=PICTURE)

    def unit(db: Connection) -> list[Parcel]:
        write(db, replace(said, rows=((Button(T("Yes"), Vote(3)),),)))
        return take(db)

    [parcel] = await database.transaction(unit)

    keyboard = [[{"text": "Yes", "callback_data": pack(Vote(3))}]]
    picture = ("photo", "radar.png", b"\x89PNG")
    assert parcel == Parcel(parcel.row, SARA, 7, "Hello", keyboard, *picture, 12, "day", REMINDER, 0)


async def test_messages_keep_their_order_and_their_bodies(database: Database) -> None:
    """Many at once are written with one statement, which must not mix them up."""
    many = [f"Message {number}" for number in range(300)]

    def unit(db: Connection) -> list[str]:
        write(db, *(letter(each, chat=1 + number) for number, each in enumerate(many)))
        return words(take(db, 300))

    assert await database.transaction(unit) == many


def test_three_kinds_of_buttons(db: Connection) -> None:
    """A button brings a press about, here or in the private chat, or opens an address."""
    row = (Button(T("Yes"), Vote(1)), Link(T("Yes"), Vote(2)), Website(T("Yes"), "https://example.org/x"))
    write(db, letter("Vote", rows=(row,)))

    assert take(db)[0].keyboard == [
        [
            {"text": "Yes", "callback_data": pack(Vote(1))},
            {"text": "Yes", "start": pack(Vote(2))},
            {"text": "Yes", "url": "https://example.org/x"},
        ]
    ]


def test_buttons_stand_in_reading_order(db: Connection) -> None:
    """Telegram never mirrors a keyboard, so the first button of an Arabic row is its last."""
    row = (Button(T("Yes"), Vote(1)), Button(T("Yes"), Vote(2)))
    write(db, replace(letter("Vote", rows=(row,)), voice=Voice("ar")))

    [keys] = take(db)[0].keyboard

    assert [key["callback_data"] for key in keys] == [pack(Vote(2)), pack(Vote(1))]


def test_a_menu_of_commands_travels_as_a_message_does(db: Connection) -> None:
    """It is set when the chat's turn comes, after what was said before."""
    write(db, letter("", commands=(("help", T("Yes")),)))

    [parcel] = take(db)

    assert (parcel.media, parcel.keyboard) == ("commands", [[{"command": "help", "description": "Yes"}]])


async def test_of_a_kept_message_only_the_last_state_waits(database: Database) -> None:
    """A live count that changes ten times a second is sent as it stands when its turn comes."""

    def unit(db: Connection) -> dict[str, State]:
        write(db, letter("1 vote", GROUP, key="count"), letter("Hello", GROUP), letter("day 1", GROUP, key="day"))
        write(
            db, letter("2 votes", GROUP, key="count"), letter("3 votes", GROUP, key="count"), letter("x", key="count")
        )
        return states(db)

    assert await database.transaction(unit) == {
        "1 vote": State.CANCELLED,
        "Hello": State.WAITING,
        "day 1": State.WAITING,
        "3 votes": State.WAITING,
        "x": State.WAITING,
    }


def test_what_is_on_its_way_is_not_replaced(db: Connection) -> None:
    """It may have arrived already; the newer state follows it."""
    write(db, letter("1 vote", GROUP, key="count"))
    take(db)
    write(db, letter("2 votes", GROUP, key="count"))

    assert states(db) == {"1 vote": State.CLAIMED, "2 votes": State.WAITING}


def test_saying_nothing_writes_nothing(db: Connection) -> None:
    """Many turns are silent."""
    write(db)

    assert db.execute(select(bodies)).all() == []


def test_the_outbox_knows_what_a_chat_was_shown(db: Connection) -> None:
    """Handlers never know ids."""
    db.execute(shown.insert(), {"chat_id": GROUP, "key": "count", "message_id": 5})

    assert (shown_as(db, GROUP, "count"), shown_as(db, SARA, "count")) == (5, None)


def test_a_message_may_wait_for_its_moment(db: Connection) -> None:
    """Said now, heard later."""
    write(db, letter("Later", due=NOW.replace(hour=10)), letter("Now"))

    assert words(take(db)) == ["Now"]
