"""What becomes of an article in votes: adopted, held back, by two thirds, or not at all."""

from datetime import date

import pytest

from bot.ballots.presses import PlanVote
from bot.ballots.rules.outcome import Rule
from conversations.charter.articles import queries
from conversations.charter.articles.amending_presses import AcceptWords, ShowWords
from conversations.charter.articles.deciding import article_motion
from conversations.charter.articles.history import failed_before, may_go_to_two_thirds
from conversations.charter.articles.presses import WriteTranslation
from conversations.charter.tables import Stage
from tests.conversations.charter.articles.test_amending import amends
from tests.conversations.charter.desk import LISTEN, WEEK, Writers, plain


@pytest.fixture
def mahdia(db):
    return Writers(db)


def next_version(mahdia, text):
    """One tap from the message about the objections, other words, and proposed."""
    mahdia.amal.presses("Write the next version")
    mahdia.amal.writes(text)
    mahdia.amal.presses("Propose it to everybody")
    return mahdia.version


def test_consent_adopts_a_text_with_its_day_of_review(mahdia):
    """A year after the vote ends."""
    version = mahdia.adopted()
    assert version.stage is Stage.ADOPTED
    assert version.adopted_at == mahdia.line.clock.now()
    assert version.review_on == date(2027, 3, 9)
    assert "To be looked at again on" in mahdia.reads(mahdia.amal)


def test_the_motion_holds_the_words_and_names_missing_translations(mahdia):
    """They are named before the vote opens."""
    version = mahdia.proposes()
    motion = article_motion(mahdia.db, mahdia.here, version.id)
    assert (motion.rule, motion.failed_before, motion.missing) == (Rule.CONSENT, 0, ("ar", "fr"))
    assert motion.text.texts == {"en": LISTEN}
    assert motion.question.texts["en"] == "Article 1: “We listen before we decide.”"


def test_an_objection_holds_the_text_back_and_starts_the_next_version(mahdia):
    """Facilitators and the author are told who objects and why, and one tap begins from this text."""
    mahdia.proposes()
    version = mahdia.held_back("Who is we?")
    assert version.stage is Stage.HELD_BACK
    assert "Amal: “Who is we?”" in plain(next(one for one in mahdia.amal.messages[::-1] if "Who is we?" in one.html))

    mahdia.amal.presses("Write the next version")
    assert LISTEN in mahdia.amal.sees
    assert mahdia.version.number == 2 and mahdia.version.stage is Stage.DRAFT


def test_a_held_back_text_does_not_come_again_word_for_word(mahdia):
    """Somebody said what has to change."""
    mahdia.proposes()
    mahdia.held_back()
    mahdia.amal.presses("Write the next version")
    mahdia.amal.presses("See the text")
    mahdia.amal.presses("Propose it to everybody")
    assert "Change them first" in mahdia.amal.sees
    assert mahdia.version.stage is Stage.DRAFT


def test_a_member_whose_text_was_held_back_may_write_the_next(mahdia):
    """Who wrote it is told, facilitator or not."""
    mahdia.proposes()
    sara = mahdia.member("Sara")
    mahdia.db.exec_driver_sql(f"UPDATE article_versions SET author_id = {mahdia.people['Sara'].id}")
    mahdia.held_back("No")
    assert "held back by an objection" in plain(sara.last)
    sara.presses("Write the next version")
    sara.writes("We hear.")
    sara.presses("Propose it to everybody")
    assert (mahdia.version.number, mahdia.version.stage) == (2, Stage.PROPOSED)


def test_after_two_versions_held_back_two_thirds_decide(mahdia):
    """On the second as it is, or on a third."""
    mahdia.proposes()
    mahdia.held_back()
    assert failed_before(mahdia.db, mahdia.here, mahdia.article.id) == 1
    second = next_version(mahdia, "We hear before we decide.")
    assert article_motion(mahdia.db, mahdia.here, second.id).rule is Rule.CONSENT

    mahdia.held_back()
    vote = mahdia.opens_vote("Let two thirds decide")
    assert (vote.rule, vote.failed_before) == (Rule.TWO_THIRDS, 2)
    mahdia.decides(vote, Amal="for")
    assert mahdia.again(second).stage is Stage.ADOPTED
    assert failed_before(mahdia.db, mahdia.here, mahdia.article.id) == 0


