"""From an idea to an adopted article, through an objection and an amendment, on SQLite and on PostgreSQL."""

from bot.people.tables import people
from conversations.charter.articles import queries
from conversations.charter.articles.presses import ShowSection
from conversations.charter.ideas import queries as ideas
from conversations.charter.ideas.presses import ListIdeas, ShowIdea, SupportIdea
from conversations.charter.own_data import erase
from conversations.charter.presses import ShowCharter
from conversations.charter.tables import Section, Stage
from tests.conversations.charter.articles.test_amending import amends
from tests.conversations.charter.desk import Writers, plain


async def test_an_idea_becomes_an_adopted_article(database):
    """Every statement of it means the same on both."""
    await database.transaction(lived_through)


def lived_through(db):
    mahdia = Writers(db)
    sara, omar = mahdia.member("Sara"), mahdia.member("Omar")
    idea = mahdia.suggests(sara, "We share what we know")
    other = mahdia.suggests(omar, "Knowledge is for all")
    sara.opens(SupportIdea(mahdia.here, other.id, True))
    mahdia.amal.opens(ShowIdea(mahdia.here, other.id))
    mahdia.amal.presses("It says the same as…")
    mahdia.amal.presses("1")
    sara.opens(ListIdeas(mahdia.here))
    assert "We share what we know” (A principle, 2 supporters)" in plain(sara.last)

    mahdia.amal.opens(ShowIdea(mahdia.here, idea.id))
    mahdia.amal.presses("Make an article of it")
    mahdia.amal.presses("Principles")
    mahdia.amal.presses("Propose it to everybody")
    mahdia.held_back("With whom?", Sara="consent")
    mahdia.amal.presses("Write the next version")
    mahdia.amal.writes("We share what we know with everybody.")
    mahdia.amal.presses("Propose it to everybody")

    amends(mahdia, sara, "We share what we know with everybody here.")
    mahdia.amal.opens(ShowCharter(mahdia.here))
    mahdia.amal.presses("Answer to other words")
    mahdia.amal.presses("Take these words over")
    mahdia.decides(mahdia.opens_vote(), Amal="consent", Sara="consent", Omar="concern")

    stages = [one.stage for one in queries.versions(db, mahdia.article.id)]
    assert stages == [Stage.HELD_BACK, Stage.REPLACED, Stage.ADOPTED]
    omar.opens(ShowSection(mahdia.here, Section.PRINCIPLES))
    assert "Article 1 (adopted): “We share what we know with everybody here.”" in plain(omar.last)
    mahdia.reads(omar)
    omar.presses("Why does it say this?")
    assert "Amal: “With whom?”" in plain(omar.last)

    erase(db, mahdia.people["Sara"].id)
    db.execute(people.delete().where(people.c.id == mahdia.people["Sara"].id))
    assert ideas.by_id(db, mahdia.here, idea.id).person is None
