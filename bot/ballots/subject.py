"""What can be voted on: a conversation says what it is, and is told what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from bot.ballots.rules.outcome import Outcome, Rule
from bot.ballots.vote import Option, Vote
from bot.i18n import Written


@dataclass(frozen=True, slots=True)
class Motion:
    """What a vote would be about, word for word; from its opening on none of it changes.

    ``question`` is short, and its name in lists. ``text`` is what would be adopted, ``present`` what stands now.
    ``failed_before`` are earlier versions that an objection held back. ``missing`` are languages without a present
    translation: they are named before the vote opens.
    """

    rule: Rule
    question: Written
    text: Written | None = None
    present: Written | None = None
    options: tuple[Option, ...] = ()
    failed_before: int = 0
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of thing that is voted on, contributed by the conversation that it belongs to.

    ``motion`` gives the words for one of its rows, of that territory; it raises Refusal where it cannot be voted on
    now. ``opened`` and ``decided`` are called with the turn, in the transaction that opens or closes the vote;
    ``decided`` not for an extension. ``page`` gives the press that leads back to the row.
    """

    about: str
    motion: Callable[[Connection, int, int], Motion]
    opened: Callable[[Any, Vote], None]
    decided: Callable[[Any, Vote, Outcome], None]
    page: Callable[[int, int], Any]
