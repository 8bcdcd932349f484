"""Answers of a territory, written as one reads them."""

from __future__ import annotations

from itertools import count

from bot.figures import Chosen, Rated


def rated(units: str = "", **kinds: str) -> list[Rated]:
    """One word for each unit, its people's ratings parted by commas; "?" does not know.

    ``rated("8,6 7")`` is an organisation of two and a person; ``rated(public="3 4", private="9")`` is by kind.
    """
    people, answers = count(1), []
    for kind, words in (("", units), *kinds.items()):
        for number, word in enumerate(words.split()):
            answers += [Rated(next(people), f"{kind}{number}", kind, rating(said)) for said in word.split(",")]
    return answers


def rating(said: str) -> int | None:
    return None if said == "?" else int(said)


def chosen(units: str) -> list[Chosen]:
    """One word for each unit, its people's choices parted by commas, each a letter for each option; "-" is none.

    ``chosen("ab,a -")``: of an organisation of two, one chose a and b, the other a; a third person chose nothing.
    """
    people = count(1)
    return [
        Chosen(next(people), str(number), tuple(said.replace("-", "")))
        for number, word in enumerate(units.split())
        for said in word.split(",")
    ]
