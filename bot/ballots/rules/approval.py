"""Approval, for dates and topics (decisions, table): everybody names all that suit them, and most votes win.

It needs no quorum. What is level stays level, in the order in which it was listed: a person chooses among those.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from bot.ballots.rules.outcome import Outcome, Reason, Result


def outcome(options: Sequence[str], approvals: Iterable[Collection[str]]) -> Outcome:
    """Which options most approve of; naming none is an answer too, and an option named twice by one counts once.

    Raises ValueError for an option that is not on the list.
    """
    found = Counter(option for each in approvals for option in set(each))
    if not found.keys() <= set(options):
        raise ValueError("somebody approved of what was not on the list")
    counts = {option: found[option] for option in options}
    winners = tuple(option for option in counts if counts[option] and counts[option] == max(counts.values()))
    if not winners:
        return Outcome(Result.NOT_ADOPTED, Reason.NO_VOTES, counts=counts)
    reason = Reason.TIE if len(winners) > 1 else Reason.MOST_APPROVED
    return Outcome(Result.CHOSEN, reason, counts=counts, winners=winners)
