"""What was chosen in a module, question by question, in words and where it may be in numbers."""

from __future__ import annotations

from bot.buttons import Button
from bot.conversation import Turn
from bot.figures import Choices, Level, ranking
from bot.i18n import T, Text, lines, paragraphs
from bot.people.roles import Role
from bot.questionnaire import ManyOf, OneOf, Question
from conversations.self_assessment.flow import self_assessment
from conversations.self_assessment.territory.asked_for import Reckoned, reckoned
from conversations.self_assessment.territory.grid_cells import counted, labels
from conversations.self_assessment.territory.lists import listed
from conversations.self_assessment.territory.presses import ShowChoices, ShowCoverage
from conversations.self_assessment.territory.verdicts import LEVELS
from conversations.self_assessment.territory.ways import module_of


@self_assessment.on(ShowChoices, who=Role.FACILITATOR)
def show_choices(turn: Turn, press: ShowChoices) -> None:
    of = reckoned(turn.db, turn.person, press)
    module = module_of(of, press.module)
    parts = [part for topic in module.topics for part in topic.parts if isinstance(part, Question)]
    told = [choices(part, of) for part in parts if isinstance(part.answer, OneOf | ManyOf)]
    back = (Button(T("Back"), ShowCoverage(press.territory, press.round)),)
    turn.show(paragraphs(T("<b>{title}</b>: what was chosen", title=module.title), *told), back)


def choices(question: Question, of: Reckoned) -> Text:
    """One question: the options that many chose, most first; the others in one line."""
    found = of.results.choices.get(question.id)
    head = T("<b>{question}</b>", question=question.name)
    if found is None or not found.is_shown:
        return lines(head, T("not enough answers"))
    return lines(head, *chosen(question, found))


def chosen(question: Question, found: Choices) -> list[Text]:
    names = labels(question.answer.options) if isinstance(question.answer, OneOf | ManyOf) else {}
    ranked = ranking(found)
    told: list[Text] = [
        T("· {option}: {how_many}", option=names[one.option], how_many=counted(one, found.people).word)
        for one in ranked.wanted
        if one.option in names
    ]
    few = [names[one.option] for one in ranked.few if one.option in names]
    return [*told, T("· {level}: {options}", level=LEVELS[Level.FEW], options=listed(few))] if few else told
