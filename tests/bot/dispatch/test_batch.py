"""One event, one turn; one commit for the batch. On both databases."""

from dataclasses import dataclass

import pytest
from sqlalchemy import select

from bot.buttons import pack
from bot.clock import Clock
from bot.conversation import Conversation, Turn
from bot.dispatch import Dispatcher, Reply, Routes
from bot.dispatch.tables import failed
from bot.errors import Refusal
from bot.events import Arrived, BotMembership, Command, Event, GroupMoved, Place, Said, Sender, Unknown, Words
from bot.i18n import T
from bot.people.roles import Role
from bot.people.tables import groups, people
from bot.people.waits import waits
from bot.storage.engine import Database
from tests.bot.dispatch.house import HOME, SARA, member, press, said


@dataclass(frozen=True, slots=True)
class Vote:
    choice: int


@dataclass(frozen=True, slots=True)
class Break:
    """A handler that has a bug."""


@dataclass(frozen=True, slots=True)
class Deny:
    """Something that is written, and then refused."""


@dataclass(frozen=True, slots=True)
class Asking:
    about: str


@dataclass(frozen=True, slots=True)
class Rule:
    """Something for facilitators."""


@dataclass(frozen=True, slots=True)
class Hurry:
    """A press that is followed by another."""


tried = Conversation("tried", title=T("Tried"))


@tried.on(Vote)
def vote(turn: Turn, press: Vote) -> None:
    turn.show(T("Recorded: {choice}", choice=press.choice))
    turn.toast(T("Recorded"))


@tried.on(Break, who=Role.STRANGER)
def break_down(turn: Turn, press: Break) -> None:
    turn.db.execute(people.update().values(name="lost"))
    raise KeyError("a word that nobody may read in a log")


@tried.on(Deny, who=Role.STRANGER)
def deny(turn: Turn, press: Deny) -> None:
    turn.db.execute(people.update().values(name="lost"))
    turn.say(T("Never said"))
    raise Refusal(T("That is not possible."))


@tried.command("ask", T("Be asked"), who=Role.STRANGER)
def ask(turn: Turn, command: Command) -> None:
    turn.say(T("What do you think?"))
    turn.wait(Asking(about=command.rest or "all"))


@tried.on(Asking, who=Role.STRANGER)
def hear(turn: Turn, state: Asking) -> None:
    if turn.said.words == "sept":
        raise Refusal(T("A number, please: 7."))
    turn.say(T("You said {words} about {about}", words=turn.said.words, about=state.about))


@tried.on(Rule, who=Role.FACILITATOR)
def rule(turn: Turn, press: Rule) -> None:
    turn.say(T("Ruled"))


@tried.command("rule", T("Rule"), who=Role.FACILITATOR)
def give_rule(turn: Turn, command: Command) -> None:
    turn.say(T("Ruled"))


@tried.on(Hurry)
def hurry(turn: Turn, press: Hurry) -> None:
    turn.follow(pack(Vote(7)))


@tried.on(Arrived, who=Role.STRANGER)
def welcome(turn: Turn, arrived: Arrived) -> None:
    turn.say(T("Welcome, wanting {wanted}", wanted=arrived.wanted or "nothing"))


@tried.on(Words, who=Role.STRANGER)
def chat(turn: Turn, words: Words) -> None:
    turn.say(T("Nobody asked"))


@tried.on(Unknown, who=Role.STRANGER)
def wonder(turn: Turn, unknown: Unknown) -> None:
    turn.say(T("Let us start again"))


@pytest.fixture
def dispatcher(database: Database) -> Dispatcher:
    return Dispatcher(database, Routes((tried,)), Clock(), "muyassir_bot", lambda: None)


def words(number: int, text: str) -> Event:
    return Event(Words(), SARA, HOME, Said(text), update=number)


async def test_an_update_has_its_effect_once(database: Database, dispatcher: Dispatcher) -> None:
    """Telegram may give an update again, in the same batch or after a crash."""
    await member(database)

    first = await dispatcher.take([press(1, Vote(1)), press(1, Vote(1)), press(2, Vote(2))])
    again = await dispatcher.take([press(2, Vote(2)), press(1, Vote(1))])

    assert await said(database) == ["Recorded: 1", "Recorded: 2"]
    assert first == [Reply("cb1", "Recorded"), Reply("cb2", "Recorded")]
    assert again == [Reply("cb2"), Reply("cb1")]


async def test_a_refusal_undoes_what_was_written_and_is_said(database: Database, dispatcher: Dispatcher) -> None:
    """Whoever is refused something has changed nothing, and knows why."""
    await member(database)

    await dispatcher.take([press(1, Deny())])

    assert await said(database) == ["That is not possible."]
    assert await names(database) == ["Sara"]


