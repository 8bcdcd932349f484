"""Where articles stand in the charter, and what may be done with a version of one at its stage. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.people.roles import Kind
from conversations.charter.tables import Section, Stage

PUBLIC = tuple(stage for stage in Stage if stage is not Stage.DRAFT)
"""The stages at which members see a version."""

UNDER_WAY = (Stage.DRAFT, Stage.PROPOSED, Stage.VOTED_ON)
"""An article has one version at most that may become the next adopted one."""

AMENDABLE = (Stage.PROPOSED, Stage.ADOPTED, Stage.HELD_BACK)
_SECTIONS, _KINDS = list(Section), list(Kind)


def in_charter_order(section: Section, kind: Kind | None, place: int, id: int) -> tuple[int, int, int, int]:
    """By section; commitments by kind of actor, everybody's first; then as the facilitators placed them."""
    return _SECTIONS.index(section), _KINDS.index(kind) if kind else -1, place, id


def may_write_translation(stage: Stage, *, there: bool) -> bool:
    """Never while it is voted on. What was voted on with the text stays; what was missing then may be added later."""
    if stage is Stage.VOTED_ON:
        return False
    return not there or stage in (Stage.DRAFT, Stage.PROPOSED)


def moved(order: Sequence[int], id: int, by: int) -> list[int]:
    """The same numbers with one of them that many places further on, or at the end that it reaches."""
    rest = [one for one in order if one != id]
    place = min(max(order.index(id) + by, 0), len(rest))
    return [*rest[:place], id, *rest[place:]]
