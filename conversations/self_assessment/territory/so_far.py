"""What may be said while a round is open: a word for a question, and no number beside it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.figures import Band, Verdict
from bot.i18n import T, Text, lines
from conversations.self_assessment.questions import asked
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.territory.verdicts import VERDICTS


def listed(round_: Round, found: Mapping[str, Band]) -> Text:
    """A line for each question of the round, those without a word too, in the order in which they are asked."""
    yet = T("not enough answers yet")
    topics = asked(round_.modules).topics
    return lines(*(T("{question}: {word}", question=t.name, word=said(found.get(t.id), yet)) for t in topics))


def said(word: Band | None, otherwise: Text) -> Text:
    return otherwise if word is None else VERDICTS[Verdict(word)]
