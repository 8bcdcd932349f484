"""What a message carries, as a person sees it: buttons, files, contacts, polls."""

from typing import Any

from bot.sandbox.polls_seen import poll_view
from bot.sandbox.world import Json, Person, World

MEDIA = ("photo", "document", "voice", "sticker")
BUTTON_KINDS = {"callback_data": "callback", "url": "url", "copy_text": "copy", "web_app": "web_app"}


def buttons_of(markup: Json | None) -> list[list[Json]]:
    if not markup:
        return []
    return [[_button(button) for button in row] for row in markup["inline_keyboard"]]


def media_of(world: World, message: Json, reader: Person) -> Json | None:
    if "poll" in message:
        return poll_view(world, world.polls[message["poll"]["id"]], world.chats[message["chat"]["id"]], reader)
    if "contact" in message:
        return {"type": "contact", **message["contact"]}
    kind = next((kind for kind in MEDIA if kind in message), None)
    if kind is None:
        return None
    described: Any = message[kind][-1] if kind == "photo" else message[kind]
    stored = world.files.find(described["file_id"])
    if stored is None:
        return None
    upload = stored.upload
    size = {name: described[name] for name in ("width", "height", "duration", "emoji") if name in described}
    return {
        "type": kind,
        "file_id": stored.id,
        "name": upload.name,
        "mime": upload.mime,
        "size": len(upload.content),
        "url": stored.url,
        **size,
    }


def _button(button: Json) -> Json:
    kind = next((kind for field, kind in BUTTON_KINDS.items() if field in button), "other")
    shown = {"label": button["text"], "kind": kind}
    return shown | {"url": button["url"]} if kind == "url" else shown
