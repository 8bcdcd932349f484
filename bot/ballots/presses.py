"""Presses and due times about votes that more than one conversation needs; conversations/votes answers them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlanVote:
    """To the last look before a vote opens; ``about`` and ``row`` name what is voted on (``bot.ballots.subject``)."""

    territory: int
    about: str
    row: int


@dataclass(frozen=True, slots=True)
class ShowVote:
    """The ballot while a vote is open, its result afterwards."""

    territory: int
    vote: int


@dataclass(frozen=True, slots=True)
class ListVotes:
    """What is open, and what was decided."""

    territory: int


@dataclass(frozen=True, slots=True)
class VoteCloses:
    """A due time: a vote has reached its end, unless that has moved since."""

    vote: int


@dataclass(frozen=True, slots=True)
class RemindVoters:
    """A due time: those on the roll who have not voted are reminded, ``hours`` before the end."""

    vote: int
    hours: int
