"""Methods by which the bot listens and answers: itself, updates, presses, files."""

from bot.sandbox.entities import units
from bot.sandbox.errors import bad_request
from bot.sandbox.parameters import Parameters, flag_of, integer_of, text_of, value_of
from bot.sandbox.updates import PRESS_LIVES
from bot.sandbox.world import Json, World

LONGEST_ANSWER = 200  # UTF-16 units
LONGEST_POLL = 50  # seconds


def get_me(world: World, parameters: Parameters) -> Json:
    return world.bot | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
    }


async def get_updates(world: World, parameters: Parameters) -> list[Json]:
    limit = integer_of(parameters, "limit", 100)
    return await world.updates.next(
        offset=integer_of(parameters, "offset"),
        limit=limit if 1 <= limit <= 100 else 100,
        seconds=min(max(integer_of(parameters, "timeout"), 0), LONGEST_POLL),
        allowed=value_of(parameters, "allowed_updates", list),
    )


def delete_webhook(world: World, parameters: Parameters) -> bool:
    if flag_of(parameters, "drop_pending_updates"):
        world.updates.clear()
    return True


def set_webhook(world: World, parameters: Parameters) -> bool:
    if text_of(parameters, "url"):
        raise bad_request("bad webhook: this sandbox has no webhooks, use getUpdates")
    return delete_webhook(world, parameters)


def get_webhook_info(world: World, parameters: Parameters) -> Json:
    info: Json = {"url": "", "has_custom_certificate": False, "pending_update_count": world.updates.waiting()}
    allowed = world.updates.allowed()
    return info if allowed is None else info | {"allowed_updates": allowed}


def answer_callback_query(world: World, parameters: Parameters) -> bool:
    press = world.presses.get(text_of(parameters, "callback_query_id"))
    if press is None or world.clock.seconds() - press.at > PRESS_LIVES:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    text, url = text_of(parameters, "text"), text_of(parameters, "url")
    if units(text) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    if url and not url.removeprefix("https://").startswith(f"t.me/{world.bot['username']}?"):
        raise bad_request("URL_INVALID")
    if not press.answer.done():
        press.answer.set_result({"text": text, "show_alert": flag_of(parameters, "show_alert"), "url": url or None})
    return True


def get_file(world: World, parameters: Parameters) -> Json:
    stored = world.files.find(text_of(parameters, "file_id"))
    if stored is None or stored.id != parameters["file_id"]:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(stored.upload.content) > 20 * 1024 * 1024:
        raise bad_request("file is too big")
    return stored.described() | {"file_path": stored.path}
