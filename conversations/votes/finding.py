"""Votes and what they are about, found for whoever pressed; refused where there is nothing to find."""

from __future__ import annotations

from bot.ballots import vote as kept
from bot.ballots.presses import ListVotes, ShowVote
from bot.ballots.subject import Subject
from bot.ballots.vote import Vote
from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T
from bot.people.permissions import within


def existing(turn: Turn, territory: int, vote: int) -> Vote:
    """A vote of the territory, which is the person's current one. Raises Refusal for any other."""
    found = kept.by_id(turn.db, within(turn.person, territory), vote)
    if found is None:
        raise Refusal(T("This vote is no longer there."), (Button(T("Votes"), ListVotes(territory)),))
    return found


def open_one(turn: Turn, territory: int, vote: int) -> Vote:
    """A vote that takes ballots still. Raises Refusal for one that has ended."""
    found = existing(turn, territory, vote)
    if not found.takes_ballots(turn.now):
        raise Refusal(T("This vote has ended."), to_it(found))
    return found


def again(turn: Turn, vote: Vote) -> Vote:
    """The vote as it stands after what was just written."""
    return kept.wherever(turn.db, vote.id) or vote


def subject(turn: Turn, about: str) -> Subject | None:
    """The kind of thing that a vote is about, as its conversation gave it."""
    return next((one for one in turn.contributions(Subject) if one.about == about), None)


def closed_one(turn: Turn, territory: int, vote: int) -> Vote:
    """Raises Refusal while it is open: reasons and choices are told once it has ended."""
    found = existing(turn, territory, vote)
    if found.closed_at is None:
        raise Refusal(T("This is told once the vote has ended."), to_it(found))
    return found


def to_it(vote: Vote) -> Row:
    return (Button(T("See the result") if vote.closed_at else T("See the vote"), ShowVote(vote.territory, vote.id)),)
