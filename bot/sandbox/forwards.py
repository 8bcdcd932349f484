"""What people pass on, and polls that they ask themselves: the bot hears little of either."""

from bot.sandbox.errors import Impossible
from bot.sandbox.messages import is_service
from bot.sandbox.polls import Option, Poll, poll_face
from bot.sandbox.world import Chat, Json, World

LEFT_BEHIND = frozenset(
    {
        "message_id",
        "from",
        "sender_chat",
        "chat",
        "date",
        "edit_date",
        "reply_to_message",
        "reply_markup",
        "has_protected_content",
    }
)


def forwarded(chat: Chat, message_id: int) -> Json:
    """The content of a message as a forward of it carries it. A poll is the same poll, with the same votes."""
    message = chat.messages.get(message_id)
    if message is None or is_service(message):
        raise Impossible(f"there is no message {message_id} to forward", 404)
    if message.get("has_protected_content"):
        raise Impossible("the message may not be forwarded")
    content = {name: value for name, value in message.items() if name not in LEFT_BEHIND}
    return {"forward_origin": _origin(message)} | content


def asked(world: World, given: Json) -> Json:
    """The content of a person's own poll: {question, options, anonymous?, multiple?}."""
    options = [Option(str(option)) for option in given["options"]]
    anonymous, multiple = bool(given.get("anonymous", True)), bool(given.get("multiple", False))
    poll = Poll(str(given["question"]), options, ours=False, anonymous=anonymous, multiple=multiple)
    world.polls[poll.id] = poll
    return {"poll": poll_face(poll)}


def _origin(message: Json) -> Json:
    if "sender_chat" in message:
        return {"type": "chat", "sender_chat": message["sender_chat"], "date": message["date"]}
    return {"type": "user", "sender_user": message["from"], "date": message["date"]}
