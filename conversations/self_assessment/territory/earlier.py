"""The round before: which it is, and what of it may stand beside the present one."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from bot.figures import Change, change
from bot.i18n import T, Voice, label
from bot.pictures.radar import Series
from bot.questionnaire import Topic
from conversations.self_assessment.questions import asked
from conversations.self_assessment.rounds import queries as rounds
from conversations.self_assessment.territory import results
from conversations.self_assessment.territory.asked_for import Reckoned


def before(db: Connection, of: Reckoned) -> Reckoned | None:
    """The round before this one of which there are figures."""
    every = rounds.opened_in(db, of.round.territory)
    older = [one for one in every if one.opened_at and of.round.opened_at and one.opened_at < of.round.opened_at]
    found = ((one, results.of(db, one.id)) for one in older)
    return next((Reckoned(one, figures) for one, figures in found if figures), None)


def changed(of: Reckoned, earlier: Reckoned | None, question: str) -> Change | None:
    """How a median moved, where it is fair to say; an id that both rounds asked has the same meaning in both."""
    now, then = of.results.figures.get(question), earlier and earlier.results.figures.get(question)
    return change(then, now, same_question=True) if now and then else None


def moved(of: Reckoned, earlier: Reckoned) -> list[Topic]:
    """The questions whose overall ratings can be compared."""
    return [topic for topic in topics(of) if changed(of, earlier, topic.id)]


def topics(of: Reckoned) -> Sequence[Topic]:
    return asked(of.round.modules).topics


def last_round(of: Reckoned, earlier: Reckoned, voice: Voice) -> Series:
    """The medians of the round before, on the spokes where they can be compared."""
    found = [changed(of, earlier, topic.id) for topic in topics(of)]
    return Series(
        label(voice, T("{round}", round=earlier.round.name)),
        tuple(None if one is None else one.before for one in found),
    )
