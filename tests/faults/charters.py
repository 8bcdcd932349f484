"""A territory's charter under way: articles in every stage, ideas, a sense-check, a version to sign."""

from __future__ import annotations

from sqlalchemy import Connection, insert

from bot.ballots.rules.fist import Level
from bot.people.roles import Person
from bot.people.territories import Territory
from conversations.charter.articles import changing, queries
from conversations.charter.articles.queries import Version
from conversations.charter.ideas import changing as ideas
from conversations.charter.ideas.tables import IdeaKind
from conversations.charter.sensing import queries as checks
from conversations.charter.signing import queries as charters
from conversations.charter.signing import signatures
from conversations.charter.signing.tables import Mandate
from conversations.charter.tables import Act, Section, Stage, log
from tests.builders import NOW


def write_charter(db: Connection, here: Territory, leader: Person, member: Person, word: str) -> Version:
    """With ``word`` in every text of it; the version that a vote is to be about."""
    first = adopted(db, here, leader, f"Adopted: {word}")
    proposed = version(db, here, leader, f"Proposed: {word}", Stage.PROPOSED)
    for stage in (Stage.PROPOSED, Stage.DRAFT):
        amends(db, here, member, proposed, f"In other words: {word}", stage)
    version(db, here, leader, f"Drafted: {word}", Stage.DRAFT)
    propose(db, here, leader, member, word)
    propose(db, here, member, leader, word)
    check = checks.open_(db, here.id, proposed.id, leader.id, NOW)
    for one in (leader, member):
        checks.show(db, check.id, one.id, Level.SOMETHING_TO_CHANGE)
        checks.keep_reason(db, check.id, one.id, f"A reason: {word}", None)
    remembers(db, first, Act.PROPOSED)
    remembers(db, proposed, Act.AMENDMENT_PROPOSED)
    sign(db, here, leader, member, word)
    return version(db, here, leader, f"Voted on: {word}", Stage.VOTED_ON)


def version(db: Connection, here: Territory, by: Person, text: str, stage: Stage) -> Version:
    """The first of an article of its own."""
    article = changing.add_article(db, here.id, Section.PRINCIPLES, None, NOW)
    return at(db, here, changing.add_version(db, article, "en", text, by=by.id, now=NOW), stage)


def amends(db: Connection, here: Territory, by: Person, other: Version, text: str, stage: Stage) -> Version:
    new = changing.add_version(db, other.article, "en", text, by=by.id, now=NOW, amends=other.id)
    return at(db, here, new, stage)


def at(db: Connection, here: Territory, number: int, stage: Stage) -> Version:
    changing.move_on(db, number, [Stage.DRAFT], stage)
    found = queries.version(db, here.id, number)
    assert found is not None
    return found


def adopted(db: Connection, here: Territory, by: Person, text: str) -> Version:
    first = version(db, here, by, text, Stage.PROPOSED)
    changing.adopt(db, first, NOW, None)
    return first


def propose(db: Connection, here: Territory, by: Person, other: Person, word: str) -> None:
    """An idea that somebody else supports, one that nobody else does, and one to be typed up."""
    for text in (f"An idea: {word}", f"Another idea: {word}"):
        idea = ideas.keep(db, here.id, IdeaKind.VALUE, now=NOW, text=text, language="en", person=by.id)
    ideas.support(db, idea, other.id)
    ideas.keep(db, here.id, IdeaKind.VALUE, now=NOW, language="en", person=by.id, recording="spoken")


def remembers(db: Connection, of: Version, act: Act) -> None:
    db.execute(insert(log).values(article_id=of.article, version_id=of.id, act=act, at=NOW))


def sign(db: Connection, here: Territory, leader: Person, member: Person, word: str) -> None:
    """A version that was adopted, with two signatures, and a later one that is undecided."""
    first = charters.freeze(db, here, leader.id, NOW)
    charters.adopt(db, first.id, NOW, None)
    charters.freeze(db, here, leader.id, NOW)
    for one in (leader, member):
        signatures.sign(db, first, one, None, role=f"As {word}", mandate=Mandate.PENDING, now=NOW)
