"""Sentences before they are spoken: values, the same in every language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import TypeAlias, Union

Value: TypeAlias = Union[str, int, float, date, datetime, "Ltr", "Text", Sequence[Union[str, "Text"]]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English sentence still to be translated, with the values for its {holes}.

    Raises TypeError for a value that nobody could read: a flag, nothing, a member of an enum.
    """

    one: str
    many: str | None = None
    context: str | None = None
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if not self.one:
            raise ValueError("an empty sentence would say the head of the catalogue")
        for name, value in self.values.items():
            if any(item is None or isinstance(item, bool | Enum) for item in _items(value)):
                raise TypeError(f"{name} of {self.one!r} is {value!r}: say it in words first")


@dataclass(frozen=True, slots=True)
class Lines:
    """Several texts, one below the other."""

    parts: tuple["Text", ...]
    gap: str = "\n"


@dataclass(frozen=True, slots=True)
class Plain:
    """What is the same in every language: a progress bar, a link's address, a code to copy."""

    text: str


@dataclass(frozen=True, slots=True)
class Ltr:
    """A value that reads left to right everywhere: a phone number, a range, "3 / 5", an address shown as text."""

    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """What people wrote, in one language or several: ``texts`` by language, ``first`` the one that it was written in.

    It is read in the listener's language where somebody gave it so, and else in the first.
    Raises KeyError if the first has no text.
    """

    first: str
    texts: Mapping[str, str] = field(hash=False)

    def __post_init__(self) -> None:
        if not self.texts[self.first]:
            raise KeyError(self.first)

    def language(self, wanted: str) -> str:
        """In which language somebody reads it who wants it in that one."""
        return wanted if self.texts.get(wanted) else self.first

    def words(self, wanted: str) -> str:
        return self.texts[self.language(wanted)]


Text: TypeAlias = Sentence | Lines | Plain | Written


def T(sentence: str, /, **values: Value) -> Sentence:
    """A sentence in Telegram's HTML, its values named in braces.

    A str is somebody's words: escaped and isolated. Numbers, moments and days are written as the
    listener writes them; a sequence becomes "a, b and c"; a text is spoken in its place. A year
    or a number that is a name goes in as ``Ltr``, or it would get a thousands separator.
    """
    return Sentence(sentence, values=values)


def Tn(one: str, many: str, /, n: int, **values: Value) -> Sentence:
    """A sentence whose form depends on how many there are."""
    return Sentence(one, many, values={"n": n, **values})


def Tp(context: str, sentence: str, /, **values: Value) -> Sentence:
    """A sentence that English uses for two things which others tell apart."""
    return Sentence(sentence, context=context, values=values)


def stored(written: Written) -> dict[str, str]:
    """For a JSON column: the texts by language, and under "first" which was written first."""
    return {"first": written.first, **written.texts}


def restored(row: Mapping[str, str]) -> Written:
    """What ``stored`` made."""
    return Written(row["first"], {language: text for language, text in row.items() if language != "first"})


def lines(*texts: Text | None) -> Lines:
    """One line each; what is None, or has no lines, is left out."""
    return Lines(_said(texts))


def paragraphs(*texts: Text | None) -> Lines:
    """A blank line between; what is None, or has no lines, is left out."""
    return Lines(_said(texts), gap="\n\n")


def _said(texts: Iterable[Text | None]) -> tuple[Text, ...]:
    return tuple(text for text in texts if text is not None and not (isinstance(text, Lines) and not text.parts))


def _items(value: Value) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else (value,)
