"""Where the bot may write, and what Telegram says where it may not."""

from bot.sandbox.errors import Failure, bad_request, forbidden
from bot.sandbox.parameters import Parameters, integer_of, text_of
from bot.sandbox.world import Chat, Json, World


def chat_known(world: World, parameters: Parameters) -> Chat:
    """The chat that ``chat_id`` names, if the bot has ever met it.

    Raises the 400 of Telegram otherwise; for a group that became a supergroup it holds the new id.
    """
    if not text_of(parameters, "chat_id"):
        raise bad_request("chat_id is empty")
    chat = world.chats.get(integer_of(parameters, "chat_id"))
    if chat is None or not _met(world, chat):
        raise bad_request("chat not found")
    if chat.migrated_to is not None:
        raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to)
    return chat


def chat_open(world: World, parameters: Parameters) -> Chat:
    """The chat that ``chat_id`` names, if the bot may write there.

    Raises Telegram's 403 for those who blocked it, never started it, or put it out; 400 as above.
    """
    chat = chat_known(world, parameters)
    closed = _closed_private(world, chat) if chat.private else _closed_group(world, chat)
    if closed:
        raise closed
    return chat


def message_in(chat: Chat, parameters: Parameters, what: str, kind: str = "message") -> Json:
    """The message that ``message_id`` names. Raises 400 "message to … not found"."""
    message = chat.messages.get(integer_of(parameters, "message_id"))
    if message is None:
        raise bad_request(f"{kind} to {what} not found")
    return message


def share_group(world: World, person_id: int) -> bool:
    """Whether the bot sees this person in a group."""
    return any(
        person_id in chat.members and world.bot_id in chat.members for chat in world.chats.values() if not chat.private
    )


def _met(world: World, chat: Chat) -> bool:
    if not chat.private:
        return world.bot_id in chat.members
    return world.people[chat.id].started or share_group(world, chat.id)


def _closed_private(world: World, chat: Chat) -> Failure | None:
    person = world.people[chat.id]
    if person.blocked:
        return forbidden("bot was blocked by the user")
    return None if person.started else forbidden("bot can't initiate conversation with a user")


def _closed_group(world: World, chat: Chat) -> Failure | None:
    status = chat.members[world.bot_id]
    if status == "kicked":
        return forbidden(f"bot was kicked from the {chat.face['type']} chat")
    if status == "left":
        return forbidden(f"bot is not a member of the {chat.face['type']} chat")
    return None
