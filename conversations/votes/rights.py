"""Who has one vote in the territory: each organisation, or each person. Chosen while no vote is open."""

from __future__ import annotations

from bot.ballots import opening
from bot.ballots import vote as kept
from bot.ballots.presses import ListVotes
from bot.ballots.rules.roll import OneVote
from bot.buttons import Button
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, Text, lines, paragraphs
from bot.people import audit
from bot.people.permissions import within
from bot.people.roles import Role
from conversations.votes.facilitating_presses import ChooseRights, ShowMandates, ShowRights
from conversations.votes.flow import votes
from conversations.votes.speakers import to_plan_or_votes

_NAMES: dict[OneVote, Text] = {
    OneVote.ORGANISATION: T("One vote an organisation"),
    OneVote.PERSON: T("One vote a person"),
}


@votes.on(ShowRights, who=Role.FACILITATOR)
def show_rights(turn: Turn, press: ShowRights) -> None:
    here = within(turn.person, press.territory)
    now = opening.one_vote(turn.db, here)
    turn.wait(None)
    turn.show(
        paragraphs(
            T("<b>Who has a vote?</b>"),
            lines(
                T("• <b>One organisation, one vote</b>: through the person it mandates. People without one advise."),
                T("• <b>One person, one vote</b>: everybody who has joined when the vote opens."),
            ),
            T("What is chosen is printed on every vote. It can be changed while no vote is open."),
        ),
        *((Button(ticked(one, one is now), ChooseRights(here, one, press.about, press.row)),) for one in OneVote),
        (Button(T("Mandates"), ShowMandates(here, 0, press.about, press.row)), to_plan_or_votes(press)),
    )


@votes.on(ChooseRights, who=Role.FACILITATOR)
def choose_rights(turn: Turn, press: ChooseRights) -> None:
    here = within(turn.person, press.territory)
    if press.one_vote is not opening.one_vote(turn.db, here):
        if kept.open_in(turn.db, here):
            printed = T("A vote is open, and who may vote is printed on it. After its end this can change.")
            raise Refusal(printed, (Button(T("Votes"), ListVotes(here)),))
        opening.choose_one_vote(turn.db, here, press.one_vote)
        audit.record(turn.db, "voting_rights_chosen", by=turn.person, at=turn.now, one_vote=press.one_vote.value)
        turn.toast(T("Saved"))
    show_rights(turn, ShowRights(here, press.about, press.row))


def ticked(one: OneVote, yes: bool) -> Text:
    return T("✓ {choice}", choice=_NAMES[one]) if yes else _NAMES[one]
