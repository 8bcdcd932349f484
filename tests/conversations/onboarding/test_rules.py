"""What somebody on the way in is asked next."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.people.roles import Kind
from conversations.onboarding.rules import (
    Arrival,
    Page,
    Step,
    Wish,
    may_ask_again_at,
    next_step,
    own_kind_first,
    page_of,
    short,
)
from tests.builders import NOW

NEW = Arrival()
GREETED = Arrival(greeted=True)
INVITED = Arrival(greeted=True, territory=7)


@pytest.mark.parametrize(
    ("arrival", "chosen", "agreed", "step"),
    [
        (NEW, False, False, Step.LANGUAGE),
        (INVITED, False, True, Step.LANGUAGE),
        (NEW, True, False, Step.HELLO),
        (replace(NEW, territory=7), True, False, Step.HELLO),
        (replace(NEW, territory=7), True, True, Step.KIND),
        (GREETED, True, False, Step.TERRITORY),
        (GREETED, True, True, Step.TERRITORY),
        (INVITED, True, False, Step.AGREEMENT),
        (replace(INVITED, kind=Kind.PUBLIC), True, False, Step.AGREEMENT),
        (INVITED, True, True, Step.KIND),
        (replace(INVITED, kind=Kind.PUBLIC), True, True, Step.ORGANISATION),
        (replace(INVITED, kind=Kind.PUBLIC, name="Amal"), True, True, Step.NAMESAKES),
    ],
)
def test_the_first_open_question_is_asked(arrival, chosen, agreed, step):
    """Language, hello, a territory, what is agreed to, kind, organisation: in this order, each once."""
    assert next_step(arrival, chosen=chosen, agreed=agreed, wish=Wish.UNSENT) is step


@pytest.mark.parametrize(
    ("wish", "step"),
    [(Wish.UNSENT, Step.REQUEST), (Wish.WAITING, Step.WAITING), (Wish.DECLINED, Step.DECLINED)],
)
def test_who_asks_to_join_waits_for_the_answer(wish, step):
    """Nothing is agreed to before a territory lets them in."""
    asking = replace(GREETED, asked=7)

    assert next_step(asking, chosen=True, agreed=False, wish=wish) is step
    assert next_step(replace(asking, territory=8), chosen=True, agreed=False, wish=wish) is Step.AGREEMENT


def test_a_territory_that_said_no_is_left_in_peace_for_a_week():
    """And no longer."""
    assert may_ask_again_at(NOW) == NOW + timedelta(days=7)


def test_organisations_of_ones_own_kind_come_first():
    """The likeliest ones are on the first page."""
    kinds = [(Kind.PUBLIC, 1), (Kind.INFORMAL, 2), (Kind.PUBLIC, 3), (Kind.PRIVATE, 4)]

    assert own_kind_first(kinds, Kind.PUBLIC) == [1, 3, 2, 4]
    assert own_kind_first(kinds, None) == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("count", "number", "page"),
    [
        (0, 0, Page(range(0, 0), None, None)),
        (8, 0, Page(range(8), None, None)),
        (9, 0, Page(range(8), None, 1)),
        (9, 1, Page(range(8, 9), 0, None)),
        (20, 1, Page(range(8, 16), 0, 2)),
        (9, 5, Page(range(8, 9), 0, None)),
        (9, -1, Page(range(8), None, 1)),
    ],
)
def test_a_list_is_shown_in_pages_of_eight(count, number, page):
    """A page that is no longer there is the last one."""
    assert page_of(range(count), number) == page


@pytest.mark.parametrize(
    ("name", "label"),
    [("x" * 28, "x" * 28), ("x" * 29, "x" * 27 + "…"), ("a" * 26 + " bcd", "a" * 26 + "…")],
)
def test_a_name_is_cut_to_fit_its_button(name, label):
    """A phone shows 28 characters."""
    assert short(name) == label
