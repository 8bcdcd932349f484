"""What a territory's groups read of a round: one message in each, changed in place as the count grows."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection

from bot.attention.unasked import to_groups
from bot.buttons import Link, Row
from bot.conversation import Turn
from bot.events import Due
from bot.i18n import T, Text, Tn, lines, paragraphs
from bot.people import membership, territories
from conversations.self_assessment.questions import asked
from conversations.self_assessment.rounds.presses import Recount, TakePart
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.rounds.rules import out_of

GATHERING = timedelta(seconds=3)
"""However many answer in this time, the groups' count is reckoned and written once."""


def recount(turn: Turn, round_: int) -> None:
    """Have the live count in the groups brought up to date; one row, however many groups and answers."""
    turn.dues.append(Due(Recount(round_), turn.now + GATHERING, None, None, slot=f"recount {round_}"))


def tell_groups(turn: Turn, round_: Round) -> None:
    """The round as it stands now, in each group of its territory."""
    here = territories.by_id(turn.db, round_.territory)
    if here is not None:
        turn.messages += to_groups(turn.db, here, *news(turn.db, round_), key=key(round_), now=turn.now)


def news(db: Connection, round_: Round) -> tuple[Text, tuple[Row, ...]]:
    """What a group reads of a round that is open or closed, and the way in while it is open."""
    if not round_.is_open:
        return ended(round_, people(db, round_)), ()
    return invitation(round_, people(db, round_)), ((Link(T("Take part"), TakePart(round_.territory)),),)


def invitation(round_: Round, total: int) -> Text:
    """Of a draft too, for its preview."""
    questions = Tn(
        "{n} short question, answered in private. Nobody’s answer shows here.",
        "{n} short questions, answered in private. Nobody’s answers show here.",
        len(asked(round_.modules).topics),
    )
    until = T("Open until {when}.", when=round_.closes_at) if round_.closes_at else None
    return paragraphs(
        T("<b>{round}: how does our territory stand?</b>", round=round_.name),
        lines(questions, until),
        counted(round_, total),
    )


def ended(round_: Round, total: int) -> Text:
    if not round_.answered:
        return lines(T("<b>{round} is closed.</b>", round=round_.name), T("Nobody answered this time."))
    return lines(
        T("<b>{round} is closed. Thank you!</b>", round=round_.name),
        counted(round_, total),
        T("What the answers say together is told here once the facilitators publish it."),
    )


def counted(round_: Round, total: int) -> Text:
    """How many of how many; see ``rules.out_of``."""
    return Tn("{n} of {total} has answered.", "{n} of {total} have answered.", round_.answered, total=total)


def people(db: Connection, round_: Round) -> int:
    """Of how many people it is said how many have answered."""
    return out_of(round_.invited, membership.size(db, round_.territory), round_.answered)


def key(round_: Round) -> str:
    """Under which each group's message about the round is kept."""
    return f"round:{round_.id}"
