"""Questions that are being prepared for a vote by grades, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Any

from sqlalchemy import Connection, delete, exists, insert, null, select, update

from bot.ballots import vote as kept
from bot.ballots.rules.judgment import CHARTER_ONLY
from bot.ballots.tables import drafts, votes
from bot.ballots.vote import Option, Vote
from bot.i18n import Written
from bot.people.roles import Person
from bot.sentences import restored, stored

ABOUT = "question"
"""What such votes are about, in ``bot.ballots.subject``; the row is the draft's."""

QUESTION = "question"
"""The name of the question among the texts of a draft; options go by their slugs."""

NEW = "new"
"""In place of the slug of an option that is being written: it has one once it is."""


@dataclass(frozen=True, slots=True)
class Draft:
    """``question`` is None until it is written. ``options`` stand in the order of the ballot."""

    id: int
    territory: int
    question: Written | None
    options: tuple[Option, ...]

    def text(self, name: str) -> Written | None:
        """The question, or an option by its slug."""
        if name == QUESTION:
            return self.question
        return next((one.text for one in self.options if one.slug == name), None)


def by_id(db: Connection, territory: int, draft: int) -> Draft | None:
    mine = select(drafts).where(drafts.c.id == draft, drafts.c.territory_id == territory)
    row = db.execute(mine).one_or_none()
    return None if row is None else draft_from(row)


def unfinished(db: Connection, territory: int) -> Draft | None:
    """The latest that was never voted on, which the facilitators share."""
    voted_on = exists().where(votes.c.about == ABOUT, votes.c.about_id == drafts.c.id)
    mine = select(drafts).where(drafts.c.territory_id == territory, ~voted_on).order_by(drafts.c.id.desc()).limit(1)
    row = db.execute(mine).one_or_none()
    return None if row is None else draft_from(row)


def votes_on(db: Connection, draft: Draft) -> list[Vote]:
    """The first first."""
    return kept.about(db, draft.territory, ABOUT, draft.id)


def begin(
    db: Connection, territory: int, question: Written | None, options: Sequence[Option], by: Person, now: datetime
) -> Draft:
    row = {
        "territory_id": territory,
        "question": stored(question) if question else null(),
        "options": [[one.slug, stored(one.text)] for one in options],
        "drafted_by": by.id,
        "drafted_at": now,
    }
    return draft_from(db.execute(insert(drafts).values(row).returning(*drafts.c)).one())


def write(db: Connection, draft: Draft, name: str, text: Written) -> Draft:
    """Keep the words of the question or of an option; a new one stands before "charter only for now"."""
    if name == QUESTION:
        return _kept(db, draft, question=stored(text))
    if draft.text(name) is not None:
        return _kept(db, draft, options=[Option(name, text) if one.slug == name else one for one in draft.options])
    others = [one for one in draft.options if one.slug != CHARTER_ONLY]
    last = [one for one in draft.options if one.slug == CHARTER_ONLY]
    return _kept(db, draft, options=[*others, Option(name, text), *last])


def remove(db: Connection, draft: Draft, slug: str) -> Draft:
    return _kept(db, draft, options=[one for one in draft.options if one.slug != slug])


def discard(db: Connection, draft: Draft) -> None:
    db.execute(delete(drafts).where(drafts.c.id == draft.id))


def free_slug(draft: Draft) -> str:
    """A name for an option that nobody chose a name for."""
    return next(slug for n in count(1) if draft.text(slug := f"option{n}") is None)


def draft_from(row: Any) -> Draft:
    options = tuple(Option(slug, restored(text)) for slug, text in row.options)
    return Draft(row.id, row.territory_id, restored(row.question) if row.question else None, options)


def _kept(db: Connection, draft: Draft, *, question: dict[str, str] | None = None, options: Any = None) -> Draft:
    changed: dict[str, Any] = {"question": question} if question else {}
    if options is not None:
        changed["options"] = [[one.slug, stored(one.text)] for one in options]
    written = update(drafts).where(drafts.c.id == draft.id).values(changed).returning(*drafts.c)
    return draft_from(db.execute(written).one())
