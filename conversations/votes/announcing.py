"""What a territory's groups read of a vote: one message in each, changed in place; never how it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection

from bot.attention.unasked import to_groups
from bot.ballots import rolls
from bot.ballots import vote as kept
from bot.ballots.presses import ShowVote
from bot.ballots.rules.outcome import Turnout
from bot.ballots.tables import Standing
from bot.ballots.vote import Vote
from bot.buttons import Link, Row
from bot.contributions import GroupNews
from bot.conversation import Turn
from bot.events import Due
from bot.i18n import T, Text, Tp, Written, lines, paragraphs
from bot.people import territories
from bot.people.roles import KINDS, Kind
from conversations.votes import explaining, naming, results
from conversations.votes.due_times import CountTurnout
from conversations.votes.flow import votes

GATHERING = timedelta(seconds=3)
"""However many vote in this time, the groups' turnout is written once."""

SHORT = 600  # letters of a text that stand in a group; all of it is on the ballot
NAMED = 8  # organisations that are named as without a mandate; the others are counted


@dataclass(frozen=True, slots=True)
class Standings:
    """Who may vote and how many did: all that is told of a vote while it is open."""

    turnout: Turnout
    outside: Sequence[str]
    advised: bool


def count_turnout(turn: Turn, vote: int) -> None:
    """Have the turnout in the groups brought up to date; one row, however many groups and ballots."""
    turn.dues.append(Due(CountTurnout(vote), turn.now + GATHERING, None, None, slot=f"turnout {vote}"))


@votes.due(CountTurnout)
def bring_up_to_date(turn: Turn, signal: CountTurnout) -> None:
    vote = kept.wherever(turn.db, signal.vote)
    if vote is not None and vote.closed_at is None:
        tell_groups(turn, vote)


def tell_groups(turn: Turn, vote: Vote) -> None:
    """The vote as it stands now, in each group of its territory."""
    here = territories.by_id(turn.db, vote.territory)
    if here is not None:
        turn.messages += to_groups(turn.db, here, *news(turn.db, vote), key=key(vote), now=turn.now)


def news(db: Connection, vote: Vote) -> tuple[Text, tuple[Row, ...]]:
    """What a group reads of a vote, and the way to it in private."""
    to_it = ShowVote(vote.territory, vote.id)
    if vote.closed_at is None:
        return invitation(vote, standings(db, vote)), ((Link(Tp("a button", "Vote"), to_it),),)
    return results.headline(vote), ((Link(T("See the result"), to_it),),)


def invitation(vote: Vote, now: Standings) -> Text:
    """Of a vote that is still planned too, for its preview."""
    return paragraphs(
        lines(T("<b>Vote: {question}</b>", question=vote.question), kind_of(vote)),
        *words(vote),
        lines(
            explaining.decided_by(vote.rule, failed_before=vote.failed_before, secret=vote.secret),
            explaining.one_vote(vote.one_vote, advised=now.advised),
            outside(now.outside),
            labels(vote),
        ),
        lines(until(vote), explaining.turned_out(now.turnout), T("One votes in private; how it stands shows nowhere.")),
    )


def kind_of(vote: Vote) -> Text:
    openness = Tp("a vote", "secret") if vote.secret else Tp("a vote", "open")
    return T("{rule}, {openness}", rule=naming.RULES[vote.rule], openness=openness)


def words(vote: Vote) -> list[Text]:
    """What is voted on, as much of it as a group has room for."""
    if vote.options:
        return [lines(*(T("• {option}", option=option.text) for option in vote.options))]
    present = [T("Now:"), cut(vote.present)] if vote.present else []
    new = [T("Proposed:") if vote.present else None, cut(vote.text)] if vote.text else []
    return [lines(*part) for part in (present, new) if part]


def cut(written: Written) -> Written:
    """The same, with what is too long for a group ended by dots."""
    return Written(written.first, {language: shortened(text) for language, text in written.texts.items()})


def is_cut(vote: Vote) -> bool:
    return any(one is not None and cut(one) != one for one in (vote.text, vote.present))


def shortened(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[:SHORT].rstrip()}…"


def labels(vote: Vote) -> Text | None:
    """The kinds of actor that stand on secret ballots, which is printed beforehand."""
    kinds = [KINDS[Kind(kind)] for kind in sorted(vote.labels)]
    return T("On ballots of these kinds their kind is written: {kinds}.", kinds=kinds) if kinds else None


def until(vote: Vote) -> Text:
    if vote.extended:
        return T("Too few had voted, so it stays open until {when}.", when=vote.closes_at)
    return Tp("a vote", "Open until {when}.", when=vote.closes_at)


def outside(names: Sequence[str]) -> Text | None:
    """The organisations that would have a vote, had they said who speaks for them."""
    if not names:
        return None
    more = len(names) - NAMED
    told: list[Text | str] = [*names[:NAMED], *([T("{n} more", n=more)] if more > 0 else [])]
    return T("Without a mandate, and so without a vote until somebody takes it: {names}.", names=told)


def standings(db: Connection, vote: Vote) -> Standings:
    there = rolls.lines(db, vote.id)
    outside_ = [line.name for line in there if line.standing is Standing.OUTSIDE]
    advisers = sum(line.standing is Standing.ADVISER for line in there)
    return Standings(rolls.turnout(db, vote), outside_, explaining.is_advised(advisers, secret=vote.secret))


def key(vote: Vote) -> str:
    """Under which each group's message about the vote is kept."""
    return f"vote:{vote.id}"


@votes.contributes(GroupNews)
def group_news(turn: Turn) -> Iterator[GroupNews]:
    """What is being voted on, for a group that is connected meanwhile."""
    for vote in kept.open_in(turn.db, turn.person.territory or 0):
        text, rows = news(turn.db, vote)
        yield GroupNews(text, rows, key(vote))
