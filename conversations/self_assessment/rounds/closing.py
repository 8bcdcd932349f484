"""A round ends: by the clock, also after downtime, or by a facilitator's hand; once, whatever comes together."""

from __future__ import annotations

from bot.attention.unasked import to_person
from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.i18n import T, Text, Tn, paragraphs
from bot.people import audit, membership, territories
from bot.people.roles import Role
from conversations.self_assessment.flow import self_assessment
from conversations.self_assessment.rounds import announcing, changing, queries
from conversations.self_assessment.rounds.listing import existing, running
from conversations.self_assessment.rounds.presses import AskToClose, CloseRound, RoundCloses, ShowRound
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.rounds.running import draw, reckon
from conversations.self_assessment.territory.presses import RoundReckoned, ShowTerritory


@self_assessment.due(RoundCloses)
def close_by_the_clock(turn: Turn, signal: RoundCloses) -> None:
    """At its end, or as soon after as we run again. Extended since, closed or gone: nothing happens."""
    round_ = queries.wherever(turn.db, signal.round)
    if round_ is None or not round_.is_open or round_.closes_at is None or round_.closes_at > turn.now:
        return
    if close(turn, round_) and not round_.answered:
        tell_facilitators(turn, round_, nobody_answered(round_))


@self_assessment.on(AskToClose, who=Role.FACILITATOR)
def ask_to_close(turn: Turn, press: AskToClose) -> None:
    round_ = running(turn, press.territory, press.round)
    total = announcing.people(turn.db, round_)
    sure = T("Close now: {n} of {total}", n=round_.answered, total=total)
    turn.show(
        paragraphs(
            T("<b>Close {round} now?</b>", round=round_.name),
            announcing.counted(round_, total),
            T("Nobody can answer or change anything after that, and it cannot be opened again."),
        ),
        (Button(sure, CloseRound(press.territory, round_.id)),),
        (Button(T("Back"), ShowRound(press.territory, round_.id)),),
    )


@self_assessment.on(CloseRound, who=Role.FACILITATOR)
def close_by_hand(turn: Turn, press: CloseRound) -> None:
    """Pressed twice, or just after the clock: the round as it is."""
    round_ = existing(turn, press.territory, press.round)
    if round_.is_draft:
        running(turn, press.territory, press.round)
    if close(turn, round_):
        audit.record(turn.db, "round_closed", by=turn.person, at=turn.now, round=round_.id)
    turn.wait(None)
    draw(turn, existing(turn, press.territory, round_.id))


def close(turn: Turn, round_: Round) -> bool:
    """End it, tell the groups, order the figures where there are answers; whether it was this that ended it."""
    if not changing.close(turn.db, round_.id, turn.now):
        return False
    ended = queries.wherever(turn.db, round_.id) or round_
    announcing.tell_groups(turn, ended)
    if ended.answered:
        reckon(turn, ended)
    return True


@self_assessment.due(RoundReckoned)
def say_figures_are_there(turn: Turn, signal: RoundReckoned) -> None:
    round_ = queries.wherever(turn.db, signal.round)
    if round_ is not None:
        there = (Button(T("The territory’s picture"), ShowTerritory(round_.territory, round_.id)),)
        tell_facilitators(turn, round_, figures_are_there(round_), there)


def tell_facilitators(turn: Turn, round_: Round, text: Text, *rows: Row) -> None:
    """Each of the territory in private, in their language, after their quiet hours."""
    here = territories.by_id(turn.db, round_.territory)
    to_it = (Button(T("See the round"), ShowRound(round_.territory, round_.id)),)
    for one in membership.facilitators_of(turn.db, round_.territory):
        turn.messages += to_person(here, one, text, *rows, to_it, now=turn.now) if here else []


def figures_are_there(round_: Round) -> Text:
    answered = Tn("{n} person has answered.", "{n} people have answered.", round_.answered)
    return paragraphs(
        T("<b>{round} is closed.</b>", round=round_.name), T("{answered} The picture is there.", answered=answered)
    )


def nobody_answered(round_: Round) -> Text:
    return paragraphs(
        T("<b>{round} is closed.</b>", round=round_.name),
        T("Nobody answered, so there are no figures. The next round may find more time, or a better moment."),
    )
