"""Who takes part on paper: those who are known already, somebody new, and forgetting one of them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, Text, paragraphs
from bot.listing import number_rows, numbered, page, turn_row
from bot.people import audit
from bot.people.roles import Person, Role
from bot.questionnaire import Position
from conversations.self_assessment import queries
from conversations.self_assessment.flow import self_assessment
from conversations.self_assessment.paper import people
from conversations.self_assessment.paper.presses import (
    AskToRemove,
    AskWhetherAgreed,
    RemoveFromPaper,
    ShowOnPaper,
)
from conversations.self_assessment.rounds import announcing, counting
from conversations.self_assessment.rounds.listing import existing
from conversations.self_assessment.rounds.presses import ListOnPaper, ShowRound
from conversations.self_assessment.rounds.queries import Round


@self_assessment.on(ListOnPaper, who=Role.FACILITATOR)
def list_on_paper(turn: Turn, press: ListOnPaper) -> None:
    """While the round is open answers are entered; afterwards somebody can still be forgotten."""
    round_ = existing(turn, press.territory, press.round)
    shown = page(people.of(turn.db, press.territory), press.page)
    turn.wait(None)
    turn.show(
        paragraphs(
            T("<b>On paper</b> ({n})", n=shown.total),
            T("Who has no Telegram answers on paper. What is entered here counts as theirs, like anybody’s answers."),
            numbered(shown, lambda one: line(turn, round_, one)) if shown.items else None,
        ),
        *number_rows(shown, lambda one: ShowOnPaper(press.territory, round_.id, one.id)),
        *turn_row(shown, lambda number: ListOnPaper(press.territory, round_.id, number)),
        *while_open(round_),
        (Button(T("Back"), ShowRound(press.territory, round_.id)),),
    )


def while_open(round_: Round) -> Sequence[Row]:
    new = Button(T("Somebody new"), AskWhetherAgreed(round_.territory, round_.id))
    return [(new,)] if round_.is_open else []


def line(turn: Turn, round_: Round, person: Person) -> Text:
    sitting = queries.sitting(turn.db, person) if round_.is_open else None
    begun = T("{name}: begun", name=person.name)
    return begun if sitting and sitting.answers else T("{name}", name=person.name)


def on_paper(turn: Turn, territory: int, round_: int, person: int) -> Person:
    """Somebody on paper of the territory. Raises Refusal for anybody else."""
    existing(turn, territory, round_)
    found = people.by_id(turn.db, territory, person)
    if found is None:
        raise Refusal(T("This person is no longer here."), (Button(T("On paper"), ListOnPaper(territory, round_)),))
    return found


@self_assessment.on(AskToRemove, who=Role.FACILITATOR)
def ask_to_remove(turn: Turn, press: AskToRemove) -> None:
    person = on_paper(turn, press.territory, press.round, press.person)
    turn.show(
        T("Erase {name} with everything that was entered? Nobody can bring it back.", name=person.name),
        (Button(T("Erase everything"), RemoveFromPaper(press.territory, press.round, person.id)),),
        (Button(T("Back"), ShowOnPaper(press.territory, press.round, person.id)),),
    )


@self_assessment.on(RemoveFromPaper, who=Role.FACILITATOR)
def remove(turn: Turn, press: RemoveFromPaper) -> None:
    person = on_paper(turn, press.territory, press.round, press.person)
    sitting = queries.sitting(turn.db, person)
    if sitting is not None and sitting.round is not None:
        spots = [Position(topic.id) for topic in sitting.asks.topics]
        counting.count(turn, sitting, {})
        if counting.has_answered(sitting.answers, spots):
            people.uncount(turn.db, sitting.round)
            announcing.recount(turn, sitting.round)
    people.remove(turn.db, person)
    audit.record(turn.db, "paper_person_erased", by=turn.person, at=turn.now, round=press.round)
    turn.toast(T("Everything is erased."))
    list_on_paper(turn, ListOnPaper(press.territory, press.round))
