"""What waits for somebody who opens the charter: for every member, and for facilitators what only they can do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.conversation import Turn
from bot.days import today
from bot.i18n import T, Text, Tn
from bot.people.roles import Role
from conversations.charter.articles import queries
from conversations.charter.articles.amending_presses import ShowWords
from conversations.charter.articles.history import declined
from conversations.charter.articles.presses import ListTranslations, ShowArticle, ShowArticleVersion, ShowSection
from conversations.charter.articles.queries import Article, Version
from conversations.charter.articles.skeleton import TITLES
from conversations.charter.articles.standing import current, incomplete
from conversations.charter.ideas import queries as ideas
from conversations.charter.ideas.presses import ListMyIdeas
from conversations.charter.ideas.sorting_presses import ListRecordings
from conversations.charter.tables import Section, Stage

Charter = list[tuple[Article, list[Version]]]
"""Every article that was not withdrawn, with all its versions."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line on the front page, and the button that leads on."""

    text: Text
    label: Text
    press: Any


def of_territory(turn: Turn, here: int) -> Charter:
    every = queries.versions_of(turn.db, here)
    return [(one, every[one.id]) for one in queries.articles(turn.db, here) if one.id in every]


def for_member(turn: Turn, here: int, charter: Charter) -> Iterator[Waiting]:
    """Other words for a text of theirs, and what became of their ideas."""
    mine = to_answer(turn, charter)
    if mine:
        text = Tn("Other words for {n} of your texts", "Other words for your texts: {n}", len(mine))
        yield Waiting(text, T("Answer to other words"), ShowWords(here, mine[0].id))
    public = {article.id for article, _ in charter if article.number}
    made = [one for one in ideas.of_person(turn.db, here, turn.person.id) if one.article in public]
    if made:
        text = Tn(
            "Thank you: {n} idea of yours is part of an article",
            "Thank you: {n} ideas of yours are part of articles",
            len(made),
        )
        yield Waiting(text, T("What became of my ideas"), ListMyIdeas(here))


def to_answer(turn: Turn, charter: Charter) -> list[Version]:
    """Amendments of texts that this person wrote, which they have neither taken over nor declined."""
    every = [one for _, versions in charter for one in versions]
    written = {one.id for one in every if one.author == turn.person.id}
    mine = [one for one in every if one.stage is Stage.PROPOSED and one.amends in written]
    over = declined(turn.db, mine)
    return [one for one in mine if one.id not in over]


def for_facilitators(turn: Turn, here: int, charter: Charter) -> Iterator[Waiting]:
    """The first of each kind has a button; the rest follow once it is done."""
    if not turn.person.role.may(Role.FACILITATOR):
        return
    spoken = ideas.recordings(turn.db, here)
    if spoken:
        text = Tn("{n} voice note to type up", "{n} voice notes to type up", len(spoken))
        yield Waiting(text, T("Voice notes to type up"), ListRecordings(here))
    drafts = [one for _, versions in charter for one in versions if one.stage is Stage.DRAFT and one.amends is None]
    if drafts:
        text = Tn("{n} draft to propose", "{n} drafts to propose", len(drafts))
        yield Waiting(text, T("Go on with a draft"), ShowArticleVersion(here, drafts[0].id))
    yield from of_decisions(turn, here, charter)
    untranslated = incomplete(turn.db, here, [current(versions) for _, versions in charter])
    if untranslated:
        text = Tn(
            "{n} text with a translation missing or too old",
            "{n} texts with a translation missing or too old",
            len(untranslated),
        )
        yield Waiting(text, T("Write a translation"), ListTranslations(here, untranslated[0].id))
    empty = [section for section in Section if all(article.section is not section for article, _ in charter)]
    if empty:
        names: list[Text | str] = [T("“{words}”", words=TITLES[section]) for section in empty]  # some hold an “and”
        yield Waiting(
            T("Nothing yet: {sections}", sections=names), T("Open an empty section"), ShowSection(here, empty[0])
        )


def of_decisions(turn: Turn, here: int, charter: Charter) -> Iterator[Waiting]:
    """What was held back, what the author declined, and what is due to be looked at again."""
    held = [article for article, versions in charter if last(versions) is Stage.HELD_BACK]
    if held:
        text = Tn("{n} article held back by an objection", "{n} articles held back by an objection", len(held))
        yield Waiting(text, T("See what was held back"), ShowArticle(here, held[0].id))
    amendments = [one for _, versions in charter for one in versions if one.stage is Stage.PROPOSED and one.amends]
    over = declined(turn.db, amendments)
    refused = [one for one in amendments if one.id in over]
    if refused:
        text = Tn("{n} declined proposal may go to a vote", "{n} declined proposals may go to a vote", len(refused))
        yield Waiting(text, T("See declined words"), ShowWords(here, refused[0].id))
    day = today(turn.now, turn.person.zone)
    old = [one for _, versions in charter for one in versions if one.stage is Stage.ADOPTED]
    due = [one for one in old if one.review_on and one.review_on <= day]
    if due:
        text = Tn("{n} article to be looked at again", "{n} articles to be looked at again", len(due))
        yield Waiting(text, T("Look at it again"), ShowArticleVersion(here, due[0].id))


def last(versions: list[Version]) -> Stage | None:
    own = [one for one in versions if one.amends is None]
    return own[-1].stage if own else None
