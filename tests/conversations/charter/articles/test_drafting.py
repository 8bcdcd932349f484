"""Articles are drafted, proposed, and never written over."""

import pytest

from conversations.charter.articles import queries
from conversations.charter.articles.amending_presses import AcceptWords
from conversations.charter.articles.history import remembered
from conversations.charter.articles.presses import (
    ChangeDraft,
    DraftNextVersion,
    MoveArticle,
    ProposeVersion,
    PutIntoSection,
    ShowArticleVersion,
    WithdrawArticle,
)
from conversations.charter.presses import ShowCharter
from conversations.charter.tables import Act, Section, Stage
from tests.builders import joins, territory
from tests.conversations.charter.articles.test_amending import amends
from tests.conversations.charter.desk import LISTEN, Writers, plain


@pytest.fixture
def mahdia(db):
    return Writers(db)


def test_all_eight_sections_stand_there_before_anything_is_written(mahdia):
    """An empty one says what belongs into it."""
    mahdia.amal.writes("/charter")
    mahdia.amal.presses("Articles")
    assert plain(mahdia.amal.last).count("nothing yet") == 8

    mahdia.amal.presses("8")
    assert "when you look at this charter again" in mahdia.amal.sees


def test_a_draft_is_for_facilitators_until_it_is_proposed(mahdia):
    """Members come upon finished sentences only, and a draft takes no number."""
    draft = mahdia.writes()
    sara = mahdia.member("Sara")

    sara.opens(ShowArticleVersion(mahdia.here, draft.id))
    assert "no longer there" in sara.sees
    assert mahdia.article.number == 0

    mahdia.amal.presses("Propose it to everybody")
    assert LISTEN in mahdia.reads(sara)
    assert mahdia.article.number == 1


def test_a_draft_is_changed_and_a_proposed_text_never(mahdia):
    """Somebody may have read it already."""
    draft = mahdia.writes("We listen.")
    mahdia.amal.presses("Change the words")
    mahdia.amal.writes(LISTEN)
    assert queries.words(mahdia.db, draft).texts == {"en": LISTEN}

    mahdia.amal.presses("Propose it to everybody")
    mahdia.amal.opens(ChangeDraft(mahdia.here, draft.id))
    assert "stays as it is" in mahdia.amal.sees


def test_numbers_run_through_the_whole_charter_in_its_order(mahdia):
    """A value written later stands before a principle."""
    principle = mahdia.proposes()
    value = mahdia.proposes("Trust.", Section.VALUES)
    numbers = {one.id: one.number for one in queries.articles(mahdia.db, mahdia.here)}
    assert numbers == {value.article: 1, principle.article: 2}


def test_an_article_can_be_moved_and_put_into_another_section(mahdia):
    """Its number follows."""
    first, second = mahdia.proposes("One."), mahdia.proposes("Two.")
    mahdia.amal.presses("Move or withdraw")
    mahdia.amal.presses("↑ Up")
    assert [one.id for one in queries.articles(mahdia.db, mahdia.here)] == [second.article, first.article]

    mahdia.amal.presses("To another section")
    mahdia.amal.presses("Review date")
    assert [one.section for one in queries.articles(mahdia.db, mahdia.here)] == [Section.PRINCIPLES, Section.REVIEW]


def test_a_proposed_article_can_be_withdrawn_and_an_adopted_one_cannot(mahdia):
    """What a vote gave no single hand takes away."""
    mahdia.proposes("Short.")
    mahdia.amal.presses("Move or withdraw")
    mahdia.amal.presses("Withdraw the article")
    mahdia.amal.presses("Withdraw the article")
    assert queries.articles(mahdia.db, mahdia.here) == []

    mahdia.adopted()
    mahdia.reads(mahdia.amal)
    mahdia.amal.presses("Move or withdraw")
    mahdia.amal.presses("Withdraw the article")
    assert "only a vote can change it" in mahdia.amal.sees


