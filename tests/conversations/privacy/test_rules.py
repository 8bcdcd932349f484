"""Fresh buttons, and own data laid out for programs and for spreadsheets."""

import json
from datetime import timedelta

import pytest

from bot.contributions import OwnData
from conversations.privacy.rules import as_json, as_table, is_fresh
from tests.builders import NOW

PARTS = [
    OwnData("person", ({"name": "سارة", "since": None},)),
    OwnData("answers", ({"A1": 7},)),
    OwnData("answers", ({"A2": [1, 2]},)),
]


@pytest.mark.parametrize(
    ("age", "fresh"),
    [
        (timedelta(), True),
        (timedelta(hours=1), True),
        (timedelta(hours=1, seconds=1), False),
        (-timedelta(seconds=1), False),
    ],
)
def test_what_cannot_be_undone_is_confirmed_within_the_hour(age, fresh):
    """A button found months later is no decision, and one from the future was never drawn."""
    assert is_fresh(int((NOW - age).timestamp()), NOW) is fresh


def test_json_holds_every_part_under_its_heading():
    """Two conversations may give to one heading; Arabic stays readable."""
    written = as_json(PARTS, NOW)

    assert json.loads(written) == {
        "made_at": "2026-03-02T09:00:00+00:00",
        "data": {"person": [{"name": "سارة", "since": None}], "answers": [{"A1": 7}, {"A2": [1, 2]}]},
    }
    assert "سارة".encode() in written


def test_the_table_has_one_line_for_each_value():
    """A spreadsheet shows it without knowing what is in it."""
    assert list(as_table(PARTS)) == [
        ("person", 1, "name", "سارة"),
        ("person", 1, "since", None),
        ("answers", 1, "A1", 7),
        ("answers", 2, "A2", "[1, 2]"),
    ]
