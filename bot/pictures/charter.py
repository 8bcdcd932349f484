"""A territory's charter as a document to print, to keep and to sign: PDF/A, so that it opens in thirty years too."""

import re
from dataclasses import asdict, dataclass
from datetime import date

from bot.pictures.render import archive
from bot.pictures.report import Fact


@dataclass(frozen=True, slots=True)
class CharterArticle:
    """``heading`` is its number in words ("Article 3"), ``text`` its paragraphs as they were typed.

    ``language`` is that of the text, which runs in its own direction where it is not the document's, for want of a
    translation. ``notes`` stand above it: that it is not translated, or that the translation is older than the text.
    ``result`` is a line on its vote. ``group`` is a small heading, such as the kind of actor whose commitment it is,
    and stands where it differs from that of the article before.
    """

    heading: str
    text: str
    language: str
    notes: tuple[str, ...] = ()
    result: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class CharterSection:
    title: str
    articles: tuple[CharterArticle, ...]


@dataclass(frozen=True, slots=True)
class CharterSignature:
    """``mandate`` is in words ("given", "pending"), and stands in a colour of its own where it is ``pending``."""

    person: str
    organisation: str
    role: str
    kind: str
    mandate: str
    signed_on: str
    pending: bool = False


@dataclass(frozen=True, slots=True)
class CharterWords:
    """The document's own words, in its language.

    ``digest`` is what the SHA-256 is called, ``digest_how`` how to check it. ``unsigned`` stands where nobody has
    signed. ``left_out`` explains the box □ that stands for what the font cannot draw; it is shown only where there is
    one. ``page`` has ``{n}`` and ``{total}`` in it, written with ``digits``.
    """

    person: str
    organisation: str
    mandate: str
    signed_on: str
    signatures: str
    unsigned: str
    document: str
    digest: str
    digest_how: str = ""
    left_out: str = ""
    page: str = "\u2066{n} / {total}\u2069"  # held together, or an Arabic page would show them turned around
    digits: str = "0123456789"


@dataclass(frozen=True, slots=True)
class Charter:
    """Everything in one language and in finished words; a part that is empty is left out.

    ``title`` is the word "Charter", ``version`` "Version 3", ``status`` "Adopted on …" or "Frozen, not yet adopted",
    ``authoritative`` "Authoritative language: …". ``facts`` are further lines of the first page. ``digest`` is the full
    SHA-256 in hexadecimal. ``dated`` is the day of the file's own data: when the version was frozen.
    """

    language: str
    territory: str
    title: str
    version: str
    status: str
    adopted: bool
    authoritative: str
    sections: tuple[CharterSection, ...]
    signatures: tuple[CharterSignature, ...]
    digest: str
    dated: date
    words: CharterWords
    facts: tuple[Fact, ...] = ()
    closing: tuple[str, ...] = ()  # paragraphs of small print at the very end

    def __post_init__(self) -> None:
        if not re.fullmatch("[0-9a-f]{64}", self.digest):
            raise ValueError("this is no SHA-256 in hexadecimal")


def charter(shown: Charter) -> bytes:
    """A PDF/A-2a on A4, with bookmarks and tags; in Arabic it runs from right to left."""
    eights = [shown.digest[i : i + 8] for i in range(0, len(shown.digest), 8)]
    return archive("charter.typ", asdict(shown) | {"digest": eights, "dated": shown.dated.isoformat()})
