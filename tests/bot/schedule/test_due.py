"""What is due happens once, in order, also after an outage and when the clock is moved."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update

from bot.buttons import Codec
from bot.clock import Clock
from bot.events import Due, Event
from bot.schedule import due
from bot.schedule.ticker import Ticker
from bot.storage.engine import Database

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Closes:
    round: int


class Diary:
    """Notes when each signal came, and takes its row away as a turn does."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database, self.clock, self.entries = database, clock, list[tuple[int, datetime]]()

    async def take(self, events: list[Event]) -> None:
        for event in events:
            self.entries.append((event.signal.round, self.clock.now().replace(microsecond=0)))
        await self.database.transaction(lambda db: due.drop(db, [event.due for event in events if event.due]))


def closing(number: int, at: datetime, slot: str | None = None) -> Due:
    return Due(Closes(number), at, None, None, slot=slot)


def ticker(database: Database, diary: Diary) -> Ticker:
    return Ticker(database, diary.clock, Codec([Closes]), diary.take)


async def test_moving_the_clock_lives_through_every_moment_in_order(database: Database) -> None:
    """A demo that jumps a week sees each deadline at its own time."""
    diary = Diary(database, Clock())
    diary.clock.set(NOON)
    await database.transaction(lambda db: due.add(db, [closing(2, NOON + 5 * HOUR), closing(1, NOON + 2 * HOUR)]))

    await ticker(database, diary).travel(NOON + 9 * HOUR)

    assert diary.entries == [(1, NOON + 2 * HOUR), (2, NOON + 5 * HOUR)]
    assert diary.clock.now() >= NOON + 9 * HOUR


async def test_what_came_up_during_an_outage_happens_when_it_ends(database: Database) -> None:
    """A vote closes late rather than never; and nothing happens before its time."""
    diary = Diary(database, Clock())
    diary.clock.set(NOON)
    await database.transaction(lambda db: due.add(db, [closing(1, NOON - HOUR), closing(2, NOON + HOUR)]))

    await ticker(database, diary).look()
    await ticker(database, diary).look()

    assert [number for number, _ in diary.entries] == [1]


async def test_of_two_with_one_slot_only_the_first_is_written(database: Database) -> None:
    """Two processes, or an hour that comes twice, say one thing once."""
    rows = [closing(1, NOON, slot="digest 2026-03-01"), closing(2, NOON, slot="digest 2026-03-01"), closing(3, NOON)]

    await database.transaction(lambda db: due.add(db, rows))

    assert await database.transaction(lambda db: [row.state["round"] for row in due.ripe(db, NOON)]) == [1, 3]


async def test_a_signal_that_no_code_knows_any_more_is_dropped(database: Database) -> None:
    """It holds up nothing that comes after it."""
    diary = Diary(database, Clock())
    await database.transaction(lambda db: due.add(db, [closing(1, NOON), closing(2, NOON)]))
    await database.transaction(lambda db: db.execute(update(due.due).where(due.due.c.id == 1).values(name="gone.X")))

    await ticker(database, diary).look()

    assert [number for number, _ in diary.entries] == [2]
    assert await database.transaction(lambda db: db.execute(select(due.due.c.id)).all()) == []


async def test_slow_work_belongs_to_one_worker_until_its_lease_ends(database: Database) -> None:
    """Two workers never draw one picture; a worker that died does not keep it."""
    order = Due(Closes(1), NOON, None, None, job=True)
    await database.transaction(lambda db: due.add(db, [order]))

    async def claim(now: datetime) -> due.Row | None:
        return await database.transaction(lambda db: due.claim_job(db, now, now + HOUR))

    first, second, third = await claim(NOON), await claim(NOON), await claim(NOON + HOUR)

    assert (first and first.attempts, second, third and third.attempts) == (0, None, 1)
