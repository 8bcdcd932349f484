"""What the buttons about amendments mean: other words for a version, which have a version of their own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProposeWords:
    """Other words for this version, please."""

    territory: int
    version: int


@dataclass(frozen=True, slots=True)
class WritingWords:
    """The next words are proposed in the place of the version's."""

    territory: int
    version: int


@dataclass(frozen=True, slots=True)
class ShowWords:
    """An amendment: the change marked, and what can be done about it."""

    territory: int
    version: int


@dataclass(frozen=True, slots=True)
class ListWords:
    """The amendments that were proposed to an article and are undecided."""

    territory: int
    article: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ChangeWords:
    territory: int
    version: int


@dataclass(frozen=True, slots=True)
class ChangingWords:
    """The next words take the place of the amendment's, which nobody has seen yet."""

    territory: int
    version: int


@dataclass(frozen=True, slots=True)
class AskReason:
    territory: int
    version: int


@dataclass(frozen=True, slots=True)
class GivingReason:
    """The next words say why."""

    territory: int
    version: int


@dataclass(frozen=True, slots=True)
class SendWords:
    """From the writer's eyes to everybody's."""

    territory: int
    version: int


@dataclass(frozen=True, slots=True)
class DropWords:
    """Throw an amendment away that nobody has seen, or take one back."""

    territory: int
    version: int


@dataclass(frozen=True, slots=True)
class AcceptWords:
    territory: int
    version: int


@dataclass(frozen=True, slots=True)
class DeclineWords:
    territory: int
    version: int
