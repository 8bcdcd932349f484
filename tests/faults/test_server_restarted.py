"""PostgreSQL is restarted under the running bot."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.outbox.tables import State
from tests.conftest import missing
from tests.faults.answerer import crowd, together
from tests.faults.kept import at_rest, diaries, members, records
from tests.faults.test_disk import answers, answers_on, free_port, health, starts
from tests.faults.waiting import until
from tests.postgres import Server, Unavailable
from tests.town import Town, town

pytestmark = pytest.mark.timeout(300)  # it waits for processes to start, on a machine that may be busy


@pytest.fixture
def server() -> Iterator[Server]:
    """A server of this test's own, since it is stopped; what it committed survives that, as everywhere but in tests."""
    try:
        made = Server(synchronous_commit="on")
    except Unavailable as error:
        missing("postgresql", str(error))
    yield made
    made.stop()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGQUIT], ids=["shut down", "crashed"])
async def test_people_answer_while_the_server_is_away(tmp_path: Path, server: Server, how: signal.Signals) -> None:
    """Every loop goes on by itself: what came meanwhile is taken, what was on its way is recorded, pictures come."""
    port = free_port()
    async with town(tmp_path, server.url("postgres"), BOT_HEALTH_PORT=str(port)) as made:
        async with crowd(await members(made, 4), seed=11) as answerers:
            await together(*(starts(each) for each in answerers))
            await asyncio.to_thread(server.halt, how)
            await together(*(answers(each) for each in answerers))
            await until(lambda: "storage_in_trouble" in made.log, "a line in the log")
            assert await health(port) == 503

            await asyncio.to_thread(server.start)
            await together(*(answers_on(each) for each in answerers))
            await wants_everything(made, answerers[0].someone.id)
            states = await at_rest(made)

        async with records(made) as store:
            assert await store.read(diaries) == {each.someone.id: each.diary for each in answerers}
        assert set(states) <= {State.SENT, State.CANCELLED}
        assert await health(port) == 200


async def wants_everything(made: Town, person: int) -> None:
    """A file comes only if the workshop goes on."""
    someone = await made.world.known(person)
    await someone.says("/privacy")
    await someone.presses("My data")
    await until(lambda: has_files(made, person), "the files to come")


async def has_files(made: Town, person: int) -> bool:
    seen = await (await made.world.known(person)).messages()
    return sum(message.media is not None for message in seen) >= 2
