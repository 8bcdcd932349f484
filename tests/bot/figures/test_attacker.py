"""Somebody takes all that is published apart, to find out what a few have said.

They know the rules, who belongs to which unit and kind, how many answered, and what the bot publishes. They must not
get at a set of people who are somebody, but no cell.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations, combinations_with_replacement, groupby, pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.figures import (
    Chosen,
    Figure,
    Level,
    Rated,
    figure,
    follow,
    is_another_picture,
    many_of,
    next_at,
    one_of,
    shown_parts,
    turnout,
)

KINDS = ("public", "private", "informal", "")
answers = st.lists(
    st.tuples(st.integers(0, 11), st.sampled_from(KINDS), st.sampled_from([None, 0, 5, 10])), max_size=40
).map(lambda said: [Rated(person, f"unit {unit}", kind, rating) for person, (unit, kind, rating) in enumerate(said)])


def is_cell(members: Iterable[tuple[int, str]]) -> bool:
    """Five people from three units, none of them over half; written once more, so that the rule cannot loosen alone."""
    units = Counter(unit for _, unit in members)
    return units.total() >= 5 and len(units) >= 3 and all(size <= units.total() / 2 for size in units.values())


def atoms(published: Sequence[frozenset[int]]) -> Iterator[frozenset[int]]:
    """The smallest sets that unions and differences of the published ones lead to; all others are unions of these."""
    everybody = frozenset[int]().union(*published)
    for signs in product([True, False], repeat=len(published)):
        left = everybody
        for those, inside in zip(published, signs, strict=True):
            left = left & those if inside else left - those
        yield left


def given_away(published: Sequence[frozenset[int]], unit_of: dict[int, str]) -> list[frozenset[int]]:
    """What can be isolated and is somebody, but no cell. (Two cells together are one: see test_cells.)"""
    return [few for few in atoms(published) if few and not is_cell((person, unit_of[person]) for person in few)]


def published_of(said: Sequence[Rated], shown: Figure) -> list[frozenset[int]]:
    """The people behind each number of a figure."""
    if shown.numbers is None:
        return []
    known = [each for each in said if each.rating is not None]
    kinds = [frozenset(each.person for each in known if each.kind == kind.kind) for kind in shown.numbers.kinds]
    unknown = frozenset(each.person for each in said if each.rating is None)
    return [frozenset(each.person for each in known), *kinds, *([] if shown.numbers.unknown is None else [unknown])]


@settings(max_examples=400, deadline=None)
@given(answers)
def test_no_figure_gives_a_few_away(said):
    """The whole, its kinds, those who do not know, and whatever one leaves of another."""
    assert given_away(published_of(said, figure(said)), {each.person: each.unit for each in said}) == []


@settings(max_examples=400, deadline=None)
@given(answers)
def test_a_response_tells_no_more_than_the_numbers_beside_it(said):
    """Reckoned back to people it is those who rated, with those who do not know only where they are counted."""
    found = figure(said, range(len(said))).numbers
    if found:
        assert round((found.response or 0) * len(said)) == found.people + (found.unknown or 0)


@settings(max_examples=400, deadline=None)
@given(answers)
def test_no_turnout_by_kind_gives_a_few_away(said):
    """Here the whole is always told, so only the kinds are hidden: what they leave is nobody, a cell, or all."""
    shown = turnout(50, [(each.person, each.unit, each.kind) for each in said]).kinds
    published = [frozenset(each.person for each in said if each.kind == kind) for kind in shown]
    everybody = [frozenset(each.person for each in said)] if shown else []
    assert given_away(published + everybody, {each.person: each.unit for each in said}) == []


def splits(units: int, parts: int) -> Iterator[tuple[int, ...]]:
    """Every way in which a unit's people may fall to so many parts."""
    if parts == 1:
        yield (units,)
        return
    for first in range(units + 1):
        for rest in splits(units - first, parts - 1):
            yield (first, *rest)


def worlds(units: Sequence[int], options: str) -> Iterator[list[Chosen]]:
    """Every way in which the people of these units may choose one option each; "-" is none.

    Units of one size are alike, so each way to share them out among the ways is taken once.
    """
    alike = [(size, len(list(group))) for size, group in groupby(sorted(units))]
    ways = (combinations_with_replacement(splits(size, len(options)), number) for size, number in alike)
    for way in product(*ways):
        unit_counts = [counts for group in way for counts in group]
        letters = [(unit, option) for unit, counts in enumerate(unit_counts) for option in said(options, counts)]
        yield [Chosen(person, f"unit {unit}", (option,)) for person, (unit, option) in enumerate(letters)]


def said(options: str, counts: Sequence[int]) -> str:
    return "".join(option * number for option, number in zip(options, counts, strict=True))


def few_of(world: Iterable[Chosen], option: str, *, others: bool = False) -> int:
    """How many chose it (or did not), if that is a number to hide, else 0."""
    members = [(each.person, each.unit) for each in world if (option in each.options) is not others]
    return 0 if is_cell(members) else len(members)


