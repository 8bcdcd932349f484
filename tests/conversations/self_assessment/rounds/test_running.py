"""While a round is open: the live count, the words so far, a later end."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from bot.buttons import pack
from bot.contributions import GroupNews
from bot.outbox.tables import outbox
from bot.people import standing
from bot.people.tables import audit
from bot.schedule.due import due
from conversations.self_assessment import self_assessment
from conversations.self_assessment.rounds.announcing import GATHERING
from conversations.self_assessment.rounds.presses import AskToExtend, Recount, SetClosing
from conversations.self_assessment.tables import words
from tests.builders import NOW, turn
from tests.conversations.self_assessment.rounds.pole import ATLAS, opened, plain, pole


@pytest.fixture
def mahdia(db):
    return pole(db, group="en")


def of_kind(db, signal):
    return db.scalars(select(due.c.id).where(due.c.name.endswith(f".{signal.__name__}"))).all()


def test_the_groups_message_counts_who_has_answered(mahdia):
    """One message, changed in place; whoever joins meanwhile belongs to the whole."""
    sara, mourad = mahdia.person("Sara"), mahdia.person("Mourad")
    opened(mahdia)
    mahdia.rates(sara)
    mahdia.line.advance(GATHERING)
    assert [plain(one).splitlines()[-1] for one in mahdia.atlas] == ["1 of 3 has answered."]

    mahdia.person("Noor")
    mahdia.rates(mourad)
    mahdia.line.advance(GATHERING)
    assert [plain(one).splitlines()[-1] for one in mahdia.atlas] == ["2 of 4 have answered."]


def test_many_answers_at_once_change_the_message_once(mahdia):
    """However many press at the same time, one row waits to be reckoned, and one edit is written."""
    people = [mahdia.person(f"P{n}") for n in range(4)]
    opened(mahdia)
    mahdia.line.advance()
    before = len(mahdia.db.execute(select(outbox).where(outbox.c.chat_id == ATLAS)).all())
    for one in people:
        mahdia.rates(one)
    assert len(of_kind(mahdia.db, Recount)) == 1

    mahdia.line.advance(GATHERING)
    assert len(mahdia.db.execute(select(outbox).where(outbox.c.chat_id == ATLAS)).all()) == before + 1
    assert "4 of 5 have answered." in mahdia.atlas[-1].html


def test_the_count_goes_on_if_whoever_answered_first_is_forgotten(mahdia):
    """The row that waits hangs on nobody."""
    sara = mahdia.person("Sara")
    opened(mahdia)
    mahdia.rates(sara)
    rows = mahdia.db.execute(select(due).where(due.c.person_id.is_(None))).all()
    assert {row.name.split(".")[-1] for row in rows} >= {"Recount", "RoundCloses"}


def test_a_group_that_is_connected_later_is_told_of_the_round(mahdia):
    """It reads what the others read, and is counted along from then on."""
    round_ = opened(mahdia)
    amal = standing.person(mahdia.db, mahdia.amal.who.telegram_id)
    [news] = turn(mahdia.db, amal, menu=(self_assessment,)).contributions(GroupNews)
    assert news.key == f"round:{round_.id}" and len(news.rows) == 1


def test_without_an_open_round_a_group_is_told_nothing(mahdia):
    """A draft is nobody's business yet."""
    amal = standing.person(mahdia.db, mahdia.amal.who.telegram_id)
    assert list(turn(mahdia.db, amal, menu=(self_assessment,)).contributions(GroupNews)) == []


def test_the_rounds_page_says_words_and_no_numbers(mahdia):
    """A word where there is one, and the rest in one line; who has answered is a number only."""
    round_ = opened(mahdia)
    mahdia.db.execute(
        insert(words), {"round_id": round_.id, "question": "A2", "rated": 7, "taken_at": 5, "word": "concern"}
    )
    mahdia.amal.writes("/rounds")
    mahdia.amal.presses("1")

    assert (
        "Widening the circle: concern\nNot enough answers yet: Known supporters; Facilitation team; "
        in mahdia.amal.sees
    )
    assert "7" not in mahdia.amal.sees.split("The words so far")[1]


def test_a_round_is_extended_and_the_old_end_does_nothing(mahdia):
    """The group reads the new day; at the old one nothing closes."""
    opened(mahdia)
    mahdia.amal.presses("Extend")
    assert mahdia.amal.last.labels[:2] == ["Thursday 19 March 2026", "Monday 23 March 2026"]
    mahdia.amal.presses("Thursday 19")
    assert "✓ It is open until Thursday 19 March, 18:00." in mahdia.amal.sees
    assert "Open until Thursday 19 March, 18:00." in mahdia.atlas[-1].html and len(mahdia.atlas) == 1

    mahdia.line.advance(timedelta(days=15))
    assert mahdia.round.is_open
    mahdia.line.advance(timedelta(days=3))
    assert not mahdia.round.is_open


def test_pressing_a_day_twice_extends_once(mahdia):
    """The button names the day, not "three days more"."""
    round_ = opened(mahdia)
    mahdia.amal.presses("Extend")
    data = mahdia.amal.last.keyboard[0][0]["callback_data"]
    mahdia.amal.sends_press(data)
    mahdia.amal.sends_press(data)

    assert mahdia.round.closes_at - round_.closes_at == timedelta(days=3)
    acts = [row.act for row in mahdia.db.execute(select(audit))]
    assert acts == ["round_opened", "round_extended"]


@pytest.mark.parametrize(
    ("words", "said"),
    [("10/03", "open until Monday 16 March 2026 anyway"), ("1/8", "within 90 days"), ("?", "A day and its")],
)
def test_an_end_that_is_no_later_one_is_refused(mahdia, words, said):
    """With what would be right; the question stands."""
    opened(mahdia)
    mahdia.amal.presses("Extend")
    mahdia.amal.writes(words)
    assert said in plain(mahdia.amal.last)

    mahdia.amal.writes("٢٥/٣")
    assert "✓ It is open until Wednesday 25 March, 18:00." in mahdia.amal.sees


def test_a_closed_round_is_not_extended(mahdia):
    """Neither by an old button, nor by a day typed after its end."""
    round_ = opened(mahdia)
    mahdia.amal.presses("Extend")
    mahdia.line.advance(timedelta(days=15))
    mahdia.amal.writes("25/3")
    mahdia.amal.sends_press(pack(SetClosing(round_.territory, round_.id, NOW.toordinal() + 20)))
    mahdia.amal.sends_press(pack(AskToExtend(round_.territory, round_.id)))

    assert "This round is not open." in mahdia.amal.sees
    assert mahdia.round.closes_at == round_.closes_at
