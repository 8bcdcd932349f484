"""Values as a JSON column holds them."""

from typing import Any

from bot.questionnaire.answers import Blank, OwnWords, Value


def to_json(value: Value) -> Any:
    """A number, {"option": id}, {"options": [ids]}, {"text": …}, {"voice": file id} or {"blank": why}."""
    match value:
        case Blank():
            return {"blank": value.value}
        case OwnWords(text, voice):
            return {"voice": voice} if voice else {"text": text}
        case tuple():
            return {"options": list(value)}
        case str():
            return {"option": value}
    return value


def from_json(kept: Any) -> Value:
    """What ``to_json`` made. Raises ValueError for anything else."""
    match kept:
        case bool():
            pass
        case int():
            return kept
        case {"blank": str(why)}:
            return Blank(why)
        case {"option": str(id)}:
            return id
        case {"options": list(ids)}:
            return tuple(str(id) for id in ids)
        case {"text": str(text)}:
            return OwnWords(text)
        case {"voice": str(file)}:
            return OwnWords(voice=file)
    raise ValueError(f"{kept!r} is no answer")
