"""Keyboards under messages: read, checked with Telegram's limits, refused in Telegram's words."""

from typing import Any

from bot.sandbox.errors import bad_request
from bot.sandbox.parameters import Parameters, value_of

Json = dict[str, Any]

MOST_BUTTONS = 100
MOST_BYTES = 64  # of callback_data
ACTIONS = (
    "callback_data",
    "url",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)


def markup_of(parameters: Parameters, *, private: bool) -> Json | None:
    """The reply_markup of a call, checked; None without one.

    Raises the 400 of Telegram when it is not well-formed or breaks a limit.
    """
    markup = value_of(parameters, "reply_markup", dict)
    if markup is None:
        return None
    if "inline_keyboard" in markup:
        return {"inline_keyboard": _inline(markup["inline_keyboard"])}
    if "keyboard" in markup:
        return markup | {"keyboard": _reply(markup["keyboard"], private=private)}
    return markup


def inline_markup_of(parameters: Parameters) -> Json | None:
    """The same for an edit, which knows inline keyboards only; an empty one takes the keyboard away."""
    markup = markup_of(parameters, private=True)
    if markup is not None and markup and "inline_keyboard" not in markup:
        raise bad_request("message can't be edited")
    return markup if markup and markup["inline_keyboard"] else None


def _inline(rows: Any) -> list[list[Json]]:
    checked = [[_inline_button(button) for button in row] for row in _rows(rows, "inline_keyboard")]
    return _counted(checked)


def _inline_button(button: Any) -> Json:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if not any(action in button for action in ACTIONS):
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= MOST_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not _is_address(str(button["url"])):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    return button


def _is_address(address: str) -> bool:
    host = address.split("://", 1)[-1].split("/")[0].split("?")[0]
    return bool(host) and " " not in address and (address.startswith("tg://") or "." in host or ":" in host)


def _reply(rows: Any, *, private: bool) -> list[list[Json]]:
    return _counted([[_reply_button(button, private) for button in row] for row in _rows(rows, "keyboard")])


def _reply_button(button: Any, private: bool) -> Json:
    button = {"text": button} if isinstance(button, str) else button
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request("can't parse keyboard button: Can't find field \"text\"")
    if button.get("request_contact") and not private:
        raise bad_request("phone number can be requested in private chats only")
    if button.get("request_location") and not private:
        raise bad_request("location can be requested in private chats only")
    return button


def _rows(rows: Any, name: str) -> list[list[Any]]:
    if not isinstance(rows, list):
        raise bad_request(f'field "{name}" must be an Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{name}" must be an Array of Arrays')
    return [row for row in rows if row]


def _counted(rows: list[list[Json]]) -> list[list[Json]]:
    if sum(map(len, rows)) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return rows
