"""One vote, for whoever comes to it: the ballot while it is open, the result afterwards."""

from __future__ import annotations

from bot.arriving import arrive
from bot.ballots import rolls
from bot.ballots.presses import ShowVote
from bot.ballots.rolls import Line
from bot.ballots.rules.roll import OneVote
from bot.ballots.tables import Standing
from bot.ballots.vote import Vote
from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.i18n import T, Text, lines, paragraphs
from bot.listing import short
from bot.people.roles import Role
from conversations.votes import ballots, notes, results, running
from conversations.votes.facilitating_presses import RunVote, ShowOwnMandates, WriteNote
from conversations.votes.finding import existing
from conversations.votes.flow import votes
from conversations.votes.presses import ShowBallot


@votes.on(ShowVote)
def show_vote(turn: Turn, press: ShowVote) -> None:
    """From a group's link too, whichever territory the person stands in."""
    arrive(turn, press.territory)
    vote = existing(turn, press.territory, press.vote)
    turn.wait(None)
    if not vote.takes_ballots(turn.now):
        return show_result(turn, vote)
    mine = rolls.lines_of(turn.db, vote, turn.person)
    if len(mine) == 1:
        return ballots.draw(turn, vote, mine[0])
    return ask_for_whom(turn, vote, mine) if mine else show_to_others(turn, vote)


def ask_for_whom(turn: Turn, vote: Vote, mine: list[Line]) -> None:
    """Somebody who speaks for several votes for each by itself."""
    turn.show(
        paragraphs(
            *ballots.words(vote, turn.person.language),
            lines(T("<b>For whom do you vote now?</b>"), *(of_line(line) for line in mine)),
            ballots.still_open(turn, vote),
        ),
        *((Button(T("For {name}", name=short(line.name)), to_ballot(vote, line)),) for line in mine),
        *ways_out(turn, vote),
    )


def of_line(line: Line) -> Text:
    said = T("voted") if line.voted else T("not yet")
    return T("• {name}: {said}", name=line.name, said=said)


def to_ballot(vote: Vote, line: Line) -> ShowBallot:
    return ShowBallot(vote.territory, vote.id, line.voter)


def show_to_others(turn: Turn, vote: Vote) -> None:
    """Everybody may read what is voted on; who has no vote is told why."""
    can_speak = vote.one_vote is OneVote.ORGANISATION and turn.person.organisation is not None
    to_mandates: Row = (Button(T("Who speaks for whom"), ShowOwnMandates(vote.territory)),)
    turn.show(
        paragraphs(
            *ballots.words(vote, turn.person.language),
            ballots.meanings(vote),
            why_none(turn, vote),
            ballots.still_open(turn, vote),
        ),
        *([to_mandates] if can_speak else []),
        *ways_out(turn, vote),
    )


def why_none(turn: Turn, vote: Vote) -> Text:
    """Why this person has no vote in it."""
    everyone = rolls.lines(turn.db, vote.id)
    if any(line.voter == rolls.of_person(turn.person.id) for line in everyone):
        return T("Fewer than five individuals could give advice here. In a secret vote it is not asked for then.")
    if vote.one_vote is OneVote.PERSON:
        return T("Those have a vote who had joined when it opened.")
    theirs = turn.person.organisation and rolls.of_organisation(turn.person.organisation)
    line = next((line for line in everyone if line.voter == theirs), None)
    if line is None:
        return T("Those organisations have a vote that were here when it opened.")
    if line.standing is Standing.OUTSIDE or not rolls.spoken_for(turn.db, vote, [line]):
        nobody = T("Nobody speaks for {organisation} yet.", organisation=line.name)
        return lines(nobody, T("Whoever takes its mandate before the end can vote."))
    return T("{organisation} votes through the person that it mandated.", organisation=line.name)


def show_result(turn: Turn, vote: Vote) -> None:
    """Or, in the moment between its end and the count, that it is being counted."""
    if vote.outcome is None:
        over = T("This vote has ended and is being counted; the result is here in a moment.")
        turn.show(paragraphs(T("<b>{question}</b>", question=vote.question), over), *ways_out(turn, vote))
    else:
        rows = [*running.result_rows(vote), *note_rows(turn, vote), *ways_out(turn, vote)]
        turn.show(results.told(turn.db, vote), *rows)


def note_rows(turn: Turn, vote: Vote) -> list[Row]:
    """Whoever was outvoted may say why, for each line that they vote for."""
    return [
        (Button(T("Leave a note"), WriteNote(vote.territory, vote.id, line.voter)),)
        for line in notes.may_write(turn, vote)
    ]


def ways_out(turn: Turn, vote: Vote) -> list[Row]:
    own: Row = (Button(T("For facilitators"), RunVote(vote.territory, vote.id)),)
    return [*([own] if turn.person.role.may(Role.FACILITATOR) else []), *running.ways_out(turn, vote)]
