"""The demo's invented charter."""

from collections import Counter
from dataclasses import replace

import pytest
from sqlalchemy import Connection, func, select

from bot.ballots import mandating
from bot.ballots import vote as votes
from bot.ballots.rules.outcome import Result
from bot.contributions import Example
from bot.conversation import Turn
from bot.demo import ORGANISATIONS
from bot.neighbours import NEIGHBOURS, let_in
from bot.people import organisations, standing
from bot.people.roles import Person, Role
from bot.storage.metadata import metadata
from conversations import MENU
from conversations.charter.articles import queries
from conversations.charter.articles.asked_for import Asked
from conversations.charter.articles.page import show_article
from conversations.charter.articles.presses import ShowArticle, ShowStory
from conversations.charter.articles.queries import Article
from conversations.charter.articles.standing import current
from conversations.charter.articles.story import show_story
from conversations.charter.articles.translations import lacking, outdated
from conversations.charter.example import FurnishCharter, furnish
from conversations.charter.flow import show_charter
from conversations.charter.ideas import queries as ideas
from conversations.charter.presses import ShowCharter
from conversations.charter.sensing import queries as checks
from conversations.charter.tables import Section, Stage, log, versions
from conversations.self_assessment.example import OPENED, Furnish, invited
from tests.builders import NOW, labels, organisation, person, territory, turn, words
from tests.conversations.charter.desk import MARKS


@pytest.fixture
def mahdia(db: Connection) -> int:
    """The demo's territory as somebody finds it who comes first."""
    here = territory(db)
    for name, kind in ORGANISATIONS:
        organisation(db, name, kind)
    let_in(db, here.id, list(range(1, len(NEIGHBOURS) + 1)))
    invited(about(db), here, NOW - OPENED)
    furnish(about(db), FurnishCharter(here.id))
    return here.id


def test_the_front_page_is_alive(db: Connection, mahdia: int) -> None:
    """Ideas and articles at several stages, and something that waits for a facilitator."""
    read = front_page(db, person(db, "Mourad", Role.FACILITATOR))

    assert "8 ideas" in read
    assert "4 articles (proposed: 2 and adopted: 2)" in read
    assert "1 text with a translation missing or too old" in read


def test_ideas_have_supporters_and_some_became_articles(db: Connection, mahdia: int) -> None:
    """No two ideas need have the same weight; two of them say the same as others."""
    found = ideas.standing(db, mahdia)
    alike = [ideas.grouped_under(db, one.idea) for one in found]
    made = [len(ideas.of_article(db, one.id)) for one in queries.articles(db, mahdia)]

    assert all(one.support >= 3 for one in found)
    assert len({one.support for one in found}) > 4
    assert sum(map(len, alike)) == 1
    assert made == [0, 2, 1, 1]


def test_the_definition_tells_how_an_objection_changed_it(db: Connection, mahdia: int) -> None:
    """Two versions, two votes, a sense-check: why it says what it says."""
    definition = article(db, mahdia, Section.DEFINITION)
    voted_on = [votes.about(db, mahdia, "article", one.id) for one in queries.versions(db, definition.id)]

    assert stages(db, definition) == [Stage.HELD_BACK, Stage.ADOPTED]
    assert [one.outcome and one.outcome.result for (one,) in voted_on] == [Result.NEXT_VERSION, Result.ADOPTED]
    told = story(db, definition)
    assert "جمعية نساء الساحل: “كلمة “المسجّلة” تُبقي خارج التعريف" in told
    assert "A sense-check of version 2: 12 of 13 showed three fingers or more." in told


def test_other_words_for_a_principle_wait_for_its_author(db: Connection, mahdia: int) -> None:
    """Whoever takes the seat of the author can answer."""
    author, reader = standing.person(db, 1), person(db, "Sara")

    assert "Other words for 1 of your texts" in front_page(db, author)
    assert "Other words for" not in front_page(db, reader)


