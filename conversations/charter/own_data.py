"""What somebody wrote for the charter: in "my data", and when they are forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, delete, select, update

from bot.contributions import Forgettable, OwnData
from bot.conversation import Turn
from bot.i18n import T
from conversations.charter.conversation import charter
from conversations.charter.ideas.tables import ideas, supports
from conversations.charter.tables import Stage, texts, versions


@charter.contributes(OwnData)
def own_data(turn: Turn) -> Iterator[OwnData]:
    for heading, rows in (
        ("ideas for the charter", own_ideas(turn)),
        ("ideas supported", own_supports(turn)),
        ("texts for the charter", own_texts(turn)),
    ):
        if rows:
            yield OwnData(heading, tuple(rows))


def own_ideas(turn: Turn) -> list[dict[str, Any]]:
    mine = select(ideas).where(ideas.c.person_id == turn.person.id).order_by(ideas.c.id)
    return [
        {
            "kind": row.kind,
            "text": row.text,
            "voice note": row.recording,
            "proposed": row.created_at.isoformat(timespec="seconds"),
        }
        for row in turn.db.execute(mine)
    ]


def own_supports(turn: Turn) -> list[dict[str, Any]]:
    mine = select(ideas.c.text).join(supports).where(supports.c.person_id == turn.person.id).order_by(ideas.c.id)
    return [{"text": text} for text in turn.db.scalars(mine)]


def own_texts(turn: Turn) -> list[dict[str, Any]]:
    """Versions and amendments with the reason given, and translations."""
    person = turn.person.id
    mine = select(texts.c.language, texts.c.text, texts.c.written_at, versions.c.why, versions.c.author_id)
    rows = mine.join(versions, versions.c.id == texts.c.version_id).where(texts.c.written_by == person)
    return [
        {
            "language": row.language,
            "text": row.text,
            "why": row.why if row.author_id == person else "",
            "written": row.written_at.isoformat(timespec="seconds"),
        }
        for row in turn.db.execute(rows.order_by(texts.c.written_at))
    ]


@charter.contributes(Forgettable)
def forgettable(turn: Turn) -> Iterator[Forgettable]:
    yield Forgettable(
        goes=T("your voice notes for the charter, words that you have not sent off, and whom you support"),
        stays=T("ideas and texts that you proposed for the charter, without your name"),
        erase=erase,
    )


def erase(db: Connection, person: int) -> None:
    """A voice is known by its sound, a draft was nobody's business yet, and a reason was given under their name.

    What was proposed stays with the group, nobody's any more: the rows lose their person with the person's row.
    """
    mine = ideas.c.person_id == person
    db.execute(delete(ideas).where(mine, ideas.c.text == ""))
    db.execute(update(ideas).where(mine).values(recording=None))
    own = versions.c.author_id == person
    db.execute(delete(versions).where(own, versions.c.stage == Stage.DRAFT, versions.c.amends.is_not(None)))
    db.execute(update(versions).where(own).values(why=""))
