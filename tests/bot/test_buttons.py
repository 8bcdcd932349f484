"""Typed values through Telegram's 64 bytes and back."""

from dataclasses import dataclass
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.buttons import LIMIT, Codec, Unreadable, deep_link, dump, full_name, pack, tag


class Choice(StrEnum):
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Vote:
    article: int
    choice: Choice
    sure: bool = True
    by: int | None = None


@dataclass(frozen=True, slots=True)
class Writing:
    """A wait: it may hold words and lists."""

    title: str
    seats: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Open:
    step: str


CODEC = Codec([Vote, Writing, Open])


@given(some.integers(-(2**52), 2**52), some.sampled_from(Choice), some.booleans(), some.none() | some.integers(0, 9))
def test_a_press_comes_back_as_it_went(article: int, choice: Choice, sure: bool, by: int | None) -> None:
    """Whatever a button holds is what its handler gets, within Telegram's limit."""
    press = Vote(article, choice, sure, by)

    data = pack(press)

    assert CODEC.unpack(data) == press
    assert len(data.encode()) <= LIMIT


@pytest.mark.parametrize(
    "data", ["", "zzzzz-1", "hello world", f"{tag(Vote)}-x!-yes", f"{tag(Vote)}-1-maybe", f"{tag(Vote)}-1"]
)
def test_forged_data_is_unreadable_and_nothing_worse(data: str) -> None:
    """Callback data is user input."""
    with pytest.raises(Unreadable):
        CODEC.unpack(data)


def test_a_tag_never_changes_by_itself() -> None:
    """Buttons in people's chats outlive the process that drew them."""
    assert tag(Vote) == "2ch2c"


@pytest.mark.parametrize("step", ["a-b", "é", "a b", "x" * 70])
def test_what_cannot_travel_is_a_mistake_of_the_conversation(step: str) -> None:
    """It is found when the button is drawn, not when somebody presses it."""
    with pytest.raises(ValueError, match=r"cannot travel|longer"):
        pack(Open(step))


def test_a_full_stop_travels_in_a_button_but_in_no_link() -> None:
    """Telegram takes fewer characters in a deep link than in a button."""
    assert CODEC.unpack(pack(Open("A1.needs"))) == Open("A1.needs")
    with pytest.raises(ValueError, match="deep link"):
        deep_link("muyassir_bot", Open("A1.needs"))
    assert deep_link("muyassir_bot", Open("A1")) == f"https://t.me/muyassir_bot?start={tag(Open)}-A1"


def test_a_wait_comes_back_from_its_row() -> None:
    """A conversation that survives a restart goes on where it was."""
    wait = Writing("عن النحل", (3, 4))

    assert CODEC.load(full_name(wait), dump(wait) | {"seats": [3, 4]}) == wait


@pytest.mark.parametrize(
    "name, state", [("gone.Writing", {}), ("bot.Writing", {"title": 7}), ("bot.Writing", {"x": 1})]
)
def test_a_wait_of_another_version_is_unreadable(name: str, state: dict[str, object]) -> None:
    """An older or newer program's question starts again, without a traceback."""
    with pytest.raises(Unreadable):
        CODEC.load(name, state)
