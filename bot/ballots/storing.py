"""Outcomes as JSON: frozen with the vote that they are of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from bot.ballots.rules.outcome import Outcome, Reason, Result, Turnout


def stored(outcome: Outcome | None) -> dict[str, Any] | None:
    if outcome is None:
        return None
    return {**asdict(outcome), "review_on": outcome.review_on and outcome.review_on.isoformat()}


def outcome_from(row: Mapping[str, Any] | None) -> Outcome | None:
    """What ``stored`` made."""
    if row is None:
        return None
    turnout, review_on = row["turnout"], row["review_on"]
    return Outcome(
        result=Result(row["result"]),
        reason=Reason(row["reason"]),
        turnout=turnout and Turnout(**{**turnout, "silent": tuple(turnout["silent"])}),
        counts=row["counts"],
        grades=row["grades"],
        winners=tuple(row["winners"]),
        tied=tuple(row["tied"]),
        against=tuple(row["against"]),
        outvoted=row["outvoted"],
        review_on=review_on and date.fromisoformat(review_on),
    )
