"""What came of a round, frozen at its close: every picture, page, report and export is drawn from it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, select

from bot.figures import Band, Results, from_json, to_json
from bot.storage.upsert import add_if_new
from conversations.self_assessment.tables import results, words


def of(db: Connection, round_: int) -> Results | None:
    """The figures of a round; None until they are reckoned."""
    kept = db.scalar(select(results.c.figures).where(results.c.round_id == round_))
    return None if kept is None else from_json(kept)


def freeze(db: Connection, round_: int, figures: Results, now: datetime) -> None:
    """Keep the figures for good; nothing changes where there are some already."""
    add_if_new(db, results, {"round_id": round_, "figures": to_json(figures), "reckoned_at": now})


def words_so_far(db: Connection, round_: int) -> Mapping[str, Band]:
    """While a round is open, the word for each overall rating that has one, from the last snapshot."""
    told = select(words.c.question, words.c.word).where(words.c.round_id == round_, words.c.word.is_not(None))
    return {question: Band(word) for question, word in db.execute(told)}
