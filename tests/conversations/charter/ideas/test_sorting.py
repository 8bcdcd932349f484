"""Facilitators put ideas together, put some aside, and make articles of them."""

import pytest

from bot.contributions import Idea as Given
from bot.conversation import Conversation
from bot.i18n import T
from conversations.charter import charter
from conversations.charter.articles import queries as articles
from conversations.charter.articles.presses import WithdrawArticle
from conversations.charter.ideas import queries
from conversations.charter.ideas.presses import ListMyIdeas, ShowIdea, SupportIdea
from conversations.charter.ideas.sorting_presses import AddToArticle, GroupIdea, ListGiven, StartArticle, TakeAllIdeas
from conversations.charter.tables import Section
from conversations.home import home
from tests.conversations.charter.desk import Writers, plain
from tests.phones import Line

SHARE, KNOW = "We share what we know", "Knowledge is for all"


@pytest.fixture
def mahdia(db):
    return Writers(db)


@pytest.fixture
def grouped(mahdia):
    """Sara's idea with Omar's under it; Sara is behind both."""
    sara, omar = mahdia.member("Sara"), mahdia.member("Omar")
    first, second = mahdia.suggests(sara, SHARE), mahdia.suggests(omar, KNOW)
    sara.opens(SupportIdea(mahdia.here, second.id, True))
    mahdia.amal.opens(ShowIdea(mahdia.here, second.id))
    mahdia.amal.presses("It says the same as…")
    mahdia.amal.presses("1")
    return mahdia, sara, omar, first, second


def test_grouped_ideas_count_each_person_once(grouped):
    """Sara stands behind both, and is one."""
    mahdia, *_, first, _ = grouped
    [one] = queries.standing(mahdia.db, mahdia.here)
    assert (one.idea.id, one.support) == (first.id, 2)
    assert KNOW in mahdia.amal.sees


def test_a_grouped_idea_leads_to_the_one_that_it_stands_under(grouped):
    """Its proposer finds it there, and can still take it back."""
    mahdia, _, omar, first, second = grouped
    omar.opens(ShowIdea(mahdia.here, second.id))
    assert SHARE in omar.sees
    omar.presses("Take mine back")
    omar.presses("Take it back")
    assert queries.grouped_under(mahdia.db, first)[0].person is None  # Sara supports it


def test_what_stands_under_an_idea_comes_along_when_that_one_is_grouped(grouped):
    """Nobody's support is lost two steps down."""
    mahdia, _, omar, first, second = grouped
    third = mahdia.suggests(omar, "Prices are fair")
    mahdia.amal.opens(GroupIdea(mahdia.here, first.id, third.id))
    [one] = queries.standing(mahdia.db, mahdia.here)
    assert (one.idea.id, one.support) == (third.id, 2)
    assert {idea.id for idea in queries.grouped_under(mahdia.db, third)} == {first.id, second.id}


def test_ideas_can_be_taken_apart_again(grouped):
    """With the support that each had."""
    mahdia, *_, first, second = grouped
    mahdia.amal.presses("Apart: ")
    assert {one.idea.id: one.support for one in queries.standing(mahdia.db, mahdia.here)} == {first.id: 1, second.id: 2}


def test_an_idea_is_never_grouped_under_itself_or_its_own_group(grouped):
    """That would hide both from everybody."""
    mahdia, *_, first, second = grouped
    for idea, under in ((first, first), (first, second)):
        mahdia.amal.opens(GroupIdea(mahdia.here, idea.id, under.id))
        assert "cannot be put together" in mahdia.amal.sees
    assert len(queries.standing(mahdia.db, mahdia.here)) == 1


def test_what_is_part_of_an_article_is_not_grouped_any_more(mahdia):
    """Its supporters would count for an idea that they never saw; the list may be an old one."""
    first = mahdia.suggests(mahdia.member("Sara"), SHARE)
    second = mahdia.suggests(mahdia.member("Omar"), KNOW)
    mahdia.amal.opens(StartArticle(mahdia.here, first.id, Section.PRINCIPLES))
    for idea, under in ((first, second), (second, first)):
        mahdia.amal.opens(GroupIdea(mahdia.here, idea.id, under.id))
        assert "cannot be put together" in mahdia.amal.sees
    assert [(one.idea.id, one.support) for one in queries.standing(mahdia.db, mahdia.here)] == [(second.id, 1)]


def test_an_article_is_made_of_an_idea_and_all_that_say_the_same(grouped):
    """Its words are the first draft, in the section that its kind suggests first."""
    mahdia, _, omar, first, _ = grouped
    mahdia.amal.opens(ShowIdea(mahdia.here, first.id))
    mahdia.amal.presses("Make an article of it")
    assert mahdia.amal.last.labels[0] == "Principles"
    mahdia.amal.presses("Principles")
    assert SHARE in mahdia.amal.sees and mahdia.article.section is Section.PRINCIPLES
    assert queries.standing(mahdia.db, mahdia.here) == []

    mahdia.amal.presses("Propose it to everybody")
    omar.opens(ListMyIdeas(mahdia.here))
    assert "thank you: it became part of Article 1" in plain(omar.last)
    mahdia.reads(omar)
    omar.presses("Why does it say this?")
    assert "It was made of 2 ideas:\n“We share what we know”\n“Knowledge is for all”" in plain(omar.last)
    omar.writes("/charter")
    assert "1 idea of yours is part of an article" in plain(omar.last)


