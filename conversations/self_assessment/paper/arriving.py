"""Somebody new on paper: whether they agreed, their name, what kind of actor they are and for whom they speak."""

from __future__ import annotations

from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import Plain, T, paragraphs
from bot.listing import page, short, turn_row
from bot.people import audit, organisations
from bot.people.roles import KINDS, Kind, Role
from bot.reading import one_line
from conversations.self_assessment.flow import self_assessment
from conversations.self_assessment.paper import people
from conversations.self_assessment.paper.listing import on_paper
from conversations.self_assessment.paper.page import show_on_paper
from conversations.self_assessment.paper.presses import (
    AskPaperName,
    AskWhetherAgreed,
    NamingOnPaper,
    PickPaperKind,
    PickPaperOrganisation,
    SetPaperKind,
    SetPaperOrganisation,
    ShowOnPaper,
)
from conversations.self_assessment.rounds.listing import running
from conversations.self_assessment.rounds.presses import ListOnPaper
from conversations.self_assessment.rounds.queries import Round

SHORTEST, LONGEST = 2, 60  # characters of a person's name


@self_assessment.on(AskWhetherAgreed, who=Role.FACILITATOR)
def ask_whether_agreed(turn: Turn, press: AskWhetherAgreed) -> None:
    """Consent comes before the name: without it nothing of them is written down."""
    round_ = running(turn, press.territory, press.round)
    turn.show(
        paragraphs(
            T("<b>Has this person agreed, in writing?</b>"),
            T(
                "Their name, organisation and answers are kept, to show where the territory stands. Facilitators "
                "enter the answers, and so see them. On any day all of it can be erased, here."
            ),
        ),
        (Button(T("Yes, in writing"), AskPaperName(press.territory, round_.id)),),
        (Button(T("Back"), ListOnPaper(press.territory, round_.id)),),
    )


@self_assessment.on(AskPaperName, who=Role.FACILITATOR)
def ask_name(turn: Turn, press: AskPaperName) -> None:
    round_ = running(turn, press.territory, press.round)
    turn.show(T("What is their name?"), (Button(T("Back"), ListOnPaper(press.territory, round_.id)),))
    turn.wait(NamingOnPaper(press.territory, round_.id))


@self_assessment.on(NamingOnPaper, who=Role.FACILITATOR)
def read_name(turn: Turn, wait: NamingOnPaper) -> None:
    round_, name = running(turn, wait.territory, wait.round), one_line(turn.said.words)
    if not (SHORTEST <= len(name) <= LONGEST and any(letter.isalpha() for letter in name)):
        raise Refusal(T("A name of 2 to 60 letters, please: for example, “{example}”.", example=T("Salma")))
    refuse_namesake(turn, round_, name)
    new = people.add(turn.db, name, turn.person, wait.territory, turn.now)
    audit.record(turn.db, "paper_person_added", by=turn.person, at=turn.now, person=new)
    pick_kind(turn, PickPaperKind(wait.territory, round_.id, new))


def refuse_namesake(turn: Turn, round_: Round, name: str) -> None:
    """Two sheets of one person would be two people: better to ask."""
    for one in people.of(turn.db, round_.territory):
        if one.name.casefold() == name.casefold():
            there = (Button(Plain(short(one.name)), ShowOnPaper(round_.territory, round_.id, one.id)),)
            raise Refusal(
                T("{name} is in the list already. For somebody else, please write a second name too.", name=one.name),
                there,
            )


@self_assessment.on(PickPaperKind, who=Role.FACILITATOR)
def pick_kind(turn: Turn, press: PickPaperKind) -> None:
    here, id = press.territory, press.round
    person = on_paper(turn, here, id, press.person)
    turn.show(
        T("<b>{name} takes part as:</b>", name=person.name),
        *((Button(name, SetPaperKind(here, id, person.id, kind)),) for kind, name in KINDS.items()),
        (Button(T("Back"), ShowOnPaper(here, id, person.id)),),
    )


@self_assessment.on(SetPaperKind, who=Role.FACILITATOR)
def set_kind(turn: Turn, press: SetPaperKind) -> None:
    running(turn, press.territory, press.round)
    person = on_paper(turn, press.territory, press.round, press.person)
    people.speak_for(turn.db, person.id, press.territory, None, press.kind, turn.now)
    if press.kind is Kind.INDIVIDUAL or not organisations.of(turn.db, press.territory):
        show_on_paper(turn, ShowOnPaper(press.territory, press.round, person.id))
    else:
        pick_organisation(turn, PickPaperOrganisation(press.territory, press.round, person.id))


@self_assessment.on(PickPaperOrganisation, who=Role.FACILITATOR)
def pick_organisation(turn: Turn, press: PickPaperOrganisation) -> None:
    """The territory's organisations, those of the person's kind first."""
    here, id = press.territory, press.round
    person = on_paper(turn, here, id, press.person)
    known = sorted(organisations.of(turn.db, here), key=lambda one: one.kind != person.kind)
    shown = page(known, press.page)
    named: list[Row] = [
        (Button(Plain(short(one.name)), SetPaperOrganisation(here, id, person.id, one.id)),) for one in shown.items
    ]
    turn.show(
        T("For which organisation does {name} speak?", name=person.name),
        *named,
        *turn_row(shown, lambda number: PickPaperOrganisation(here, id, person.id, number)),
        (Button(T("For none of these"), SetPaperOrganisation(here, id, person.id, None)),),
    )


@self_assessment.on(SetPaperOrganisation, who=Role.FACILITATOR)
def set_organisation(turn: Turn, press: SetPaperOrganisation) -> None:
    running(turn, press.territory, press.round)
    person = on_paper(turn, press.territory, press.round, press.person)
    chosen = press.organisation and organisations.by_id(turn.db, press.territory, press.organisation)
    if press.organisation is not None and not chosen:
        raise Refusal(T("This organisation belongs to another territory."))
    kind = person.kind or Kind.INDIVIDUAL
    people.speak_for(turn.db, person.id, press.territory, chosen.id if chosen else None, kind, turn.now)
    show_on_paper(turn, ShowOnPaper(press.territory, press.round, person.id))
