"""A round being prepared, screen after screen: its name, what it asks, until when; then the preview."""

from __future__ import annotations

from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.days import today
from bot.errors import Refusal
from bot.i18n import Plain, T, Text, month, paragraphs
from bot.listing import short
from bot.people import audit
from bot.people.permissions import within
from bot.people.roles import Role
from conversations.self_assessment.flow import module_named, self_assessment
from conversations.self_assessment.questions import ALL, SELF_ASSESSMENT
from conversations.self_assessment.rounds import changing, queries, rules
from conversations.self_assessment.rounds.listing import already_open, drafted, list_rounds
from conversations.self_assessment.rounds.opening import draw_preview
from conversations.self_assessment.rounds.presses import (
    AskClosing,
    AskParts,
    AskRoundName,
    AskToDiscard,
    DiscardRound,
    DraftRound,
    ListRounds,
    NamingRound,
    PreviewRound,
    ShowRound,
    TakeName,
    TogglePart,
)
from conversations.self_assessment.rounds.queries import Round


@self_assessment.on(DraftRound, who=Role.FACILITATOR)
def begin_draft(turn: Turn, press: DraftRound) -> None:
    here = within(turn.person, press.territory)
    now_open = queries.open_in(turn.db, here)
    if now_open is not None:
        raise already_open(now_open)
    go_on(turn, changing.draft(turn.db, here, turn.person, turn.now))


def go_on(turn: Turn, round_: Round) -> None:
    """The first screen whose answer is missing; the preview once nothing is."""
    if not round_.name:
        ask_name(turn, AskRoundName(round_.territory, round_.id))
    elif round_.closes_at is None:
        draw_parts(turn, round_)
    else:
        draw_preview(turn, round_)


@self_assessment.on(AskRoundName, who=Role.FACILITATOR)
def ask_name(turn: Turn, press: AskRoundName) -> None:
    round_ = drafted(turn, press.territory, press.round)
    back = (Button(T("Back"), back_from_name(round_)),)
    suggested = Button(Plain(short(suggestion(turn))), TakeName(press.territory, press.round))
    turn.show(
        paragraphs(
            T("<b>A new round</b>"),
            T("What is it called? Press the month, or write another name: 2 to 60 letters."),
        ),
        (suggested,),
        *([] if round_.name else [throw_away(round_)]),
        back,
    )
    turn.wait(NamingRound(press.territory, press.round))


def back_from_name(round_: Round) -> PreviewRound | ListRounds:
    complete = round_.name and round_.closes_at
    return PreviewRound(round_.territory, round_.id) if complete else ListRounds(round_.territory)


def throw_away(round_: Round) -> Row:
    return (Button(T("Throw it away"), AskToDiscard(round_.territory, round_.id)),)


def suggestion(turn: Turn) -> str:
    """The month and its year, in the facilitator's language; with a number where there was such a round before."""
    name = month(turn.person.voice, today(turn.now, turn.person.zone))
    taken = [round_.name for round_ in queries.opened_in(turn.db, turn.person.territory or 0)]
    return rules.free_name(name, taken)


@self_assessment.on(TakeName, who=Role.FACILITATOR)
def take_name(turn: Turn, press: TakeName) -> None:
    round_ = drafted(turn, press.territory, press.round)
    changing.name(turn.db, round_.id, suggestion(turn))
    go_on(turn, drafted(turn, press.territory, round_.id))


@self_assessment.on(NamingRound, who=Role.FACILITATOR)
def read_name(turn: Turn, wait: NamingRound) -> None:
    round_ = drafted(turn, wait.territory, wait.round)
    name = rules.read_name(turn.said.words)
    if name is None:
        raise Refusal(T("A name of 2 to 60 letters, please: for example, “{example}”.", example=suggestion(turn)))
    changing.name(turn.db, round_.id, name)
    go_on(turn, drafted(turn, wait.territory, round_.id))


@self_assessment.on(AskParts, who=Role.FACILITATOR)
def ask_parts(turn: Turn, press: AskParts) -> None:
    draw_parts(turn, drafted(turn, press.territory, press.round))


def draw_parts(turn: Turn, round_: Round) -> None:
    here, id = round_.territory, round_.id
    onwards = AskClosing(here, id) if round_.closes_at is None else PreviewRound(here, id)
    turn.wait(None)
    turn.show(
        paragraphs(
            T("<b>{round}: what is asked?</b>", round=round_.name),
            T("Each part takes about five minutes. Press one to leave it out, or to take it in again."),
        ),
        *((Button(ticked(round_, module.id), TogglePart(here, id, module.id)),) for module in SELF_ASSESSMENT.modules),
        (Button(T("Back"), AskRoundName(here, id)), Button(T("Go on"), onwards)),
    )


def ticked(round_: Round, module: str) -> Text:
    name = module_named(module).title
    return T("✓ {option}", option=name) if module in round_.modules else T("– {option}", option=name)


@self_assessment.on(TogglePart, who=Role.FACILITATOR)
def toggle_part(turn: Turn, press: TogglePart) -> None:
    round_ = drafted(turn, press.territory, press.round)
    asked = set(round_.modules) ^ {module_named(press.module).id}
    if not asked:
        raise Refusal(T("At least one part is asked."))
    changing.ask_parts(turn.db, round_.id, [module for module in ALL if module in asked])
    draw_parts(turn, drafted(turn, press.territory, round_.id))


@self_assessment.on(AskToDiscard, who=Role.FACILITATOR)
def ask_to_discard(turn: Turn, press: AskToDiscard) -> None:
    round_ = drafted(turn, press.territory, press.round)
    turn.show(
        T("Throw away what was prepared? Nobody has been told of it yet."),
        (Button(T("Throw it away"), DiscardRound(press.territory, round_.id)),),
        (Button(T("Back"), ShowRound(press.territory, round_.id)),),
    )


@self_assessment.on(DiscardRound, who=Role.FACILITATOR)
def discard(turn: Turn, press: DiscardRound) -> None:
    round_ = drafted(turn, press.territory, press.round)
    changing.discard(turn.db, round_.id)
    audit.record(turn.db, "round_discarded", by=turn.person, at=turn.now, round=round_.id)
    turn.toast(T("It is thrown away."))
    list_rounds(turn, ListRounds(press.territory))
