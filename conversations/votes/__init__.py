"""Binding votes: opened once, told in the groups, cast in private, counted at their close; secret ones stay secret."""

from conversations.votes import (  # noqa: F401  # their handlers register when read
    announcing,
    ballots,
    casting,
    closing,
    judging,
    mine,
    planning,
    reasons,
    reminding,
    running,
    secret,
    showing,
)
from conversations.votes.flow import votes

__all__ = ["votes"]
