"""What may be said while a round is open: a word for a question, and no number beside it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.figures import Band, Verdict
from bot.i18n import T, Text, lines
from conversations.self_assessment.questions import asked
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.territory import lists
from conversations.self_assessment.territory.verdicts import VERDICTS


def listed(round_: Round, found: Mapping[str, Band]) -> Text:
    """A line for each question that has a word, in the order in which they are asked, and one for all without."""
    topics = asked(round_.modules).topics
    words = [
        T("{question}: {word}", question=t.name, word=VERDICTS[Verdict(found[t.id])]) for t in topics if t.id in found
    ]
    none = [topic.name for topic in topics if topic.id not in found]
    return lines(*words, T("Not enough answers yet: {questions}", questions=lists.listed(none)) if none else None)


def said(word: Band | None, otherwise: Text) -> Text:
    return otherwise if word is None else VERDICTS[Verdict(word)]
