"""Methods that pin messages to the top of a chat."""

from bot.sandbox.errors import bad_request
from bot.sandbox.messages import is_service
from bot.sandbox.parameters import Parameters, integer_of
from bot.sandbox.pins import newest_pin, pin, unpin
from bot.sandbox.reach import chat_open, message_in
from bot.sandbox.world import Chat, Json, World


def pin_chat_message(world: World, parameters: Parameters) -> bool:
    chat = _chat(world, parameters)
    message = _message(chat, parameters, "pin")
    if message["message_id"] in chat.pinned:
        raise bad_request("CHAT_NOT_MODIFIED")
    pin(world, chat, message, world.bot_id)
    return True


def unpin_chat_message(world: World, parameters: Parameters) -> bool:
    """Without ``message_id``, the newest of the pinned messages."""
    chat = _chat(world, parameters)
    message = _message(chat, parameters, "unpin") if integer_of(parameters, "message_id") else newest_pin(chat)
    if message is None:
        raise bad_request("message to unpin not found")
    if message["message_id"] not in chat.pinned:
        raise bad_request("CHAT_NOT_MODIFIED")
    unpin(world, chat, {message["message_id"]})
    return True


def unpin_all_chat_messages(world: World, parameters: Parameters) -> bool:
    chat = _chat(world, parameters)
    unpin(world, chat, set(chat.pinned))
    return True


def _message(chat: Chat, parameters: Parameters, what: str) -> Json:
    message = message_in(chat, parameters, what)
    if is_service(message):
        raise bad_request("service messages can't be pinned")
    return message


def _chat(world: World, parameters: Parameters) -> Chat:
    chat = chat_open(world, parameters)
    if not chat.private and chat.members[world.bot_id] != "administrator":
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat
