"""Ratings as a facilitator types them from a sheet of paper: "7 5 ? 8", or single ones, "2=7 A3=?". Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.errors import Refusal
from bot.i18n import Ltr, T
from bot.questionnaire import Blank
from bot.reading import clean, western_digits

IN_ORDER, SINGLE = Ltr("7 ? 5 - 8"), Ltr("2=7 5=?")
TOP = 10
BETWEEN = re.compile(r"[\s,;]+")
NAMED = re.compile(r"([A-Za-z]\d|\d+)\s*[=:]\s*|([A-Za-z]\d)\s+(?=[\d?-])")
OUT_OF_TEN = re.compile(r"(\d)\s*/\s*10\b")
UNKNOWN, NOTHING = "?", "-"
SIGNS = str.maketrans({"؟": UNKNOWN, "–": NOTHING, "—": NOTHING, "⁄": "/"})


def read_ratings(words: str, ids: Sequence[str]) -> Mapping[int, int | Blank]:
    """By place in the list, from 0: a rating, UNKNOWN for "?", SKIPPED for "-". Digits of any script count the same.

    Without names they are taken in the order of the list; a name is a number of the list, or a main question's id.
    Raises Refusal, saying what would be right.
    """
    written = OUT_OF_TEN.sub(r"\1", western_digits(clean(words).translate(SIGNS)))
    tokens = [token for token in BETWEEN.split(NAMED.sub(r" \1\2=", written)) if token]
    named = [token.split("=", 1) for token in tokens if "=" in token]
    if not tokens or (named and len(named) < len(tokens)):
        raise not_understood()
    if named:
        return {place(name, ids): value(said) for name, said in named}
    if len(tokens) > len(ids):
        raise Refusal(
            T("That is {n} answers, and the list has {total}. In its order, for example: {example}",
              n=len(tokens), total=len(ids), example=IN_ORDER)
        )  # fmt: skip
    return {number: value(token) for number, token in enumerate(tokens)}


def place(name: str, ids: Sequence[str]) -> int:
    if name.upper() in ids:
        return ids.index(name.upper())
    if name.isdecimal() and 1 <= int(name) <= len(ids):
        return int(name) - 1
    wrong = T("There is no {name} in the list: it goes from {low} to {high}.", name=name, low=1, high=len(ids))
    raise Refusal(wrong)


def value(said: str) -> int | Blank:
    if said == UNKNOWN:
        return Blank.UNKNOWN
    if said == NOTHING:
        return Blank.SKIPPED
    if said.isdecimal() and len(said) <= len(str(TOP)) and int(said) <= TOP:
        return int(said)
    raise not_understood()


def not_understood() -> Refusal:
    return Refusal(
        T(
            "Whole numbers from {low} to {high}, with a space between, “?” for “I don’t know” and “-” for no answer: "
            "for example, {example}. Or single ones: {single}.",
            low=0, high=TOP, example=IN_ORDER, single=SINGLE,
        )
    )  # fmt: skip
