"""Whoever has a vote and has not voted is reminded, 48 and 6 hours before the end, outside their quiet hours.

A day ahead it is reckoned at which moments, for everybody of the territory, since mandates are passed on; at each of
them those are reminded whose moment it is and who have not voted by then. What comes an hour late is dropped.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

from bot.attention.quiet import DAY, hours_of, last_allowed_before
from bot.ballots import reminding
from bot.ballots import vote as kept
from bot.ballots.presses import RemindVoters, ShowVote
from bot.ballots.rules.times import EXTENSION, REMINDED_BEFORE
from bot.ballots.vote import Vote
from bot.buttons import Button
from bot.conversation import Turn
from bot.events import Due
from bot.i18n import T, Text, Tp, lines
from bot.outbox.message import Message
from bot.outbox.tables import Urgency
from bot.people import membership, territories
from bot.people.roles import Person
from bot.people.territories import Territory
from conversations.votes.due_times import RemindSome
from conversations.votes.flow import votes

GRACE = timedelta(hours=1)
HOUR = timedelta(hours=1)


def see_to(turn: Turn, vote: Vote) -> None:
    """Of a vote that was opened or extended just now."""
    for before in REMINDED_BEFORE:
        ahead = max(turn.now, vote.closes_at - before - DAY)
        turn.dues.append(Due(RemindVoters(vote.id, int(before / HOUR)), ahead, None, None))


@votes.due(RemindVoters)
def reckon_moments(turn: Turn, signal: RemindVoters) -> None:
    """No moment falls more than a day before that many hours are left: quiet hours end within the day."""
    vote = kept.wherever(turn.db, signal.vote)
    here = territories.by_id(turn.db, vote.territory) if vote else None
    if vote is None or here is None or not vote.takes_ballots(turn.now):
        return
    members = membership.members_of(turn.db, vote.territory)
    for at in sorted({at for one in members for at in moments(vote, one, here) if at > turn.now - GRACE}):
        seconds = int(at.timestamp())
        turn.dues.append(Due(RemindSome(vote.id, seconds), at, None, None, slot=f"remind {vote.id} {seconds}"))


@votes.due(RemindSome)
def remind_some(turn: Turn, signal: RemindSome) -> None:
    vote, at = kept.wherever(turn.db, signal.vote), datetime.fromtimestamp(signal.at, UTC)
    here = territories.by_id(turn.db, vote.territory) if vote else None
    if vote is None or here is None or not vote.takes_ballots(turn.now) or turn.now >= at + GRACE:
        return
    for one in reminding.to_remind(turn.db, vote):
        if at in moments(vote, one, here):
            to_it = (Button(T("To the vote"), ShowVote(vote.territory, vote.id)),)
            said = Message(one.telegram_id, one.voice, reminder(vote), (to_it,), one.id, Urgency.REMINDER)
            turn.messages.append(said)


def moments(vote: Vote, person: Person, here: Territory) -> tuple[datetime, ...]:
    """When this person is reminded, by the quiet hours that they have now."""
    since = vote.closes_at - EXTENSION if vote.extended else vote.opened_at
    return reminding.moments(vote, since, partial(last_allowed, here=here, person=person))


def last_allowed(moment: datetime, *, here: Territory, person: Person) -> datetime:
    """To the second, as a due time is written."""
    return last_allowed_before(moment, here.zone, hours_of(person, here)).replace(microsecond=0)


def reminder(vote: Vote) -> Text:
    return lines(
        T("<b>Your vote is still missing: {question}</b>", question=vote.question),
        Tp("a vote", "Open until {when}.", when=vote.closes_at),
    )
