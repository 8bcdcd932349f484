"""A poll from its first screen to its result, on SQLite and on PostgreSQL."""

from datetime import timedelta

from conversations.polls import changing, queries
from conversations.polls.queries import Counts
from tests.conversations.polls import test_native as native
from tests.conversations.polls.market import market, opened, plain, presses
from tests.workshop import work


async def test_a_poll_is_prepared_answered_closed_and_drawn(database):
    """Every statement of it means the same on both."""
    await database.transaction(lived_through)


def lived_through(db):
    mahdia = market(db)
    poll = opened(mahdia, "Several choices")
    sara, mourad = mahdia.person(), mahdia.person("Mourad")
    for who, option in ((sara, "Au port"), (sara, "Dans la médina"), (mourad, "Au port"), (mourad, "Au port")):
        presses(who, option)
    mahdia.amal.presses("Who chose what")
    assert plain(mahdia.amal.last).endswith("Sara: At the port and In the old town")
    assert queries.answered_by(db, mahdia.poll.drafted_by) == []
    mahdia.line.advance(timedelta(days=1))
    work(mahdia.line)

    assert mahdia.poll.counts == Counts((1, 1), 1) and len(mahdia.files()) == 1
    assert not changing.close(db, poll, mahdia.line.clock.now())


async def test_a_poll_of_telegram_s_own_is_lived_through(database):
    """Answers by Telegram's names, an end, numbers only."""

    def unit(db):
        mahdia = market(db)
        native.asks(mahdia)
        native.answers(mahdia, mahdia.person(), "a")
        native.answers(mahdia, native.NOBODY_KNOWN, "b")
        mahdia.line.advance(timedelta(days=1))
        mahdia.line.advance(timedelta(minutes=1))
        return mahdia.poll.counts

    assert await database.transaction(unit) == Counts((1, 1), 2)
