"""Methods that put new messages into chats."""

from bot.sandbox.errors import bad_request
from bot.sandbox.files import StoredFile, Upload, picture_mime, picture_size
from bot.sandbox.keyboards import markup_of
from bot.sandbox.messages import MARKUPS, post, show_keyboard, show_typing, without_reply
from bot.sandbox.parameters import Parameters, file_of, flag_of, integer_of, text_of, value_of
from bot.sandbox.reach import chat_open
from bot.sandbox.texts import caption_of_message, text_of_message
from bot.sandbox.world import Chat, Json, World

LARGEST_PHOTO = 10 * 1024 * 1024  # bytes
LARGEST_FILE = 50 * 1024 * 1024
LONGEST_SIDES = 10_000  # pixels, width and height together
MOST_SLENDER = 20  # the longer side by the shorter
ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
        "record_audio",
        "upload_audio",
    ]
)


def send_message(world: World, parameters: Parameters) -> Json:
    content = text_of_message(parameters)
    return post_message(world, chat_open(world, parameters), content, parameters)


def send_photo(world: World, parameters: Parameters) -> Json:
    chat = chat_open(world, parameters)
    return post_message(
        world, chat, photo_of(world, file_of(parameters, "photo")) | caption_of_message(parameters), parameters
    )


def send_document(world: World, parameters: Parameters) -> Json:
    chat = chat_open(world, parameters)
    content = document_of(world, file_of(parameters, "document"))
    return post_message(world, chat, content | caption_of_message(parameters), parameters)


def send_voice(world: World, parameters: Parameters) -> Json:
    chat = chat_open(world, parameters)
    stored = stored_file(world, "voice", file_of(parameters, "voice"))
    voice = stored.described() | {"duration": integer_of(parameters, "duration"), "mime_type": stored.upload.mime}
    return post_message(world, chat, {"voice": voice} | caption_of_message(parameters), parameters)


def send_chat_action(world: World, parameters: Parameters) -> bool:
    if text_of(parameters, "action").lower() not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    show_typing(world, chat_open(world, parameters))
    return True


def post_message(world: World, chat: Chat, content: Json, parameters: Parameters) -> Json:
    """Put a message of the bot into the chat, with the reply and the keyboard that the call asks for."""
    content = content | _reply(chat, parameters)
    markup = markup_of(parameters, private=chat.private)
    if markup and "inline_keyboard" in markup and markup["inline_keyboard"]:
        content["reply_markup"] = markup
    if flag_of(parameters, "protect_content"):
        content["has_protected_content"] = True
    message = post(world, chat, world.bot, content)
    if markup and any(name in markup for name in MARKUPS):
        show_keyboard(chat, markup)
    return message


def photo_of(world: World, source: Upload | str) -> Json:
    """The ``photo`` field for a picture. Raises 400 when it is none, or has impossible sides."""
    if isinstance(source, Upload) and len(source.content) > LARGEST_PHOTO:
        raise bad_request("file is too big")
    if isinstance(source, Upload):
        mime = picture_mime(source.content)
        source = Upload(f"photo.{mime.removeprefix('image/')}", mime, source.content)
    stored = stored_file(world, "photo", source)
    size = picture_size(stored.upload.content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if min(size) == 0 or sum(size) > LONGEST_SIDES or max(size) / min(size) > MOST_SLENDER:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return {"photo": [stored.described() | {"width": size[0], "height": size[1]}]}


def document_of(world: World, source: Upload | str) -> Json:
    """The ``document`` field for a file."""
    stored = stored_file(world, "document", source)
    return {"document": stored.described() | {"file_name": stored.upload.name, "mime_type": stored.upload.mime}}


def stored_file(world: World, kind: str, source: Upload | str) -> StoredFile:
    """Keep an upload, or find the file that an id names. Raises Telegram's 400s."""
    if isinstance(source, str):
        return _known_file(world, source)
    if not source.content:
        raise bad_request("file must be non-empty")
    if len(source.content) > LARGEST_FILE:
        raise bad_request("file is too big")
    return world.files.add(kind, source)


def _known_file(world: World, name: str) -> StoredFile:
    if "://" in name:
        raise bad_request("failed to get HTTP URL content")
    stored = world.files.find(name)
    if stored is None or stored.id != name:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return stored


def _reply(chat: Chat, parameters: Parameters) -> Json:
    asked = value_of(parameters, "reply_parameters", dict) or {
        "message_id": integer_of(parameters, "reply_to_message_id")
    }
    number = integer_of(asked, "message_id")
    if not number:
        return {}
    if number in chat.messages:
        return {"reply_to_message": without_reply(chat.messages[number])}
    if flag_of(asked, "allow_sending_without_reply") or flag_of(parameters, "allow_sending_without_reply"):
        return {}
    raise bad_request("message to be replied not found")
