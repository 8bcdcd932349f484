"""A poll as one person sees it: results once they have voted, and names where voters are shown."""

from bot.sandbox.members import is_anonymous
from bot.sandbox.polls import Poll
from bot.sandbox.world import Chat, Json, Person, World


def poll_view(world: World, poll: Poll, chat: Chat, reader: Person) -> Json:
    """``mine`` are the places of the reader's options. Counts are None for whoever may not see them yet."""
    mine = poll.votes.get(chat.id if is_anonymous(chat, reader.id) else reader.id, ())
    seen = poll.closed or (bool(mine) and not poll.hidden)
    return {
        "type": "poll",
        "question": poll.question,
        "options": [_option(world, poll, place, seen=seen) for place in range(len(poll.options))],
        "mine": list(mine),
        "total": len(poll.votes),
        "anonymous": poll.anonymous,
        "multiple": poll.multiple,
        "revoting": poll.revoting,
        "hidden": poll.hidden,
        "closed": poll.closed,
        "closes_at": None if poll.closed else poll.closes_at,
    }


def _option(world: World, poll: Poll, place: int, *, seen: bool) -> Json:
    shown = {"text": poll.options[place].text, "votes": poll.count(place) if seen else None}
    if poll.anonymous or not seen:
        return shown | {"voters": []}
    return shown | {"voters": [_name(world, voter) for voter, chosen in poll.votes.items() if place in chosen]}


def _name(world: World, voter: int) -> str:
    return world.people[voter].name if voter in world.people else str(world.chats[voter].face["title"])
