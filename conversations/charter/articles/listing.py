"""The skeleton: all eight sections, always, and what stands in each."""

from __future__ import annotations

from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.i18n import T, Text, Tn, lines, paragraphs
from bot.listing import Page, number_rows
from bot.people.permissions import within
from bot.people.roles import Role
from conversations.charter.articles import queries
from conversations.charter.articles.presses import AddArticle, ListSections, ShowArticle, ShowSection
from conversations.charter.articles.queries import Article, Version
from conversations.charter.articles.saying import STAGES, in_brief, name_of, whose
from conversations.charter.articles.skeleton import GUIDANCE, TITLES
from conversations.charter.articles.standing import current
from conversations.charter.conversation import charter
from conversations.charter.presses import ShowCharter
from conversations.charter.tables import Section, Stage

SHOWN = 12  # articles of a section with their first words; more are named by their numbers


@charter.on(ListSections)
def list_sections(turn: Turn, press: ListSections) -> None:
    here = within(turn.person, press.territory)
    there = seen(turn, here)
    sections = Page(tuple(Section), 0, len(Section))
    turn.wait(None)
    turn.show(
        paragraphs(
            T("<b>The articles of the charter</b>"),
            lines(*(section_line(n, one, there) for n, one in enumerate(Section, 1))),
            T("Press a number to open a section."),
        ),
        *number_rows(sections, lambda one: ShowSection(here, one)),
        (Button(T("Back"), ShowCharter(here)),),
    )


def seen(turn: Turn, territory: int) -> list[tuple[Article, Version]]:
    """The articles that this person may see, each with the version that stands for it."""
    every = queries.versions_of(turn.db, territory)
    facilitates = turn.person.role.may(Role.FACILITATOR)
    found = [(one, current(every.get(one.id, []))) for one in queries.articles(turn.db, territory)]
    return [(one, version) for one, version in found if version and (one.number or facilitates)]


def section_line(n: int, section: Section, there: list[tuple[Article, Version]]) -> Text:
    mine = [version for article, version in there if article.section is section]
    if not mine:
        return T("{n}. {section}: nothing yet", n=n, section=TITLES[section])
    adopted = sum(version.stage is Stage.ADOPTED for version in mine)
    count = Tn("{n} article", "{n} articles", len(mine))
    if not adopted:
        return T("{n}. {section}: {articles}", n=n, section=TITLES[section], articles=count)
    return T(
        "{n}. {section}: {articles} (adopted: {adopted})", n=n, section=TITLES[section], articles=count, adopted=adopted
    )


@charter.on(ShowSection)
def show_section(turn: Turn, press: ShowSection) -> None:
    here = within(turn.person, press.territory)
    mine = [(article, version) for article, version in seen(turn, here) if article.section is press.section]
    turn.wait(None)
    turn.show(
        paragraphs(
            T("<b>{section}</b>", section=TITLES[press.section]),
            GUIDANCE[press.section] if not mine else None,
            lines(*(article_line(turn, *each) for each in mine[:SHOWN])) if mine else None,
        ),
        *article_rows(here, [article for article, _ in mine]),
        *adding(turn, press),
        (Button(T("Articles"), ListSections(here)),),
    )


def article_line(turn: Turn, article: Article, version: Version) -> Text:
    words = in_brief(turn.db, version, turn.person.language)
    said = T("{article} ({stage}): “{words}”", article=name_of(article), stage=STAGES[version.stage], words=words)
    if article.section is not Section.COMMITMENTS:
        return said
    return T("{whose} – {article}", whose=whose(article), article=said)


def article_rows(here: int, found: list[Article]) -> tuple[Row, ...]:
    """Two abreast, by their names."""
    keys = [Button(short_name(one), ShowArticle(here, one.id)) for one in found]
    return tuple(tuple(keys[start : start + 2]) for start in range(0, len(keys), 2))


def short_name(article: Article) -> Text:
    return T("Article {n}", n=article.number) if article.number else T("Draft")


def adding(turn: Turn, press: ShowSection) -> tuple[Row, ...]:
    if not turn.person.role.may(Role.FACILITATOR):
        return ()
    return ((Button(T("Write an article"), AddArticle(press.territory, press.section)),),)
