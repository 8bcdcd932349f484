"""Ratings as they are typed from a pile of papers."""

import pytest

from bot.errors import Refusal
from bot.questionnaire import Blank
from conversations.self_assessment.paper.reading import read_ratings

IDS = ("A1", "A2", "A3", "A3.hands_on", "A3.competent")
UNKNOWN, NOTHING = Blank.UNKNOWN, Blank.SKIPPED


@pytest.mark.parametrize(
    "words",
    ["7 ? 5 - 10", "7,?,5,-,10", "٧ ؟ ٥ – ١٠", "۷ ؟ ۵ - ۱۰", "7; ?; 5; —; 10", "7\n?\n5\n-\n10", "7/10 ? 5/10 - 10"],
)
def test_in_the_order_of_the_list(words):
    """With digits of three scripts, and whatever stands between them."""
    assert read_ratings(words, IDS) == {0: 7, 1: UNKNOWN, 2: 5, 3: NOTHING, 4: 10}


def test_a_line_may_stop_early():
    """The rest stays as it is."""
    assert read_ratings("7 5", IDS) == {0: 7, 1: 5}


@pytest.mark.parametrize("words", ["A1=7 A3=? 5=2", "a1 7, a3 ?, 5:2", "A1: 7; A3 : ?; 5 = 2", "١=٧ ٣=؟ ٥=٢"])
def test_single_ones_by_number_or_by_question(words):
    """For what was forgotten, or mistyped."""
    assert read_ratings(words, IDS) == {0: 7, 2: UNKNOWN, 4: 2}


@pytest.mark.parametrize(
    "words",
    ["", "  ", "11", "7 12", "good", "7 A2=3", "7.5", "-3", "A1=", "A1=x", "7 7 7 7 7 7", "6=7", "R1=7", "0=7"],
)
def test_what_is_not_understood_is_refused(words):
    """Rather than recorded for the wrong question; with an example of what would be right."""
    with pytest.raises(Refusal):
        read_ratings(words, IDS)
