"""The article or the version that a button names, and whether somebody may write it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T
from bot.people import standing
from bot.people.permissions import within
from bot.people.roles import Person, Role
from conversations.charter.articles import queries
from conversations.charter.articles.presses import ListSections, ShowArticle, ShowArticleVersion
from conversations.charter.articles.queries import Article, Version
from conversations.charter.articles.rules import UNDER_WAY
from conversations.charter.tables import Stage

LONGEST = 1000  # characters of a text: the present and the proposed one fit into a message, with the change marked


@dataclass(frozen=True, slots=True)
class Asked:
    """A version and the article that it is of."""

    article: Article
    version: Version


def article_of(turn: Turn, territory: int, article: int) -> Article:
    """An article of the territory, which is the person's current one. Raises Refusal for any other."""
    found = queries.article(turn.db, within(turn.person, territory), article)
    if found is None:
        raise Refusal(T("This article is no longer there."), (Button(T("Articles"), ListSections(territory)),))
    return found


def version_of(turn: Turn, territory: int, version: int) -> Asked:
    """A version that this person may see. Raises Refusal for any other."""
    found = queries.version(turn.db, within(turn.person, territory), version)
    if found is None or not may_see(turn.person, found):
        raise Refusal(T("This text is no longer there."), (Button(T("Articles"), ListSections(territory)),))
    return Asked(article_of(turn, territory, found.article), found)


def standing_article(turn: Turn, territory: int, article: int) -> Article:
    """One that something may still be done about. Raises Refusal for a withdrawn one, which can only be read."""
    found = article_of(turn, territory, article)
    refuse_withdrawn(found)
    return found


def refuse_withdrawn(article: Article) -> None:
    if article.withdrawn:
        raise Refusal(T("This article is no longer there."), (Button(T("Articles"), ListSections(article.territory)),))


def may_see(person: Person, version: Version) -> bool:
    """A draft is its author's; one that amends nothing, the facilitators' too."""
    if version.stage is not Stage.DRAFT or version.author == person.id:
        return True
    return version.amends is None and person.role.may(Role.FACILITATOR)


def draft_of(turn: Turn, territory: int, version: int) -> Asked:
    """A draft that this person may change. Raises Refusal for what everybody sees already: it is never written over."""
    asked = version_of(turn, territory, version)
    if asked.version.stage is not Stage.DRAFT:
        raise Refusal(T("This text is proposed already, and stays as it is."), to_version(asked.version, territory))
    refuse_withdrawn(asked.article)
    return asked


def under_way(db: Connection, article: int) -> Version | None:
    """The version that may become the next adopted one, drafts among them; amendments are none."""
    mine = (one for one in queries.versions(db, article) if one.amends is None)
    return next((one for one in mine if one.stage in UNDER_WAY), None)


def refuse_while_voted_on(turn: Turn, article: Article) -> None:
    """Nothing about an article changes while any text of it is voted on."""
    every = queries.versions(turn.db, article.id)
    voted_on = next((one for one in every if one.stage is Stage.VOTED_ON), None)
    if voted_on is not None:
        text = T("A vote on this article is open. What should be otherwise can be said in the vote, or after it.")
        raise Refusal(text, to_version(voted_on, article.territory))


def author_of(db: Connection, territory: int, version: Version) -> Person | None:
    """Whoever wrote it, while they are a member here."""
    found = standing.person_by_id(db, version.author, territory) if version.author else None
    return None if found is None or found.role is Role.STRANGER else found


def answers_for(db: Connection, person: Person, territory: int, version: Version) -> bool:
    """Whether this person may accept other words for it: its author, or any facilitator where nobody can be asked.

    The author may have left, be away, or take part on paper.
    """
    if version.author == person.id:
        return True
    author = author_of(db, territory, version)
    return person.role.may(Role.FACILITATOR) and (author is None or author.away)


def to_version(version: Version, territory: int) -> Row:
    return (Button(T("See the text"), ShowArticleVersion(territory, version.id)),)


def to_article(article: Article) -> Row:
    return (Button(T("Back"), ShowArticle(article.territory, article.id)),)
