"""An article's page: its text in the reader's language, where it stands, and what can be done about it."""

from __future__ import annotations

from bot.buttons import Button, Row, pack
from bot.conversation import Turn
from bot.i18n import T, Text, lines, paragraphs
from bot.people.roles import Role
from conversations.charter.articles import queries
from conversations.charter.articles.amending_presses import ShowWords
from conversations.charter.articles.asked_for import Asked, article_of, author_of, under_way, version_of
from conversations.charter.articles.doing import rows_for
from conversations.charter.articles.presses import ShowArticle, ShowArticleVersion
from conversations.charter.articles.queries import Article, Version
from conversations.charter.articles.saying import beside, called, heading, stands, text_of
from conversations.charter.articles.standing import current
from conversations.charter.articles.translations import lacking, outdated
from conversations.charter.conversation import charter
from conversations.charter.tables import Stage


@charter.on(ShowArticle)
def show_article(turn: Turn, press: ShowArticle) -> None:
    article = article_of(turn, press.territory, press.article)
    draw(turn, version_of(turn, press.territory, standing(turn, article).id))


def standing(turn: Turn, article: Article) -> Version:
    """What one sees first of an article: the same version that stands for it in lists."""
    every = queries.versions(turn.db, article.id)
    return current(every) or every[-1]


@charter.on(ShowArticleVersion)
def show_version(turn: Turn, press: ShowArticleVersion) -> None:
    asked = version_of(turn, press.territory, press.version)
    if asked.version.amends is None:
        draw(turn, asked, original=press.original)
    else:
        turn.follow(pack(ShowWords(press.territory, press.version)))


def draw(turn: Turn, asked: Asked, news: Text | None = None, *, original: bool = False) -> None:
    article, version = asked.article, asked.version
    language = version.language if original else turn.person.language
    reading = queries.reading(turn.db, version, language)
    note = beside(version, reading, turn.person.language) if not original else None
    turn.wait(None)
    turn.show(
        paragraphs(
            news,
            lines(heading(article), stands(version)),
            text_of(reading),
            note,
            reason(turn, asked),
            elsewhere(turn, asked),
            for_facilitators(turn, asked),
        ),
        *(to_original(asked) if reading.language != version.language or reading.outdated else ()),
        *rows_for(turn, asked),
    )


def to_original(asked: Asked) -> tuple[Row, ...]:
    press = ShowArticleVersion(asked.article.territory, asked.version.id, original=True)
    return ((Button(T("Read the text that counts"), press),),)


def reason(turn: Turn, asked: Asked) -> Text | None:
    """Who wrote it and why, where they said so."""
    if not asked.version.why:
        return None
    author = author_of(turn.db, asked.article.territory, asked.version)
    if author is None:
        return T("Why: “{words}”", words=asked.version.why)
    return T("Why, says {name}: “{words}”", name=author.name, words=asked.version.why)


def elsewhere(turn: Turn, asked: Asked) -> Text | None:
    """That another text may take the place of this one."""
    coming = under_way(turn.db, asked.article.id)
    if coming is None or coming.id == asked.version.id or coming.stage is Stage.DRAFT:
        return None
    return T("Version {n} is proposed in its place.", n=coming.number)


def for_facilitators(turn: Turn, asked: Asked) -> Text | None:
    """Translations that are missing or older than the text, by name."""
    if not turn.person.role.may(Role.FACILITATOR) or asked.version.stage is Stage.REPLACED:
        return None
    never, old = lacking(turn.db, asked), outdated(turn.db, asked)
    return lines(
        T("Translations missing: {languages}", languages=called(never)) if never else None,
        T("Translations older than the text: {languages}", languages=called(old)) if old else None,
    )
