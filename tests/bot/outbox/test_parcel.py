"""What a sender has in hand."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection

from bot.outbox.parcel import without_markup
from tests.letters import letter, take, write


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Hello", "Hello"),
        ("5 < 7 & <b>", "5 < 7 & <b>"),
        ('He said "yes"', 'He said "yes"'),
    ],
)
def test_plain_words_are_what_the_person_would_have_read(db: Connection, words: str, expected: str) -> None:
    """Tags go, what was escaped comes back, and nothing is lost."""
    write(db, letter(words))
    [parcel] = take(db)

    plain = without_markup(parcel)

    assert (plain.html, plain.plain) == (expected, True)
