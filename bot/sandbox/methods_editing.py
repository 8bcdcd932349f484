"""Methods that change or take away messages."""

from bot.sandbox.errors import bad_request
from bot.sandbox.keyboards import inline_markup_of
from bot.sandbox.messages import remove, replace, same
from bot.sandbox.methods_sending import document_of, photo_of
from bot.sandbox.parameters import Parameters, file_of, value_of
from bot.sandbox.reach import chat_open, message_in
from bot.sandbox.texts import caption_of_message, text_of_message
from bot.sandbox.world import Chat, Json, World

DELETABLE = 48 * 3600  # seconds
MEDIA = ("photo", "document", "voice", "sticker")
UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def edit_message_text(world: World, parameters: Parameters) -> Json:
    content = text_of_message(parameters)
    chat, message = _own(world, parameters)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    return _edit(world, chat, message, content, parameters)


def edit_message_caption(world: World, parameters: Parameters) -> Json:
    chat, message = _own(world, parameters)
    media = {name: message[name] for name in MEDIA if name in message}
    if not media:
        raise bad_request("there is no caption in the message to edit")
    return _edit(world, chat, message, media | caption_of_message(parameters), parameters)


def edit_message_media(world: World, parameters: Parameters) -> Json:
    chat, message = _own(world, parameters)
    media = value_of(parameters, "media", dict)
    if media is None or media.get("type") not in ("photo", "document"):
        raise bad_request("can't parse InputMedia: unsupported type (this sandbox edits photos and documents)")
    source = file_of({**parameters, "media": media.get("media")}, "media")
    content = photo_of(world, source) if media["type"] == "photo" else document_of(world, source)
    return _edit(world, chat, message, content | caption_of_message(media), parameters)


def edit_message_reply_markup(world: World, parameters: Parameters) -> Json:
    chat, message = _own(world, parameters)
    fixed = ("message_id", "from", "chat", "date", "edit_date", "reply_to_message", "reply_markup")
    content = {name: value for name, value in message.items() if name not in fixed}
    return _edit(world, chat, message, content, parameters)


def delete_message(world: World, parameters: Parameters) -> bool:
    chat = chat_open(world, parameters)
    message = message_in(chat, parameters, "delete")
    if not _may_delete(world, chat, message):
        raise bad_request("message can't be deleted for everyone")
    remove(world, chat, message["message_id"])
    return True


def delete_messages(world: World, parameters: Parameters) -> bool:
    chat = chat_open(world, parameters)
    for number in value_of(parameters, "message_ids", list) or []:
        message = chat.messages.get(number)
        if message is not None and _may_delete(world, chat, message):
            remove(world, chat, message["message_id"])
    return True


def _own(world: World, parameters: Parameters) -> tuple[Chat, Json]:
    chat = chat_open(world, parameters)
    message = message_in(chat, parameters, "edit")
    if message["from"]["id"] != world.bot_id:
        raise bad_request("message can't be edited")
    return chat, message


def _edit(world: World, chat: Chat, message: Json, content: Json, parameters: Parameters) -> Json:
    """Without a keyboard in the call, the message loses the one it had: so does Telegram."""
    markup = inline_markup_of(parameters)
    content = content | {"reply_markup": markup} if markup else content
    if same(message, content):
        raise bad_request(UNCHANGED)
    return replace(world, chat, message, content)


def _may_delete(world: World, chat: Chat, message: Json) -> bool:
    fresh = world.now() - message["date"] < DELETABLE
    if chat.members.get(world.bot_id) == "administrator":
        return True
    return fresh and (chat.private or message["from"]["id"] == world.bot_id)
