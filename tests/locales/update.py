"""Bring locales/ in step with the code: ``make catalogues``.

New sentences are added, gone ones dropped, translations kept; nothing is guessed. What still needs a
translation is listed, and the exit status is 1 if anything does. ``ar_TN`` is laid over ``ar`` and holds
only the sentences in which Tunisia says it otherwise: to give it one, add the entry to its file by hand.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent.parent
KEYWORDS = {"T": None, "Tn": (1, 2), "Tp": ((1, "c"), 2)}
COMPLETE, OVERLAYS = ("ar", "fr"), ("ar_TN",)
ABOUT = {"ar": "Arabic", "fr": "French", "ar_TN": "Arabic, the terms of Tunisia where they differ"}
# By hand: Babel's own line for Arabic swaps the last two forms, and its French one has a third for millions.
PLURALS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    "fr": "nplurals=2; plural=(n > 1);",
}
HEAD = """\
# Muyassir: {about}.
msgid ""
msgstr ""
"Language: {name}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


def main() -> int:
    code, missing = extracted(), 0
    for name in (*COMPLETE, *OVERLAYS):
        file = path(name)
        catalogue = updated(name, read(name), code)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(written(name, catalogue), encoding="utf-8")
        for message in untranslated(catalogue):
            missing += 1
            print(f"{name}: {message.context or ''} {message.id!r} needs a translation")
    return 1 if missing else 0


def path(name: str) -> Path:
    return ROOT / "locales" / name / "LC_MESSAGES" / "bot.po"


def read(name: str) -> Catalog:
    """A catalogue as it stands; empty if there is none yet."""
    if not path(name).is_file():
        return Catalog(locale=name)
    with path(name).open("rb") as file:
        return read_po(file, locale=name, abort_invalid=True)


def extracted() -> Catalog:
    """Every sentence of the code, in the order of the files."""
    code = Catalog(charset="utf-8")
    for place, _, sentence, comments, context in sorted(_found(), key=lambda found: found[:2]):
        code.add(sentence, None, [(place, None)], auto_comments=comments, context=context)
    return code


def updated(name: str, old: Catalog, code: Catalog) -> Catalog:
    """The sentences of the code with the translations that there are; in an overlay, only those that it has."""
    new = Catalog(locale=name, charset="utf-8", fuzzy=False)
    for message in sentences(code):
        kept = old.get(message.id, message.context)
        if name in COMPLETE or is_said(kept):
            said = kept.string if is_said(kept) else ""
            places = sorted(set(message.locations))
            new.add(message.id, said, places, message.flags, message.auto_comments, context=message.context)
    return new


def written(name: str, catalogue: Catalog) -> str:
    """The file: no dates and no line numbers, so that only what changed shows as changed."""
    body = io.BytesIO()
    write_po(body, catalogue, width=0, omit_header=True, include_lineno=False)
    head = HEAD.format(name=name, about=ABOUT[name], plurals=PLURALS[name[:2]])
    return head + body.getvalue().decode().lstrip("\n")


def sentences(catalogue: Catalog) -> list[Message]:
    """Its messages without the head."""
    return [message for message in catalogue if message.id]


def untranslated(catalogue: Catalog) -> list[Message]:
    """The messages with an empty form, which would be said in English."""
    return [message for message in sentences(catalogue) if not all(forms(message))]


def forms(message: Message) -> tuple[str, ...]:
    """What is said: one text, or one for each plural form."""
    return message.string if isinstance(message.string, tuple) else (message.string,)


def is_said(message: Message | None) -> bool:
    """Whether any of its forms is filled."""
    return message is not None and bool("".join(message.string or ""))


def _found() -> Iterator[tuple]:
    for root in ("bot", "conversations"):
        for file, *rest in extract_from_dir(
            ROOT / root, [("**.py", "python")], keywords=KEYWORDS, comment_tags=["Translators:"]
        ):
            yield f"{root}/{file}", *rest


if __name__ == "__main__":
    sys.exit(main())
