"""Standing behind an idea, or no longer; and taking one's own back."""

from __future__ import annotations

from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, Text, Tn, Tp
from bot.people import audit
from bot.people.permissions import within
from conversations.charter.conversation import charter
from conversations.charter.ideas import changing, queries
from conversations.charter.ideas.page import draw, idea_of, to_ideas
from conversations.charter.ideas.presses import AskToWithdrawIdea, ShowIdea, SupportIdea, WithdrawIdea
from conversations.charter.ideas.queries import Idea


@charter.on(SupportIdea)
def support(turn: Turn, press: SupportIdea) -> None:
    idea = supportable(turn, press.territory, press.idea)
    change = changing.support if press.wanted else changing.support_no_longer
    change(turn.db, idea.id, turn.person.id)
    draw(turn, idea)


def supportable(turn: Turn, territory: int, idea: int, *ways: Row) -> Idea:
    """An idea that can still be supported. Raises Refusal for any other, with these ways on."""
    found = idea_of(turn, territory, idea)
    if not found.is_open:
        raise Refusal(T("This idea cannot be supported any more."), *ways, to_ideas(territory))
    return found


@charter.on(AskToWithdrawIdea)
def ask_to_withdraw(turn: Turn, press: AskToWithdrawIdea) -> None:
    idea = own(turn, press)
    turn.show(
        what_follows(turn, idea),
        (Button(Tp("an idea", "Take it back"), WithdrawIdea(press.territory, idea.id)),),
        (Button(T("Back"), ShowIdea(press.territory, idea.id)),),
    )


def what_follows(turn: Turn, idea: Idea) -> Text:
    count = len(queries.supporters(turn.db, idea.id) - {turn.person.id})
    if count:
        stays = Tn("{n} other supports it", "{n} others support it", count)
        return T("Take it back? {stays}, so it stays without your name.", stays=stays)
    if changing.stays_without(turn.db, idea, turn.person.id):
        return T("Take it back? Others build on it by now, so it stays without your name.")
    return T("Take it back? It disappears.")


@charter.on(WithdrawIdea)
def withdraw(turn: Turn, press: WithdrawIdea) -> None:
    idea = own(turn, press)
    gone = changing.withdraw(turn.db, idea, turn.person.id)
    audit.record(turn.db, "idea_withdrawn", by=turn.person, at=turn.now, idea=idea.id)
    said = T("✓ It is taken back.") if gone else T("✓ Your name is taken from it.")
    turn.show(said, to_ideas(press.territory))


def own(turn: Turn, press: AskToWithdrawIdea | WithdrawIdea) -> Idea:
    found = queries.by_id(turn.db, within(turn.person, press.territory), press.idea)
    if found is None or found.person != turn.person.id:
        raise Refusal(T("Only whoever proposed an idea can take it back."), to_ideas(press.territory))
    return found
