"""The cells of a grid with their words: from the cards of a register, from many choices, from rows with one choice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.figures import Choice, Level
from bot.i18n import T, Text
from bot.questionnaire import Grid, ManyOf, OneOf, Option, Register
from conversations.self_assessment.questions import SELF_ASSESSMENT, asked
from conversations.self_assessment.territory.asked_for import Reckoned
from conversations.self_assessment.territory.coverage import FromCards, asked_grids, columns_of, rows_of
from conversations.self_assessment.territory.verdicts import LEVELS

TASKS, SERVICES = "A3.tasks", "C3.services"
PARTS = {part.id: part for topic in SELF_ASSESSMENT.topics for part in topic.parts}


@dataclass(frozen=True, slots=True)
class Cell:
    level: Level
    word: Text


@dataclass(frozen=True, slots=True)
class Cells:
    """A table; a list has no columns, and one cell in each row. ``carried``: it is still an earlier round's."""

    title: Text
    rows: tuple[Text, ...]
    columns: tuple[Text, ...]
    table: tuple[tuple[Cell, ...], ...]
    carried: bool = False

    @property
    def says_something(self) -> bool:
        return any(cell.level is not Level.FEW for row in self.table for cell in row)

    def by_column(self, level: Level) -> list[tuple[Text | None, list[Text]]]:
        """Each column that has that level somewhere, with the rows that have it there; a list's column is None."""
        columns: list[Text | None] = [*self.columns] or [None]
        found = [(column, self._rows_with(level, place)) for place, column in enumerate(columns)]
        return [(column, rows) for column, rows in found if rows]

    def empty_rows(self) -> list[Text]:
        """The rows of which nothing is told: what may be missing."""
        pairs = zip(self.rows, self.table, strict=True)
        return [name for name, row in pairs if all(cell.level is Level.FEW for cell in row)]

    def _rows_with(self, level: Level, place: int) -> list[Text]:
        return [name for name, row in zip(self.rows, self.table, strict=True) if row[place].level is level]


def grids(modules: tuple[str, ...]) -> list[tuple[str, Text]]:
    """The grids that these modules have answers for: id and name."""
    questionnaire = asked(modules)
    there = {part.id for topic in questionnaire.topics for part in topic.parts}
    others = [(TASKS, T("Tasks taken care of")), (SERVICES, T("Support services"))]
    return [*((one.id, one.title) for one in asked_grids(questionnaire)), *(one for one in others if one[0] in there)]


def cells(of: Reckoned, grid: str) -> Cells | None:
    """A grid of a round; None where the round did not ask it, or not yet when it was reckoned."""
    title = dict(grids(of.round.modules)).get(grid)
    if title is None or not (grid == SERVICES or grid in of.results.grids or grid in of.results.choices):
        return None
    if grid == TASKS:
        return of_choices(of, title)
    if grid == SERVICES:
        return of_rows(of, title)
    return next(of_cards(of, source) for source in asked_grids(asked(of.round.modules)) if source.id == grid)


def of_cards(of: Reckoned, source: FromCards) -> Cells:
    """The rows and columns are those of the frozen grid: it may be older than an option."""
    found, rows, columns = of.results.grids[source.id], labels(rows_of(source)), labels(columns_of(source))
    down, across = kept(found.rows, rows), kept(found.columns, columns) or [""]
    table = tuple(tuple(in_words(found.level(row, column)) for column in across) for row in down)
    return Cells(
        source.title, named(down, rows), named(across, columns) if columns else (), table, found.from_round is not None
    )


def of_choices(of: Reckoned, title: Text) -> Cells:
    """A question with many choices, as a list."""
    found, options = of.results.choices[TASKS], labels(options_of(TASKS))
    shown = [choice for choice in found.options if choice.option in options]
    table = tuple((counted(choice, found.people),) for choice in shown)
    return Cells(title, tuple(options[choice.option] for choice in shown), (), table, found.from_round is not None)


def of_rows(of: Reckoned, title: Text) -> Cells:
    """Rows with one choice each: a column for each option."""
    part = PARTS[SERVICES]
    rows, options = labels(part.rows if isinstance(part, Grid) else ()), labels(options_of(SERVICES))
    found = {row: of.results.choices.get(f"{SERVICES}.{row}") for row in rows}
    there = {row: {one.option: counted(one) for one in choices.options} for row, choices in found.items() if choices}
    few = in_words(Level.FEW)
    table = tuple(tuple(cells.get(option, few) for option in options) for cells in there.values())
    return Cells(title, named(list(there), rows), tuple(options.values()), table)


def labels(options: Sequence[Option]) -> dict[str, Text]:
    return {option.id: option.label for option in options}


def kept(ids: Sequence[str], known: Mapping[str, Text]) -> list[str]:
    return [id for id in ids if id in known]


def named(ids: Sequence[str], known: Mapping[str, Text]) -> tuple[Text, ...]:
    return tuple(known[id] for id in ids)


def options_of(part: str) -> tuple[Option, ...]:
    """What can be chosen in a question, or in each row of a grid."""
    found = PARTS[part]
    answer = None if isinstance(found, Register) else found.answer
    return answer.options if isinstance(answer, OneOf | ManyOf) else ()


def counted(choice: Choice, people: int | None = None) -> Cell:
    """The number where it may be told, else the word."""
    if choice.number is None:
        return in_words(choice.level)
    return Cell(choice.level, T("{n}", n=choice.number) if people is None else of_people(choice.number, people))


def of_people(number: int, people: int) -> Text:
    return T("{n} of {total}", n=number, total=people)


def in_words(level: Level) -> Cell:
    return Cell(level, LEVELS[level])
