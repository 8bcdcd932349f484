"""What Telegram tells, in our words: from whom it is, where it was said, what it means; and what concerns nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from bot.buttons import pack
from bot.conversation import Conversation, Turn
from bot.dispatch import Routes
from bot.events import BotMembership, Command, Event, GroupMoved, Place, Said, Sender, Unknown, Words
from bot.i18n import T
from bot.telegram.inbound import understood

tried = Conversation("tried", title=T("Tried"))
SARA = {"id": 1001, "is_bot": False, "first_name": "Sara", "last_name": "Ben\u200b Ali", "language_code": "ar"}
HOME = {"id": 1001, "type": "private", "first_name": "Sara"}
GROUP = {"id": -100, "type": "supergroup", "title": "Atlas"}
HERE = Place(-100, private=False, title="Atlas")
WHO = Sender(1001, "Sara Ben Ali", "ar")


@dataclass(frozen=True, slots=True)
class Vote:
    choice: int


@tried.on(Vote)
def vote(turn: Turn, press: Vote) -> None:
    turn.say(T("Recorded"))


ROUTES = Routes((tried,))


def told(**update: Any) -> Event | None:
    return understood({"update_id": 7, **update}, ROUTES, "muyassir_bot")


def message(chat: dict[str, Any] = HOME, **more: Any) -> Event | None:
    return told(message={"message_id": 5, "date": 1, "chat": chat, "from": SARA, **more})


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("hello", Words()),
        ("/help", Command("help")),
        ("/Help@Muyassir_Bot", Command("help")),
        ("/help  me\nplease", Command("help", "me\nplease")),
        ("/start", Command("start")),
        (f"/start {pack(Vote(3))}", Vote(3)),
        (f"/start@muyassir_bot {pack(Vote(3))} ", Vote(3)),
        ("/start nonsense", Unknown()),
        ("/start a/b", Unknown()),
        ("/home/sara", Words()),
        ("/", Words()),
        ("/help@", Words()),
    ],
)
def test_what_is_written_to_the_bot(text: str, signal: object) -> None:
    """A deep link does what its button would, and its own text is nobody's answer; other words are kept as written."""
    said = Said(text.strip() if isinstance(signal, Words | Command) else "", message=5)
    assert message(text=text) == Event(signal, WHO, Place(1001), said, update=7)


@pytest.mark.parametrize(
    ("text", "signal"),
    [("/help@muyassir_bot", Command("help")), (f"/start {pack(Vote(3))}", Command("start", pack(Vote(3))))],
)
def test_a_link_works_in_the_private_chat_only(text: str, signal: object) -> None:
    """What it does is one's own affair; in a group the parameter is only words after a command."""
    assert message(GROUP, text=text) == Event(signal, WHO, HERE, Said(text, message=5), update=7)


def test_a_command_for_another_bot_is_none_of_ours() -> None:
    """Groups have several bots."""
    assert message(GROUP, text="/help@weather_bot") is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"voice": {"file_id": "v", "file_unique_id": "u", "duration": 3}}, Said(voice="v", message=5)),
        ({"sticker": "a sticker"}, Said(other=True, message=5)),
        ({"contact": {"phone_number": "1", "first_name": "Ali"}}, Said(other=True, message=5)),
        ({"location": {"longitude": 1, "latitude": 2}}, Said(other=True, message=5)),
        ({"photo": [], "caption": "our field"}, Said("our field", message=5)),
        ({"text": "a\u202eb\x00c"}, Said("abc", message=5)),
    ],
    ids=["voice", "sticker", "contact", "place", "photo with words", "invisible letters"],
)
def test_what_a_message_holds(content: dict[str, Any], said: Said) -> None:
    """What cannot be read is answered kindly, so it must be known that something came."""
    if content.get("sticker"):
        kinds = {"width": 1, "height": 1, "is_animated": False, "is_video": False, "type": "regular"}
        content = {"sticker": {"file_id": "s", "file_unique_id": "u", **kinds}}
    assert message(**content) == Event(Words(), WHO, Place(1001), said, update=7)


@pytest.mark.parametrize(
    "service",
    [
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 60}},
        {"pinned_message": {"message_id": 4, "date": 1, "chat": HOME, "text": "hello"}},
        {"write_access_allowed": {}},
        {"new_chat_members": [SARA]},
        {"group_chat_created": True},
        {"new_chat_photo": [{"file_id": "p", "file_unique_id": "u", "width": 1, "height": 1}]},
        {"video_chat_started": {}},
        {"something_new_of_next_year": {"x": 1}},
        {"migrate_from_chat_id": -5},
    ],
    ids=lambda service: next(iter(service)),
)
@pytest.mark.parametrize("chat", [HOME, GROUP], ids=["private", "group"])
def test_what_only_tells_of_the_chat_is_nobodys_answer(chat: dict[str, Any], service: dict[str, Any]) -> None:
    """Someone who sets a timer in the middle of a question has not answered it."""
    assert message(chat, **service) is None