def test_a_principle_can_be_sense_checked_at_once(db: Connection, mahdia: int) -> None:
    """It is proposed in all languages, and no sense-check of it was opened yet."""
    proposed = articles(db, mahdia, Section.PRINCIPLES)[1]
    (version,) = queries.versions(db, proposed.id)
    reader = turn(db, person(db, "Mourad", Role.FACILITATOR))
    show_article(reader, ShowArticle(mahdia, proposed.id))

    assert (version.stage, checks.of_version(db, version.id)) == (Stage.PROPOSED, [])
    assert (lacking(db, Asked(proposed, version)), outdated(db, Asked(proposed, version))) == ([], [])
    assert ["Sense-check it in the groups"] in labels(reader.messages[0])


def test_a_commitment_has_a_french_translation_that_is_too_old(db: Connection, mahdia: int) -> None:
    """Its author took other words over; they were put into English only."""
    commitment = article(db, mahdia, Section.COMMITMENTS)
    version = current(queries.versions(db, commitment.id))

    assert stages(db, commitment) == [Stage.REPLACED, Stage.PROPOSED]
    assert version is not None
    assert (lacking(db, Asked(commitment, version)), outdated(db, Asked(commitment, version))) == ([], ["fr"])


def test_all_of_it_is_past(db: Connection, mahdia: int) -> None:
    """Nothing is left open that somebody would have to close."""
    moments = [db.scalar(select(func.max(column))) for column in (log.c.at, versions.c.adopted_at)]

    assert all(moment is not None and moment < NOW for moment in moments)
    assert (votes.open_in(db, mahdia), checks.open_in(db, mahdia)) == ([], [])


def test_nothing_is_said_and_nothing_set_for_later(db: Connection) -> None:
    """Neither by the turn that furnishes, nor by those of the past."""
    person(db, "Nora", organisation=organisation(db))
    made = about(db)
    furnish(made, FurnishCharter(territory(db).id))

    assert len(votes.closed_in(db, territory(db).id)) == 3
    assert (made.messages, made.dues) == ([], [])


def test_later_votes_are_left_to_those_who_are_there(db: Connection, mahdia: int) -> None:
    """People on paper spoke for their organisations then; on a new roll they would only stand in the way."""
    silent = {one.name for one in mandating.without_mandate(db, mahdia)}
    speaking = {one.name for one in organisations.of(db, mahdia)} - silent

    assert speaking == {name for name, _ in ORGANISATIONS}


def test_a_territory_with_ideas_of_its_own_is_left_alone(db: Connection, mahdia: int) -> None:
    """The demo can be started again in the same folder."""
    before = everything(db)

    furnish(about(db), FurnishCharter(mahdia))

    assert everything(db) == before


def test_where_nobody_has_a_vote_nothing_happened(db: Connection) -> None:
    """There is nobody who might have written it."""
    here = territory(db).id

    furnish(about(db), FurnishCharter(here))

    assert (queries.every_article(db, here), ideas.standing(db, here)) == ([], [])


def test_the_round_comes_about_first(db: Connection) -> None:
    """Those who answered it are the ones who support ideas."""
    here = territory(db).id
    signals = [one.signal for one in turn(db, person(db, "Nora"), menu=MENU).contributions(Example)]

    assert signals == [Furnish(here), FurnishCharter(here)]


def about(db: Connection) -> Turn:
    """A turn that is about nobody, as a due time's is."""
    return turn(db, standing.NOBODY)


def front_page(db: Connection, reader: Person) -> str:
    here = territory(db).id
    opened = turn(db, replace(reader, language="en"))
    show_charter(opened, ShowCharter(here))
    return plain(opened)


def plain(shown: Turn) -> str:
    """What was said, without marks of direction."""
    return words(shown.messages[0]).translate(MARKS)


def articles(db: Connection, here: int, section: Section) -> list[Article]:
    return [one for one in queries.articles(db, here) if one.section is section]


def article(db: Connection, here: int, section: Section) -> Article:
    return articles(db, here, section)[0]


def stages(db: Connection, one: Article) -> list[Stage]:
    return [version.stage for version in queries.versions(db, one.id)]


def story(db: Connection, one: Article) -> str:
    reader = turn(db, person(db, "Sara"))
    show_story(reader, ShowStory(one.territory, one.id))
    return plain(reader)


def everything(db: Connection) -> Counter[str]:
    """How many rows each table has."""
    tables = metadata.sorted_tables
    return Counter({one.name: db.scalar(select(func.count()).select_from(one)) or 0 for one in tables})
