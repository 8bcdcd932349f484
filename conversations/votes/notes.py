"""Minority notes: whoever was outvoted in an open vote may say why, and it is shown with the result."""

from __future__ import annotations

from collections.abc import Iterator

from bot.ballots import casting, rolls
from bot.ballots.rolls import Line
from bot.ballots.rules.majority import Side
from bot.ballots.rules.outcome import Result
from bot.ballots.tables import Standing
from bot.ballots.vote import Vote
from bot.buttons import Button, Row
from bot.contributions import OwnData
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, Text, lines, paragraphs
from bot.people import audit
from bot.writing import words
from conversations.votes import breakdown, choosing, hearing, queries, results
from conversations.votes.facilitating_presses import ShowNotes, WriteNote, WritingNote
from conversations.votes.finding import closed_one, to_it
from conversations.votes.flow import votes

LONGEST = 800  # letters of a note
AT_ONCE = 3  # reasons and notes that a message holds whole, however long they are


def may_write(turn: Turn, vote: Vote) -> list[Line]:
    """The lines for which this person may leave a note on a vote that has closed: those that voted the other way."""
    losing = losing_side(vote)
    if losing is None:
        return []
    mine = [line for line in rolls.lines_of(turn.db, vote, turn.person) if line.standing is Standing.VOTER]
    cast = {line.voter: casting.ballot(turn.db, vote.id, line.voter) for line in mine}
    return [line for line in mine if (ballot := cast[line.voter]) is not None and ballot.choice == losing]


def losing_side(vote: Vote) -> Side | None:
    """Of a vote that was decided by a majority; None where nobody was outvoted. Of a secret one nobody knows who."""
    found = vote.outcome
    if found is None or not found.outvoted:
        return None
    return Side.AGAINST if found.result is Result.ADOPTED else Side.FOR


@votes.on(WriteNote)
def write_note(turn: Turn, press: WriteNote) -> None:
    vote, line = outvoted(turn, press)
    before = queries.note(turn.db, vote.id, line.voter)
    turn.show(
        paragraphs(
            T("<b>A minority note of {name}</b>", name=line.name),
            T("{question}: it went the other way than you voted.", question=vote.question),
            T("What should stay beside the result? A few sentences; they are shown with the name."),
            T("So far: {words}", words=before) if before else None,
        ),
        to_it(vote),
    )
    turn.wait(WritingNote(vote.territory, vote.id, line.voter))


@votes.on(WritingNote)
def keep_note(turn: Turn, wait: WritingNote) -> None:
    vote, line = outvoted(turn, wait)
    queries.keep_note(turn.db, vote.id, line.voter, words(turn.said, LONGEST))
    audit.record(turn.db, "minority_note_left", by=turn.person, at=turn.now, vote=vote.id, voter=line.voter)
    turn.wait(None)
    turn.say(T("✓ Your note stands beside the result."), to_it(vote))


@votes.on(ShowNotes)
def show_notes(turn: Turn, press: ShowNotes) -> None:
    """Every reason and every note, in full, a few at a time."""
    vote = closed_one(turn, press.territory, press.vote)
    every = said(turn, vote)
    start = offset(press.page, len(every))
    turn.wait(None)
    title = T("<b>Reasons and notes</b> ({n})", n=len(every))
    turn.show(
        paragraphs(title if every else T("There are neither reasons nor notes."), *every[start : start + AT_ONCE]),
        *turning(vote, start, len(every)),
        *hearing.listening(turn, vote),
        to_it(vote),
    )


def offset(page: int, total: int) -> int:
    """How many come before that page, or before the nearest there is."""
    last = max(0, (total - 1) // AT_ONCE)
    return min(max(page, 0), last) * AT_ONCE


def turning(vote: Vote, start: int, total: int) -> list[Row]:
    here, id, page = vote.territory, vote.id, start // AT_ONCE
    before = (Button(T("← Previous"), ShowNotes(here, id, page - 1)),) if page else ()
    after = (Button(T("Next →"), ShowNotes(here, id, page + 1)),) if start + AT_ONCE < total else ()
    return [before + after] if before or after else []


def said(turn: Turn, vote: Vote) -> list[Text]:
    names = {line.voter: line.name for line in rolls.lines(turn.db, vote.id)}
    spoken = [
        lines(T("<i>{choice}</i>", choice=choosing.named(vote, one.ballot.choice)), results.reason(one))
        for one in breakdown.with_reasons(turn.db, vote)
    ]
    left = [
        lines(T("<i>Minority note</i>"), T("{name}: {reason}", name=names.get(note.voter, ""), reason=note.text))
        for note in queries.notes(turn.db, vote.id)
    ]
    return [*spoken, *left]


def outvoted(turn: Turn, press: WriteNote | WritingNote) -> tuple[Vote, Line]:
    """Raises Refusal for a line that was not outvoted, or that somebody else speaks for."""
    vote = closed_one(turn, press.territory, press.vote)
    found = next((line for line in may_write(turn, vote) if line.voter == press.voter), None)
    if found is None:
        raise Refusal(T("A note can be left by whoever was outvoted in an open vote."), to_it(vote))
    return vote, found


@votes.contributes(OwnData)
def own_notes(turn: Turn) -> Iterator[OwnData]:
    """The notes on lines that this person speaks for."""
    found = queries.notes_of(turn.db, turn.person.id)
    if found:
        language = turn.person.language
        rows = ({"vote": one.question.words(language), "for": one.name, "note": one.text} for one in found)
        yield OwnData("minority notes", tuple(rows))
