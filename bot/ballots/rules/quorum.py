"""Whether enough have voted (decisions, "Kinds of actor" and "Quorum failing").

At least half of the roll, and at least one voter of each kind of actor. This and every other condition on kinds
binds only kinds with three or more on the roll: one or two would have a veto by staying away. Who stands aside has
voted. The roll is the one at the close, with those who joined. An empty roll never has a quorum.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bot.ballots.rules.outcome import Counts, Outcome, Reason, Result, Turnout
from bot.ballots.rules.roll import Roll, Voter, by_kind

LEAST_OF_A_KIND = 3


@dataclass(frozen=True, slots=True)
class Closing:
    """A vote at its end, apart from what was chosen: how many of each kind are on the roll, and voted.

    ``extended`` is whether it has had its one extension. Raises ValueError if more of a kind voted than there are.
    """

    on_roll: Counts
    voted: Counts
    extended: bool = False
    secret: bool = False

    def __post_init__(self) -> None:
        if any(number > self.on_roll.get(kind, 0) for kind, number in self.voted.items()):
            raise ValueError("somebody voted who is not on the roll")


def closing(roll: Roll, voted: Collection[Voter], *, extended: bool = False, secret: bool = False) -> Closing:
    """A vote at its end, from its roll and those of it who voted. Raises KeyError for one who is not on it."""
    kinds = Counter(roll.entries[voter].kind for voter in set(voted))
    return Closing(by_kind(roll), kinds, extended, secret)


def without_quorum(vote: Closing) -> Outcome | None:
    """What becomes of a vote that too few took part in: one extension, then "not adopted"; None with a quorum.

    No number of what was chosen goes with it: too few spoke for it to be a result.
    """
    found = turnout(vote)
    if found.is_quorum:
        return None
    return Outcome(Result.NOT_ADOPTED if vote.extended else Result.EXTENDED, Reason.NO_QUORUM, found)


def turnout(vote: Closing) -> Turnout:
    """How many voted and how many of which kinds were needed: half of the roll, rounded up."""
    size = sum(vote.on_roll.values())
    silent = tuple(sorted(kind for kind in counted_kinds(vote.on_roll) if not vote.voted.get(kind)))
    return Turnout(size, sum(vote.voted.values()), max(1, (size + 1) // 2), silent)


def counted_kinds(on_roll: Counts) -> frozenset[str]:
    """The kinds of actor that conditions on kinds are about; a kind that is not known is none."""
    return frozenset(kind for kind, number in on_roll.items() if kind and number >= LEAST_OF_A_KIND)


def objecting_kinds(vote: Closing) -> frozenset[str]:
    """The kinds whose own votes can stand in the way of a majority: in open votes only."""
    return frozenset() if vote.secret else counted_kinds(vote.on_roll)


def refuse_other_ballots(vote: Closing, kinds: Iterable[str]) -> None:
    """Raises ValueError unless there is one ballot for each who voted, in open votes of the same kinds."""
    cast = Counter(kinds)
    if cast.total() != sum(vote.voted.values()):
        raise ValueError("there are not as many ballots as voters")
    if not vote.secret and cast != Counter(vote.voted):
        raise ValueError("the ballots are of other kinds of actor than the voters")
