"""The real bot in its own process, beside the sandbox, for each journey."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.town import Town, town

LANGUAGES = ("ar", "fr", "en")
NAMES = {"ar": "سارة", "fr": "Sarah", "en": "Sara"}


@pytest_asyncio.fixture
async def mahdia(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as made:
        yield made


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)
