"""Who speaks for which organisation, as its own people and facilitators see it."""

from __future__ import annotations

from bot.ballots.delegates import delegates
from bot.ballots.presses import ListVotes
from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import Plain, T, Text, Tn, lines, paragraphs
from bot.listing import number_rows, numbered, page, short, turn_row
from bot.people import membership, organisations
from bot.people.organisations import Organisation
from bot.people.permissions import within
from bot.people.roles import Person, Role
from conversations.votes.facilitating_presses import (
    PickDelegate,
    ShowMandate,
    ShowMandates,
    ShowOwnMandates,
    TakeMandate,
)
from conversations.votes.flow import votes
from conversations.votes.speakers import mine_or_facilitated, speaker_of, to_plan_or_votes, to_votes


@votes.on(ShowMandates, who=Role.FACILITATOR)
def show_mandates(turn: Turn, press: ShowMandates) -> None:
    """Those that nobody speaks for first: they have no vote."""
    here = within(turn.person, press.territory)
    mandated = delegates(turn.db, here)
    every = sorted(organisations.of(turn.db, here), key=lambda one: one.id in mandated)
    without = sum(one.id not in mandated for one in every)
    shown, names = page(every, press.page), {one.id: one.name for one in membership.members_of(turn.db, here)}

    def line(one: Organisation) -> Text:
        speaker = names.get(mandated.get(one.id, 0))
        return T("{organisation}: {name}", organisation=one.name, name=speaker) if speaker else nobody_yet(one)

    turn.wait(None)
    turn.show(
        paragraphs(
            T("<b>Who speaks for which organisation?</b>"),
            Tn(
                "{n} organisation has mandated nobody, and has no vote.",
                "{n} organisations have mandated nobody, and have no vote.",
                without,
            )
            if without
            else None,
            numbered(shown, line) if shown.items else T("No organisation has joined yet."),
        ),
        *number_rows(shown, lambda one: ShowMandate(here, one.id)),
        *turn_row(shown, lambda number: ShowMandates(here, number, press.about, press.row)),
        (to_plan_or_votes(press),),
    )


@votes.on(ShowOwnMandates)
def show_own(turn: Turn, press: ShowOwnMandates) -> None:
    """One's organisation; a list where somebody belongs to several."""
    here = within(turn.person, press.territory)
    mine = membership.affiliations_of(turn.db, turn.person.id, here)
    if len(mine) == 1:
        return draw(turn, mine[0])
    if not mine:
        raise Refusal(T("You belong to no organisation here, so there is nobody to speak for."), to_votes(here))
    turn.wait(None)
    return turn.show(
        T("<b>Who speaks for which organisation?</b>"),
        *((Button(Plain(short(one.name)), ShowMandate(here, one.id)),) for one in mine),
        to_votes(here),
    )


@votes.on(ShowMandate)
def show_mandate(turn: Turn, press: ShowMandate) -> None:
    draw(turn, mine_or_facilitated(turn, press.territory, press.organisation))


def draw(turn: Turn, body: Organisation) -> None:
    speaker = speaker_of(turn, body)
    nobody = T("Nobody speaks for {organisation} yet.", organisation=body.name)
    turn.wait(None)
    turn.show(paragraphs(speaks(speaker, body) if speaker else nobody, meaning()), *choices(turn, body, speaker))


def speaks(speaker: Person, body: Organisation) -> Text:
    return T("{name} speaks for {organisation} in votes.", name=speaker.name, organisation=body.name)


def choices(turn: Turn, body: Organisation, speaker: Person | None) -> list[Row]:
    """Taking it where nobody has it; passing it on for whoever has it, and for facilitators."""
    here, facilitates = body.territory, turn.person.role.may(Role.FACILITATOR)
    of_it = body in membership.affiliations_of(turn.db, turn.person.id, here)
    found: list[Row] = []
    if speaker is None and of_it:
        found.append((Button(T("I speak for us"), TakeMandate(here, body.id)),))
    if facilitates or (speaker is not None and speaker.id == turn.person.id):
        found.append(
            (Button(T("Let somebody else speak") if speaker else T("Choose who speaks"), PickDelegate(here, body.id)),)
        )
    back = ShowMandates(here) if facilitates else ListVotes(here)
    return [*found, (Button(T("Back"), back),)]


def nobody_yet(body: Organisation) -> Text:
    return T("{organisation}: nobody yet", organisation=body.name)


def meaning() -> Text:
    return lines(
        T("Whoever speaks for an organisation votes for it, where each organisation has one vote."),
        T("Somebody new takes over in the votes that are open, except for a secret vote that was cast."),
    )
