"""Codes of secret ballots: what a voter keeps, to find the ballot in the published list or to change it before.

Sixteen letters and digits: ten of chance, which say nothing about anybody, and six that only the vote's key can make,
so that nobody makes up a code. Nobody needs to remember which codes were handed out.
"""

from __future__ import annotations

import hmac
import unicodedata
from random import Random, SystemRandom

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32, without letters that look like digits or like each other (crockford.com/base32.html)."""

DRAWN, SIGNED = 10, 6
LENGTH = DRAWN + SIGNED
GROUP = 4
MEANT = str.maketrans("OIL", "011")  # what somebody wrote down who took a digit for a letter
CHANCE: Random = SystemRandom()


def new_code(key: bytes, vote_id: int) -> str:
    """A code for this vote. Two are the same once in 2⁵⁰; whoever casts the second finds it taken."""
    drawn = "".join(CHANCE.choices(ALPHABET, k=DRAWN))
    return drawn + _signature(key, vote_id, drawn)


def is_signed(key: bytes, vote_id: int, code: str) -> bool:
    """Whether the code was made with this key for this vote; chance makes one in 2³⁰."""
    drawn, signature = code[:DRAWN], code[DRAWN:]
    return hmac.compare_digest(_signature(key, vote_id, drawn).encode(), signature.encode())


def shown(code: str) -> str:
    """As people read it, and as it is published: "K7QM-2P4X-9DTR-WA3E"."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def typed(words: str) -> str | None:
    """The code that somebody typed: in small letters, with or without hyphens, in Arabic digits; None if it is none."""
    plain = unicodedata.normalize("NFKC", words).upper().translate(MEANT)
    code = "".join(_digit(letter) for letter in plain if letter.isalnum())
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def _digit(letter: str) -> str:
    return str(unicodedata.digit(letter, letter))


def _signature(key: bytes, vote_id: int, drawn: str) -> str:
    mark = hmac.digest(key, f"{vote_id} {drawn}".encode(), "sha256")
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in mark[:SIGNED])
