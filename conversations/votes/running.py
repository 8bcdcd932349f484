"""A vote's page for its facilitators: how many voted and who, never how; and what can be done about it."""

from __future__ import annotations

from bot.ballots import rolls
from bot.ballots.presses import ListVotes, ShowVote, VoteCloses
from bot.ballots.rolls import Line
from bot.ballots.rules.outcome import Turnout
from bot.ballots.tables import Standing
from bot.ballots.vote import Vote
from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.events import Due
from bot.i18n import T, Text, lines, paragraphs
from bot.listing import numbered, page, turn_row
from bot.people.roles import Role
from conversations.votes import announcing, drafts, explaining, naming, results
from conversations.votes.announcing import Standings
from conversations.votes.facilitating_presses import (
    AskToCloseVote,
    AskToRecord,
    FetchFile,
    FetchResult,
    ListVoters,
    RunVote,
    ShowBallots,
    ShowMandates,
    ShowNotes,
)
from conversations.votes.finding import existing, subject
from conversations.votes.flow import votes


@votes.on(RunVote, who=Role.FACILITATOR)
def run_vote(turn: Turn, press: RunVote) -> None:
    turn.wait(None)
    draw(turn, existing(turn, press.territory, press.vote))


def draw(turn: Turn, vote: Vote, news: Text | None = None) -> None:
    """A vote that was opened."""
    if vote.closed_at is None:
        see_to_its_end(turn, vote)
        now = announcing.standings(turn.db, vote)
        turn.show(paragraphs(news, how_it_goes(turn, vote, now)), *while_open(turn, vote, now.turnout))
    else:
        turn.show(paragraphs(news, results.told(turn.db, vote)), *after_close(turn, vote))


def see_to_its_end(turn: Turn, vote: Vote) -> None:
    """Have a vote counted whose end has come and gone, should counting have failed; while it is ordered, not twice."""
    if turn.now >= vote.closes_at:
        turn.dues.append(Due(VoteCloses(vote.id), turn.now, None, None, slot=f"close vote {vote.id}"))


def how_it_goes(turn: Turn, vote: Vote, now: Standings) -> Text:
    over = T("Its end has come; the result follows in a moment.")
    return paragraphs(
        lines(T("<b>{question}</b>", question=vote.question), announcing.kind_of(vote)),
        lines(explaining.turned_out(now.turnout), announcing.outside(now.outside)),
        announcing.until(vote) if turn.now < vote.closes_at else over,
        T("How it stands is shown to nobody before the end, facilitators included."),
    )


def while_open(turn: Turn, vote: Vote, turnout: Turnout) -> list[Row]:
    here, id = vote.territory, vote.id
    voted, left = turnout.voted, turnout.on_roll - turnout.voted
    record = [] if vote.secret else [(Button(T("Record a vote from paper"), AskToRecord(here, id)),)]
    return [
        (
            Button(T("Voted: {n}", n=voted), ListVoters(here, id, True)),
            Button(T("Not yet: {n}", n=left), ListVoters(here, id, False)),
        ),
        (Button(T("The ballot"), ShowVote(here, id)), Button(T("Mandates"), ShowMandates(here))),
        *record,
        (Button(T("Close now"), AskToCloseVote(here, id)),),
        *ways_out(turn, vote),
    ]


def after_close(turn: Turn, vote: Vote) -> list[Row]:
    return [*result_rows(vote), *ways_out(turn, vote)]


def result_rows(vote: Vote) -> list[Row]:
    """What every member may see of a result: its picture, who voted what, the reasons, the file of a secret vote."""
    here, id = vote.territory, vote.id
    picture = (Button(T("Picture"), FetchResult(here, id)),)
    if vote.secret:
        return [picture, (Button(T("Ballots, to count again"), FetchFile(here, id)),)]
    return [
        (*picture, Button(T("Who voted what"), ShowBallots(here, id))),
        (Button(T("Reasons and notes"), ShowNotes(here, id)),),
    ]


def ways_out(turn: Turn, vote: Vote) -> list[Row]:
    about = subject(turn, vote.about)
    back = (Button(T("Votes"), ListVotes(vote.territory)),)
    if about is None or (vote.about == drafts.ABOUT and not turn.person.role.may(Role.FACILITATOR)):
        return [back]  # how a question was prepared is for facilitators; all of it stands on the vote
    return [(Button(T("What it is about"), about.page(vote.territory, vote.row)),), back]


@votes.on(ListVoters, who=Role.FACILITATOR)
def list_voters(turn: Turn, press: ListVoters) -> None:
    """By name, so that nothing shows when somebody voted."""
    vote = existing(turn, press.territory, press.vote)
    everyone = rolls.lines(turn.db, vote.id)
    shown = page([line for line in everyone if line.voted is press.voted and has_vote(line)], press.page)
    title = (
        T("<b>Have voted</b> ({n})", n=shown.total) if press.voted else T("<b>Have not voted</b> ({n})", n=shown.total)
    )
    advised = any(line.standing is Standing.ADVISER for line in everyone)
    advice = T("Individuals’ advice is not counted here.") if advised else None
    turn.show(
        paragraphs(lines(title, T("{question}", question=vote.question)), numbered(shown, naming.voter), advice),
        *turn_row(shown, lambda number: ListVoters(press.territory, vote.id, press.voted, number)),
        (Button(T("Back"), RunVote(press.territory, vote.id)),),
    )


def has_vote(line: Line) -> bool:
    return line.standing is Standing.VOTER