def drafts_another(mahdia, text):
    """From the page of the present text."""
    mahdia.reads(mahdia.amal)
    return next_version(mahdia, text)


def test_objections_before_a_text_was_adopted_count_no_more(mahdia):
    """Not even those to a version with a higher number: other words had been proposed before it."""
    mahdia.adopted()
    amendment = amends(mahdia, mahdia.member("Sara"))
    drafts_another(mahdia, "We hear.")
    mahdia.held_back()
    assert failed_before(mahdia.db, mahdia.here, mahdia.article.id) == 1

    mahdia.amal.opens(ShowWords(mahdia.here, amendment.id))
    mahdia.amal.presses("Keep the present text")
    mahdia.decides(mahdia.opens_vote("Put both to the vote"), Sara="for", Amal="for")
    assert mahdia.again(amendment).stage is Stage.ADOPTED
    assert failed_before(mahdia.db, mahdia.here, mahdia.article.id) == 0


def test_what_was_held_back_waits_while_other_words_are_under_way(mahdia):
    """Words that the author took over, though they are the older ones."""
    mahdia.adopted()
    amendment = amends(mahdia, mahdia.member("Sara"))
    drafts_another(mahdia, "We hear.")
    mahdia.held_back()
    second = drafts_another(mahdia, "We hear all.")
    mahdia.held_back()
    assert may_go_to_two_thirds(mahdia.db, mahdia.here, mahdia.again(second))

    mahdia.amal.opens(AcceptWords(mahdia.here, amendment.id))
    assert not may_go_to_two_thirds(mahdia.db, mahdia.here, mahdia.again(second))


def test_a_vote_that_fails_is_the_end_of_a_version_and_not_of_the_article(mahdia):
    """Nobody came: not adopted; a next version can be written."""
    version = mahdia.proposes()
    mahdia.decides(mahdia.opens_vote())
    mahdia.line.advance(WEEK)  # it was extended once
    assert mahdia.again(version).stage is Stage.FAILED
    mahdia.reads(mahdia.amal)
    assert "Write the next version" in mahdia.amal.last.labels


def test_a_text_that_is_voted_on_gets_no_translation_until_the_vote_is_over(mahdia):
    """Then what is missing may be added; what was voted on may not change."""
    version = mahdia.proposes()
    vote = mahdia.opens_vote()
    mahdia.amal.opens(WriteTranslation(mahdia.here, version.id, "fr"))
    assert "only what is missing can be added" in mahdia.amal.sees

    mahdia.decides(vote, Amal="consent")
    mahdia.amal.opens(WriteTranslation(mahdia.here, version.id, "fr"))
    mahdia.amal.writes("Nous écoutons avant de décider.")
    assert queries.words(mahdia.db, version).texts["fr"] == "Nous écoutons avant de décider."
    mahdia.amal.opens(WriteTranslation(mahdia.here, version.id, "fr"))
    assert "only what is missing can be added" in mahdia.amal.sees


def test_one_text_of_an_article_is_voted_on_at_a_time(mahdia):
    """A second vote would decide about words that the first may replace."""
    version = mahdia.proposes()
    amendment = amends(mahdia, mahdia.member("Sara"))
    mahdia.amal.opens(ShowWords(mahdia.here, amendment.id))
    mahdia.amal.presses("Keep the present text")
    mahdia.reads(mahdia.amal, version)
    mahdia.opens_vote()
    mahdia.amal.opens(PlanVote(mahdia.here, "amendment", amendment.id))
    assert "Another text of this article is voted on now." in mahdia.amal.sees


def test_the_story_tells_every_member_why_the_article_says_this(mahdia):
    """Proposals, votes with their numbers, objections with their names and reasons, days."""
    sara = mahdia.member("Sara")
    mahdia.proposes()
    mahdia.held_back("Who is we?")
    mahdia.reads(sara)
    sara.presses("Why does it say this?")
    told = plain(sara.last)
    assert "Amal proposed version 1." in told
    assert "An objection held it back, and a next version was asked for." in told
    assert "1 of 2 voted (reasoned objection: 1)." in told
    assert "Amal: “Who is we?”" in told
    assert "Monday 2 March 2026" in told and "Monday 9 March 2026" in told

    sara.presses("Read every version")
    sara.presses("1")
    assert LISTEN in sara.sees
