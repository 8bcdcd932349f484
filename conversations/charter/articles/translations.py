"""Translations of a version: which there are, which are older than it, and writing one."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.buttons import Button
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import LANGUAGES, OWN_NAMES, T, Text, lines, paragraphs
from bot.people import territories
from bot.people.preferences import Language
from bot.people.roles import Role
from bot.writing import missing, words
from conversations.charter.articles import changing, queries
from conversations.charter.articles.asked_for import LONGEST, Asked, to_version, version_of
from conversations.charter.articles.presses import ListTranslations, WriteTranslation, WritingTranslation
from conversations.charter.articles.queries import Version
from conversations.charter.articles.rules import may_write_translation
from conversations.charter.articles.saying import LANGUAGES_CALLED, heading, text_of
from conversations.charter.conversation import charter
from conversations.charter.tables import Act, Stage


def without(db: Connection, territory: int, version: Version) -> list[str]:
    """The territory's languages in which this version is not said."""
    where = territories.by_id(db, territory)
    return missing(queries.words(db, version), where.languages if where else LANGUAGES)


def lacking(db: Connection, asked: Asked) -> list[str]:
    """Those into which no version was ever translated."""
    return [one for one in without(db, asked.article.territory, asked.version) if not is_older(db, asked.version, one)]


def outdated(db: Connection, asked: Asked) -> list[str]:
    """Those whose translation was made for an earlier version."""
    return [one for one in without(db, asked.article.territory, asked.version) if is_older(db, asked.version, one)]


def is_older(db: Connection, version: Version, language: str) -> bool:
    return queries.reading(db, version, language).outdated


@charter.on(ListTranslations, who=Role.FACILITATOR)
def list_translations(turn: Turn, press: ListTranslations) -> None:
    draw(turn, version_of(turn, press.territory, press.version))


def draw(turn: Turn, asked: Asked, news: Text | None = None) -> None:
    here, version = asked.article.territory, asked.version
    where = territories.by_id(turn.db, here)
    others = [one for one in (where.languages if where else LANGUAGES) if one != version.language]
    turn.wait(None)
    turn.show(
        paragraphs(
            news,
            lines(heading(asked.article), T("Version {n}", n=version.number)),
            lines(
                T("{language}: the text that counts", language=OWN_NAMES[version.language]),
                *(state(turn, asked, one) for one in others),
            ),
        ),
        *((Button(writes(one), WriteTranslation(here, version.id, Language(one))),) for one in others),
        to_version(version, here),
    )


def state(turn: Turn, asked: Asked, language: str) -> Text:
    called, reading = OWN_NAMES[language], queries.reading(turn.db, asked.version, language)
    if reading.outdated:
        return T("{language}: made for version {n}, older than the text", language=called, n=reading.of_version)
    if reading.language != language:
        return T("{language}: missing", language=called)
    return T("{language}: ✓", language=called)


def writes(language: str) -> Text:
    return T("Write it in {language}", language=LANGUAGES_CALLED[language])


@charter.on(WriteTranslation, who=Role.FACILITATOR)
def ask_for_translation(turn: Turn, press: WriteTranslation) -> None:
    asked = writable(turn, press)
    older = queries.earlier_translation(turn.db, asked.version, press.language)
    turn.show(
        paragraphs(
            lines(heading(asked.article), T("The text that counts:")),
            text_of(queries.reading(turn.db, asked.version, asked.version.language)),
            T("The translation of version {n}, to start from:", n=older.of_version) if older else None,
            text_of(older) if older else None,
            T("Please write it in {language}.", language=LANGUAGES_CALLED[press.language]),
        ),
        (Button(T("Back"), ListTranslations(press.territory, press.version)),),
    )
    turn.wait(WritingTranslation(press.territory, press.version, press.language))


@charter.on(WritingTranslation, who=Role.FACILITATOR)
def read_translation(turn: Turn, wait: WritingTranslation) -> None:
    asked, text = writable(turn, wait), words(turn.said, LONGEST)
    changing.write(turn.db, asked.version.id, wait.language.value, text, by=turn.person.id, now=turn.now)
    if asked.version.stage is not Stage.DRAFT:
        queries.remember(turn.db, asked.article.id, Act.TRANSLATED, turn.now, version=asked.version.id)
    draw(turn, asked, T("✓ Recorded."))


def writable(turn: Turn, press: WriteTranslation | WritingTranslation) -> Asked:
    """The version. Raises Refusal while it is voted on, and for a translation that was voted on with it."""
    asked = version_of(turn, press.territory, press.version)
    said = queries.words(turn.db, asked.version).texts
    there = press.language.value in said
    if press.language.value == asked.version.language or not may_write_translation(asked.version.stage, there=there):
        text = T("This text is, or was, voted on as it is: only what is missing can be added, once the vote is over.")
        raise Refusal(text, to_version(asked.version, press.territory))
    return asked
