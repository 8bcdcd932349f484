"""Speaking: sentences become words in the language, the terms, the digits and the hours of who listens."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import TypeVar
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime

from bot import numerals
from bot.catalogues import catalogue
from bot.direction import anchor, is_mixed, isolate, isolate_ltr, strip_controls
from bot.joining import joined
from bot.numerals import locale
from bot.sentences import Lines, Ltr, Plain, Sentence, T, Text, Tn, Tp, Value, Written, lines, paragraphs

__all__ = [
    "LANGUAGES", "OWN_NAMES", "Lines", "Ltr", "Plain", "Sentence", "T", "Text", "Tn", "Tp", "Value", "Voice",
    "Written", "back", "choose_language", "day", "forward", "label", "lines", "month", "number", "paragraphs", "row",
    "speak", "when",
]  # fmt: skip

LANGUAGES = ("ar", "fr", "en")
OWN_NAMES = {"ar": "العربية", "fr": "Français", "en": "English"}

# By hand: CLDR gives Tunisia's French and Arabic a 12-hour clock, and in Babel 2.18 the short
# names of Arabic months leak from one country into another.
_DAY = {"ar": "EEEE d MMMM", "fr": "EEEE d MMMM", "en": "EEEE d MMMM"}
_MOMENT = {"ar": "EEEE d MMMM، HH:mm", "fr": "EEEE d MMMM 'à' HH:mm", "en": "EEEE d MMMM, HH:mm"}
_TAG = re.compile(r"<[^>]*>")

Button = TypeVar("Button")


@dataclass(frozen=True, slots=True)
class Voice:
    """How somebody is spoken to: language, country (whose terms and months), digits, time zone.

    ``digits`` are "latn" or "arab"; the second is heeded in Arabic only.
    Raises ValueError for a language or digits that we do not have.
    """

    language: str
    country: str | None = None
    digits: str = "latn"
    zone: str = "UTC"

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES or self.digits not in ("latn", "arab"):
            raise ValueError(f"nobody here speaks {self.language!r} with {self.digits!r} digits")

    @property
    def rtl(self) -> bool:
        """Whether its lines read from right to left."""
        return self.language == "ar"


def speak(voice: Voice, text: Text) -> str:
    """The text as Telegram's HTML, every line in the direction of the language that it is in."""
    if isinstance(text, Lines):
        return text.gap.join(speak(voice, part) for part in text.parts)
    if isinstance(text, Written):
        return anchor(_said(voice, text), text.language(voice.language) == "ar")
    return anchor(_said(voice, text), voice.rtl)


def label(voice: Voice, text: Text) -> str:
    """The text without markup: for a button, a picture, a file's name."""
    if isinstance(text, Sentence) and not text.values:
        return _fixed_label(voice.language, voice.country, text.context, text.one)
    return _plain(_said(voice, text), voice.rtl)


def row(voice: Voice, buttons: Sequence[Button]) -> tuple[Button, ...]:
    """Buttons of one row in reading order; Telegram never mirrors a keyboard."""
    return tuple(reversed(buttons)) if voice.rtl else tuple(buttons)


def forward(voice: Voice) -> str:
    """The arrow that points onwards."""
    return "←" if voice.rtl else "→"


def back(voice: Voice) -> str:
    """The arrow that points back."""
    return "→" if voice.rtl else "←"


def number(voice: Voice, amount: float) -> str:
    """A number with the listener's digits and separators, to three decimals."""
    return numerals.written(voice.language, voice.country, _writes_arabic_digits(voice), amount)


def when(voice: Voice, moment: datetime) -> str:
    """Weekday, day, month and hour in the listener's time zone. Raises ValueError if the moment has none itself."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone")
    there = moment.astimezone(ZoneInfo(voice.zone))
    pattern = _first_in_french(voice, _MOMENT[voice.language], there)
    return _digits(voice, format_datetime(there, pattern, locale=locale(voice.language, voice.country)))


def day(voice: Voice, date: date) -> str:
    """Weekday, day, month and year."""
    pattern = _first_in_french(voice, _DAY[voice.language] + " y", date)
    return _digits(voice, format_date(date, pattern, locale=locale(voice.language, voice.country)))


def month(voice: Voice, date: date) -> str:
    """Month and year, beginning as a name does."""
    written = format_date(date, "MMMM y", locale=locale(voice.language, voice.country))
    return _digits(voice, written[:1].upper() + written[1:])


def choose_language(telegram_code: str | None, offered: Sequence[str] = LANGUAGES) -> str:
    """The offered language nearest to what somebody's Telegram speaks, or else the first offered."""
    code = re.split("[-_]", telegram_code or "")[0].lower()
    return code if code in offered else offered[0]


def _said(voice: Voice, text: Text) -> str:
    match text:
        case Plain(words):
            return _escaped(words)
        case Written():
            return _escaped(strip_controls(text.words(voice.language)))
        case Lines(parts, gap):
            return gap.join(_said(voice, part) for part in parts)
        case Sentence(values=values) if not values:
            return _fixed(voice.language, voice.country, text.context, text.one)
        case Sentence():
            values = {name: _value(voice, value) for name, value in text.values.items()}
            return _pattern(voice, text).format_map(values)


def _pattern(voice: Voice, sentence: Sentence) -> str:
    words = catalogue(voice.language, voice.country)
    if sentence.many is not None:
        return words.ngettext(sentence.one, sentence.many, int(str(sentence.values["n"])))
    if sentence.context is not None:
        return words.pgettext(sentence.context, sentence.one)
    return words.gettext(sentence.one)


@lru_cache(maxsize=4096)  # most sentences have no holes, and are always the same
def _fixed(language: str, country: str | None, context: str | None, one: str) -> str:
    words = catalogue(language, country)
    return (words.gettext(one) if context is None else words.pgettext(context, one)).format()


@lru_cache(maxsize=4096)  # most buttons, too
def _fixed_label(language: str, country: str | None, context: str | None, one: str) -> str:
    return _plain(_fixed(language, country, context, one), language == "ar")


def _plain(said: str, rtl: bool) -> str:
    if said.isascii() and "<" not in said and "&" not in said:
        return said
    anchored = anchor(said, rtl) if is_mixed(said) else said
    return html.unescape(_TAG.sub("", anchored))


def _value(voice: Voice, value: Value) -> str:
    match value:
        case str():
            return isolate(_escaped(value))
        case int() | float():
            return number(voice, value)
        case datetime():
            return when(voice, value)
        case date():
            return day(voice, value)
        case Ltr(words):
            return isolate_ltr(_escaped(words))
        case Written():
            return isolate(_escaped(value.words(voice.language)))
        case Sentence() | Lines() | Plain():
            return _said(voice, value)
    return joined([_value(voice, item) for item in value], voice.language, voice.country)


def _escaped(words: str) -> str:
    return html.escape(words, quote=False).replace('"', "&quot;")


def _writes_arabic_digits(voice: Voice) -> bool:
    return voice.language == "ar" and voice.digits == "arab"


def _digits(voice: Voice, written: str) -> str:
    return written.translate(numerals.ARABIC_DIGITS) if _writes_arabic_digits(voice) else written


def _first_in_french(voice: Voice, pattern: str, day: date) -> str:
    return pattern.replace(" d ", " d'er' ") if voice.language == "fr" and day.day == 1 else pattern
