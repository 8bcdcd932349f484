"""Polls: what was asked, who chose what, and how the Bot API shows it. One poll may stand in several messages."""

import secrets
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
Place = tuple[int, int]  # chat and message


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose. ``mark`` is its persistent id: it says nothing of the option's place."""

    text: str
    mark: str = field(default_factory=lambda: secrets.token_urlsafe(6))


@dataclass(slots=True)
class Poll:
    """A poll. ``votes`` maps a voter, a person or a group whose administrator is anonymous, to places of options.

    ``closes_at`` is in seconds by the world's clock; None when nobody set a time. ``ours``: the bot sent it.
    """

    question: str
    options: list[Option]
    ours: bool
    anonymous: bool = True
    multiple: bool = False
    revoting: bool = True
    hidden: bool = False
    closed: bool = False
    open_period: int | None = None
    closes_at: int | None = None
    id: str = field(default_factory=lambda: str(secrets.randbits(63)))
    votes: dict[int, tuple[int, ...]] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)

    def count(self, option: int) -> int:
        """How many chose that option."""
        return sum(option in chosen for chosen in self.votes.values())


def poll_face(poll: Poll) -> Json:
    """A Poll of the Bot API. Its closing time is there only while it is open."""
    face = {
        "id": poll.id,
        "question": poll.question,
        "options": [
            {"persistent_id": option.mark, "text": option.text, "voter_count": poll.count(place)}
            for place, option in enumerate(poll.options)
        ],
        "total_voter_count": len(poll.votes),
        "is_closed": poll.closed,
        "is_anonymous": poll.anonymous,
        "type": "regular",
        "allows_multiple_answers": poll.multiple,
        "allows_revoting": poll.revoting,
        "members_only": False,
    }
    if poll.closed or poll.closes_at is None:
        return face
    return face | {"open_period": poll.open_period, "close_date": poll.closes_at}


def answer_face(poll: Poll, chosen: tuple[int, ...]) -> Json:
    """A PollAnswer of the Bot API without its voter; nothing chosen is a retraction."""
    return {
        "poll_id": poll.id,
        "option_ids": list(chosen),
        "option_persistent_ids": [poll.options[place].mark for place in chosen],
    }
