"""A vote ends: by the clock or by hand, once; the groups hear of it, and so does the conversation that asked."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from bot.ballots.presses import ShowVote, VoteCloses
from bot.ballots.rules.outcome import Reason, Result, Rule
from bot.ballots.tables import votes as rows
from bot.buttons import pack
from bot.events import Event, GroupMoved, Place
from bot.outbox.tables import outbox
from bot.people import leaving
from bot.people.tables import audit
from bot.schedule.due import due
from conversations.votes import slow_work
from conversations.votes.due_times import DrawResult
from conversations.votes.facilitating_presses import CloseVote, RunVote
from tests.builders import NOW, territory
from tests.conversations.self_assessment.rounds.pole import ATLAS, add_group
from tests.conversations.votes.assembly import WEEK, Assembly, facilitator
from tests.conversations.votes.polling_place import plain, water

SECOND = timedelta(seconds=1)


@pytest.fixture
def assembly(db):
    found = Assembly(db, water())
    found.opens_by_hand()
    return found


def all_consent(assembly):
    for name in assembly.voters:
        assembly.says(name, "consent")


def test_at_its_end_it_closes_by_itself_and_everybody_concerned_hears_of_it(assembly):
    """The conversation that asked, the groups, and the facilitators; a picture is ordered."""
    all_consent(assembly)
    assembly.passes(WEEK - SECOND)
    assert assembly.vote.closed_at is None
    assembly.passes(SECOND)

    [(vote, outcome)] = assembly.agenda.decided
    assert (vote, outcome.result) == (assembly.vote, Result.ADOPTED)
    assert plain(assembly.atlas[0]) == "<b>Water</b>\n<b>✓ Adopted</b>"
    assert "✓ Adopted" in assembly.leila.sees and "See the vote" in assembly.leila.last.labels
    assert assembly.orders() == ["votes.DrawResult"]


def test_a_facilitator_who_hears_of_it_from_the_conversation_that_asked_does_not_hear_twice(assembly):
    """The other one hears of it as of every end."""
    all_consent(assembly)
    ali = facilitator(assembly)
    assembly.agenda.tells = (assembly.leila.who.telegram_id,)
    before = len(assembly.leila.messages)
    assembly.passes(WEEK)

    assert assembly.leila.sees == "What to write next." and len(assembly.leila.messages) == before + 1
    assert "✓ Adopted" in ali.sees


def test_after_an_outage_it_closes_as_soon_as_the_bot_runs_again(assembly):
    """Nobody could vote meanwhile, and what was cast counts."""
    all_consent(assembly)
    assembly.line.clock.set(NOW + 2 * WEEK)
    assembly.line.advance()

    assert assembly.vote.outcome.result is Result.ADOPTED and len(assembly.agenda.decided) == 1


def test_without_a_quorum_it_stays_open_three_days_once_and_that_is_told(assembly):
    """Then it ends without a result; the old due time ends nothing."""
    assembly.passes(WEEK)
    assert assembly.agenda.decided == []
    assert "Too few had voted, so it stays open until Thursday 12 March, 10:00." in plain(assembly.atlas[0])
    assert "Too few had voted" in assembly.leila.sees
    assembly.line.take(Event(VoteCloses(assembly.vote.id), due=None))
    assert assembly.vote.closed_at is None

    assembly.passes(timedelta(days=3))
    [(_, outcome)] = assembly.agenda.decided
    assert (outcome.result, outcome.reason) == (Result.NOT_ADOPTED, Reason.NO_QUORUM)
    assert plain(assembly.atlas[0]) == "<b>Water</b>\n<b>✗ Not adopted</b>"


def test_a_due_time_of_an_end_that_has_moved_closes_nothing(assembly):
    """Even with enough votes: the new end is printed."""
    assembly.passes(WEEK)
    all_consent(assembly)
    assembly.line.take(Event(VoteCloses(assembly.vote.id)))

    assert assembly.vote.closed_at is None and assembly.agenda.decided == []


def test_a_facilitator_closes_it_early_with_the_numbers_in_the_button(assembly):
    """It is logged; the due time that comes later finds it closed."""
    all_consent(assembly)
    assembly.looks()
    assembly.leila.presses("Close now")
    assert "Close now: 3 of 3" in assembly.leila.last.labels
    assembly.leila.presses("Close now: 3 of 3")
    assert "✓ Adopted" in assembly.leila.sees
    assembly.passes(WEEK)

    assert len(assembly.agenda.decided) == 1
    assert [row.act for row in assembly.db.execute(select(audit))] == ["vote_opened", "vote_closed"]


def test_two_facilitators_who_press_close_at_once_close_it_once(assembly):
    """The second sees the result."""
    all_consent(assembly)
    ali = facilitator(assembly)
    for phone in (ali, assembly.leila):
        assembly.looks(who=phone)
        phone.presses("Close now")
    assembly.leila.presses("Close now: ")
    ali.presses("Close now: ")

    assert len(assembly.agenda.decided) == 1 == assembly.orders().count("votes.DrawResult")
    assert "✓ Adopted" in ali.sees
    assert [row.act for row in assembly.db.execute(select(audit))].count("vote_closed") == 1


def test_before_enough_have_voted_nobody_closes_it_early(assembly):
    """It would only be extended: the reason is said, also to a button of yesterday."""
    assembly.says("Amal", "consent")
    assembly.looks()
    assembly.leila.presses("Close now")
    assert "Too few have voted for closing it early.\n1 of 3 has voted; 2 are needed." in plain(assembly.leila.last)
    assembly.leila.sends_press(pack(CloseVote(assembly.here, assembly.vote.id)))

    assert (assembly.vote.closed_at, assembly.vote.extended) == (None, False)


def test_a_ballot_in_the_second_of_closing_is_late(assembly):
    """It is not counted, whether the clock has been there before it or not."""
    vote = assembly.vote
    all_consent(assembly)
    assembly.line.clock.set(vote.closes_at)
    with pytest.raises(ValueError, match="takes no open ballot"):
        assembly.says("Amal", "objection", "Too late")
    assembly.line.advance()

    assert assembly.vote.outcome.counts["consent"] == 3


def test_somebody_who_leaves_meanwhile_keeps_what_they_cast(assembly):
    """The roll does not shrink, so that leaving decides nothing."""
    all_consent(assembly)
    leaving.leave_territories(assembly.db, assembly.people["Amal"].id)
    assembly.passes(WEEK)

    assert assembly.vote.outcome.turnout.on_roll == 3 == assembly.vote.outcome.turnout.voted


def test_a_territory_without_a_group_still_has_a_result(db):
    """It stands under Votes, and the facilitators are told."""
    assembly = Assembly(db, water(), group=None)
    assembly.opens_by_hand()
    all_consent(assembly)
    assembly.passes(WEEK)

    assert "✓ Adopted" in assembly.leila.sees
    assert assembly.works(slow_work.draw_for_groups, DrawResult(assembly.vote.id)) == []


def test_the_picture_goes_to_every_group_in_its_language(assembly):
    """With the result as its caption, and the way to all of it."""
    add_group(assembly.db, territory(assembly.db), "ar", -200, "قرطاج")
    all_consent(assembly)
    assembly.passes(WEEK)
    english, arabic = sorted(
        assembly.works(slow_work.draw_for_groups, DrawResult(assembly.vote.id)), key=lambda one: -one.chat
    )

    assert (english.chat, arabic.chat) == (ATLAS, -200) and english.file.content != arabic.file.content
    assert english.file.content.startswith(b"\x89PNG") and len(english.file.content) < 100_000
    assert english.text == arabic.text and english.voice.language == "en" and arabic.voice.language == "ar"


def test_what_is_new_in_a_group_waits_for_the_morning(db):
    """A vote that opens at night is told after the quiet hours, and so is the picture of one that closes then."""
    assembly = Assembly(db, water())
    assembly.line.clock.set(NOW + timedelta(hours=13))  # 23:00 in Tunis
    assembly.looks()
    assert "These are quiet hours: it is told from Tuesday 3 March, 08:00 on." in plain(assembly.leila.last)
    assembly.leila.presses("Open: ")
    waiting = select(outbox.c.due_at).where(outbox.c.chat_id == ATLAS)
    assert list(db.scalars(waiting)) == [NOW + timedelta(hours=22)]

    all_consent(assembly)
    assembly.passes(WEEK)
    [picture] = assembly.works(slow_work.draw_for_groups, DrawResult(assembly.vote.id))
    assert picture.due == NOW + WEEK + timedelta(hours=22)


def test_the_groups_see_how_many_have_voted_and_nothing_else(assembly):
    """Turnout is brought up to date soon after; whether for or against shows nowhere before the end."""
    phone = assembly.voters["Amal"]
    assembly.says("Bhar", "objection", "The well is dry.")
    phone.opens(ShowVote(assembly.here, assembly.vote.id))
    phone.presses("Consent")
    assembly.line.advance(timedelta(seconds=3))

    seen = plain(assembly.atlas[0])
    assert len(assembly.atlas) == 1 and "2 of 3 have voted; 2 are needed." in seen
    assembly.looks()
    for words in (seen, assembly.leila.sees):
        assert "The well is dry." not in words and "✓ Adopted" not in words and "Objection" not in words


def test_a_secret_vote_leaves_its_pages_to_be_tidied(db):
    """What the database's free pages held goes after the close."""
    assembly = Assembly(db, water(Rule.TWO_THIRDS), size=5)
    assembly.opens_by_hand(secret=True)
    assembly.passes(WEEK + timedelta(days=3))

    assert assembly.orders() == ["votes.DrawResult", "votes.TidyUp"]


