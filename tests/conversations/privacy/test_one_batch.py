"""Forgetting through dispatch, where several events share one transaction."""

from dataclasses import dataclass

from sqlalchemy import func, select

from bot.clock import Clock
from bot.conversation import Conversation, Turn
from bot.dispatch import Dispatcher
from bot.dispatch.routing import Routes
from bot.events import Arrived, Event, Place, Said, Sender
from bot.i18n import T
from bot.outbox.tables import bodies, outbox
from bot.people.roles import Role
from bot.people.tables import people
from bot.people.waits import waits
from conversations.privacy import privacy
from conversations.privacy.presses import Forget
from tests import builders

SARA = Sender(1001, "Sara", "en")


@dataclass(frozen=True, slots=True)
class AskName:
    pass


@dataclass(frozen=True, slots=True)
class Named:
    before: str


other = Conversation("other", T("Other"))


@other.on(AskName)
def ask_name(turn: Turn, press: AskName) -> None:
    turn.say(T("Hello {name}", name=turn.person.name))
    turn.wait(Named(turn.person.name))


@other.on(Named)
def named(turn: Turn, wait: Named) -> None:
    pass


@other.on(Arrived, who=Role.STRANGER)
def welcome(turn: Turn, arrived: Arrived) -> None:
    turn.say(T("Welcome"))


def press(number: int, signal: object) -> Event:
    return Event(signal, SARA, Place(1001), Said(message=5, editable=True), update=number, callback=f"cb{number}")


async def test_what_the_same_batch_said_and_asked_before_is_not_written_after(database):
    """Words and waits of a batch are written at its end: those of someone forgotten in it must not be."""
    await database.transaction(lambda db: builders.person(db))
    clock = Clock()
    dispatcher = Dispatcher(database, Routes((privacy, other)), clock, "muyassir_bot", lambda: None)

    await dispatcher.take([press(1, AskName()), press(2, Forget(int(clock.now().timestamp()))), press(3, AskName())])

    def left(db):
        said = [html for html in db.scalars(select(bodies.c.html).join(outbox).order_by(outbox.c.id)) if html]
        return said, db.scalar(select(func.count()).select_from(waits)), list(db.scalars(select(people.c.territory_id)))

    said, asked, places = await database.transaction(left)
    assert said[0].startswith("Everything about you is erased")
    assert said[1:] == ["Welcome"], "who presses on is somebody new"
    assert (asked, places) == (0, [None])
