"""What each kind of actor voted, once a vote has closed with a quorum."""

from __future__ import annotations

from sqlalchemy import Connection, select

from bot.ballots import casting, counting, published, rolls
from bot.ballots.counting import Chosen
from bot.ballots.rules.outcome import Outcome, Reason
from bot.ballots.tables import Standing, votes
from bot.ballots.vote import Vote

GIVEN = "given"
"""For the reason of an objection that was only spoken, or that went with whoever was forgotten: it was counted."""


def by_kind(db: Connection, vote: Vote) -> dict[str, Outcome]:
    """The numbers of each kind of actor that may be told apart, by its word; ``counts``, or ``grades`` of options.

    Of an open vote every kind of which somebody voted: who voted what stands beside it with names, so a kind of one
    hides nobody. Of a secret one the kinds that its published file tells apart. None before the close, nor without a
    quorum: there is no result that they would be parts of. Advice is of no kind.
    """
    if vote.outcome is None or vote.outcome.reason is Reason.NO_QUORUM:
        return {}
    found: dict[str, list[Chosen]] = {}
    for each in _published(db, vote) if vote.secret else _open(db, vote):
        found.setdefault(each.kind, []).append(each)
    return {kind: counting.numbers(vote, found[kind]) for kind in sorted(found) if kind}


def _open(db: Connection, vote: Vote) -> list[Chosen]:
    kinds = {line.voter: line.kind for line in rolls.lines(db, vote.id) if line.standing is Standing.VOTER}
    cast = [each for each in casting.ballots(db, vote.id) if each.voter in kinds]
    return [Chosen(each.choice, kinds[each.voter], reason=each.reason or GIVEN) for each in cast]


def _published(db: Connection, vote: Vote) -> list[Chosen]:
    file = db.scalar(select(votes.c.published).where(votes.c.id == vote.id))
    return [] if file is None else [Chosen(each.choice, each.kind) for each in published.read(file).ballots]