def test_a_vote_whose_territory_is_gone_does_nothing(assembly):
    """A due time of something that was deleted finds nothing."""
    vote = assembly.vote.id
    assembly.db.execute(delete(rows).where(rows.c.id == vote))
    before = len(assembly.leila.messages)
    assembly.passes(WEEK)

    assert len(assembly.leila.messages) == before and assembly.agenda.decided == []


def test_a_vote_whose_count_failed_is_counted_once_when_a_facilitator_looks(assembly):
    """A due time that fails is not tried for ever, and a vote does not stay open for ever."""
    all_consent(assembly)
    assembly.db.execute(delete(due))
    assembly.line.clock.set(assembly.vote.closes_at)
    for _ in range(2):
        assembly.leila.opens(RunVote(assembly.here, assembly.vote.id))
        assert "Its end has come" in assembly.leila.sees
    assembly.line.advance()

    assert assembly.vote.outcome.result is Result.ADOPTED and len(assembly.agenda.decided) == 1


def test_a_group_that_moved_meanwhile_is_told_where_it_is_now(assembly):
    """A group that became a supergroup has another id; the message that it saw is not sent a second time."""
    assembly.line.take(Event(GroupMoved(-300), place=Place(ATLAS, private=False), update=99_999))
    all_consent(assembly)
    assembly.passes(WEEK)

    assert "✓ Adopted" in plain(assembly.line.shown(-300)[-1])
    assert all("✓ Adopted" not in one.html for one in assembly.line.shown(ATLAS))
