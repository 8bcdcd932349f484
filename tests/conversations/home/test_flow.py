"""The menu, help, and what nobody asked for."""

import pytest

from bot.buttons import Button, pack
from bot.contributions import MenuItem
from bot.conversation import Conversation
from bot.events import Command, Event, GoHome, Place, Said, Sender, Unknown, Words
from bot.i18n import T
from bot.people.roles import Role
from bot.people.tables import groups
from conversations.home import home
from conversations.home.presses import Enter
from conversations.onboarding import onboarding
from tests.builders import NOW, joins, person, stranger, territory
from tests.phones import Line

works = Conversation("works", title=T("Works"))
MENU = (home, onboarding, works)


@works.contributes(MenuItem)
def working(turn):
    yield MenuItem(Button(T("Last"), GoHome()), order=90)
    yield MenuItem(Button(T("For facilitators"), GoHome()), order=20, for_facilitators=True)
    yield MenuItem(Button(T("Go on ({n} of {all})", n=3, all=13), GoHome()), order=10)


@works.command("invite", T("Invite people"), who=Role.FACILITATOR)
def invite(turn, command):
    turn.say(T("Here."))


def phone(db, someone):
    return Line(db, MENU).phone(someone.name, someone.language, someone.telegram_id)


@pytest.mark.parametrize(
    ("role", "labels"),
    [
        (Role.ACTOR, ["Go on (3 of 13)", "Last"]),
        (Role.FACILITATOR, ["Go on (3 of 13)", "For facilitators", "Last"]),
    ],
)
def test_start_shows_where_one_is_and_what_the_conversations_offer(db, role, labels):
    """In their order, each role its own."""
    sara = phone(db, person(db, role=role))

    sara.writes("/start")

    assert sara.sees == "<b>\u2068Mahdia\u2069</b>\nWhat would you like to do?"
    assert sara.last.labels == labels


def test_the_way_back_to_the_menu_changes_the_message_in_place(db):
    """While someone moves about, the chat does not grow."""
    sara = phone(db, person(db))
    sara.writes("/start")

    sara.presses("Last")

    assert len(sara.messages) == 1


def test_help_names_the_commands_of_ones_role(db):
    """Nobody reads of what they may not do."""
    sara, facilitator = phone(db, person(db)), person(db, "Omar", Role.FACILITATOR)
    omar = sara.line.phone("Omar", telegram_id=facilitator.telegram_id)

    for one in (sara, omar):
        one.writes("/help")

    assert sara.sees.split("\n\n")[1] == "\u2066/start\u2069 – Menu\n\u2066/help\u2069 – What this bot does"
    assert omar.sees.endswith("\n\u2066/invite\u2069 – Invite people")
    assert "Facilitators set things going" in omar.sees and "Facilitators" not in sara.sees
    assert sara.last.labels == ["Menu"]


@pytest.mark.parametrize("said", [Said(words="hello"), Said(other=True), Said(voice="file")])
def test_what_no_question_waits_for_gets_a_hint_and_the_menu(db, said):
    """Words, a sticker or a voice out of the blue."""
    sara = phone(db, person(db))

    sara.line.take(Event(Words(), sara.who, Place(sara.who.telegram_id), said, update=1))

    assert sara.sees.startswith("<b>\u2068Mahdia\u2069</b>\nNo question was waiting for this message")
    assert "Last" in sara.last.labels


def test_an_unknown_command_gets_the_same_hint(db):
    """It may be another bot's."""
    sara = phone(db, person(db))

    sara.writes("/dance")

    assert "No question was waiting" in sara.sees


def test_a_button_of_an_older_version_leads_to_the_menu(db):
    """Never to silence."""
    sara = phone(db, person(db))

    sara.sends_press("zzzzz-1", 1)

    assert "This button is from an earlier version. Let us start again from here:" in sara.sees


def group_event(signal, someone, callback=None):
    return Event(
        signal,
        Sender(someone.telegram_id, someone.name),
        Place(-100, private=False, title="Atlas"),
        Said(message=7, editable=True),
        update=1,
        callback=callback,
    )


def in_group(db):
    """Sara in a group of her territory."""
    row = {"chat_id": -100, "territory_id": territory(db).id, "title": "Atlas", "language": "en", "created_at": NOW}
    db.execute(groups.insert().values(row))
    return person(db), Line(db, MENU)


@pytest.mark.parametrize("signal", [Command("start"), Command("help"), GoHome()])
def test_the_menu_is_never_shown_in_a_group(db, signal):
    """What somebody can do and has left open is their own; a link leads to it."""
    sara, line = in_group(db)

    line.take(group_event(signal, sara))

    (shown,) = line.shown(-100)
    assert shown.html == "This is shown in the private chat only."
    assert shown.labels == ["Open the private chat"]


def test_an_old_button_in_a_group_is_answered_over_the_button(db):
    """The group is not told."""
    sara, line = in_group(db)

    (reply,) = line.take(group_event(Unknown(), sara, callback="c1"))

    assert (reply.text, reply.alert) == ("This button is from an earlier version.", True)
    assert line.shown(-100) == []


def test_who_belongs_to_several_territories_switches_in_the_menu(db):
    """The current one is shown; roles and commands are those of where one is."""
    sara = phone(db, joins(db, person(db), territory(db, "Sfax"), role=Role.FACILITATOR))
    sara.writes("/start")
    assert sara.sees.startswith("<b>\u2068Sfax\u2069</b>")
    assert "For facilitators" in sara.last.labels

    sara.presses("Another territory")
    assert sara.last.labels == ["Mahdia", "Sfax", "Back"]
    sara.presses("Mahdia")

    assert sara.sees.startswith("<b>\u2068Mahdia\u2069</b>")
    assert "For facilitators" not in sara.last.labels


def test_nobody_enters_a_territory_that_is_not_theirs(db):
    """A press can be made up."""
    sara, sfax = phone(db, person(db)), territory(db, "Sfax")

    reply = sara.sends_press(pack(Enter(sfax.id)))

    assert reply.text == "You are not in this territory. A link from one of its facilitators lets you in."
    sara.writes("/start")
    assert sara.sees.startswith("<b>\u2068Mahdia\u2069</b>")


@pytest.mark.parametrize("words", ["/start", "/help", "hello"])
def test_a_stranger_is_led_to_the_door_by_whatever_they_write(db, words):
    """There is no wrong way to begin."""
    new = phone(db, stranger(db, chosen=False))

    new.writes(words)

    assert "Choose your language" in new.sees
