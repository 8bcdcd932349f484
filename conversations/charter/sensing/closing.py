"""A sense-check ends: by the clock, also after downtime, or by hand; once, whatever comes together."""

from __future__ import annotations

from bot.attention.unasked import to_person
from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.events import Due
from bot.i18n import T, paragraphs
from bot.people import membership, standing, territories
from bot.people.roles import Role
from conversations.charter.articles import queries as articles
from conversations.charter.conversation import charter
from conversations.charter.sensing import queries, saying
from conversations.charter.sensing.presses import CheckCloses, DrawFingers, ListReasons, ManageCheck
from conversations.charter.sensing.queries import Check
from conversations.charter.tables import Act


@charter.due(CheckCloses)
def close_by_the_clock(turn: Turn, signal: CheckCloses) -> None:
    """At its end, or as soon after as we run again. Closed or gone already: nothing happens."""
    check = queries.wherever(turn.db, signal.check)
    if check is not None and check.closes_at <= turn.now:
        end(turn, check)


def end(turn: Turn, check: Check) -> bool:
    """Close it, tell everybody whom it concerns, and order the picture; whether it was this that ended it."""
    if not queries.close(turn.db, check.id, turn.now):
        return False
    closed = queries.wherever(turn.db, check.id) or check
    version = articles.version(turn.db, closed.territory, closed.version)
    if version is not None:
        articles.remember(turn.db, version.article, Act.SENSE_CHECKED, turn.now, version=version.id, check=closed.id)
    saying.tell_groups(turn, closed)
    if sum(queries.tally(turn.db, closed)):
        turn.dues.append(Due(DrawFingers(closed.id), turn.now, None, None, job=True))
    tell_those_who_decide(turn, closed, version.author if version else None)
    return True


def tell_those_who_decide(turn: Turn, check: Check, author: int | None) -> None:
    """Its facilitators, and the author if they are a mere member, each outside their quiet hours; not who has left.

    Nor the facilitator who ended it: they see it on their screen.
    """
    here = territories.by_id(turn.db, check.territory)
    if here is None:
        return
    text = paragraphs(saying.ended(turn.db, check), saying.tally(turn.db, check), saying.reasons(turn.db, check))
    manage: Row = (Button(T("See what comes next"), ManageCheck(here.id, check.id)),)
    for one in membership.facilitators_of(turn.db, here.id):
        turn.messages += [] if one.id == turn.person.id else to_person(here, one, text, manage, now=turn.now)
    wrote = standing.person_by_id(turn.db, author, here.id) if author else None
    if wrote is not None and wrote.role is Role.ACTOR:
        change: Row = (Button(T("What has to change"), ListReasons(here.id, check.id)),)
        turn.messages += to_person(here, wrote, text, change, now=turn.now)
