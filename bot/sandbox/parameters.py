"""Reading a method's parameters, which come as strings in a form or as values in JSON."""

import json
from typing import Any, TypeVar

from bot.sandbox.errors import bad_request
from bot.sandbox.files import Upload

Parameters = dict[str, Any]
Value = TypeVar("Value", list[Any], dict[str, Any])


def text_of(parameters: Parameters, name: str) -> str:
    """A string; empty when absent."""
    value = parameters.get(name)
    return "" if value is None else str(value)


def integer_of(parameters: Parameters, name: str, default: int = 0) -> int:
    """An integer; the default when absent or not one, as Telegram does."""
    try:
        return int(parameters.get(name, default))
    except (TypeError, ValueError):
        return default


def flag_of(parameters: Parameters, name: str, *, default: bool = False) -> bool:
    """Whether a yes/no parameter says yes; the default when absent."""
    value = parameters.get(name)
    return default if value is None or value == "" else str(value).lower() in ("true", "yes", "1")


def value_of(parameters: Parameters, name: str, kind: type[Value]) -> Value | None:
    """A list or an object, decoded if it came as a string of JSON; None when absent or empty.

    Raises the 400 of Telegram when it is not JSON, or not of that kind.
    """
    value = parameters.get(name)
    if value is None or value == "":
        return None
    try:
        value = json.loads(value) if isinstance(value, str) else value
    except ValueError:
        value = None
    if not isinstance(value, kind):
        raise bad_request(f"can't parse {name} JSON object")
    return value


def file_of(parameters: Parameters, name: str) -> Upload | str:
    """A file: uploaded under that name or by attach://, or a file id or address.

    Raises the 400 of Telegram when there is none.
    """
    value = parameters.get(name)
    if isinstance(value, str) and value.startswith("attach://"):
        value = parameters.get(value.removeprefix("attach://"))
    if value is None or value == "":
        raise bad_request(f"there is no {name} in the request")
    return value if isinstance(value, Upload) else str(value)


def as_logged(parameters: Parameters) -> Parameters:
    """Parameters as the log of calls shows them: decoded, files by name and size."""
    return {name: _logged(name, value) for name, value in parameters.items()}


def _logged(name: str, value: Any) -> Any:
    if isinstance(value, Upload):
        return {"file": value.name, "size": len(value.content)}
    if not isinstance(value, str):
        return value
    if name.endswith("_id") and value.lstrip("-").isdigit():
        return int(value)
    if name not in ("text", "caption") and (value[:1] in ("{", "[") or value in ("true", "false")):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
