"""The shown figures of a round as tables: no row is a person, and what is hidden has no cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.csvfile import Cell
from bot.figures import Choices, Figure, Results, ranking
from bot.i18n import T, Text, Voice, label
from bot.people.roles import KINDS, Kind
from bot.questionnaire import ManyOf, OneOf, Option, Question, Questionnaire, Rating
from conversations.self_assessment.questions import asked
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.territory.coverage import FromCards, asked_grids, columns_of, rows_of
from conversations.self_assessment.territory.demand import TRAININGS
from conversations.self_assessment.territory.gathering import questions
from conversations.self_assessment.territory.verdicts import LEVELS, VERDICTS


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a title. The first ``keys`` columns name the row; those in ``shares`` hold shares, 0 to 1."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    keys: int
    shares: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a round in one voice."""

    voice: Voice
    round: Round
    results: Results

    def sheets(self) -> tuple[Sheet, ...]:
        found = (self.ratings(), self.kinds(), self.choices(), self.grids(), self.trainings())
        return tuple(sheet for sheet in found if sheet.rows)

    def ratings(self) -> Sheet:
        """A row for each question that is rated, the hidden ones with a word only."""
        said = (
            *(T("Id"), T("Question"), T("Result"), T("Number of people"), T("Organisations and people without one")),
            *(T("Said “I don’t know”"), T("Response"), T("Median"), T("Mean"), T("Lower quarter"), T("Upper quarter")),
        )
        head = (*self._said(*said), *(self._of(T("Rated {n}", n=rating)) for rating in range(11)))
        rows = tuple((*self._named(one), *self._numbers(one)) for one in self._questions() if _is_rated(one))
        return Sheet(self._of(T("Ratings")), head, rows, keys=2, shares=frozenset({6}))

    def kinds(self) -> Sheet:
        """A row for each kind of actor that is shown of a question."""
        head = self._said(
            T("Id"),
            T("Question"),
            T("Kind of actor"),
            T("Number of people"),
            T("Organisations and people without one"),
            T("Median"),
        )
        rows = tuple(
            (*self._named(one), self._of(KINDS[Kind(kind.kind)]), kind.people, kind.units, kind.median)
            for one in self._questions()
            if (numbers := self._figure(one).numbers) is not None
            for kind in numbers.kinds
        )
        return Sheet(self._of(T("By kind of actor")), head, rows, keys=3)

    def choices(self) -> Sheet:
        """A row for each option of a question with choices, where enough people answered it."""
        head = self._said(T("Id"), T("Question"), T("Choice"), T("How many"), T("Number of people"))
        rows = (
            (*self._named(one), option, *chosen) for one in self._questions() for option, *chosen in self._chosen(one)
        )
        return Sheet(self._of(T("Choices")), head, tuple(rows), keys=3)

    def grids(self) -> Sheet:
        """A row for each cell of the grids that are counted over the cards of registers."""
        head = self._said(T("Id"), T("Grid"), T("Row"), T("Column"), T("How many"))
        rows = (row for source in asked_grids(asked(self.round.modules)) for row in self._marked(source))
        return Sheet(self._of(T("Coverage")), head, tuple(rows), keys=4)

    def trainings(self) -> Sheet:
        """The trainings that are wanted, most wanted first; the few have no rank."""
        found = self.results.choices.get(TRAININGS)
        options = {option.id: option for one in self._questions() if one.id == TRAININGS for option in _options(one)}
        head = self._said(T("Rank"), T("Training"), T("How many"), T("Number of people"))
        rows = tuple(self._ranked(found, options)) if found is not None and found.people is not None else ()
        return Sheet(self._of(T("Trainings wanted")), head, rows, keys=2)

    def _ranked(self, found: Choices, options: Mapping[str, Option]) -> Iterator[tuple[Cell, ...]]:
        ranked = ranking(found)
        places: list[int | None] = [*range(1, len(ranked.wanted) + 1), *(None for _ in ranked.few)]
        for place, choice in zip(places, (*ranked.wanted, *ranked.few), strict=True):
            if choice.option in options:  # else the bank has changed since
                yield place, *self._said(options[choice.option].label, LEVELS[choice.level]), choice.number

    def _chosen(self, question: Question) -> Iterator[tuple[Cell, ...]]:
        found, options = self.results.choices.get(question.id), {option.id: option for option in _options(question)}
        if found is None or found.people is None:
            return
        for choice in found.options:
            if choice.option in options:
                yield *self._said(options[choice.option].label, LEVELS[choice.level]), choice.number

    def _marked(self, source: FromCards) -> Iterator[tuple[Cell, ...]]:
        found = self.results.grids.get(source.id)
        if found is None or not found.is_shown:
            return
        rows = {row.id: row.label for row in rows_of(source)}
        columns = {column.id: column.label for column in columns_of(source)} or {"": source.title}
        for row, column in ((row, column) for row in found.rows for column in found.columns):
            if row in rows and column in columns:
                word = LEVELS[found.level(row, column)]
                yield source.id, *self._said(source.title, rows[row], columns[column], word)

    def _numbers(self, question: Question) -> tuple[Cell, ...]:
        figure = self._figure(question)
        word = self._of(VERDICTS[figure.verdict])
        if figure.numbers is None:
            return word, *(None,) * 19
        n = figure.numbers
        return word, n.people, n.units, n.unknown, _share(n.response), n.median, n.mean, n.low, n.high, *n.histogram

    def _named(self, question: Question) -> tuple[str, str]:
        return question.id, self._of(titled(asked(self.round.modules), question))

    def _figure(self, question: Question) -> Figure:
        return self.results.figures.get(question.id, Figure())

    def _questions(self) -> list[Question]:
        return [question for question, _ in questions(asked(self.round.modules))]

    def _said(self, *texts: Text) -> tuple[str, ...]:
        return tuple(map(self._of, texts))

    def _of(self, text: Text) -> str:
        return label(self.voice, text)


def titled(questionnaire: Questionnaire, question: Question) -> Text:
    """A question by the name of its topic and its own; a grid's row with what is asked of it."""
    topic = next(topic for topic in questionnaire.topics if topic.id == question.id.partition(".")[0])
    if question.id == topic.id:
        return topic.name
    if question.about is not None:
        return T("{topic}: {ask} {row}", topic=topic.name, ask=question.ask, row=question.about)
    return T("{topic}: {question}", topic=topic.name, question=question.name)


def _options(question: Question) -> tuple[Option, ...]:
    return question.answer.options if isinstance(question.answer, OneOf | ManyOf) else ()


def _is_rated(question: Question) -> bool:
    return isinstance(question.answer, Rating)


def _share(of_all: float | None) -> float | None:
    """To a whole per cent: 15 of 17 are 0.88."""
    return None if of_all is None else round(of_all, 2)
