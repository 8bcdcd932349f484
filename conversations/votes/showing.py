"""A vote as whoever may take part in it sees it: the ballot while it is open, the result afterwards."""

from __future__ import annotations

from bot.ballots import rolls
from bot.ballots.presses import ListVotes, ShowVote
from bot.ballots.rolls import Line
from bot.ballots.rules.roll import OneVote
from bot.ballots.tables import Standing
from bot.ballots.vote import Vote
from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.i18n import T, Text, lines, paragraphs
from bot.listing import short
from bot.people.roles import Role
from bot.sentences import Plain
from conversations.votes import announcing, ballots, explaining, notes, results, running, voters
from conversations.votes.facilitating_presses import RunVote, ShowOwnMandates, WriteNote
from conversations.votes.finding import existing
from conversations.votes.flow import votes
from conversations.votes.presses import ShowBallot


@votes.on(ShowVote)
def show_vote(turn: Turn, press: ShowVote) -> None:
    """From a group's link too, whichever territory the person stands in."""
    turn.privately(press)
    voters.arrive(turn, press.territory)
    vote = existing(turn, press.territory, press.vote)
    turn.wait(None)
    if vote.closed_at is not None:
        return result(turn, vote)
    mine = rolls.lines_of(turn.db, vote, turn.person) if vote.takes_ballots(turn.now) else []
    if len(mine) == 1:
        return ballots.draw(turn, vote, mine[0])
    return which(turn, vote, mine) if mine else onlooker(turn, vote)


def result(turn: Turn, vote: Vote) -> None:
    written = [
        (Button(T("Leave a note"), WriteNote(vote.territory, vote.id, one.voter)),)
        for one in notes.may_write(turn, vote)
    ]
    turn.show(results.told(turn.db, vote), *running.result_rows(vote), *written, *ways_out(turn, vote))


def which(turn: Turn, vote: Vote, mine: list[Line]) -> None:
    """One person may speak for several organisations, and votes for each."""
    turn.show(
        paragraphs(
            lines(T("<b>{question}</b>", question=vote.question), announcing.kind_of(vote)),
            T("You vote for several. For which now?"),
        ),
        *((Button(ticked(one), ShowBallot(vote.territory, vote.id, one.voter)),) for one in mine),
        *ways_out(turn, vote),
    )


def ticked(line: Line) -> Text:
    name = Plain(short(line.name))
    return T("✓ {choice}", choice=name) if line.voted else name


def onlooker(turn: Turn, vote: Vote) -> None:
    """What is voted on, for somebody without a vote; and how their organisation comes to one."""
    outside = [line for line in rolls.lines(turn.db, vote.id) if line.standing is Standing.OUTSIDE]
    without = turn.person.organisation is not None and any(
        line.voter == rolls.of_organisation(turn.person.organisation) for line in outside
    )
    organisations = vote.one_vote is OneVote.ORGANISATION
    none = T("You have no vote in it: whoever your organisation mandated votes for it.")
    late = T("You have no vote in it: whoever had joined when it opened has one.")
    nobody = T("Nobody speaks for your organisation yet. Whoever takes it on can vote here.")
    own: Row = (Button(T("Who speaks for us"), ShowOwnMandates(vote.territory)),)
    turn.show(
        paragraphs(
            *ballots.words(vote, turn.person.language),
            explaining.decided_by(vote.rule, failed_before=vote.failed_before, secret=vote.secret),
            ballots.still_open(turn, vote),
            nobody if without else none if organisations else late,
        ),
        *([own] if organisations else []),
        *ways_out(turn, vote),
    )


def ways_out(turn: Turn, vote: Vote) -> list[Row]:
    found: list[Row] = [(Button(T("For facilitators"), RunVote(vote.territory, vote.id)),)]
    return [*(found if turn.person.role.may(Role.FACILITATOR) else []), (Button(T("Back"), ListVotes(vote.territory)),)]
