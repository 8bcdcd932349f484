"""What sense-checks give to the rest: to groups that are connected late, to "my data", to "forget me"."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from bot.contributions import Forgettable, GroupNews, OwnData
from bot.conversation import Turn
from bot.i18n import T
from conversations.charter.conversation import charter
from conversations.charter.sensing import queries, saying
from conversations.charter.tables import checks, levels


@charter.contributes(GroupNews)
def group_news(turn: Turn) -> Iterator[GroupNews]:
    """What is open, for a group that is connected while it runs."""
    for check in queries.open_in(turn.db, turn.person.territory or 0):
        if check.takes_fingers(turn.now):
            text, rows = saying.news(turn.db, check)
            yield GroupNews(text, rows, saying.key(check))


@charter.contributes(OwnData)
def own_fingers(turn: Turn) -> Iterator[OwnData]:
    mine = select(levels, checks.c.opened_at, checks.c.version_id).join(checks)
    rows = turn.db.execute(mine.where(levels.c.person_id == turn.person.id).order_by(checks.c.opened_at))
    found = tuple(
        {
            "opened": row.opened_at.isoformat(),
            "version": row.version_id,
            "fingers": row.level,
            "why": row.why,
            "recording": row.recording,
        }
        for row in rows
    )
    if found:
        yield OwnData("sense-checks", found)


@charter.contributes(Forgettable)
def forgettable_fingers(turn: Turn) -> Iterator[Forgettable]:
    """Rows hang on the person; the counts of what has closed are numbers only."""
    yield Forgettable(
        T("what you showed and said in sense-checks of the charter"),
        T("how many showed what in sense-checks that are closed"),
    )
