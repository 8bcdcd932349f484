"""Which version stands for an article where there is room for one only, and which of them lack a translation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from bot.i18n import LANGUAGES
from bot.people import territories
from conversations.charter.articles.queries import Version
from conversations.charter.tables import Stage, texts

FIRST = (Stage.ADOPTED, Stage.VOTED_ON, Stage.PROPOSED, Stage.HELD_BACK, Stage.FAILED, Stage.DRAFT)
TRANSLATED = (Stage.ADOPTED, Stage.PROPOSED)
"""The stages at which a translation is worth being asked for: while it is voted on, nothing may be added."""


def current(versions: Sequence[Version]) -> Version | None:
    """The adopted one, else the furthest of those that may be adopted, else the last that was not."""
    own = [one for one in versions if one.amends is None]
    return next((one for stage in FIRST for one in reversed(own) if one.stage is stage), None)


def incomplete(db: Connection, territory: int, among: Iterable[Version | None]) -> list[Version]:
    """Those of them that are not said in every language of the territory."""
    where = territories.by_id(db, territory)
    wanted = set(where.languages if where else LANGUAGES)
    asked = [one for one in among if one is not None and one.stage in TRANSLATED]
    said: dict[int, set[str]] = {one.id: set() for one in asked}
    for version, language in db.execute(
        select(texts.c.version_id, texts.c.language).where(texts.c.version_id.in_(said))
    ):
        said[version].add(language)
    return [one for one in asked if wanted - said[one.id]]
