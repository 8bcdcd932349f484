"""Short ways to write down questions, so that a module reads like the conversation it is."""

from collections.abc import Callable, Mapping

from bot.i18n import T, Text
from bot.questionnaire import ManyOf, OneOf, Option, Question, Rating, Value, Words

LOW = 4  # a rating up to this one is followed by "what stands in the way?" (mission)


def options(**labels: Text) -> tuple[Option, ...]:
    """One option for each keyword, which is its id."""
    return tuple(Option(id, label) for id, label in labels.items())


def rate(id: str, name: Text, ask: Text, low: Text, high: Text, why: Text | None = None) -> Question:
    """A rating from 0 (``low``) to 10 (``high``)."""
    return Question(id, name, ask, Rating(low, high), why=why)


def one(id: str, name: Text, ask: Text, among: tuple[Option, ...]) -> Question:
    """One choice."""
    return Question(id, name, ask, OneOf(among))


def many(id: str, name: Text, ask: Text, among: tuple[Option, ...], at_most: int | None = None) -> Question:
    """Any number of choices, or the few that matter most."""
    return Question(id, name, ask, ManyOf(among, at_most))


def words(id: str, name: Text, ask: Text, limit: int = 500) -> Question:
    """Words of one's own, up to ``limit`` characters."""
    return Question(id, name, ask, Words(limit))


def barrier(topic: str) -> Question:
    """What follows a low overall rating of the topic."""
    return Question(
        f"{topic}.barrier",
        T("What stands in the way"),
        T("What stands in the way, as you see it? A few words will do."),
        Words(),
        only_if=is_low(topic),
    )


def is_low(question: str) -> Callable[[Mapping[str, Value]], bool]:
    """Whether a rating was given, and a low one."""

    def holds(said: Mapping[str, Value]) -> bool:
        rating = said.get(question)
        return isinstance(rating, int) and rating <= LOW

    return holds
