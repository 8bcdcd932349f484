"""Messages pinned to the top of a chat, by the bot or by people."""

from bot.sandbox.errors import Impossible
from bot.sandbox.members import LEADING, is_there, signed
from bot.sandbox.messages import is_service, post, without_reply
from bot.sandbox.world import Chat, Json, Person, World


def pin(world: World, chat: Chat, message: Json, by: int) -> None:
    """Pin a message; the chat is told by a service message, and so is the bot, even of its own pins."""
    chat.pinned.add(message["message_id"])
    sender, name = signed(world, chat, by)
    told = post(world, chat, sender, name | {"pinned_message": without_reply(message)})
    if chat.private or is_there(world, chat):
        world.updates.add("message", told)


def unpin(world: World, chat: Chat, message_ids: set[int]) -> None:
    """Take pins away; nobody is told."""
    chat.pinned -= message_ids
    world.events.ring()


def set_pinned(world: World, person: Person, chat: Chat, message_id: int, *, pinned: bool) -> None:
    """A person pins or unpins. Raises Impossible where they may not, or where there is no such message."""
    message = chat.messages.get(message_id)
    if message is None or is_service(message):
        raise Impossible(f"there is no message {message_id} to pin", 404)
    if not chat.private and chat.members[person.id] not in LEADING:
        raise Impossible(f"{person.name} is no administrator of {chat.face['title']}")
    if not pinned:
        unpin(world, chat, {message_id})
    elif message_id not in chat.pinned:
        pin(world, chat, message, person.id)


def newest_pin(chat: Chat) -> Json | None:
    """The pinned message that was sent last; None without any."""
    return chat.messages[max(chat.pinned)] if chat.pinned else None
