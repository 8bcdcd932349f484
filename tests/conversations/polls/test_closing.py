"""A poll ends: by the clock, also after downtime, or by hand; once; and its result is told."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.buttons import pack
from bot.outbox.tables import outbox
from bot.people import groups as known
from bot.people.leaving import leave_territories
from bot.people.tables import audit
from conversations.polls import queries
from conversations.polls.presses import ClosePoll, SetEnd
from conversations.polls.queries import Counts
from conversations.polls.rules import as_minute
from conversations.polls.signals import DrawPollResult
from conversations.polls.tables import poll_answers
from tests.builders import NOW
from tests.conversations.polls.market import ATLAS, market, opened, plain, prepared, presses
from tests.workshop import work

DAY = timedelta(days=1)


@pytest.fixture
def mahdia(db):
    return market(db)


def answers(mahdia):
    return mahdia.db.execute(select(poll_answers)).all()


def test_it_closes_by_itself_and_the_message_becomes_the_result(mahdia):
    """Without buttons to answer by; and the picture follows, with the numbers below it."""
    opened(mahdia)
    presses(mahdia.person(), "Au port")
    presses(mahdia.person("Mourad"), "Au port")
    presses(mahdia.person("Leila"), "Dans la médina")
    mahdia.line.advance(DAY)
    work(mahdia.line)

    assert mahdia.poll.counts == Counts((2, 1), 3) and not mahdia.poll.is_open
    result = (
        "<b>Où tenir le marché ?</b>\n\n1. Au port · <b>2</b>\n2. Dans la médina · <b>1</b>\n\n"
        "Le sondage est clos. 3 personnes ont répondu.\nLe plus choisi\u00a0: Au port"
    )
    assert plain(mahdia.atlas[0]).replace("\u202f", " ") == result
    assert mahdia.atlas[0].labels == ["Qui a choisi quoi"]
    assert [words.replace("\u202f", " ") for words in mahdia.files()] == [result]


def test_what_is_level_stays_level(mahdia):
    """A person chooses among those."""
    opened(mahdia)
    presses(mahdia.person(), "Au port")
    presses(mahdia.person("Mourad"), "Dans la médina")
    mahdia.line.advance(DAY)

    assert "À égalité\u00a0: Au port et Dans la médina. À vous de choisir." in plain(mahdia.atlas[0])


def test_dates_come_to_the_one_that_suits_most(mahdia):
    """In the group's language."""
    mahdia.amal.writes("/polls")
    mahdia.amal.presses("Ask a group something")
    mahdia.amal.presses("Dates that suit")
    mahdia.amal.writes("When?")
    mahdia.amal.writes("16/3 10:00\n17/3")
    mahdia.amal.presses("These are all")
    mahdia.amal.presses("Skip")
    mahdia.amal.presses("Skip")
    mahdia.amal.presses("Open")
    mahdia.amal.presses("1 day")
    mahdia.amal.presses("Open in")
    mahdia.arrives()
    sara = mahdia.person()
    presses(sara, "lundi 16 mars")
    presses(sara, "mardi 17 mars")
    presses(mahdia.person("Mourad"), "mardi 17 mars")
    mahdia.line.advance(DAY)

    assert "1. lundi 16 mars 2026, 10:00 · <b>1</b>\n2. mardi 17 mars 2026 · <b>2</b>" in plain(mahdia.atlas[0])
    assert "Convient au plus grand nombre\u00a0: mardi 17 mars 2026" in plain(mahdia.atlas[0])


def test_it_closes_after_downtime_too(mahdia):
    """As soon as the bot runs again; answers that waited meanwhile came before."""
    opened(mahdia)
    mahdia.line.clock.set(NOW + 3 * DAY)
    presses(mahdia.person(), "Au port")
    mahdia.line.advance()

    assert mahdia.poll.closed_at == NOW + 3 * DAY and mahdia.poll.counts == Counts((1, 0), 1)


