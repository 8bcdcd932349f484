"""What every member may fetch of a vote that has closed: who voted what, its picture, the file of a secret one."""

from __future__ import annotations

from bot.ballots.rolls import Line
from bot.ballots.tables import Standing
from bot.ballots.vote import Vote
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, Text, lines, paragraphs
from bot.listing import numbered, page, turn_row
from conversations.votes import breakdown, choosing, naming, queries, results
from conversations.votes.breakdown import Told
from conversations.votes.due_times import DrawForOne, HandOverFile
from conversations.votes.facilitating_presses import FetchFile, FetchResult, ShowBallots
from conversations.votes.finding import closed_one, to_it
from conversations.votes.flow import votes


@votes.on(ShowBallots)
def show_ballots(turn: Turn, press: ShowBallots) -> None:
    """By name, as the ballot said before."""
    vote = closed_one(turn, press.territory, press.vote)
    if vote.secret:
        raise Refusal(T("This vote was secret: nobody can see who voted what."), to_it(vote))
    shown = page(breakdown.told(turn.db, vote), press.page)

    paper = any(one.ballot.recorded_by for one in shown.items)
    turn.show(
        paragraphs(
            lines(T("<b>Who voted what</b>"), T("{question}", question=vote.question)),
            numbered(shown, lambda one: line(vote, one)) if shown.items else T("Nobody voted."),
            T("Some of them were recorded by a facilitator from paper.") if paper else None,
        ),
        *turn_row(shown, lambda number: ShowBallots(press.territory, vote.id, number)),
        to_it(vote),
    )


@votes.on(FetchResult)
def fetch_result(turn: Turn, press: FetchResult) -> None:
    vote = closed_one(turn, press.territory, press.vote)
    turn.toast(T("The picture is being drawn…"))
    turn.job(DrawForOne(vote.territory, vote.id))


@votes.on(FetchFile)
def fetch_file(turn: Turn, press: FetchFile) -> None:
    vote = closed_one(turn, press.territory, press.vote)
    if queries.published(turn.db, vote.id) is None:
        raise Refusal(T("Only of a secret vote there is a file: of an open one, who voted what is shown."), to_it(vote))
    turn.toast(T("The file is being made ready…"))
    turn.job(HandOverFile(vote.territory, vote.id))


def line(vote: Vote, one: Told) -> Text:
    """Who and what; grades stand below the name."""
    choice = one.ballot.choice
    if isinstance(choice, str):
        return T("{name}: {choice}", name=name(one.line), choice=choosing.named(vote, choice))
    pairs = choosing.graded(vote, choice)
    grades = results.beside(T("{option}: {grade}", option=option, grade=grade) for option, grade in pairs)
    return lines(T("<b>{name}</b>", name=name(one.line)), grades)


def name(line: Line) -> Text:
    """Advisers are named as such."""
    known = naming.voter(line)
    return T("{name} (advice)", name=known) if line.standing is Standing.ADVISER else known
