"""A round ends once: by the clock, after downtime, or by hand; with many answers, or none."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from bot.buttons import pack
from bot.events import Event
from bot.outbox.tables import outbox
from bot.people.tables import audit
from bot.schedule.due import due
from conversations.self_assessment.rounds import queries
from conversations.self_assessment.rounds.presses import CloseRound, RoundCloses
from conversations.self_assessment.tables import rounds
from conversations.self_assessment.territory.presses import Reckon, RoundReckoned
from tests.builders import NOW
from tests.conversations.self_assessment.rounds.pole import ATLAS, opened, plain, pole

TO_THE_END = timedelta(days=14, hours=8)  # from 10:00 on 2 March to 18:00 on 16 March, in Tunis


@pytest.fixture
def mahdia(db):
    return pole(db, group="en")


def orders(db):
    return db.scalars(select(due.c.id).where(due.c.job, due.c.name.endswith(f".{Reckon.__name__}"))).all()


def test_it_closes_at_six_by_the_clock(mahdia):
    """A minute before it is open; the group's message becomes its end, and the figures are ordered."""
    sara = mahdia.person("Sara")
    opened(mahdia)
    mahdia.rates(sara)
    mahdia.line.advance(TO_THE_END - timedelta(minutes=1))
    assert mahdia.round.is_open

    mahdia.line.advance(timedelta(minutes=1))

    assert mahdia.round.closed_at == NOW + TO_THE_END
    [shown] = mahdia.atlas
    assert "Spring is closed. Thank you!</b>\n1 of 2 has answered." in plain(shown) and shown.keyboard == []
    assert len(orders(mahdia.db)) == 1


def test_after_downtime_it_closes_as_soon_as_the_bot_is_back(mahdia):
    """Three days late, in the night: closed at once, and nobody is woken."""
    sara, ali = mahdia.person("Sara"), mahdia.facilitator()
    opened(mahdia)
    mahdia.rates(sara)
    mahdia.line.advance(TO_THE_END + timedelta(days=3, hours=6))
    assert not mahdia.round.is_open

    mahdia.line.take(Event(RoundReckoned(mahdia.round.id)))

    [told] = mahdia.db.execute(select(outbox).where(outbox.c.chat_id == ali.who.telegram_id)).all()
    assert told.due_at == NOW + timedelta(days=17, hours=22)  # 08:00 in Tunis
    assert "1 person has answered. The picture is there." in ali.sees


def test_every_facilitator_learns_that_the_picture_is_there(mahdia):
    """In their own language, with a way to it."""
    ali = mahdia.facilitator("Ali", language="fr")
    round_ = opened(mahdia)
    mahdia.rates(mahdia.person("Sara"))
    mahdia.line.advance(TO_THE_END)
    mahdia.line.take(Event(RoundReckoned(round_.id)))

    assert mahdia.amal.last.labels == ["The territory’s picture", "See the round"]
    assert ali.last.labels == ["Le portrait du territoire", "Voir le tour"]


def test_a_round_that_nobody_answered_has_no_figures_and_says_so(mahdia):
    """To the group, and to its facilitators."""
    opened(mahdia)
    mahdia.line.advance(TO_THE_END)

    assert "Nobody answered this time." in mahdia.atlas[-1].html
    assert "Nobody answered, so there are no figures." in mahdia.amal.sees
    assert orders(mahdia.db) == []
    mahdia.amal.presses("See the round")
    assert "So there are no figures." in mahdia.amal.sees
    assert mahdia.amal.last.labels == ["Who has answered", "On paper", "Rounds"]


def test_it_is_closed_early_after_a_question_with_the_number(mahdia):
    """Nothing else of it can be undone."""
    mahdia.person("Mourad")
    opened(mahdia)
    mahdia.rates(mahdia.person("Sara"))
    mahdia.amal.presses("Close now")
    assert mahdia.amal.last.labels[0] == "Close now: 1 of 3" and mahdia.round.is_open

    mahdia.amal.presses("Close now: 1 of 3")

    assert not mahdia.round.is_open
    assert "The figures are being reckoned" in mahdia.amal.sees
    assert [row.act for row in mahdia.db.execute(select(audit))] == ["round_opened", "round_closed"]


def test_by_hand_and_by_the_clock_at_once_it_closes_once(mahdia):
    """One end, one order of figures, one line in the trace; the later press sees a closed round."""
    round_ = opened(mahdia)
    mahdia.rates(mahdia.person("Sara"))
    mahdia.line.advance(TO_THE_END)
    closed = mahdia.round.closed_at
    mahdia.line.advance(timedelta(minutes=1))
    mahdia.amal.sends_press(pack(CloseRound(round_.territory, round_.id)), mahdia.amal.last.id)
    mahdia.line.take(Event(RoundCloses(round_.id)))

    assert mahdia.round.closed_at == closed and len(orders(mahdia.db)) == 1
    assert "Closed: Monday 16 March, 18:00" in mahdia.amal.sees
    assert "round_closed" not in [row.act for row in mahdia.db.execute(select(audit))]


def test_closed_by_hand_the_clock_finds_nothing_to_do(mahdia):
    """The group is told once."""
    opened(mahdia)
    mahdia.amal.presses("Close now")
    mahdia.amal.presses("Close now: 0 of 1")
    told = len(mahdia.db.execute(select(outbox).where(outbox.c.chat_id == ATLAS)).all())
    mahdia.line.advance(TO_THE_END)

    assert len(mahdia.db.execute(select(outbox).where(outbox.c.chat_id == ATLAS)).all()) == told


def test_what_is_due_of_a_deleted_round_does_nothing(mahdia):
    """Its territory was taken away, say."""
    round_ = opened(mahdia)
    mahdia.db.execute(delete(rounds).where(rounds.c.id == round_.id))
    seen = len(mahdia.amal.messages)
    mahdia.line.advance(TO_THE_END)
    mahdia.line.take(Event(RoundReckoned(round_.id)))

    assert queries.wherever(mahdia.db, round_.id) is None and len(mahdia.amal.messages) == seen


def test_a_territory_without_groups_closes_all_the_same(db):
    """There is nobody to tell but the facilitators."""
    mahdia = pole(db, group=None)
    opened(mahdia)
    mahdia.line.advance(TO_THE_END)
    assert not mahdia.round.is_open and "Nobody answered" in mahdia.amal.sees


def test_another_round_can_be_opened_afterwards(mahdia):
    """Earlier ones stay in the list, the latest first."""
    opened(mahdia)
    mahdia.line.advance(TO_THE_END)
    opened(mahdia, name="Summer", day="30/3")
    mahdia.amal.writes("/rounds")

    assert "1. Summer: open until Monday 30 March, 18:00. 0 of 1 have answered." in plain(mahdia.amal.last)
    assert "2. Spring: closed, 0 answered" in plain(mahdia.amal.last)


def test_an_actor_closes_nothing(mahdia):
    """Whatever they send."""
    round_ = opened(mahdia)
    sara = mahdia.person("Sara")
    sara.sends_press(pack(CloseRound(round_.territory, round_.id)))
    assert mahdia.round.is_open and "for the facilitators" in sara.sees


def test_nobody_can_press_what_only_the_clock_brings(mahdia):
    """A forged due time is an unknown button."""
    round_ = opened(mahdia)
    mahdia.amal.opens(RoundCloses(round_.id))
    mahdia.amal.opens(RoundReckoned(round_.id))
    assert mahdia.round.is_open
