"""What a facilitator presses while a poll gets its words: question, options, dates, other languages, who sees what."""

from __future__ import annotations

from dataclasses import dataclass

from bot.people.preferences import Language


@dataclass(frozen=True, slots=True)
class AskQuestion:
    territory: int
    poll: int


@dataclass(frozen=True, slots=True)
class WritingQuestion:
    """The next words are the question."""

    territory: int
    poll: int


@dataclass(frozen=True, slots=True)
class AskOptions:
    territory: int
    poll: int


@dataclass(frozen=True, slots=True)
class WritingOptions:
    """The next words are options, one a line."""

    territory: int
    poll: int


@dataclass(frozen=True, slots=True)
class ShowMonth:
    """``month`` is the ordinal of its first day."""

    territory: int
    poll: int
    month: int


@dataclass(frozen=True, slots=True)
class PickDay:
    """``day`` is the ordinal of a date."""

    territory: int
    poll: int
    day: int


@dataclass(frozen=True, slots=True)
class TakeSlot:
    """``minute`` counts from midnight; None: the day as a whole."""

    territory: int
    poll: int
    day: int
    minute: int | None = None


@dataclass(frozen=True, slots=True)
class WritingDates:
    """The next words are dates, one a line."""

    territory: int
    poll: int


@dataclass(frozen=True, slots=True)
class DropOption:
    """Take the last option, of ``count``, off the list again."""

    territory: int
    poll: int
    count: int


@dataclass(frozen=True, slots=True)
class KeepOptions:
    """These are all; on to the translations."""

    territory: int
    poll: int


@dataclass(frozen=True, slots=True)
class AskTranslation:
    territory: int
    poll: int
    language: Language


@dataclass(frozen=True, slots=True)
class SkipTranslation:
    territory: int
    poll: int
    language: Language


@dataclass(frozen=True, slots=True)
class Translating:
    """The next words are the question in this language, and below it the options."""

    territory: int
    poll: int
    language: Language


@dataclass(frozen=True, slots=True)
class AskSecrecy:
    territory: int
    poll: int


@dataclass(frozen=True, slots=True)
class ChooseSecrecy:
    territory: int
    poll: int
    anonymous: bool
