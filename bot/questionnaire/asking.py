"""What a questionnaire is made of."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from bot.i18n import T, Text
from bot.questionnaire.answers import Answer, OneOf, Option, Value

Condition: TypeAlias = Callable[[Mapping[str, Value]], bool]
"""Whether a question applies, from what was said so far: question id to value, within a card also the card's own."""

ADD, ENOUGH, REMOVED = "add", "enough", "removed"


def always(said: Mapping[str, Value]) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Question:
    """One thing asked in one message.

    ``id`` never changes its meaning: a changed meaning gets a new id. ``name`` names it on a button and in "check
    your answers". ``about`` is what the sentence speaks of where one sentence serves several rows. ``why`` says what
    the answer is good for. ``since`` is the version of the questionnaire that first asked it.
    """

    id: str
    name: Text
    ask: Text
    answer: Answer
    only_if: Condition = always
    why: Text | None = None
    about: Text | None = None
    since: int = 1


@dataclass(frozen=True, slots=True)
class Register:
    """Small cards of the same few questions, filled one after another.

    ``ask`` offers the first card and ``again`` the next; the first of ``questions`` names the card.
    """

    id: str
    name: Text
    ask: Text
    again: Text
    questions: tuple[Question, ...]
    at_most: int = 20
    since: int = 1

    _first: Question = field(init=False, repr=False, compare=False)
    _another: Question = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make once what is asked about every card."""
        first = Question(self.id, self.name, self.ask, _FIRST, since=self.since)
        object.__setattr__(self, "_first", first)
        object.__setattr__(self, "_another", replace(first, ask=self.again, answer=_ANOTHER))

    def gate(self, cards: int) -> Question:
        """The question whether to add a card to the ``cards`` that there are."""
        return self._another if cards else self._first


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows that each get an answer of the same kind: a mark, or a rating.

    ``among`` is the id of a many-choice question: only the rows chosen there are asked.
    """

    id: str
    ask: Text
    rows: tuple[Option, ...]
    answer: Answer
    among: str | None = None
    since: int = 1

    @property
    def every(self) -> tuple[Question, ...]:
        """One question for each row; its id is the grid's and the row's."""
        return tuple(self._question(row) for row in self.rows)

    def questions(self, said: Mapping[str, Value]) -> tuple[Question, ...]:
        """Those of the rows that apply."""
        chosen = self.chosen(said)
        return tuple(self._question(row) for row in self.rows if chosen is None or row.id in chosen)

    def chosen(self, said: Mapping[str, Value]) -> Collection[str] | None:
        """The ids of the rows that apply; None for all of them."""
        if self.among is None:
            return None
        chosen = said.get(self.among, ())
        return chosen if isinstance(chosen, tuple) else ()

    def _question(self, row: Option) -> Question:
        return Question(f"{self.id}.{row.id}", row.label, self.ask, self.answer, about=row.label, since=self.since)


Part: TypeAlias = Question | Register | Grid


@dataclass(frozen=True, slots=True)
class Topic:
    """One main question, opened by its overall rating, whose id is the topic's; ``name`` stands on the radar."""

    id: str
    name: Text
    parts: tuple[Part, ...]

    @property
    def overall(self) -> Question:
        """The rating that opens the topic. Raises TypeError if something else does."""
        first = self.parts[0]
        if not isinstance(first, Question) or first.id != self.id:
            raise TypeError(f"{self.id} does not open with its overall rating")
        return first


@dataclass(frozen=True, slots=True, eq=False)
class Module:
    """A few topics for one sitting; one of a kind, so that it is itself and nothing else that looks the same."""

    id: str
    title: Text
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """Modules, which may be answered in any order. ``version`` rises whenever something new is asked."""

    version: int
    modules: tuple[Module, ...]

    @property
    def topics(self) -> tuple[Topic, ...]:
        return tuple(topic for module in self.modules for topic in module.topics)

    def module(self, id: str) -> Module:
        """Raises KeyError if there is none."""
        for module in self.modules:
            if module.id == id:
                return module
        raise KeyError(id)


_FIRST = OneOf((Option(ADD, T("Add one")), Option(ENOUGH, T("Not now"))))
_ANOTHER = OneOf((Option(ADD, T("Add another")), Option(ENOUGH, T("That is all"))))
