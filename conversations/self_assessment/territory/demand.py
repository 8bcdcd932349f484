"""Which trainings are wanted, most wanted first."""

from __future__ import annotations

from bot.conversation import Turn
from bot.figures import Choice, Choices, Ranking, ranking
from bot.i18n import T, Text, lines, paragraphs
from bot.people.roles import Role
from conversations.self_assessment.flow import self_assessment
from conversations.self_assessment.territory.asked_for import Reckoned, reckoned
from conversations.self_assessment.territory.grid_cells import counted, labels, options_of
from conversations.self_assessment.territory.lists import listed
from conversations.self_assessment.territory.presses import ShowDemand
from conversations.self_assessment.territory.ways import way_back

TRAININGS = "C3.trainings"


@self_assessment.on(ShowDemand, who=Role.FACILITATOR)
def show_demand(turn: Turn, press: ShowDemand) -> None:
    of = reckoned(turn.db, turn.person, press)
    found = of.results.choices.get(TRAININGS)
    turn.show(paragraphs(T("<b>Trainings wanted</b>"), *told(found)), way_back(of))


def demand(of: Reckoned) -> Ranking:
    """The trainings of the bank: those that many want by number, the rest in the order of the bank."""
    return ranking(of.results.choices.get(TRAININGS, Choices(None, ())))


def name(choice: Choice) -> Text:
    return labels(options_of(TRAININGS))[choice.option]


def told(found: Choices | None) -> list[Text]:
    """A numbered list of what may be told, then what few wanted, unranked."""
    if found is None:
        return [T("This round did not ask about that.")]
    if not found.is_shown:
        return [T("Too few people have answered this to say anything without giving anybody away.")]
    ranked = ranking(found)
    wanted: list[Text] = [
        T("{n}. {training}: {how_many}", n=n, training=name(choice), how_many=counted(choice, found.people).word)
        for n, choice in enumerate(ranked.wanted, 1)
    ]
    few = [name(choice) for choice in ranked.few]
    return [
        *([lines(*wanted)] if wanted else []),
        *([T("Wanted by few, if any: {trainings}", trainings=listed(few))] if few else []),
        *([CARRIED] if found.from_round is not None else []),
    ]


CARRIED = T("Hardly anybody answered otherwise than before: this is still what the earlier round said.")
