"""Any member proposes other words; the author takes them over, or they may go to a vote."""

import pytest

from bot.ballots.presses import PlanVote
from bot.people import standing
from conversations.charter.articles import queries
from conversations.charter.articles.amending_presses import AcceptWords, DropWords, ProposeWords, ShowWords
from conversations.charter.tables import Stage
from tests.builders import NOW
from tests.conversations.charter.desk import LISTEN, Writers, plain

NEW = "We listen to everybody before we decide."


@pytest.fixture
def mahdia(db):
    return Writers(db)


def amends(mahdia, who, text=NEW):
    """Somebody proposes other words for the text that they are shown first; the amendment."""
    mahdia.reads(who)
    who.presses("Propose other words")
    who.writes(text)
    who.presses("Send them off")
    return mahdia.version


def stages(mahdia):
    return [one.stage for one in queries.versions(mahdia.db, mahdia.article.id)]


def test_a_member_sees_the_change_before_anybody_else_does(mahdia):
    """What goes is struck through, what comes is underlined; until it is sent off, it is theirs alone."""
    mahdia.proposes()
    sara, omar = mahdia.member("Sara"), mahdia.member("Omar")
    mahdia.reads(sara)
    sara.presses("Propose other words")
    sara.writes(NEW)
    assert "We listen <u>to everybody</u> before we decide." in plain(sara.last)

    draft = mahdia.version
    omar.opens(ShowWords(mahdia.here, draft.id))
    assert "no longer there" in omar.sees
    assert not any("Other words proposed" in label for label in mahdia.amal.last.labels)


def test_words_begun_are_found_again_and_can_be_written_anew(mahdia):
    """Nothing typed is lost, and nothing is sent unread."""
    mahdia.proposes()
    sara = mahdia.member("Sara")
    mahdia.reads(sara)
    sara.presses("Propose other words")
    sara.writes("We listen.")
    sara.presses("Back")
    sara.presses("Propose other words")
    assert "Your words for" in sara.sees

    sara.presses("Rewrite")
    sara.writes(NEW)
    sara.presses("Say why")
    sara.writes("Nobody is left out.")
    sara.presses("Send them off")
    assert queries.words(mahdia.db, mahdia.version).texts == {"en": NEW}
    assert mahdia.version.why == "Nobody is left out."
    assert len(queries.versions(mahdia.db, mahdia.article.id)) == 2


def test_the_author_takes_them_over_and_they_are_the_next_version(mahdia):
    """The text before stays, with its number; it is only replaced."""
    first = mahdia.proposes()
    amends(mahdia, mahdia.member("Sara"))
    mahdia.reads(mahdia.amal)
    mahdia.amal.presses("Other words proposed (1)")
    mahdia.amal.presses("1")
    mahdia.amal.presses("Take these words over")

    assert stages(mahdia) == [Stage.REPLACED, Stage.PROPOSED]
    assert mahdia.version.amends is None and mahdia.version.author == mahdia.people["Sara"].id
    assert LISTEN in mahdia.reads(mahdia.amal, first)
    assert NEW in mahdia.reads(mahdia.amal)


def test_other_words_for_a_text_that_was_replaced_are_over(mahdia):
    """They were for words that nobody proposes any more; their writer can propose them anew."""
    mahdia.proposes()
    first = amends(mahdia, mahdia.member("Sara"))
    second = amends(mahdia, mahdia.member("Omar"), "We hear.")
    mahdia.amal.opens(AcceptWords(mahdia.here, first.id))
    assert queries.amendments(mahdia.db, mahdia.article.id) == []
    mahdia.amal.opens(AcceptWords(mahdia.here, second.id))
    assert "decided on by now" in mahdia.amal.sees


def test_taking_words_over_cannot_change_an_adopted_text(mahdia):
    """They go to consent like any other next version, and until then the adopted text stays."""
    mahdia.adopted()
    amendment = amends(mahdia, mahdia.member("Sara"))
    mahdia.amal.opens(AcceptWords(mahdia.here, amendment.id))

    assert stages(mahdia) == [Stage.ADOPTED, Stage.PROPOSED]
    assert LISTEN in mahdia.reads(mahdia.amal)
    mahdia.amal.presses("See version 2")
    mahdia.decides(mahdia.opens_vote(), Sara="consent", Amal="consent")
    assert stages(mahdia) == [Stage.REPLACED, Stage.ADOPTED]


def test_only_the_author_answers_and_a_facilitator_where_there_is_none(mahdia):
    """Another facilitator has no say over somebody's text."""
    sara = mahdia.member("Sara")
    mahdia.proposes()
    first = amends(mahdia, sara, "We listen.")
    mahdia.amal.opens(AcceptWords(mahdia.here, first.id))
    second = amends(mahdia, mahdia.member("Omar"))  # of Sara's text now

    mahdia.amal.opens(AcceptWords(mahdia.here, second.id))
    assert "Whoever wrote the present text answers." in mahdia.amal.sees
    sara.opens(AcceptWords(mahdia.here, second.id))
    assert mahdia.version.amends is None

    mahdia.db.exec_driver_sql("UPDATE article_versions SET author_id = NULL")
    third = amends(mahdia, sara, "We hear.")
    mahdia.amal.opens(AcceptWords(mahdia.here, third.id))
    assert mahdia.version.amends is None and mahdia.version.number == 4


