"""Coming from a group or a sheet on the wall, and finding the sense-check that one came for."""

from __future__ import annotations

from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T
from conversations.charter.articles import queries as articles
from conversations.charter.sensing import queries
from conversations.charter.sensing.presses import ListChecks, ShowCheck
from conversations.charter.sensing.queries import Check
from conversations.charter.tables import Stage

ASKED_ABOUT = (Stage.PROPOSED, Stage.VOTED_ON)
"""A text may go to the vote while it is sensed: not a word of it changes by that."""


def existing(turn: Turn, territory: int, check: int) -> Check:
    """A sense-check of the person's territory. Raises Refusal for any other."""
    one = queries.by_id(turn.db, territory, check)
    if one is None:
        raise Refusal(T("This sense-check is no longer there."), (Button(T("Sense-checks"), ListChecks(territory)),))
    return one


def running(turn: Turn, territory: int, check: int) -> Check:
    """One that still takes fingers. Raises Refusal for one that has ended, or whose text is a proposal no longer."""
    one = existing(turn, territory, check)
    if not one.takes_fingers(turn.now):
        raise Refusal(T("This sense-check has ended. Its result stands in the group and here."), seen(one))
    version = articles.version(turn.db, territory, one.version)
    article = articles.article(turn.db, territory, version.article) if version else None
    if version is None or article is None or article.withdrawn or version.stage not in ASKED_ABOUT:
        raise Refusal(T("This text was changed or withdrawn meanwhile: nothing more is asked about it."), seen(one))
    return one


def seen(check: Check) -> Row:
    return (Button(T("The sense-check"), ShowCheck(check.territory, check.id)),)
