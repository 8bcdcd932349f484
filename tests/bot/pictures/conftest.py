"""Where the pages of a PDF can be read."""

import shutil

import pytest

from tests.conftest import missing


@pytest.fixture
def poppler() -> None:
    """Where it is required, a run without it fails."""
    if shutil.which("pdftotext") is None:
        missing("poppler", "needs pdftotext (poppler-utils)")
