"""People vote in polls, and polls close: what comes of it in every chat, and what the bot is told."""

import asyncio
from typing import Any

from bot.sandbox.errors import Impossible
from bot.sandbox.members import is_anonymous
from bot.sandbox.polls import Poll, answer_face, poll_face
from bot.sandbox.world import Chat, Json, Person, World

CHANNEL_BOT = {"id": 136_817_688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
"""Who stands for a chat that votes, for bots that know of people only."""


def vote(world: World, person: Person, chat: Chat, message_id: int, options: list[Any]) -> Json:
    """Choose these options, named by label or place, instead of any chosen before; none takes the vote back.

    Returns the message. Raises Impossible (409) when the poll is closed, or does not let one change one's mind.
    """
    poll = poll_in(world, chat, message_id)
    close_ripe(world)
    chosen = tuple(sorted({_place(poll, option) for option in options}))
    behind = chat if is_anonymous(chat, person.id) else None
    voter = behind.id if behind else person.id
    before = poll.votes.get(voter, ())
    _check(poll, before, chosen)
    if chosen != before:
        _count(poll, voter, chosen)
        _tell(world, poll, person, behind, chosen)
    return chat.messages[message_id]


def poll_in(world: World, chat: Chat, message_id: int) -> Poll:
    """The poll that a message carries. Raises Impossible (404) for any other."""
    message = chat.messages.get(message_id)
    if message is None or "poll" not in message:
        raise Impossible(f"there is no poll in message {message_id}", 404)
    return world.polls[message["poll"]["id"]]


def close(world: World, poll: Poll) -> None:
    """Let nobody vote any more."""
    poll.closed = True
    show(world, poll)
    if poll.ours:
        world.updates.add("poll", poll_face(poll))


def close_ripe(world: World) -> None:
    """Close what should have closed by the world's clock, the earliest first, and be back for the next."""
    now = world.clock.seconds()
    waiting = sorted((poll for poll in world.polls.values() if _waits(poll)), key=lambda poll: poll.closes_at or 0)
    for poll in waiting:
        if (poll.closes_at or 0) > now:
            asyncio.get_running_loop().call_later((poll.closes_at or 0) - now, close_ripe, world)
            return
        close(world, poll)


def next_closing(world: World) -> int | None:
    """When the next poll closes by itself, in seconds by the world's clock; None if none will."""
    return min((poll.closes_at for poll in world.polls.values() if _waits(poll) and poll.closes_at), default=None)


def show(world: World, poll: Poll) -> None:
    """Put the poll as it is now into every message that carries it."""
    face = poll_face(poll)
    for chat_id, message_id in poll.places:
        messages = world.chats[chat_id].messages
        if message_id in messages:
            messages[message_id] = messages[message_id] | {"poll": face}
    world.events.ring()


def _place(poll: Poll, option: Any) -> int:
    labels = [each.text for each in poll.options]
    if isinstance(option, int) and 0 <= option < len(labels):
        return option
    if option in labels:
        return labels.index(option)
    raise Impossible(f"there is no option {option!r}; the poll has {labels}", 404)


def _check(poll: Poll, before: tuple[int, ...], chosen: tuple[int, ...]) -> None:
    if poll.closed:
        raise Impossible("the poll is closed", 409)
    if len(chosen) > 1 and not poll.multiple:
        raise Impossible("this poll takes one answer only")
    if not poll.revoting and (before or not chosen) and chosen != before:
        raise Impossible("this poll takes no other answer than the first", 409)


def _count(poll: Poll, voter: int, chosen: tuple[int, ...]) -> None:
    poll.votes.pop(voter, None)
    if chosen:
        poll.votes[voter] = chosen


def _tell(world: World, poll: Poll, person: Person, behind: Chat | None, chosen: tuple[int, ...]) -> None:
    """Bots hear of votes in polls of their own only, and of who chose what only where voters are shown."""
    show(world, poll)
    if not poll.ours:
        return
    if not poll.anonymous:
        voter = {"user": CHANNEL_BOT, "voter_chat": behind.face} if behind else {"user": person.user}
        world.updates.add("poll_answer", answer_face(poll, chosen) | voter)
    world.updates.add("poll", poll_face(poll))


def _waits(poll: Poll) -> bool:
    return poll.closes_at is not None and not poll.closed
