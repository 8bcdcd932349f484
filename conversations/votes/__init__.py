"""Binding votes: opened once, told in the groups, cast in private, counted at their close; secret ones stay secret."""

from conversations.votes import (  # noqa: F401  # their handlers register when read
    announcing,
    ballots,
    casting,
    closing,
    fetching,
    hearing,
    judging,
    mandates,
    mine,
    notes,
    passing_on,
    planning,
    private_news,
    reasons,
    recording,
    reminding,
    rights,
    running,
    secret,
    showing,
    slow_work,
    wizard,
    wizard_words,
)
from conversations.votes.flow import votes

__all__ = ["votes"]
