"""What did I vote: open votes as they were cast, of secret ones only that they were."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, or_, select

from bot.ballots import forgetting
from bot.ballots.casting import Choice
from bot.ballots.presses import ListVotes, ShowVote
from bot.ballots.rolls import is_organisation
from bot.ballots.tables import mandates, open_ballots, roll
from bot.ballots.tables import votes as opened
from bot.ballots.vote import Vote, vote_from
from bot.buttons import Button
from bot.contributions import Forgettable, OwnData
from bot.conversation import Turn
from bot.i18n import T, Text, lines, paragraphs
from bot.listing import number_rows, numbered, page, turn_row
from bot.people.permissions import within
from bot.people.tables import organisations
from conversations.votes import choosing
from conversations.votes.flow import votes
from conversations.votes.presses import ListOwnVotes


@dataclass(frozen=True, slots=True)
class OwnVote:
    """A vote of somebody's, on whichever line. ``choice`` is None for a secret one: nobody knows it."""

    vote: Vote
    voter: str
    name: str
    choice: Choice | None
    reason: str
    recording: str | None
    cast_at: datetime | None


@votes.on(ListOwnVotes)
def list_own_votes(turn: Turn, press: ListOwnVotes) -> None:
    here = within(turn.person, press.territory)
    shown = page(of(turn.db, turn.person.id, here), press.page)
    turn.wait(None)
    turn.show(
        paragraphs(
            T("<b>What I voted</b>"),
            numbered(shown, lambda one: line(turn, one)) if shown.items else T("Nothing yet."),
            T("Of a secret vote nobody can say it, the bot neither; your code finds it in the published list."),
        ),
        *number_rows(shown, lambda one: ShowVote(here, one.vote.id)),
        *turn_row(shown, lambda number: ListOwnVotes(here, number)),
        (Button(T("Votes"), ListVotes(here)),),
    )


def line(turn: Turn, one: OwnVote) -> Text:
    chosen = T("voted in secret") if one.choice is None else choosing.in_brief(one.vote, one.choice)
    until = T("It can be changed until {when}.", when=one.vote.closes_at) if one.vote.takes_ballots(turn.now) else None
    return lines(
        T("{question}: {choice}", question=one.vote.question, choice=chosen),
        T("For {name}", name=one.name) if is_organisation(one.voter) else None,
        until,
    )


def of(db: Connection, person: int, territory: int | None = None) -> list[OwnVote]:
    """What this person cast or that was cast on their lines, there or everywhere, the last vote first."""
    beside = and_(open_ballots.c.vote_id == roll.c.vote_id, open_ballots.c.voter == roll.c.voter)
    found = (
        select(opened, roll.c.voter, roll.c.name, open_ballots.c.choice, open_ballots.c.reason)
        .add_columns(open_ballots.c.recording, open_ballots.c.cast_at)
        .join(roll, roll.c.vote_id == opened.c.id)
        .outerjoin(open_ballots, beside)
        .where(roll.c.voted, or_(roll.c.speaker == person, open_ballots.c.cast_by == person))
        .order_by(opened.c.id.desc(), roll.c.voter)
    )
    there = found if territory is None else found.where(opened.c.territory_id == territory)
    return [_own_vote(row) for row in db.execute(there)]


@votes.contributes(OwnData)
def own_data(turn: Turn) -> Iterator[OwnData]:
    found = of(turn.db, turn.person.id)
    if found:
        yield OwnData("votes", tuple(_as_row(one, turn.person.language) for one in found))
    given = (
        select(organisations.c.name, mandates.c.given_at)
        .join(mandates, mandates.c.organisation_id == organisations.c.id)
        .where(mandates.c.person_id == turn.person.id)
    )
    held = tuple({"organisation": row.name, "given_at": row.given_at.isoformat()} for row in turn.db.execute(given))
    if held:
        yield OwnData("mandates", held)


@votes.contributes(Forgettable)
def of_votes(turn: Turn) -> Iterator[Forgettable]:
    yield Forgettable(
        T("your name in votes, your reasons and notes, and your own ballots in open votes that have not ended"),
        T("ballots of votes that have ended, and those of organisations, without your name; secret ballots"),
        forgetting.forget,
    )
    yield Forgettable(T("mandates to speak for an organisation"))


def _own_vote(row: Row[Any]) -> OwnVote:
    return OwnVote(vote_from(row), row.voter, row.name, row.choice, row.reason or "", row.recording, row.cast_at)


def _as_row(one: OwnVote, language: str) -> dict[str, Any]:
    said = {} if one.choice is None else {"choice": one.choice, "reason": one.reason, "recording": one.recording}
    return {
        "vote": one.vote.question.words(language),
        "for": one.name,
        "secret": one.vote.secret,
        **said,
        "cast_at": one.cast_at and one.cast_at.isoformat(),
    }
