"""The state of the world: who is there, where they talk, and what was said. No rules of Telegram here."""

import random
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.bell import Bell
from bot.sandbox.clock import Clock
from bot.sandbox.errors import Impossible
from bot.sandbox.faults import Fault
from bot.sandbox.files import Files
from bot.sandbox.polls import Poll
from bot.sandbox.presses import Press
from bot.sandbox.updates import Updates

Json = dict[str, Any]

TOKEN = "100200300:a-sandbox-token-opens-nothing"
USERNAME = "muyassir_demo_bot"
CALLS_KEPT = 20_000


@dataclass(slots=True)
class Person:
    """Somebody with a Telegram account. ``user`` is their face in the Bot API."""

    user: Json
    started: bool = False
    blocked: bool = False

    @property
    def id(self) -> int:
        return int(self.user["id"])

    @property
    def name(self) -> str:
        return " ".join(filter(None, (self.user["first_name"], self.user.get("last_name"))))


@dataclass(slots=True)
class Chat:
    """A private chat (its id is the person's) or a group. ``members`` maps user id to a member's status.

    ``anonymous`` are administrators who write in the group's name; ``authors`` says who is behind such a message.

    Messages are Bot API dicts, oldest first. They are never changed in place: an edit puts a new
    one, so that whoever holds the old one (an update, the log of calls) keeps what was.
    """

    face: Json
    messages: dict[int, Json] = field(default_factory=dict)
    members: dict[int, str] = field(default_factory=dict)
    anonymous: set[int] = field(default_factory=set)
    authors: dict[int, int] = field(default_factory=dict)
    pinned: set[int] = field(default_factory=set)
    keyboards: dict[int, Json] = field(default_factory=dict)
    seen: dict[int, int] = field(default_factory=dict)
    migrated_to: int | None = None
    own_numbers: int | None = None
    typing_until: float = 0.0  # by the monotonic clock

    @property
    def id(self) -> int:
        return int(self.face["id"])

    @property
    def private(self) -> bool:
        return bool(self.face["type"] == "private")


class World:
    """Everything at once. ``events`` rings at every change that somebody could see."""

    def __init__(self, token: str = TOKEN, username: str = USERNAME) -> None:
        self.token = token
        self.bot: Json = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": "Muyassir",
            "username": username,
        }
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.clock = Clock()
        self.events = Bell()
        self.updates = Updates(self.clock)
        self.files = Files()
        self.presses: dict[str, Press] = {}
        self.polls: dict[str, Poll] = {}
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.profile: dict[tuple[str, str], str] = {}
        self.admin_rights: dict[bool, Json] = {}
        self.faults: list[Fault] = []
        self.calls: deque[Json] = deque(maxlen=CALLS_KEPT)
        self.calls_made = 0
        self.seats: list[Json] = []
        self.random = random.Random(11)
        self._ids = {"person": 700_000_000, "group": 4_000_000_000, "message": 0}

    @property
    def bot_id(self) -> int:
        return int(self.bot["id"])

    def number(self, kind: str) -> int:
        """The next free number for a person, a group or a message."""
        self._ids[kind] += 1
        return self._ids[kind]

    def person(self, person_id: int) -> Person:
        """Raises Impossible (404) when nobody has that id."""
        try:
            return self.people[person_id]
        except KeyError:
            raise Impossible(f"there is no person {person_id}", 404) from None

    def group(self, chat_id: int) -> Chat:
        """Raises Impossible (404) when it is no group."""
        chat = self.chats.get(chat_id)
        if chat is None or chat.private:
            raise Impossible(f"there is no group {chat_id}", 404)
        return chat

    def now(self) -> int:
        """The world's time as messages carry it."""
        return int(self.clock.seconds())
