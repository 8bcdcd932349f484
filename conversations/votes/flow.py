"""What is being voted on here, whether one's own vote is awaited, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator

from bot.ballots import rolls
from bot.ballots import vote as kept
from bot.ballots.presses import ListVotes, ShowVote
from bot.ballots.tables import Standing
from bot.ballots.vote import Vote
from bot.buttons import Button, Row
from bot.contributions import MenuItem
from bot.conversation import Conversation, Turn
from bot.errors import Refusal
from bot.events import Command, GoHome
from bot.i18n import T, Text, lines, paragraphs
from bot.listing import number_rows, numbered, page, turn_row
from bot.people.permissions import within
from bot.people.roles import Role
from conversations.votes import naming, queries, verdicts, voters
from conversations.votes.facilitating_presses import ShowMandates, ShowOwnMandates, ShowRights
from conversations.votes.presses import ListOwnVotes, MoreVotes
from conversations.votes.wizard_presses import DraftQuestion

votes = Conversation("votes", title=T("Votes"))


@votes.contributes(MenuItem)
def menu_item(turn: Turn) -> Iterator[MenuItem]:
    """With the number of ballots that wait for this person, where there are any."""
    here = turn.person.territory
    if here is not None:
        n = sum(len(voters.waiting(turn, vote)) for vote in queries.awaiting(turn.db, here, turn.person.id))
        yield MenuItem(Button(T("Votes ({n})", n=n) if n else T("Votes"), ListVotes(here)), order=30, narrow=True)


@votes.command("votes", T("Votes: what is open, what was decided"))
def open_votes(turn: Turn, command: Command) -> None:
    if turn.person.territory is None:
        raise Refusal(T("This chat is about no territory now."))
    turn.privately(ListVotes(turn.person.territory))
    draw(turn, turn.person.territory, 0)


@votes.on(ListVotes)
def list_votes(turn: Turn, press: ListVotes) -> None:
    draw(turn, press.territory, 0)


@votes.on(MoreVotes)
def more_votes(turn: Turn, press: MoreVotes) -> None:
    draw(turn, press.territory, press.page)


def draw(turn: Turn, territory: int, number: int) -> None:
    """Those that are open first, the first to end first; then what was decided, the last first."""
    here = within(turn.person, territory)
    still_open = kept.open_in(turn.db, here)
    shown = page([*still_open, *kept.closed_in(turn.db, here)], number)
    turn.wait(None)
    turn.show(
        paragraphs(
            T("<b>Votes</b>"),
            numbered(shown, lambda vote: line(turn, vote)) if shown.items else nothing(),
        ),
        *number_rows(shown, lambda vote: ShowVote(here, vote.id)),
        *turn_row(shown, lambda other: MoreVotes(here, other)),
        *ways(turn, here, any_votes=bool(shown.items)),
    )


def nothing() -> Text:
    return lines(
        T("Nothing is being voted on, and nothing was decided yet."),
        T("When a vote opens it is told in the groups, and stands here until it ends, and after."),
    )


def line(turn: Turn, vote: Vote) -> Text:
    """What it is, until when or what came of it, and what it asks of this person."""
    return lines(T("<b>{question}</b>", question=vote.question), how_far(turn, vote))


def how_far(turn: Turn, vote: Vote) -> Text:
    if vote.outcome is not None:
        return verdicts.word(vote.outcome)
    if not vote.takes_ballots(turn.now):
        return T("Ended, being counted")
    asks = mine(turn, vote)
    return T("{rule}, until {when}. {mine}", rule=naming.RULES[vote.rule], when=vote.closes_at, mine=asks)


def mine(turn: Turn, vote: Vote) -> Text:
    own = rolls.lines_of(turn.db, vote, turn.person)
    asked = [line for line in own if not line.voted]
    if any(line.standing is Standing.VOTER for line in asked):
        return T("<i>Your vote is awaited.</i>")
    if asked:
        return T("You can give advice.")
    return T("You have voted.") if own else T("You have no vote in it.")


def ways(turn: Turn, here: int, *, any_votes: bool) -> list[Row]:
    """One's own votes, who speaks for whom, and for facilitators who has a vote at all."""
    facilitates = turn.person.role.may(Role.FACILITATOR)
    mandates = ShowMandates(here) if facilitates else ShowOwnMandates(here)
    found: list[Row] = [(Button(T("What did I vote?"), ListOwnVotes(here)),)] if any_votes else []
    found.append((Button(T("Who speaks for whom"), mandates),))
    if facilitates:
        found.append((Button(T("Prepare a vote by grades"), DraftQuestion(here)),))
        found.append((Button(T("Who has a vote here"), ShowRights(here)),))
    return [*found, (Button(T("Menu"), GoHome()),)]
