"""From the first hello to the welcome, top-down as a person meets it."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation import Turn
from bot.events import Arrived
from bot.i18n import LANGUAGES
from bot.people import audit, consent, membership, preferences
from bot.people.consent import Purpose
from bot.people.roles import Kind, Role
from conversations.onboarding import queries, screens
from conversations.onboarding.joining import join, settle
from conversations.onboarding.presses import (
    Agree,
    AnotherKind,
    Begin,
    ChooseKind,
    ChooseLanguage,
    FollowUp,
    GoOn,
    NotNow,
    ReadMore,
    onboarding,
)
from conversations.onboarding.rules import Step
from conversations.onboarding.steps import arrival_at, go_on, show


@onboarding.on(Arrived, who=Role.STRANGER)
def arrive(turn: Turn, signal: Arrived) -> None:
    """Someone without a territory wrote or pressed: on to wherever they stand."""
    elsewhere = membership.territories_of(turn.db, turn.person.id)
    if elsewhere:  # the territory that they were in is gone
        membership.enter(turn.db, turn.person.id, elsewhere[0].id)
        settle(turn)
    else:
        queries.begin(turn.db, turn.person.id, turn.now, signal.wanted)
    go_on(turn)


@onboarding.on(GoOn, who=Role.STRANGER)
def keep_going(turn: Turn, press: GoOn) -> None:
    go_on(turn)


@onboarding.on(ChooseLanguage, who=Role.STRANGER)
def choose_language(turn: Turn, press: ChooseLanguage) -> None:
    if press.language in LANGUAGES:
        preferences.choose_language(turn.db, turn.person.id, press.language)
        settle(turn)
    go_on(turn)
    turn.offer_commands(turn.person)


@onboarding.on(Begin, who=Role.STRANGER)
def begin(turn: Turn, press: Begin) -> None:
    queries.learn(turn.db, turn.person.id, greeted=True)
    go_on(turn)


@onboarding.on(ReadMore, who=Role.STRANGER)
def read_more(turn: Turn, press: ReadMore) -> None:
    arrival = arrival_at(turn, Step.AGREEMENT)
    if arrival:
        show(turn, screens.more_about_agreement, arrival)


@onboarding.on(NotNow, who=Role.STRANGER)
def not_now(turn: Turn, press: NotNow) -> None:
    arrival = arrival_at(turn, Step.AGREEMENT)
    if arrival:
        show(turn, screens.not_now, arrival)


@onboarding.on(Agree, who=Role.STRANGER)
def agree(turn: Turn, press: Agree) -> None:
    """Only what was read can be agreed to: an older wording is shown anew."""
    current = consent.VERSIONS[Purpose.PARTICIPATION]
    if arrival_at(turn, Step.AGREEMENT) is None:
        return
    if press.version == current:
        consent.give(turn.db, turn.person.id, Purpose.PARTICIPATION, turn.now)
        audit.record(turn.db, "agreed", by=turn.person, at=turn.now, version=current)
    go_on(turn)


@onboarding.on(ChooseKind, who=Role.STRANGER)
def choose_kind(turn: Turn, press: ChooseKind) -> None:
    arrival = arrival_at(turn, Step.KIND, Step.ORGANISATION, Step.NAMESAKES)
    if arrival is None or arrival.territory is None:
        return
    queries.learn(turn.db, turn.person.id, kind=press.kind, name=None)
    if press.kind is Kind.INDIVIDUAL:
        join(turn, replace(arrival, kind=press.kind), arrival.territory, None)
    else:
        go_on(turn)


@onboarding.on(AnotherKind, who=Role.STRANGER)
def another_kind(turn: Turn, press: AnotherKind) -> None:
    if arrival_at(turn, Step.KIND, Step.ORGANISATION, Step.NAMESAKES):
        queries.learn(turn.db, turn.person.id, kind=None, name=None)
        go_on(turn)


@onboarding.due(FollowUp)
def follow_up(turn: Turn, signal: FollowUp) -> None:
    turn.follow(signal.wanted)