def test_a_poll_that_nobody_answered_has_no_picture(mahdia):
    """The message says so."""
    opened(mahdia)
    mahdia.line.advance(DAY)
    work(mahdia.line)

    assert "Personne n’a répondu cette fois." in plain(mahdia.atlas[0]) and mahdia.files() == []
    assert mahdia.atlas[0].labels == []


def test_of_an_anonymous_poll_only_numbers_are_left(mahdia):
    """In the transaction that closes it."""
    opened(mahdia, names="Anonymous")
    presses(mahdia.person(), "Au port")
    assert len(answers(mahdia)) == 1
    mahdia.line.advance(DAY)

    assert answers(mahdia) == [] and mahdia.poll.counts == Counts((1, 0), 1)
    assert "1. Au port · <b>1</b>" in plain(mahdia.atlas[0]) and mahdia.atlas[0].labels == []


def test_of_an_open_poll_the_names_stay(mahdia):
    """It was said on it."""
    opened(mahdia)
    presses(mahdia.person(), "Au port")
    mahdia.line.advance(DAY)
    mahdia.amal.writes("/polls")
    mahdia.amal.presses("1")
    mahdia.amal.presses("Who chose what")

    assert "Sara: At the port" in plain(mahdia.amal.last)


def test_two_who_close_it_at_once_close_it_once(mahdia):
    """One result; the second sees it."""
    poll = opened(mahdia)
    ali = mahdia.facilitator()
    presses(mahdia.person(), "Au port")
    for who in (mahdia.amal, ali):
        who.writes("/polls")
        who.presses("1")
        who.presses("Close now")
    mahdia.amal.presses("Close now: 1")
    ali.presses("Close now: 1")
    mahdia.line.advance(2 * DAY)
    work(mahdia.line)

    assert len(mahdia.files()) == 1 and "The poll is closed." in ali.sees
    assert mahdia.db.scalars(select(audit.c.act)).all() == ["poll_opened", "poll_closed"]
    assert mahdia.poll.closed_at == NOW and poll.closes_at == NOW + DAY


def test_it_can_be_open_for_longer(mahdia):
    """Then the first end passes without anything; the group reads the new one."""
    poll = opened(mahdia)
    mahdia.amal.presses("Extend")
    assert "Now it closes on Tuesday 3 March, 10:00." in plain(mahdia.amal.last)
    mahdia.amal.presses("1 day more")
    assert "The poll is open until Wednesday 4 March, 10:00." in plain(mahdia.amal.last)
    assert "mercredi 4 mars" in plain(mahdia.atlas[0])
    mahdia.amal.sends_press(pack(SetEnd(poll.territory, poll.id, as_minute(NOW + 2 * DAY), longer=True)))
    assert mahdia.poll.closes_at == NOW + 2 * DAY

    mahdia.line.advance(DAY)
    assert mahdia.poll.is_open
    mahdia.line.advance(DAY)
    assert not mahdia.poll.is_open


def test_an_end_only_moves_away(mahdia):
    """People were told until when they have time."""
    opened(mahdia)
    mahdia.amal.presses("Extend")
    mahdia.amal.writes("2/3")
    assert "A later end extends it." in mahdia.amal.sees
    mahdia.amal.writes("20/4")
    assert "within 30 days" in mahdia.amal.sees

    assert mahdia.poll.closes_at == NOW + DAY


def test_a_button_of_the_draft_does_not_extend_an_open_poll(mahdia):
    """It shows how the poll goes: whoever asked how long it should be open did not mean longer."""
    poll = opened(mahdia)
    mahdia.amal.sends_press(pack(SetEnd(poll.territory, poll.id, as_minute(NOW + 3 * DAY))))

    assert mahdia.poll.closes_at == NOW + DAY
    assert "The poll is open until" not in mahdia.amal.sees and "Closes:" in mahdia.amal.sees


