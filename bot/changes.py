"""What changed from one text to the next, word by word, and how a reader sees it: <s>gone</s> <u>new</u>."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise
from unicodedata import combining

from bot.direction import END_ISOLATE, ISOLATE, LEFT_ISOLATE, RIGHT_ISOLATE, strip_controls
from bot.i18n import LANGUAGES, Lines, Plain, Text, Written, lines
from bot.sentences import Sentence

# A word with its Arabic vowel signs, or one mark; each with the blanks that follow. A line break is a word of its own.
_WORDS = re.compile(r"\n|(?:[\w\u064b-\u0652\u0670'’-]+|[^\w\s])[^\S\n]*|[^\S\n]+")
# The same in every language: no catalogue holds them.
_SHOWN = {"kept": "{words}", "gone": "<s>{words}</s>", "new": "<u>{words}</u>"}


class Change(StrEnum):
    KEPT = "kept"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring words with the same fate. Kept and new pieces together are the text afterwards, to the letter."""

    change: Change
    text: str


def changed(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces in reading order, what is gone before what took its place; blanks alone are no change."""
    old, new = (_WORDS.findall(strip_controls(text)) for text in (before, after))
    matcher = SequenceMatcher(None, [_bare(word) for word in old], [_bare(word) for word in new], autojunk=False)
    found: list[Piece] = []
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            found.append(Piece(Change.KEPT, "".join(new[j1:j2])))
        else:
            found += [Piece(Change.GONE, "".join(old[i1:i2])), Piece(Change.NEW, "".join(new[j1:j2]))]
    return tuple(piece for piece in found if piece.text)


def compared(before: Written, after: Written, wanted: str) -> Text:
    """The change marked, in a language that both texts have: the wanted one where they do, else the text's first.

    Without a common language all of the one is gone and all of the other is new.
    """
    language = shared(before, after, wanted)
    if language is None:
        gone, new = (strip_controls(text.words(wanted)) for text in (before, after))
        return marked((Piece(Change.GONE, f"{gone}\n"), Piece(Change.NEW, new)))
    return marked(changed(before.texts[language], after.texts[language]), language)


def shared(before: Written, after: Written, wanted: str) -> str | None:
    """The language in which two texts are compared for a reader of that one; None if they have none in common."""
    first = (wanted, after.first, before.first, *LANGUAGES)
    return next((one for one in first if before.texts.get(one) and after.texts.get(one)), None)


def marked(pieces: Sequence[Piece], language: str | None = None) -> Text:
    """The pieces for Telegram, every line kept in the direction of its language; None: that of its first letter."""
    opened = ISOLATE if language is None else RIGHT_ISOLATE if language == "ar" else LEFT_ISOLATE
    return lines(*(_line(line, opened) for line in _by_line(pieces)))


def _bare(word: str) -> str:
    return word if word == "\n" else word.rstrip()


def _by_line(pieces: Sequence[Piece]) -> list[list[Piece]]:
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *rest = piece.text.split("\n")
        found[-1].append(Piece(piece.change, first))
        found += [[Piece(piece.change, text)] for text in rest]
    return found


def _line(pieces: Sequence[Piece], opened: str) -> Text:
    said = [piece for piece in pieces if piece.text.strip()]
    if not said:
        return Plain("")
    parts = Lines((Plain(opened), *_spaced(said), Plain(END_ISOLATE)), gap="")
    return Sentence("{line}", values={"line": parts})  # one line for its direction, not one a piece


def _spaced(pieces: Sequence[Piece]) -> Iterator[Text]:
    """Blanks stand between the marks, and one between a word that is gone and the word in its place."""
    for piece, after in pairwise([*pieces, None]):
        assert piece is not None
        bare = piece.text.rstrip()
        yield Sentence(_SHOWN[piece.change], values={"words": Plain(bare)})
        if after is not None and (_would_merge(piece, after) or (bare != piece.text and not _hugs(after))):
            yield Plain(" ")


def _hugs(piece: Piece) -> bool:
    """Whether it begins with a mark that no blank goes before: what is kept has the blanks of the new text."""
    return piece.change is Change.GONE and piece.text[0] in ",.،؛؟"


def _would_merge(piece: Piece, after: Piece) -> bool:
    """Whether two words would read as one: of the pieces of two texts not all bring their blanks along."""
    if not after.text[0].isalnum():
        return False
    last = piece.text[-1]
    return last.isalnum() or combining(last) > 0 or (piece.change is Change.GONE and after.change is Change.NEW)