@pytest.mark.parametrize(
    "whose",
    [
        {"from": None},
        {"from": {"id": 1087968824, "is_bot": True, "first_name": "Group"}, "sender_chat": GROUP},
        {"from": {"id": 777000, "is_bot": False, "first_name": "Telegram"}, "sender_chat": {**GROUP, "id": -9}},
        {"from": {"id": 5, "is_bot": True, "first_name": "Weather"}},
    ],
    ids=["nobody", "an administrator who hides", "a channel", "another bot"],
)
def test_whoever_is_no_person_is_not_heard(whose: dict[str, Any]) -> None:
    """Nobody knows what a group's hidden administrator or a channel may do; a press has a person behind it."""
    assert message(GROUP, **{"text": "/help@muyassir_bot", **whose}) is None


@pytest.mark.parametrize(
    "kind", ["edited_message", "channel_post", "edited_channel_post", "business_message", "guest_message"]
)
def test_kinds_of_updates_that_nobody_asked_for_are_passed_over(kind: str) -> None:
    """Those made before the first question may come all the same."""
    assert told(**{kind: {"message_id": 5, "date": 1, "chat": HOME, "from": SARA, "text": "7"}}) is None


@pytest.mark.parametrize(
    "whose",
    [{"from": SARA}, {"from": None}, {"from": {"id": 1087968824, "is_bot": True, "first_name": "Group"}}],
    ids=["a person", "nobody", "an administrator who hides"],
)
def test_a_group_that_becomes_a_supergroup_is_followed_whoever_made_it_one(whose: dict[str, Any]) -> None:
    """Else the bot would speak to a chat that is no longer there."""
    old = {"id": -5, "type": "group", "title": "Atlas"}
    moved = Event(GroupMoved(-100), None, Place(-5, private=False, title="Atlas"), update=7)
    assert message(old, **{"migrate_to_chat_id": -100, **whose}) == moved


@pytest.mark.parametrize(
    ("pressed_on", "editable"),
    [
        ({"message_id": 4, "date": 1, "chat": GROUP, "text": "?"}, True),
        ({"message_id": 4, "date": 1, "chat": GROUP, "photo": [], "caption": "?"}, False),
        ({"message_id": 4, "date": 0, "chat": GROUP}, False),
    ],
    ids=["words", "a picture", "too old to be told"],
)
def test_a_press_says_on_which_message(pressed_on: dict[str, Any], editable: bool) -> None:
    """Only words can be changed in place."""
    query = {"id": "cb", "from": SARA, "chat_instance": "x", "data": pack(Vote(3)), "message": pressed_on}
    said = Said(message=4, editable=editable)
    assert told(callback_query=query) == Event(Vote(3), WHO, HERE, said, update=7, callback="cb")


def test_a_press_without_a_message_concerns_no_chat() -> None:
    """It comes from a message sent through a bot in someone else's chat; ours sends none."""
    query = {"id": "cb", "from": SARA, "chat_instance": "x", "data": "x", "inline_message_id": "i"}
    assert told(callback_query=query) is None


@pytest.mark.parametrize(
    ("status", "signal"),
    [
        ({"status": "member"}, BotMembership(inside=True)),
        ({"status": "left"}, BotMembership(inside=False)),
        ({"status": "kicked", "until_date": 0}, BotMembership(inside=False)),
    ],
)
def test_the_bot_is_let_in_or_out(status: dict[str, Any], signal: BotMembership) -> None:
    """Someone blocks it, a group removes it: nothing is sent there any more."""
    me = {"id": 9, "is_bot": True, "first_name": "Muyassir"}
    change = {"chat": GROUP, "from": SARA, "date": 1}
    both = {"old_chat_member": {"user": me, "status": "left"}, "new_chat_member": {"user": me, **status}}
    assert told(my_chat_member={**change, **both}) == Event(signal, WHO, HERE, update=7)


@pytest.mark.parametrize(
    "update",
    [
        {"message": {"message_id": 5, "chat": HOME}},
        {"message": {"message_id": 5, "date": 1, "chat": {"id": 3}, "text": "x", "from": SARA}},
        {"callback_query": {"id": "cb"}},
        {"message": "hello"},
        {"poll_answer": {"poll_id": "77", "user": SARA, "option_ids": [0]}},
        {"poll": {"id": "77", "options": [{"text": "a", "voter_count": 1}], "is_closed": False}},
    ],
    ids=["no date", "no kind of chat", "nobody pressed", "no message", "no names of options", "no names at all"],
)
def test_an_update_that_nobody_can_read_is_told_with_what_was_wrong(update: dict[str, Any]) -> None:
    """It is set aside and counted; were it an error, no later update would ever be reached."""
    event = told(**update)
    assert event is not None
    assert (event.update, event.sender, event.place) == (7, None, None)
    assert isinstance(event.fault, Exception)
