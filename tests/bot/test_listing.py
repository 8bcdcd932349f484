"""Long lists, a page at a time."""

from dataclasses import dataclass

import pytest

from bot.i18n import Plain, Voice, label, speak
from bot.listing import number_rows, numbered, offset, page, short, turn_row


@dataclass(frozen=True, slots=True)
class Open:
    what: object


@pytest.mark.parametrize(
    ("number", "total", "expected"), [(0, 0, 0), (0, 8, 0), (1, 8, 0), (1, 9, 8), (2, 9, 8), (-1, 9, 0), (2, 24, 16)]
)
def test_a_page_that_is_not_there_is_the_nearest(number, total, expected):
    """Lists grow shorter while their buttons stand in the chat."""
    assert offset(number, total) == expected


def test_lines_and_buttons_carry_the_same_numbers():
    """The second page goes on counting."""
    shown = page([Plain(f"item {n}") for n in range(1, 21)], 1)
    keys = [key for row in number_rows(shown, Open) for key in row]

    assert speak(Voice("en"), numbered(shown, lambda one: one)).splitlines()[0].endswith("9. item 9")
    assert [label(Voice("en"), key.label) for key in keys] == [str(n) for n in range(9, 17)]
    assert keys[0].press == Open(Plain("item 9"))
    assert [len(row) for row in number_rows(shown, Open)] == [4, 4]


@pytest.mark.parametrize(("number", "turns"), [(0, [1]), (1, [0, 2]), (2, [1])])
def test_one_turns_only_where_there_are_pages(number, turns):
    """A button to nowhere is worse than none."""
    assert [key.press.what for row in turn_row(page(range(20), number), Open) for key in row] == turns


def test_a_list_of_one_page_has_no_buttons_to_turn():
    """Nor an empty row of them."""
    assert turn_row(page(range(8), 0), Open) == ()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Espoir", "Espoir"),
        ("A" * 20, "A" * 20),
        ("A" * 21, "A" * 19 + "…"),
        ("Amis du littoral bleu", "Amis du littoral…"),
        ("Amis de la mer · Mahdia", "Amis de la mer…"),
        ("Les Amis" + "s" * 20, "Les Amis" + "s" * 11 + "…"),
    ],
)
def test_a_long_name_is_cut_for_a_button(name, shown):
    """A button has room for 28 letters, with a word before the name."""
    assert short(name) == shown
