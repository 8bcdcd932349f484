"""What a database file would hold if everything ended now: read from a copy, so that nothing of it is mended."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.engine import make_url

from bot.storage.engine import Database, database
from tests.town import Town

LOG = "-wal"


def file_of(made: Town) -> Path:
    """Where the town keeps everything."""
    return Path(make_url(made.database).database or "")


def log_of(file: Path) -> Path:
    """SQLite's log of changes, which lies beside the file."""
    return file.with_name(file.name + LOG)


@asynccontextmanager
async def aside(made: Town) -> AsyncIterator[Database]:
    """A copy of the file and of its log, opened: SQLite takes up what it finds, as it would after a crash."""
    with TemporaryDirectory(dir=made.home) as folder:
        file = file_of(made)
        for each in filter(Path.exists, (file, log_of(file))):
            shutil.copyfile(each, Path(folder) / each.name)
        async with opened(Path(folder) / file.name) as store:
            yield store


@asynccontextmanager
async def opened(file: Path) -> AsyncIterator[Database]:
    store = database(f"sqlite:///{file}")
    await store.open()
    try:
        yield store
    finally:
        await store.close()
