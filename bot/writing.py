"""Words that somebody writes for others to read, in one language after another."""

from __future__ import annotations

from collections.abc import Sequence

from bot.errors import Refusal
from bot.events import Said
from bot.i18n import T, Written
from bot.reading import clean


def words(said: Said, longest: int) -> str:
    """What was typed, a letter or a digit in it. Raises Refusal as ``signs`` does, and for emoji alone."""
    typed = signs(said, longest)
    if not any(sign.isalnum() for sign in typed):
        raise Refusal(T("In words, please."))
    return typed


def signs(said: Said, longest: int) -> str:
    """What was typed, be it emoji alone. Raises Refusal for a voice or a picture, and for more than ``longest``."""
    typed = clean(said.words)
    if not typed:
        raise Refusal(T("In writing, please: others are to read it."))
    if len(typed) > longest:
        raise Refusal(T("That is {n} characters long, and {most} fit.", n=len(typed), most=longest))
    return typed


def with_words(written: Written | None, language: str, typed: str) -> Written:
    """The same text with these words in one language; the first that was written stays the first."""
    if written is None:
        return Written(language, {language: typed})
    return Written(written.first, {**written.texts, language: typed})


def missing(written: Written | None, languages: Sequence[str]) -> list[str]:
    """In which of these languages nobody has written it yet."""
    return [one for one in languages if written is None or not written.texts.get(one)]


def in_order(own: str, languages: Sequence[str]) -> list[str]:
    """In which order the languages are asked for: the writer's own first."""
    return [own, *(one for one in languages if one != own)]