def test_a_closed_poll_is_neither_extended_nor_opened_again(mahdia):
    """Old buttons lead to its result."""
    poll, later = opened(mahdia), as_minute(NOW + 3 * DAY)
    mahdia.line.advance(DAY)
    for press in (SetEnd(poll.territory, poll.id, later, longer=True), ClosePoll(poll.territory, poll.id)):
        mahdia.amal.sends_press(pack(press))
    mahdia.line.advance(3 * DAY)

    assert mahdia.poll.closed_at == NOW + DAY


def test_the_result_waits_for_the_morning(mahdia):
    """The message changes at once, which wakes nobody; the picture is something new."""
    opened(mahdia, hours="4 hours")
    mahdia.line.advance(timedelta(hours=3))
    mahdia.amal.presses("Extend")
    end = as_minute(NOW + timedelta(hours=13))
    mahdia.amal.sends_press(pack(SetEnd(mahdia.poll.territory, mahdia.poll.id, end, longer=True)))
    presses(mahdia.person(), "Au port")
    mahdia.line.advance(timedelta(hours=10))
    work(mahdia.line)

    moments = mahdia.db.scalars(select(outbox.c.due_at).where(outbox.c.chat_id == ATLAS.id).order_by(outbox.c.id)).all()
    assert moments[-2:] == [NOW + timedelta(hours=13), NOW + timedelta(hours=22)]


def test_what_was_not_told_yet_is_not_told_as_over(mahdia):
    """Closed in the night before anybody saw it."""
    mahdia.line.clock.set(NOW + timedelta(hours=13))
    prepared(mahdia)
    mahdia.amal.presses("Open in")
    mahdia.amal.presses("Close now")
    mahdia.amal.presses("Close now: 0")

    assert mahdia.db.scalars(select(outbox.c.state).where(outbox.c.chat_id == ATLAS.id)).all() == ["cancelled"]


def test_where_the_group_is_not_told_whoever_asked_is(mahdia):
    """In private, in their language."""
    poll = opened(mahdia)
    presses(mahdia.person(), "Au port")
    known.disconnect(mahdia.db, poll.group)
    mahdia.line.advance(DAY)
    work(mahdia.line)

    assert mahdia.files() == []
    assert "1. At the port · <b>1</b>" in plain(mahdia.amal.last)


def test_whoever_asked_and_has_left_is_not_told(mahdia):
    """What the territory answered is no longer for them."""
    poll = opened(mahdia)
    presses(mahdia.person(), "Au port")
    known.disconnect(mahdia.db, poll.group)
    leave_territories(mahdia.db, poll.drafted_by)
    mahdia.line.advance(DAY)
    work(mahdia.line)

    assert mahdia.poll.counts == Counts((1, 0), 1) and mahdia.files() == []
    assert "At the port · <b>1</b>" not in plain(mahdia.amal.last)


def test_a_result_is_drawn_once(mahdia):
    """Whatever orders it twice."""
    opened(mahdia)
    presses(mahdia.person(), "Au port")
    mahdia.line.advance(DAY)
    mahdia.line.advance(DAY)

    assert [name for name in mahdia.waits() if "Draw" in name] == [f"polls.{DrawPollResult.__name__}"]
    assert queries.counted(mahdia.db, mahdia.poll).people == 1


def test_it_can_be_posted_again(mahdia):
    """At the foot of the chat; from then on that one is kept up to date, and the old one can still be pressed."""
    opened(mahdia)
    mahdia.amal.presses("Post it again")
    assert "once more" in mahdia.amal.sees
    mahdia.arrives()
    presses(mahdia.person(), "Au port")
    mahdia.line.advance(timedelta(seconds=1))

    edits = select(outbox.c.edits, outbox.c.key).where(outbox.c.chat_id == ATLAS.id)
    assert len(mahdia.db.execute(edits).all()) == 3 and "<b>1</b>" in plain(mahdia.atlas[-1])
