"""A reason that was spoken is heard by facilitators, where its speaker allows it, and written down for everybody."""

from __future__ import annotations

from collections.abc import Sequence

from bot.ballots.vote import Vote
from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, paragraphs
from bot.listing import short
from bot.outbox.message import File, Media
from bot.people import audit, consent
from bot.people.consent import Purpose
from bot.people.roles import Role
from bot.writing import words
from conversations.votes import breakdown, queries, results
from conversations.votes.ballots import LONGEST_REASON
from conversations.votes.breakdown import Told
from conversations.votes.facilitating_presses import ShowNotes
from conversations.votes.finding import closed_one
from conversations.votes.flow import votes
from conversations.votes.hearing_presses import HearReason, WriteDown, WritingDown

MOST = 5  # buttons; the next ones come once these are written down


def listening(turn: Turn, vote: Vote) -> list[Row]:
    """For facilitators a button for each reason that waits to be written down."""
    if not turn.person.role.may(Role.FACILITATOR):
        return []
    waiting = [one for one in spoken(turn, vote) if not one.ballot.reason][:MOST]
    here, id = vote.territory, vote.id
    return [
        (Button(T("Listen: {name}", name=short(one.line.name)), HearReason(here, id, one.line.voter)),)
        for one in waiting
    ]


@votes.on(HearReason, who=Role.FACILITATOR)
def hear_reason(turn: Turn, press: HearReason) -> None:
    """Asked again at the moment of hearing: the agreement may have been taken back."""
    vote, one = audible(turn, press)
    voice = File(Media.VOICE, "", (one.ballot.recording or "").encode())
    at = (vote.territory, vote.id, press.voter)
    turn.say(T("{name}:", name=one.line.name), (Button(T("Write it down"), WriteDown(*at)),), back(vote), file=voice)


@votes.on(WriteDown, who=Role.FACILITATOR)
def ask_words(turn: Turn, press: WriteDown) -> None:
    vote, one = audible(turn, press)
    turn.say(
        paragraphs(
            T("What did {name} say? In their own words, as far as you can.", name=one.line.name),
            T("So far: {words}", words=one.ballot.reason) if one.ballot.reason else None,
        ),
        back(vote),
    )
    turn.wait(WritingDown(vote.territory, vote.id, press.voter))


@votes.on(WritingDown, who=Role.FACILITATOR)
def write_down(turn: Turn, wait: WritingDown) -> None:
    vote, one = audible(turn, wait)
    queries.write_down(turn.db, vote.id, wait.voter, words(turn.said, LONGEST_REASON))
    audit.record(turn.db, "reason_written_down", by=turn.person, at=turn.now, vote=vote.id, voter=wait.voter)
    turn.wait(None)
    now = next(each for each in spoken(turn, vote) if each.line.voter == one.line.voter)
    turn.say(paragraphs(T("✓ It stands beside the result:"), results.reason(now)), back(vote))


def audible(turn: Turn, press: HearReason | WriteDown | WritingDown) -> tuple[Vote, Told]:
    """Raises Refusal for a reason that nobody spoke, or whose speaker does not allow it to be heard."""
    vote = closed_one(turn, press.territory, press.vote)
    found = next((one for one in spoken(turn, vote) if one.line.voter == press.voter), None)
    if found is None:
        raise Refusal(T("This voice note cannot be heard."), back(vote))
    return vote, found


def spoken(turn: Turn, vote: Vote) -> Sequence[Told]:
    """The objections and concerns that may be heard."""
    said = [one for one in breakdown.with_reasons(turn.db, vote) if one.ballot.recording]
    return [one for one in said if may_be_heard(turn, one.ballot.cast_by)]


def may_be_heard(turn: Turn, speaker: int | None) -> bool:
    return speaker is not None and consent.has(turn.db, speaker, Purpose.VOICE)


def back(vote: Vote) -> Row:
    return (Button(T("Reasons and notes"), ShowNotes(vote.territory, vote.id)),)
