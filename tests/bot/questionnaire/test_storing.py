"""Values on their way into a JSON column and back."""

import json

import pytest

from bot.questionnaire import Blank, OwnWords, from_json, to_json


@pytest.mark.parametrize(
    "value",
    [
        0,
        10,
        "public",
        (),
        ("figs", "mint"),
        OwnWords("ثقة \U0001f331"),
        OwnWords(voice="f"),
        Blank.SKIPPED,
        Blank.UNKNOWN,
    ],
)
def test_a_value_comes_back_as_it_was(value):
    """Of the same kind too: a blank is not an option that happens to be called so."""
    back = from_json(json.loads(json.dumps(to_json(value))))
    assert (back, type(back)) == (value, type(value))


@pytest.mark.parametrize("kept", [None, True, 1.5, "7", [], {}, {"blank": "lost"}, {"text": 1}])
def test_what_is_no_answer_is_not_taken_for_one(kept):
    """A damaged row is a bug to be seen, not an answer to be counted."""
    with pytest.raises(ValueError):
        from_json(kept)
