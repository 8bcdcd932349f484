"""Codes of secret ballots: signed for one vote, read as people write them."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ballots import codes
from bot.ballots.codes import ALPHABET, is_signed, new_code, shown, typed

KEY, OTHER = b"k" * 32, b"o" * 32
letters = st.text(ALPHABET, min_size=16, max_size=16)


def test_a_code_is_sixteen_letters_and_digits_without_look_alikes():
    """No I, L, O or U, which people take for others; and never the same one twice."""
    made = {new_code(KEY, 3) for _ in range(1000)}
    assert len(made) == 1000
    assert {len(code) for code in made} == {16}
    assert set("".join(made)) == set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")


def test_the_signature_is_of_an_hmac(monkeypatch):
    """By hand: openssl says 30 2e 0e d5 57 c6, which are 16, 14, 14, 21, 23 and 6 beyond the 32s."""

    class Constant(Random):
        def choices(self, population, **_):
            return ["A"] * 10

    monkeypatch.setattr(codes, "CHANCE", Constant())
    assert new_code(KEY, 3) == "AAAAAAAAAAGEENQ6"


def test_a_code_is_good_for_its_vote_and_its_key_alone():
    """That of another vote, or one that somebody made up, opens nothing."""
    code = new_code(KEY, 3)
    assert is_signed(KEY, 3, code)
    assert not is_signed(KEY, 4, code)
    assert not is_signed(OTHER, 3, code)


@given(st.integers(0, 15), st.sampled_from(ALPHABET))
def test_a_code_with_one_letter_changed_is_none(place, letter):
    """Wherever it is changed: in what was drawn or in the signature."""
    code = new_code(KEY, 3)
    changed = code[:place] + letter + code[place + 1 :]
    assert is_signed(KEY, 3, changed) == (changed == code)


@pytest.mark.parametrize("forged", ["", "A", "A" * 16, "A" * 17, "é" * 16, "\0" * 16])
def test_whatever_is_pressed_it_is_signed_or_not(forged):
    """A press is somebody's input."""
    assert not is_signed(KEY, 3, forged)


@pytest.mark.parametrize(
    "words",
    [
        "K7QM-2P4X-9DTR-WA3E",
        "k7qm 2p4x 9dtr wa3e",
        "K7QM2P4X9DTRWA3E",
        " K7QM – 2P4X – 9DTR – WA3E. ",
        "\u2068K7QM\u2011٢P٤X-٩DTR-WA٣E\u2069",  # with Arabic digits, isolated as a bot's message isolates it
        "Ｋ７ＱＭ-2P4X-9DTR-WA3E",
    ],
)
def test_a_code_is_read_as_people_type_it(words):
    """Small letters, other hyphens, Arabic digits, marks of direction that came along when it was copied."""
    assert typed(words) == "K7QM2P4X9DTRWA3E"


def test_letters_that_were_taken_for_digits_are_those_digits():
    """Nobody need tell O from 0 on a small screen."""
    assert typed("OIL0-1111-0000-aaaa") == "0110111100" + "00AAAA"


@pytest.mark.parametrize(
    "words", ["", "hello", "K7QM-2P4X-9DTR-WA3", "K7QM-2P4X-9DTR-WA3EE", "K7QM-2P4X-9DTR-WA3U", "ب" * 16]
)
def test_what_is_no_code_is_none(words):
    """Too short, too long, or with letters that no code has."""
    assert typed(words) is None


@given(letters)
def test_what_is_shown_can_be_typed(code):
    """Letter for letter."""
    assert typed(shown(code)) == code


def test_a_code_is_shown_in_fours():
    """As on a bank card."""
    assert shown("K7QM2P4X9DTRWA3E") == "K7QM-2P4X-9DTR-WA3E"
