"""The text of a frozen charter in the chat, and its files: the document, the sheet for the wall, what was hashed."""

from __future__ import annotations

from bot.arriving import arrive
from bot.buttons import Button
from bot.conversation import Turn
from bot.i18n import OWN_NAMES, Plain, T, Text, Written, lines, paragraphs, speak
from bot.outbox.message import File, Media
from bot.people import territories
from bot.people.permissions import within
from bot.people.preferences import Language
from bot.people.roles import Role
from conversations.charter.articles.saying import LANGUAGES_CALLED
from conversations.charter.conversation import charter
from conversations.charter.signing import content, queries, saying
from conversations.charter.signing.content import FrozenArticle
from conversations.charter.signing.page import draw, existing
from conversations.charter.signing.presses import (
    DrawCharterFile,
    DrawWallSheet,
    PickCharterFile,
    ReadCharter,
    ShowCharterVersion,
    SignCharter,
    WantCharterFile,
    WantCharterRecord,
    WantWallSheet,
)
from conversations.charter.signing.queries import FrozenCharter
from conversations.charter.signing.rules import canonical, in_messages


@charter.on(ReadCharter)
def read_charter(turn: Turn, press: ReadCharter) -> None:
    """In the reader's language as far as it is translated; several messages, none of which breaks an article."""
    one = existing(turn, arrive(turn, press.territory), press.charter)
    said = blocks(one, turn.person.language)
    parts = in_messages([utf16(speak(turn.person.voice, block)) for block in said])
    turn.say(lines(saying.title(turn.db, one), saying.state(turn.db, one), saying.which_counts(one)))
    for part in parts:
        turn.say(paragraphs(*said[part.start : part.stop]))
    turn.say(saying.hash_line(one), *after_reading(turn, one))


def after_reading(turn: Turn, one: FrozenCharter) -> tuple[tuple[Button, ...], ...]:
    back = (Button(T("Back to the version"), ShowCharterVersion(one.territory, one.id)),)
    if not queries.is_present(turn.db, one):
        return (back,)
    return ((Button(T("Sign it"), SignCharter(one.territory, one.id)),), back)


def blocks(one: FrozenCharter, language: str) -> list[Text]:
    """An article each; the first of a section under the section's title."""
    said: list[Text] = []
    before = None
    for article in content.read(one.content):
        title = saying.section(article.section) if article.section is not before else None
        said.append(lines(title, *article_lines(article, one.language, language)))
        before = article.section
    return said


def article_lines(article: FrozenArticle, main: str, language: str) -> list[Text]:
    note = beside(article, main, language)
    return [
        T("<b>{article}</b>", article=saying.heading(article)),
        *([T("<i>{note}</i>", note=note)] if note else []),
        Written(article.words.language(language), {article.words.language(language): article.words.words(language)}),
    ]


def beside(article: FrozenArticle, main: str, language: str) -> Text | None:
    """What has to be said beside words that are not in the reader's language, or do not count in the ``main`` one."""
    if article.words.language(language) != language:
        return T("Nobody has translated this into {language} yet.", language=LANGUAGES_CALLED[language])
    if article.words.first != main:
        return T("For this article the text in {language} counts.", language=LANGUAGES_CALLED[article.words.first])
    return None


def utf16(said: str) -> int:
    """As long as Telegram counts it, or longer: markup is not counted there."""
    return len(said.encode("utf-16-le")) // 2


@charter.on(PickCharterFile)
def pick_file(turn: Turn, press: PickCharterFile) -> None:
    one = existing(turn, arrive(turn, press.territory), press.charter)
    here = territories.by_id(turn.db, one.territory)
    languages = [Language(each) for each in (here.languages if here else ())]
    turn.show(
        lines(
            saying.title(turn.db, one),
            T("To print and to keep, with the signatures as they are now: in which language?"),
            T("What was hashed is a file too: its SHA-256 must be the one shown."),
        ),
        *((Button(Plain(OWN_NAMES[each]), WantCharterFile(one.territory, one.id, each)),) for each in languages),
        (Button(T("What was hashed"), WantCharterRecord(one.territory, one.id)),),
        (Button(T("Back"), ShowCharterVersion(one.territory, one.id)),),
    )


@charter.on(WantCharterFile)
def want_file(turn: Turn, press: WantCharterFile) -> None:
    one = existing(turn, within(turn.person, press.territory), press.charter)
    turn.job(DrawCharterFile(one.territory, one.id, press.language))
    draw(turn, one, T("The document is being prepared. It arrives here in a moment."))


@charter.on(WantCharterRecord)
def want_record(turn: Turn, press: WantCharterRecord) -> None:
    """Byte for byte: ``sha256sum`` of the file prints the hash."""
    one = existing(turn, within(turn.person, press.territory), press.charter)
    file = File(Media.DOCUMENT, f"charter-{one.number}.json", canonical(one.content))
    turn.say(lines(T("What was frozen, byte for byte. Its SHA-256:"), saying.hash_line(one)), file=file)


@charter.on(WantWallSheet, who=Role.FACILITATOR)
def want_sheet(turn: Turn, press: WantWallSheet) -> None:
    one = existing(turn, within(turn.person, press.territory), press.charter)
    turn.job(DrawWallSheet(one.territory, one.id))
    draw(turn, one, T("The sheet is being prepared. It arrives here in a moment."))