def test_nothing_is_done_any_more_about_a_withdrawn_article(mahdia):
    """Whatever an old screen offers; its page can be read, and leads to its story."""
    version = mahdia.proposes()
    amendment = amends(mahdia, mahdia.member("Sara"))
    mahdia.amal.opens(WithdrawArticle(mahdia.here, version.article))
    before = mahdia.article
    for press in (
        WithdrawArticle(mahdia.here, version.article),
        MoveArticle(mahdia.here, version.article, 1),
        PutIntoSection(mahdia.here, version.article, Section.VALUES),
        DraftNextVersion(mahdia.here, version.id),
        AcceptWords(mahdia.here, amendment.id),
    ):
        mahdia.amal.opens(press)
        assert "This article is no longer there." in mahdia.amal.sees

    assert (mahdia.article, mahdia.again(amendment)) == (before, amendment)
    assert [one.act for one in remembered(mahdia.db, version.article)].count(Act.WITHDRAWN) == 1
    assert LISTEN in mahdia.reads(mahdia.amal)
    assert mahdia.amal.last.labels == ["Why does it say this?", "Back to the section"]


def test_a_draft_that_is_thrown_away_takes_its_empty_article_with_it(mahdia):
    """Nothing is left of it."""
    mahdia.writes()
    mahdia.amal.presses("Throw it away")
    mahdia.amal.presses("Throw it away")
    assert queries.every_article(mahdia.db, mahdia.here) == []


def test_nobody_reads_or_writes_the_articles_of_another_territory(mahdia):
    """Callback data is user input."""
    draft = mahdia.writes()
    elsewhere = territory(mahdia.db, "Atlas")
    joins(mahdia.db, mahdia.people["Amal"], elsewhere)
    for press in (ShowArticleVersion(mahdia.here, draft.id), ShowArticleVersion(elsewhere.id, draft.id)):
        mahdia.amal.opens(press)
        assert LISTEN not in mahdia.amal.sees
    mahdia.amal.opens(ProposeVersion(elsewhere.id, draft.id))
    assert queries.version(mahdia.db, mahdia.here, draft.id).stage is Stage.DRAFT


def test_the_front_page_names_what_waits_for_facilitators_and_not_for_members(mahdia):
    """Everybody sees how far it is."""
    mahdia.proposes()
    mahdia.writes("Trust.", Section.VALUES)
    sara = mahdia.member("Sara")

    mahdia.amal.opens(ShowCharter(mahdia.here))
    assert "1 article (proposed: 1)" in plain(mahdia.amal.last)
    assert "• 1 draft to propose" in plain(mahdia.amal.last)
    assert "• 1 text with a translation missing or too old" in plain(mahdia.amal.last)
    sara.opens(ShowCharter(mahdia.here))
    assert "1 article (proposed: 1)" in plain(sara.last) and "•" not in plain(sara.last)


def test_the_front_page_says_what_is_open_and_which_votes_wait_for_oneself(mahdia):
    """Whoever has voted sees the vote, and no more waiting."""
    mahdia.proposes()
    vote = mahdia.opens_vote()
    mahdia.amal.opens(ShowCharter(mahdia.here))
    assert "Open now: 1 question to vote on (waiting for yours: 1)" in plain(mahdia.amal.last)
    mahdia.says(vote, "Amal", "consent")
    mahdia.amal.opens(ShowCharter(mahdia.here))
    assert "Open now: 1 question to vote on\n" in plain(mahdia.amal.last)


def test_an_open_sense_check_is_one_press_from_the_article(mahdia):
    """And from the front page."""
    mahdia.proposes()
    mahdia.amal.presses("Sense-check it in the groups")
    mahdia.amal.presses("Open")
    sara = mahdia.member("Sara")
    sara.opens(ShowCharter(mahdia.here))
    assert "Open now: 1 sense-check" in plain(sara.last) and "Sense-checks" in sara.last.labels
    mahdia.reads(sara)
    sara.presses("See the sense-check")
    assert LISTEN in sara.sees
