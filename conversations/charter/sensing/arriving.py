"""Coming from a group or a sheet on the wall, and finding the sense-check that one came for."""

from __future__ import annotations

from bot.buttons import Button
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T
from bot.people import membership, standing
from bot.people.permissions import within
from conversations.charter.articles import queries as articles
from conversations.charter.sensing import queries
from conversations.charter.sensing.presses import ListChecks
from conversations.charter.sensing.queries import Check
from conversations.charter.tables import Stage

ASKED_ABOUT = (Stage.PROPOSED, Stage.VOTED_ON)
"""A text may go to the vote while it is sensed: not a word of it changes by that."""


def arrive(turn: Turn, territory: int) -> int:
    """Go, in the private chat, to the territory of what was pressed: someone may belong to several.

    Raises Refusal for a territory that they do not belong to.
    """
    if turn.place.private and turn.person.territory != territory:
        if not membership.enter(turn.db, turn.person.id, territory):
            raise Refusal(T("You are not in this territory. A link from one of its facilitators lets you in."))
        turn.person = standing.person(turn.db, turn.person.telegram_id)
        turn.people_changed = True
        turn.offer_commands(turn.person)
    return within(turn.person, territory)


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
        raise Refusal(T("This sense-check has ended. Its result stands in the group and here."))
    version = articles.version(turn.db, territory, one.version)
    article = articles.article(turn.db, territory, version.article) if version else None
    if version is None or article is None or article.withdrawn or version.stage not in ASKED_ABOUT:
        raise Refusal(T("This text was changed or withdrawn meanwhile: nothing more is asked about it."))
    return one
