"""What conversations give to the menu, and how it is laid out."""

from bot.buttons import Button
from bot.contributions import MenuItem, menu_rows
from bot.events import GoHome
from bot.i18n import Plain


def item(label: str, order: int, **more: bool) -> MenuItem:
    return MenuItem(Button(Plain(label), GoHome()), order, **more)


def labels(*items: MenuItem, facilitator: bool = True) -> list[list[str]]:
    return [[str(button.label) for button in row] for row in menu_rows(items, facilitator=facilitator)]


def words(*names: str) -> list[str]:
    return [str(Plain(name)) for name in names]


def test_two_narrow_neighbours_share_a_row():
    """A third one has a row of its own, and so has whatever is wide; all in their order."""
    menu = (item("c", 3, narrow=True), item("a", 1, narrow=True), item("b", 2, narrow=True), item("wide", 4))

    assert labels(*menu) == [words("a", "b"), words("c"), words("wide")]
    assert labels(item("a", 1, narrow=True), item("wide", 2), item("b", 3, narrow=True)) == [
        words("a"),
        words("wide"),
        words("b"),
    ]


def test_what_is_for_facilitators_is_offered_to_them_only():
    """Whoever is none sees no gap where it would be."""
    menu = (item("a", 1, narrow=True), item("theirs", 2, for_facilitators=True), item("b", 3, narrow=True))

    assert labels(*menu, facilitator=False) == [words("a", "b")]
    assert labels(*menu) == [words("a"), words("theirs"), words("b")]