async def test_a_handler_with_a_bug_never_stops_the_others(database: Database, dispatcher: Dispatcher) -> None:
    """One poisoned update is set aside, with a fingerprint and none of its words."""
    await member(database)

    await dispatcher.take([press(1, Break()), press(2, Vote(2))])
    await dispatcher.take([press(1, Break())])

    rows = await database.transaction(lambda db: db.execute(select(failed.c.update_id, failed.c.signal)).all())
    assert [tuple(row) for row in rows] == [(1, "bot.Break")]
    assert (await said(database))[1:] == ["Recorded: 2"]
    assert await names(database) == ["Sara"]


async def test_words_go_to_what_the_person_was_asked(database: Database, dispatcher: Dispatcher) -> None:
    """Also when the question came earlier in the same batch; and only once."""
    await dispatcher.take([Event(Command("ask", "bees"), SARA, HOME, update=1), words(2, "they help")])
    await dispatcher.take([words(3, "and more")])

    assert await said(database) == ["What do you think?", "You said they help about bees", "Nobody asked"]


async def test_a_refused_reply_may_be_given_again(database: Database, dispatcher: Dispatcher) -> None:
    """Nobody has to start over because of a typing mistake."""
    await dispatcher.take([Event(Command("ask"), SARA, HOME, update=1)])
    await dispatcher.take([words(2, "sept")])
    await dispatcher.take([words(3, "7")])

    assert (await said(database))[1:] == ["A number, please: 7.", "You said 7 about all"]


async def test_a_question_of_an_older_version_starts_again(database: Database, dispatcher: Dispatcher) -> None:
    """A wait that no code knows any more is no traceback."""
    await dispatcher.take([Event(Command("ask"), SARA, HOME, update=1)])
    await database.transaction(lambda db: db.execute(waits.update().values(name="gone.Asking")))

    await dispatcher.take([words(2, "hello"), words(3, "hello?")])

    assert (await said(database))[1:] == ["Let us start again", "Nobody asked"]


async def test_a_stranger_is_welcomed_with_what_they_came_for(database: Database, dispatcher: Dispatcher) -> None:
    """A link pressed before joining is not lost."""
    await dispatcher.take([press(1, Vote(3))])

    assert await said(database) == [f"Welcome, wanting {pack(Vote(3))}"]


async def test_a_stranger_in_a_group_is_led_to_the_private_chat(database: Database, dispatcher: Dispatcher) -> None:
    """The bot may not write to someone who never started it; the press itself opens the way."""
    replies = await dispatcher.take([press(1, Vote(3), Place(-100, private=False, title="Atlas"))])

    assert replies == [Reply("cb1", wanted=pack(Vote(3)))]
    assert await said(database) == []


async def test_a_command_of_a_stranger_in_a_group_is_led_there_too(database: Database, dispatcher: Dispatcher) -> None:
    """A command has no press to answer: the way stands below a line in the group."""
    await dispatcher.take(
        [Event(Command("rule"), Sender(1003, "Amina", "en"), Place(-100, private=False, title="Atlas"), update=1)]
    )

    assert await said(database) == ["This is shown in the private chat only."]


async def test_only_facilitators_do_what_is_theirs(database: Database, dispatcher: Dispatcher) -> None:
    """Callback data is user input: whoever presses is asked for their role, each time."""
    await member(database)

    await dispatcher.take([press(1, Rule())])

    assert await said(database) == ["This is for the facilitators of the territory. One of them can do it for you."]


async def test_a_press_may_be_followed_by_another(database: Database, dispatcher: Dispatcher) -> None:
    """Onboarding ends at what the person came for."""
    await member(database)

    await dispatcher.take([press(1, Hurry())])

    assert await said(database) == ["Recorded: 7"]


async def test_someone_who_blocked_us_is_away_until_they_write(database: Database, dispatcher: Dispatcher) -> None:
    """What waited for them is not sent later; they come back by writing."""
    await member(database)
    await dispatcher.take([press(1, Vote(1)), Event(BotMembership(inside=False), SARA, HOME, update=2)])

    assert await said(database) == []
    assert await away(database)

    await dispatcher.take([press(3, Vote(3))])

    assert await said(database) == ["Recorded: 3"]
    assert not await away(database)


async def test_a_group_keeps_its_place_when_its_number_changes(database: Database, dispatcher: Dispatcher) -> None:
    """Telegram gives a group a new id when it grows into a supergroup."""
    old = Place(-5, private=False, title="Atlas")
    await dispatcher.take([Event(BotMembership(inside=True), SARA, old, update=1)])

    await dispatcher.take([Event(GroupMoved(-1005), None, old, update=2)])

    rows = await database.transaction(lambda db: db.execute(select(groups.c.chat_id, groups.c.title)).all())
    assert [tuple(row) for row in rows] == [(-1005, "Atlas")]


async def names(database: Database) -> list[str]:
    return list(await database.transaction(lambda db: list(db.scalars(select(people.c.name)))))


async def away(database: Database) -> bool:
    return await database.transaction(lambda db: db.scalar(select(people.c.away_since)) is not None)
