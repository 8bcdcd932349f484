"""Telegram's own polls: offered with their limits, posted, their answers taken in, and closed."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.buttons import pack
from bot.events import Event, PollAnswer, PollState, Sender
from bot.outbox import polls as posted
from bot.outbox.claims import claim, record
from bot.outbox.parcel import Outcome, Posted
from bot.outbox.tables import State, bodies, outbox
from bot.people.tables import people
from conversations.polls import changing, queries
from conversations.polls.presses import AskEnd
from conversations.polls.queries import Counts
from conversations.polls.signals import AnswerPoll, WhoAnswered
from conversations.polls.tables import poll_answers
from tests.builders import person, territory
from tests.conversations.polls.market import ATLAS, market, plain
from tests.workshop import work

MARKS = ("a", "b")
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
NOBODY_KNOWN = Sender(4711, "Passer-by", "fr")


@pytest.fixture
def mahdia(db):
    return market(db)


def asks(mahdia, kind="One choice", names="Open"):
    """From the wizard to the group, where Telegram calls it 77."""
    mahdia.amal.writes("/polls")
    mahdia.amal.presses("Ask a group something")
    mahdia.amal.presses("A quick Telegram poll")
    mahdia.amal.presses(kind)
    mahdia.amal.writes("Où ?")
    mahdia.amal.writes("Port\nVille")
    mahdia.amal.presses("These are all")
    mahdia.amal.presses(names)
    mahdia.amal.presses("1 day")
    mahdia.amal.presses("Open in")
    for parcel in taken(mahdia):
        told = Posted(9, "77", MARKS) if parcel.media == "poll" else None
        record(mahdia.db, [Outcome(parcel, State.SENT, 9, poll=told)], mahdia.line.clock.now())
    return mahdia.poll


def taken(mahdia):
    """What leaves now for the group; whatever else waits leaves too."""
    now, found = mahdia.line.clock.now(), []
    while more := claim(mahdia.db, now, MINUTE, 100):
        record(mahdia.db, [Outcome(one, State.SENT, one.edits) for one in more], now)
        found += [one for one in more if one.chat == ATLAS.id]
    return found


def hears(mahdia, signal, sender=None):
    mahdia.line.take(Event(signal, sender, update=next(mahdia.line.numbers)))


def answers(mahdia, who, *marks):
    hears(mahdia, PollAnswer("77", marks), who if isinstance(who, Sender) else who.who)


def counts(mahdia):
    return queries.counted(mahdia.db, mahdia.poll)


def test_its_limits_are_said_before(mahdia):
    """Whoever gets it forwarded answers too; it cannot be corrected; an anonymous one tells nothing of who."""
    mahdia.amal.writes("/polls")
    mahdia.amal.presses("Ask a group something")
    mahdia.amal.presses("A quick Telegram poll")

    for limit in ("nothing should be decided with it", "forwarded", "cannot be corrected or extended", "anonymous"):
        assert limit in mahdia.amal.sees


@pytest.mark.parametrize(("kind", "several"), [("One choice", False), ("Several choices", True)])
@pytest.mark.parametrize(("names", "anonymous"), [("Open", False), ("Anonymous", True)])
def test_it_is_posted_as_telegram_s_own(mahdia, kind, several, names, anonymous):
    """In the group's language, with its end."""
    poll = asks(mahdia, kind, names)

    body = mahdia.db.execute(select(bodies).join(outbox).where(outbox.c.chat_id == ATLAS.id)).one()
    assert (body.media, body.html) == ("poll", "Où ?")
    asked = {"options": ["Port", "Ville"], "anonymous": anonymous, "several": several}
    assert {name: body.poll[name] for name in asked} == asked
    assert body.poll["closes_at"] == int(poll.closes_at.timestamp())


def test_answers_are_taken_in_changed_and_taken_back(mahdia):
    """Everybody's count, as at Telegram: of somebody nobody knows, and of another territory, too."""
    asks(mahdia, "Several choices")
    sara, omar = mahdia.person(), mahdia.person("Omar", where=territory(mahdia.db, "Irbid", "JO"))
    answers(mahdia, sara, "a")
    answers(mahdia, omar, "b", "a")
    answers(mahdia, NOBODY_KNOWN, "b")
    assert counts(mahdia) == Counts((2, 2), 3)

    answers(mahdia, sara, "b")
    answers(mahdia, omar)
    assert counts(mahdia) == Counts((0, 2), 2)


def test_whoever_answers_there_is_not_met_by_that(mahdia):
    """They have not agreed to anything; no row is made of them but their answer."""
    asks(mahdia)
    before = mahdia.db.scalars(select(people.c.id)).all()
    answers(mahdia, NOBODY_KNOWN, "b")

    assert mahdia.db.scalars(select(people.c.id)).all() == before
    row = mahdia.db.execute(select(poll_answers)).one()
    assert (row.telegram_id, row.person_id, row.option) == (NOBODY_KNOWN.telegram_id, None, 1)


def test_an_anonymous_one_tells_numbers_only(mahdia):
    """They are taken as they come."""
    asks(mahdia, names="Anonymous")
    hears(mahdia, PollState("77", (("b", 4), ("a", 1)), 5, closed=False))
    assert counts(mahdia) == Counts((1, 4), 5)
    mahdia.amal.writes("/polls")
    mahdia.amal.presses("1")

    assert "1. Port · <b>1</b>\n2. Ville · <b>4</b>" in plain(mahdia.amal.last)
    assert "Who chose what" not in mahdia.amal.last.labels


