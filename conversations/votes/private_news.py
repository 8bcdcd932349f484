"""Those who asked to be told when something begins hear of a vote in private, each outside their quiet hours."""

from __future__ import annotations

from bot.attention.audience import SLICE, wanting_news
from bot.ballots import vote as kept
from bot.ballots.presses import ShowVote
from bot.ballots.vote import Vote
from bot.buttons import Button
from bot.conversation import Turn
from bot.events import Due, GoHome
from bot.i18n import Ltr, T, Text, Tp, lines, paragraphs
from bot.outbox.broadcast import broadcast
from conversations.votes import announcing
from conversations.votes.due_times import TellOfVote
from conversations.votes.flow import votes


@votes.due(TellOfVote)
def tell_in_private(turn: Turn, signal: TellOfVote) -> None:
    """One slice of them; the rest in turns of their own."""
    vote = kept.wherever(turn.db, signal.vote)
    if vote is None or not vote.takes_ballots(turn.now):
        return
    found = wanting_news(turn.db, vote.territory, turn.now, after=signal.after)
    keys = (Button(Tp("a button", "Vote"), ShowVote(vote.territory, vote.id)), Button(T("Menu"), GoHome()))
    broadcast(turn.db, found, news(vote), (keys,), turn.now)
    if len(found) == SLICE:
        turn.dues.append(Due(TellOfVote(vote.id, found[-1].person), turn.now, None, None))


def news(vote: Vote) -> Text:
    settings = Ltr("/" + "settings")  # in an Arabic sentence the slash would change sides
    return paragraphs(
        T("<b>A vote has begun: {question}</b>", question=vote.question),
        lines(announcing.kind_of(vote), announcing.until(vote)),
        T("You asked to be told. That can be changed under {command}.", command=settings),
    )