UNITS = [
    (1,) * 5,
    (1,) * 7,
    (1,) * 11,
    (2, 2, 2),
    (3, 3, 2),
    (3, 2, 1, 1),
    (4, 4, 4),
    (6, 3, 3),
    (5, 5, 1),
    (4, 2, 1),
    (9, 1, 1, 1, 1, 1),
]


@pytest.mark.parametrize("others", [False, True])
@pytest.mark.parametrize("units", UNITS, ids=str)
def test_from_many_choices_nobody_learns_that_there_are_a_hidden_few(units, others):
    """Of all ways to answer that look the same, in one of them these people are nobody, or a cell."""
    looks: dict[Hashable, set[int]] = defaultdict(set)
    for world in worlds(units, "a-"):
        looks[many_of("a", world)].add(few_of(world, "a", others=others))
    assert [look for look, few in looks.items() if 0 not in few] == []


@pytest.mark.parametrize("others", [False, True])
@pytest.mark.parametrize("units", UNITS, ids=str)
def test_from_one_choice_nobody_can_reckon_how_many_a_hidden_few_are(units, others):
    """Of all ways to answer that look the same, the few who chose something, or all but it, are more or fewer."""
    looks: dict[Hashable, list[list[Chosen]]] = defaultdict(list)
    for world in worlds(units, "abc"):
        looks[one_of("abc", world)].append(world)
    for look, alike in looks.items():
        for option in "abc":
            numbers = {sum((option in each.options) is not others for each in world) for world in alike}
            hidden = any(few_of(world, option, others=others) for world in alike)
            assert len(numbers) > 1 or not hidden, (look, option)


@pytest.mark.parametrize("units", UNITS, ids=str)
def test_from_one_choice_no_few_can_be_taken(units):
    """The numbers that are shown, and the whole, lead to cells only."""
    for world in worlds(units, "abc"):
        shown = [each.option for each in one_of("abc", world).options if each.number is not None]
        published = [frozenset(each.person for each in world if option in each.options) for option in shown]
        everybody = [frozenset(each.person for each in world)] if shown else []
        assert given_away(published + everybody, {each.person: each.unit for each in world}) == []


def test_all_small_territories_of_three_kinds_hide_their_few():
    """Every territory of up to six people, each a unit or two of them one, of three kinds: exhaustively."""
    for size in range(7):
        for kinds in product("abc", repeat=size):
            for joined in [None, *combinations(range(size), 2)]:
                unit_of = {person: f"unit {person}" for person in range(size)} | dict.fromkeys(joined or (), "two")
                parts = {kind: [(p, unit_of[p]) for p in range(size) if kinds[p] == kind] for kind in set(kinds)}
                shown = shown_parts(parts)
                published = [frozenset(person for person, _ in parts[kind]) for kind in shown]
                assert given_away([*published, frozenset(range(size))] if shown else [], unit_of) == []


@given(st.lists(st.sampled_from([1, 1, 1, -1]), max_size=150))
def test_successive_looks_at_an_open_round_are_five_newcomers_apart(moves):
    """Also when some take their rating back: a word is reckoned only at numbers that had not been reached."""
    rated, taken = 0, [0]
    for move in moves:
        rated = max(0, rated + move)
        if rated >= next_at(taken[-1]):
            taken.append(rated)
    assert all(later - earlier >= 5 for earlier, later in pairwise(taken))
    assert rated < next_at(taken[-1])


rounds = st.dictionaries(st.integers(0, 14), st.sampled_from([0, 5, 10]), min_size=5)


def histogram(of: Figure) -> tuple[int, ...]:
    return of.numbers.histogram if of.numbers else ()


@settings(max_examples=200, deadline=None)
@given(rounds, rounds, st.integers(0, 4))
def test_of_two_rounds_nobody_can_take_the_few_who_came_or_left(before, changes, keep):
    """What two pictures differ by, rating by rating, is nothing, or the doing of a cell on either side.

    The attacker lays one histogram on the other; a newcomer among people who answered as before would stand out.
    """
    now = before | {person: rating for person, rating in changes.items() if person % 5 >= keep}
    one, other = ([Rated(p, f"unit {p}", "", r) for p, r in said.items()] for said in (before, now))
    first = figure(one)
    second = follow(first, figure(other), another=is_another_picture(one, other), round=1)
    came = [(p, f"unit {p}") for p in now if before.get(p) != now[p]]
    left = [(p, f"unit {p}") for p in before if before[p] != now.get(p)]
    if histogram(first) and histogram(second) != histogram(first):
        assert all(is_cell(side) or not side for side in (came, left))


def test_levels_without_numbers_are_the_two_that_hide():
    """SOME always has a number beside it: alone it would be as good as one."""
    for world in worlds((4, 3, 2, 1), "a-"):
        choice = many_of("a", world).options[0]
        assert choice.number is not None or choice.level is not Level.SOME
