"""What a test needs and a machine may lack."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


def missing(what: str, why: str) -> NoReturn:
    """Skip with the reason; fail instead where ``REQUIRE`` names it: ``.ci/run`` may skip nothing."""
    if what in os.environ.get("REQUIRE", "").split(","):
        pytest.fail(f"{what} is required here: {why}", pytrace=False)
    pytest.skip(why)
