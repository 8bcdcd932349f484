"""The frozen text's one form and its hash, messages that break between articles, reminders that are seldom."""

from datetime import timedelta
from hashlib import sha256

import pytest

from conversations.charter.signing.rules import (
    Nudges,
    canonical,
    digest,
    grouped,
    in_messages,
    main_language,
    may_be_nudged,
)
from tests.builders import NOW


def test_the_canonical_form_is_json_with_sorted_keys_and_no_spaces():
    """Written out by hand, as somebody outside would."""
    content = {"b": [1, None], "a": {"ي": 'Nous "décidons"\nici', "x": "نقرّر"}}

    assert canonical(content) == '{"a":{"x":"نقرّر","ي":"Nous \\"décidons\\"\\nici"},"b":[1,null]}'.encode()


def test_the_hash_is_the_sha_256_of_that_form():
    """Of nothing else: the order in which keys were written does not matter."""
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1}) == sha256(b'{"a":1,"b":2}').hexdigest()


def test_a_hash_is_shown_eight_digits_at_a_time():
    """So that two people can compare it aloud."""
    assert grouped("0123456789abcdef" * 4) == " ".join(["01234567", "89abcdef"] * 4)


@pytest.mark.parametrize(
    ("lengths", "parts"),
    [
        ([], []),
        ([10], [range(0, 1)]),
        ([40, 40, 30], [range(0, 2), range(2, 3)]),
        ([60, 40, 1], [range(0, 2), range(2, 3)]),
        ([150, 10, 90, 1], [range(0, 1), range(1, 3), range(3, 4)]),
    ],
)
def test_messages_break_between_articles(lengths, parts):
    """As many articles in each as fit into a hundred; one that is too long is alone."""
    assert in_messages(lengths, room=100) == parts


@pytest.mark.parametrize(
    ("languages", "main"), [(["fr", "ar", "fr"], "fr"), (["fr", "ar"], "ar"), (["en"], "en"), (["en", "fr"], "fr")]
)
def test_the_language_that_counts_is_that_of_most_texts(languages, main):
    """Of as many, the territory's first."""
    assert main_language(languages, ["ar", "fr", "en"]) == main


@pytest.mark.parametrize(
    ("so_far", "may"),
    [
        (None, True),
        (Nudges(1, NOW - timedelta(days=3), stopped=False), True),
        (Nudges(1, NOW - timedelta(days=3) + timedelta(seconds=1), stopped=False), False),
        (Nudges(2, NOW - timedelta(days=30), stopped=False), True),
        (Nudges(3, NOW - timedelta(days=30), stopped=False), False),
        (Nudges(0, NOW - timedelta(days=30), stopped=True), False),
    ],
)
def test_somebody_is_reminded_once_in_three_days_and_three_times_in_all(so_far, may):
    """And never again once they said so."""
    assert may_be_nudged(so_far, NOW) is may