def test_an_idea_goes_into_an_article_that_is_there_already(mahdia):
    """The article's words stay as they are."""
    mahdia.proposes("We tell each other.")
    idea = mahdia.suggests(mahdia.member("Sara"), SHARE)
    mahdia.amal.opens(ShowIdea(mahdia.here, idea.id))
    mahdia.amal.presses("Add it to an article")
    mahdia.amal.presses("1")
    assert queries.by_id(mahdia.db, mahdia.here, idea.id).article == mahdia.article.id
    assert articles.words(mahdia.db, mahdia.version).texts == {"en": "We tell each other."}


def test_no_second_article_is_made_of_one_idea(mahdia):
    """Two facilitators pressed."""
    idea = mahdia.suggests(mahdia.member("Sara"), SHARE)
    for _ in range(2):
        mahdia.amal.opens(StartArticle(mahdia.here, idea.id, Section.PRINCIPLES))
    assert len(articles.every_article(mahdia.db, mahdia.here)) == 1


def test_ideas_of_a_withdrawn_article_are_ideas_again(mahdia):
    """So are those of a draft that was thrown away."""
    idea = mahdia.suggests(mahdia.member("Sara"), SHARE)
    for last in ("Throw it away", "Withdraw the article"):
        mahdia.amal.opens(StartArticle(mahdia.here, idea.id, Section.PRINCIPLES))
        assert queries.standing(mahdia.db, mahdia.here) == []
        if last == "Withdraw the article":
            mahdia.amal.presses("Propose it to everybody")
            mahdia.amal.presses("Move or withdraw")
        mahdia.amal.presses(last)
        mahdia.amal.presses(last)
        assert [one.idea for one in queries.standing(mahdia.db, mahdia.here)] == [idea]


def test_no_idea_goes_into_a_withdrawn_article(mahdia):
    """It would be lost with it; the page with the articles may be an old one."""
    article = mahdia.proposes("We tell each other.").article
    idea = mahdia.suggests(mahdia.member("Sara"), SHARE)
    mahdia.amal.opens(WithdrawArticle(mahdia.here, article))
    mahdia.amal.opens(AddToArticle(mahdia.here, idea.id, article))
    assert "no longer there" in mahdia.amal.sees
    assert [one.idea for one in queries.standing(mahdia.db, mahdia.here)] == [idea]


def test_whoever_proposed_it_is_told_why_it_is_put_aside(mahdia):
    """A kind word, once; and it can be put back."""
    sara = mahdia.member("Sara")
    idea = mahdia.suggests(sara, SHARE)
    mahdia.amal.opens(ShowIdea(mahdia.here, idea.id))
    mahdia.amal.presses("Put it aside")
    mahdia.amal.writes("It is law already.")
    assert "“It is law already.”" in plain(sara.last)
    assert queries.standing(mahdia.db, mahdia.here) == []

    mahdia.amal.presses("See the idea")
    mahdia.amal.presses("Put it back")
    assert len(queries.standing(mahdia.db, mahdia.here)) == 1


def answers(*given):
    """Another conversation that has something for the charter."""
    found = Conversation("answers", title=T("Agenda"))
    found.contributes(Given)(lambda turn: iter(given))
    return found


def test_answers_from_elsewhere_are_taken_over_one_by_one_or_all(mahdia):
    """Each once, as nobody's idea, in the language of its letters."""
    given = [Given("value", "الثقة", "C2.values.1"), Given("principle", SHARE, "C2.principles.2")]
    mahdia.line = Line(mahdia.db, [home, charter, answers(*given)])
    mahdia.amal = mahdia.line.phone("Amal", "en", mahdia.people["Amal"].telegram_id)
    mahdia.amal.opens(ListGiven(mahdia.here))
    mahdia.amal.presses("1")
    assert (mahdia.idea.text, mahdia.idea.language, mahdia.idea.person) == ("الثقة", "ar", None)

    mahdia.amal.presses("Take all over (1)")
    mahdia.amal.opens(ListGiven(mahdia.here))
    assert "Nothing is waiting" in mahdia.amal.sees
    assert len(queries.standing(mahdia.db, mahdia.here)) == 2


def test_taking_all_over_takes_what_the_button_counted(mahdia):
    """Answers may have come meanwhile."""
    mahdia.line = Line(mahdia.db, [home, charter, answers(Given("value", "Trust", "C2.values.1"))])
    mahdia.amal = mahdia.line.phone("Amal", "en", mahdia.people["Amal"].telegram_id)
    mahdia.amal.opens(TakeAllIdeas(mahdia.here, 2))
    assert queries.standing(mahdia.db, mahdia.here) == []
