"""A module's pages in the report: its ratings, the kinds of actor, the grids, what was chosen, and the demand."""

from __future__ import annotations

from dataclasses import replace

from bot.figures import Figure, Level
from bot.i18n import Lines, T, Text, Tn, Voice, label, number
from bot.people.roles import KINDS, Kind
from bot.pictures.heatmap import Heatmap
from bot.pictures.report import DemandItem, Listing, Quotes, ReportModule, Table
from bot.questionnaire import Grid, ManyOf, Module, OneOf, Question
from conversations.self_assessment.territory.asked_for import Reckoned
from conversations.self_assessment.territory.demand import TRAININGS, demand
from conversations.self_assessment.territory.demand import name as training
from conversations.self_assessment.territory.grid_cells import TASKS, cells, counted, grids, labels
from conversations.self_assessment.territory.grids_shown import drawing
from conversations.self_assessment.territory.spread_rows import FIT, LASTING, of_module, rows
from conversations.self_assessment.territory.verdicts import LEVELS

NOTHING = "—"


def module_pages(
    voice: Voice, module: Module, of: Reckoned, earlier: Reckoned | None, quotes: tuple[Quotes, ...]
) -> ReportModule:
    """Everything that is shown of a module; its grids where they say something."""
    return ReportModule(
        title=label(voice, module.title),
        rows=rows(voice, of_module(module), of, earlier),
        tables=(*kinds(voice, module, of), *forms(voice, module, of)),
        heatmaps=tuple(heatmaps(voice, module, of)),
        lists=choices(voice, module, of),
        quotes=quotes,
    )


def kinds(voice: Voice, module: Module, of: Reckoned) -> tuple[Table, ...]:
    """The medians by kind of actor: a row for each question, a column for each kind that is shown of any of them."""
    figures = {topic: of.results.figures.get(topic.id, Figure()).numbers for topic in module.topics}
    shown = {kind.kind for numbers in figures.values() if numbers for kind in numbers.kinds}
    columns = [kind for kind in Kind if kind in shown]
    if not columns:
        return ()
    table = []
    for topic, numbers in figures.items():
        found = [numbers.kind(kind) if numbers else None for kind in columns]
        cells = (NOTHING if each is None else number(voice, each.median) for each in found)
        table.append((label(voice, topic.name), *cells))
    head = ("", *(label(voice, KINDS[kind]) for kind in columns))
    note = label(voice, T("{sign}: too few people of that kind, or showing it would give others away.", sign=NOTHING))
    return (Table(label(voice, T("Median by kind of actor")), head, tuple(table), note),)


def forms(voice: Voice, module: Module, of: Reckoned) -> tuple[Table, ...]:
    """The legal forms: how well each fits and whether it would last; those of which nothing is shown are left out."""
    every = [part for topic in module.topics for part in topic.parts if isinstance(part, Grid)]
    names = {form.id: form.label for part in every if part.id == FIT for form in part.rows}
    both = {id: [of.results.figures.get(f"{side}.{id}", Figure()) for side in (FIT, LASTING)] for id in names}
    shown = {id: figures for id, figures in both.items() if any(figure != Figure() for figure in figures)}
    if not shown:
        return ()
    head = ("", label(voice, T("Fits the pole")), label(voice, T("Would last")))
    table = ((label(voice, names[id]), *(_median(voice, each) for each in figures)) for id, figures in shown.items())
    return (Table(label(voice, T("Legal forms")), head, tuple(table)),)


def heatmaps(voice: Voice, module: Module, of: Reckoned) -> list[Heatmap]:
    found = [cells(of, id) for id, _ in grids((module.id,))]
    return [
        replace(drawing(voice, of, each), subtitle="") for each in found if each is not None and each.says_something
    ]


def choosing(module: Module, of: Reckoned) -> list[Question]:
    """The questions with choices of which something is shown, without those that have a picture or a page."""
    parts = [part for topic in module.topics for part in topic.parts if isinstance(part, Question)]
    listed = [part for part in parts if isinstance(part.answer, OneOf | ManyOf) and part.id not in (TASKS, TRAININGS)]
    found = of.results.choices
    return [part for part in listed if part.id in found and found[part.id].is_shown]


def choices(voice: Voice, module: Module, of: Reckoned) -> tuple[Listing, ...]:
    """What was chosen, a line for each question."""
    found = tuple(label(voice, chosen(question, of)) for question in choosing(module, of))
    return (Listing(label(voice, T("What was chosen")), found),) if found else ()


def chosen(question: Question, of: Reckoned) -> Text:
    """The options that many chose, most first; after them those that few chose, if any."""
    found, names = of.results.choices[question.id], _options(question)
    known = [choice for choice in found.options if choice.option in names]
    many = sorted((each for each in known if each.level is not Level.FEW), key=lambda each: -(each.number or 0))
    few = [names[each.option] for each in known if each.level is Level.FEW]
    told = [T("{option} ({how_many})", option=names[each.option], how_many=counted(each).word) for each in many]
    head = T("{question} ({people})", question=question.name, people=Tn("{n} person", "{n} people", found.people or 0))
    some = [T("{options}.", options=told)] if told else []
    others = [T("Few, if any: {options}.", options=few)] if few else []
    return T("{question}: {told}", question=head, told=Lines((*some, *others), gap=" "))


def trainings(voice: Voice, of: Reckoned) -> tuple[DemandItem, ...]:
    """Most wanted first, with a bar where the number is shown; then those that few want, if any."""
    ranked, choices = demand(of), of.results.choices.get(TRAININGS)
    people = choices.people if choices else None
    wanted = [
        DemandItem(
            label(voice, training(each)),
            label(voice, counted(each, people).word),
            each.number / people if each.number is not None and people else None,
        )
        for each in ranked.wanted
    ]
    few = [DemandItem(label(voice, training(each)), label(voice, LEVELS[each.level])) for each in ranked.few]
    return (*wanted, *few) if people else ()


def _options(question: Question) -> dict[str, Text]:
    return labels(question.answer.options) if isinstance(question.answer, OneOf | ManyOf) else {}


def _median(voice: Voice, figure: Figure) -> str:
    if figure.numbers is None:
        return NOTHING
    told = number(voice, figure.numbers.median)
    return label(voice, T("{n} (split)", n=figure.numbers.median)) if figure.numbers.split else told
