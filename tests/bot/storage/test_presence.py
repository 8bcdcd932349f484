"""Processes of one database see each other."""

from __future__ import annotations

from contextlib import AsyncExitStack

import sqlalchemy as sa

from bot.storage.engine import Database, database


async def entered(url: str, stack: AsyncExitStack) -> tuple[Database, bool]:
    store = database(url)
    await store.open()
    stack.push_async_callback(store.close)
    return store, await store.enter()


async def test_whoever_comes_first_is_alone_and_nobody_after(database_url: str) -> None:
    """Only who is alone may take up what others had in hand."""
    async with AsyncExitStack() as stack:
        assert [(await entered(database_url, stack))[1] for _ in range(3)] == [True, False, False]


async def test_somebody_who_came_second_is_still_seen_when_the_first_is_gone(database_url: str) -> None:
    """A third is not alone with them."""
    async with AsyncExitStack() as stack:
        first = AsyncExitStack()
        await entered(database_url, first)
        await entered(database_url, stack)
        await first.aclose()

        assert not (await entered(database_url, stack))[1]


async def test_who_left_is_not_seen_any_more(database_url: str) -> None:
    """The next is alone again, as after a restart."""
    async with AsyncExitStack() as stack:
        await entered(database_url, stack)
    async with AsyncExitStack() as stack:
        assert (await entered(database_url, stack))[1]


async def test_looking_at_a_database_is_not_being_there(database_url: str) -> None:
    """An operator's command beside the bot does not count."""
    store = database(database_url)
    await store.open()
    try:
        async with AsyncExitStack() as stack:
            assert (await entered(database_url, stack))[1]
    finally:
        await store.close()


async def test_a_server_that_ended_the_connection_is_left_without_ado(postgres_url: str) -> None:
    """The mark went with it; there is nothing to be taken away."""
    async with AsyncExitStack() as stack:
        store, _ = await entered(postgres_url, stack)
        ends = sa.text("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'")
        await store.transaction(lambda db: db.execute(ends))
