"""Who has answered, never what: so that a facilitator knows whom to ring."""

from __future__ import annotations

from bot.buttons import Button
from bot.conversation import Turn
from bot.i18n import T, Text, Tn, lines, paragraphs
from bot.listing import turn_row
from bot.people.organisations import Organisation
from bot.people.roles import Role
from conversations.self_assessment.flow import self_assessment
from conversations.self_assessment.rounds import announcing, attendance
from conversations.self_assessment.rounds.attendance import Attendant
from conversations.self_assessment.rounds.listing import existing, running
from conversations.self_assessment.rounds.presses import ListAnswered, ShowRound

NAMED = 8  # organisations without anybody yet that are named


@self_assessment.on(ListAnswered, who=Role.FACILITATOR)
def list_answered(turn: Turn, press: ListAnswered) -> None:
    round_ = existing(turn, press.territory, press.round)
    if round_.is_draft:
        running(turn, press.territory, press.round)
    shown = attendance.page_of(turn.db, round_, press.page)
    count = announcing.counted(round_, announcing.people(turn.db, round_))
    turn.show(
        paragraphs(
            lines(T("<b>{round}: who has answered</b>", round=round_.name), count, T("✓ answered, – not yet")),
            lines(*(line(one) for one in shown.items)),
            silent(attendance.silent_organisations(turn.db, round_)),
        ),
        *turn_row(shown, lambda number: ListAnswered(press.territory, round_.id, number)),
        (Button(T("Back"), ShowRound(press.territory, round_.id)),),
    )


def line(one: Attendant) -> Text:
    who = T("{name}, {organisation}", name=one.name, organisation=one.organisation) if one.organisation else one.name
    if one.answered and one.on_paper:
        return T("✓ {option}", option=T("{name} (on paper)", name=who))
    if one.on_paper:
        return T("– {option}", option=T("{name} (on paper)", name=who))
    return T("✓ {option}", option=who) if one.answered else T("– {option}", option=who)


def silent(found: list[Organisation]) -> Text | None:
    """The organisations from which nobody has answered; the first few by name."""
    names = [one.name for one in found[:NAMED]]
    if not found:
        return None
    if len(found) <= NAMED:
        return T("Nobody yet from: {organisations}.", organisations=names)
    rest = len(found) - NAMED
    return Tn(
        "Nobody yet from: {organisations}, and {n} more.",
        "Nobody yet from: {organisations}, and {n} more.",
        rest,
        organisations=names,
    )
