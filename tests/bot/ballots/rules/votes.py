"""Votes to try the rules with: who is on the roll, who voted, and what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from hypothesis import strategies as st

from bot.ballots.rules import consent, judgment, majority
from bot.ballots.rules.judgment import Grade
from bot.ballots.rules.majority import Side
from bot.ballots.rules.quorum import Closing

REVIEW = date(2027, 3, 1)
KINDS = ("", "public", "private", "civil")
kinds = st.sampled_from(KINDS)
more = st.fixed_dictionaries({kind: st.integers(0, 2) for kind in KINDS})
"""Those on the roll who did not vote, by kind."""

OPTIONS = ("association", "co-operative", judgment.CHARTER_ONLY)

sides = st.lists(st.builds(majority.Vote, st.sampled_from(Side), kinds), max_size=12)
stances = st.lists(
    st.builds(lambda stance, kind: consent.Vote(stance, kind, "why"), st.sampled_from(consent.Stance), kinds),
    max_size=12,
)
unopposed = st.lists(
    st.builds(consent.Vote, st.sampled_from(sorted(set(consent.Stance) - {consent.Stance.OBJECTION})), kinds),
    max_size=12,
)
cards = st.fixed_dictionaries({option: st.sampled_from(Grade) for option in OPTIONS})
graded = st.lists(st.builds(judgment.Vote, st.none() | cards, kinds), max_size=12)


def at_the_end(
    votes: Iterable[majority.Vote | consent.Vote | judgment.Vote],
    away: dict[str, int] | None = None,
    *,
    extended: bool = False,
    secret: bool = False,
) -> Closing:
    """The end of a vote in which these voted, and so many more of each kind were on the roll and did not."""
    voted = Counter(each.kind for each in votes)
    return Closing(voted + Counter(away or {}), voted, extended, secret)
