"""A picture holds the gist of what people wrote, so that a phone can show it; the whole is read in the chat."""

from collections.abc import Mapping

from bot.pictures.sheet import Part


def brief(part: Part, most: Mapping[str, int]) -> Part:
    """The same part, with the words under each name of ``most``, however deep, of at most so many letters."""
    return {name: _brief(value, name, most) for name, value in part.items()}


def gist(words: str, most: int) -> str:
    """The beginning, up to a whole word where there is one near, and "…" where something is left out."""
    if len(words) <= most:
        return words
    begun = words[: most - 1]
    whole = begun.rsplit(maxsplit=1)[0]
    return (whole if len(whole) > most * 3 / 4 else begun).rstrip(" .,;:،؛") + "…"


def _brief(value: object, name: str, most: Mapping[str, int]) -> object:
    if isinstance(value, str):
        return gist(value, most.get(name, len(value)))
    if isinstance(value, dict):
        return brief(value, most)
    if isinstance(value, list | tuple):
        return [_brief(each, name, most) for each in value]
    return value