def test_facilitators_see_how_it_stands(mahdia):
    """And in one that shows names, the names that the bot knows."""
    asks(mahdia)
    answers(mahdia, mahdia.person(), "a")
    answers(mahdia, NOBODY_KNOWN, "b")
    mahdia.amal.writes("/polls")
    mahdia.amal.presses("1")
    assert "2 people have answered." in mahdia.amal.sees
    mahdia.amal.presses("Who chose what")

    assert "Sara: Port" in plain(mahdia.amal.last) and "Passer-by" not in mahdia.amal.sees


def test_at_its_end_it_is_stopped_and_waits_for_what_is_on_its_way(mahdia):
    """Telegram says that it is closed, or a minute passes; then only numbers are left."""
    asks(mahdia)
    answers(mahdia, mahdia.person(), "a")
    mahdia.line.advance(DAY)
    [stop] = taken(mahdia)
    assert (stop.media, stop.edits, stop.poll["options"]) == ("poll", 9, [])
    answers(mahdia, NOBODY_KNOWN, "a")
    assert mahdia.poll.is_open

    mahdia.line.advance(MINUTE)
    assert mahdia.poll.counts == Counts((2, 0), 2) and not mahdia.poll.is_open
    assert mahdia.db.execute(select(poll_answers)).all() == []
    mahdia.amal.sends_press(pack(WhoAnswered(mahdia.poll.territory, mahdia.poll.id)))  # an old screen has the button
    assert "is not kept here after its end" in mahdia.amal.sees


def test_telegram_may_say_first_that_it_is_closed(mahdia):
    """By its own clock, while we were away: the numbers that came with it stand."""
    asks(mahdia, names="Anonymous")
    hears(mahdia, PollState("77", (("a", 3), ("b", 0)), 3, closed=True))
    assert mahdia.poll.counts == Counts((3, 0), 3) and not mahdia.poll.is_open

    mahdia.line.advance(2 * DAY)
    assert posted.posted(mahdia.db, "77") is None
    hears(mahdia, PollState("77", (("a", 9), ("b", 9)), 18, closed=True))
    assert mahdia.poll.counts == Counts((3, 0), 3)


def test_its_result_is_told_like_any_other(mahdia):
    """A picture with the numbers below it; Telegram's poll stays as it is."""
    asks(mahdia)
    answers(mahdia, mahdia.person(), "b")
    mahdia.amal.writes("/polls")
    mahdia.amal.presses("1")
    mahdia.amal.presses("Close now")
    mahdia.amal.presses("Close now: 1")
    assert "It is being closed; the result follows in a moment." in mahdia.amal.sees
    hears(mahdia, PollState("77", (("a", 0), ("b", 1)), 1, closed=True))
    work(mahdia.line)

    [words] = mahdia.files()
    assert "2. Ville · <b>1</b>" in words and "Le plus choisi\u00a0: Ville" in words
    media = select(bodies.c.media).join(outbox).where(outbox.c.chat_id == ATLAS.id).order_by(outbox.c.id)
    assert mahdia.db.scalars(media).all() == ["poll", "poll", "photo"]


def test_it_can_neither_be_extended_nor_answered_through_the_bot(mahdia):
    """Telegram would know nothing of it."""
    poll = asks(mahdia)
    assert "Extend" not in mahdia.amal.last.labels
    mahdia.amal.sends_press(pack(AskEnd(poll.territory, poll.id)))
    assert "cannot be extended" in mahdia.amal.sees
    sara = mahdia.person()
    sara.sends_press(pack(AnswerPoll(poll.territory, poll.id, 0)))

    assert counts(mahdia) == Counts((0, 0), 0)


@pytest.mark.parametrize("signal", [PollAnswer("78", ("a",)), PollState("78", (("a", 1),), 1, closed=True)])
def test_polls_that_are_not_ours_concern_nobody(mahdia, signal):
    """People ask polls of their own, and an old one may have been forgotten."""
    asks(mahdia)
    hears(mahdia, signal, NOBODY_KNOWN)

    assert counts(mahdia) == Counts((0, 0), 0) and mahdia.poll.is_open


def test_a_group_that_votes_counts_as_one(mahdia):
    """Its administrators who stay anonymous speak with its name."""
    asks(mahdia)
    answers(mahdia, Sender(ATLAS.id, "Atlas"), "a")
    answers(mahdia, Sender(ATLAS.id, "Atlas"), "b")

    assert counts(mahdia) == Counts((0, 1), 1)


def test_who_asks_to_be_forgotten_is_forgotten_here_too(mahdia):
    """Also what they answered before the bot knew them."""
    asks(mahdia)
    answers(mahdia, NOBODY_KNOWN, "a")
    sara = person(mahdia.db, "Sara")
    mahdia.db.execute(people.update().where(people.c.id == sara.id).values(telegram_id=NOBODY_KNOWN.telegram_id))
    changing.forget(mahdia.db, sara.id)
    assert counts(mahdia) == Counts((0, 0), 0)
