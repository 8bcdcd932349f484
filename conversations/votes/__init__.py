"""Binding votes: opened once, told in the groups, cast in private, counted at their close; secret ones stay secret."""

from conversations.votes.flow import votes

__all__ = ["votes"]