def test_a_facilitator_answers_for_an_author_who_cannot_be_reached(mahdia):
    """Whoever left Telegram must not hold back a text for ever."""
    sara = mahdia.member("Sara")
    mahdia.proposes()
    mahdia.amal.opens(AcceptWords(mahdia.here, amends(mahdia, sara, "We listen.").id))
    amendment = amends(mahdia, mahdia.member("Omar"))
    standing.set_away(mahdia.db, sara.who.telegram_id, NOW)

    mahdia.amal.opens(AcceptWords(mahdia.here, amendment.id))
    assert mahdia.version.amends is None


def test_declined_words_may_go_to_a_vote_and_others_may_not(mahdia):
    """First the author answers."""
    mahdia.proposes()
    amendment = amends(mahdia, mahdia.member("Sara"))
    mahdia.amal.opens(PlanVote(mahdia.here, "amendment", amendment.id))
    assert "answers first" in mahdia.amal.sees

    mahdia.amal.opens(ShowWords(mahdia.here, amendment.id))
    mahdia.amal.presses("Keep the present text")
    vote = mahdia.opens_vote("Put both to the vote")
    assert vote.present is not None and vote.present.texts == {"en": LISTEN}
    assert mahdia.again(amendment).stage is Stage.VOTED_ON


def voted_between(mahdia, who, **said):
    """Somebody's other words, declined by the facilitator and put to the vote, which ends so; the amendment."""
    amendment = amends(mahdia, who)
    mahdia.amal.opens(ShowWords(mahdia.here, amendment.id))
    mahdia.amal.presses("Keep the present text")
    mahdia.decides(mahdia.opens_vote("Put both to the vote"), **said)
    return mahdia.again(amendment)


def test_words_that_win_over_a_proposal_are_proposed(mahdia):
    """A majority between two proposals is no consent yet."""
    mahdia.proposes()
    voted_between(mahdia, mahdia.member("Sara"), Sara="for", Amal="for")
    assert stages(mahdia) == [Stage.REPLACED, Stage.PROPOSED]


def test_words_that_win_over_an_adopted_text_are_adopted(mahdia):
    """A majority between it and the present text decides."""
    mahdia.adopted()
    won = voted_between(mahdia, mahdia.member("Sara"), Sara="for", Amal="for")
    assert stages(mahdia) == [Stage.REPLACED, Stage.ADOPTED]
    assert won.adopted_at is not None and won.review_on is not None


def test_words_that_lose_keep_the_present_text(mahdia):
    """And they are decided on: nobody takes them over afterwards."""
    mahdia.proposes()
    lost = voted_between(mahdia, mahdia.member("Sara"), Sara="for", Amal="against")
    assert stages(mahdia) == [Stage.PROPOSED, Stage.FAILED]
    mahdia.amal.opens(AcceptWords(mahdia.here, lost.id))
    assert "decided on by now" in mahdia.amal.sees


def test_while_a_text_is_voted_on_no_words_are_proposed_for_it(mahdia):
    """Its text never changes then; what should be otherwise is said in the vote."""
    version = mahdia.proposes()
    mahdia.opens_vote()
    sara = mahdia.member("Sara")
    sara.opens(ProposeWords(mahdia.here, version.id))
    assert "A vote on this article is open" in sara.sees


def test_one_can_take_words_back_before_they_are_decided_on(mahdia):
    """Nobody else can."""
    mahdia.proposes()
    sara = mahdia.member("Sara")
    amendment = amends(mahdia, sara)
    mahdia.amal.opens(DropWords(mahdia.here, amendment.id))
    assert "not yours to take back" in mahdia.amal.sees
    assert queries.amendments(mahdia.db, mahdia.article.id) == [amendment]

    sara.opens(ShowWords(mahdia.here, amendment.id))
    sara.presses("Take my words back")
    assert queries.amendments(mahdia.db, mahdia.article.id) == []


def test_the_present_words_are_no_amendment(mahdia):
    """There would be nothing to decide."""
    mahdia.proposes()
    sara = mahdia.member("Sara")
    mahdia.reads(sara)
    sara.presses("Propose other words")
    sara.writes(LISTEN)
    assert "stand there already" in sara.sees


def test_the_author_finds_other_words_on_the_front_page(mahdia):
    """Until they answer."""
    mahdia.proposes()
    amendment = amends(mahdia, mahdia.member("Sara"))
    mahdia.amal.writes("/charter")
    mahdia.amal.presses("Answer to other words")
    assert NEW.split(" before")[0].split("listen ")[1] in mahdia.amal.sees
    mahdia.amal.presses("Keep the present text")
    mahdia.amal.writes("/charter")
    assert "Answer to other words" not in mahdia.amal.last.labels
    assert mahdia.again(amendment).stage is Stage.PROPOSED
