"""What is kept of a round: figures once and for good, and until then the last word of each question."""

from __future__ import annotations

from sqlalchemy import Connection, insert

from bot.figures import Band
from conversations.self_assessment.tables import words
from conversations.self_assessment.territory import results
from tests.conversations.self_assessment.opened import open_round
from tests.conversations.self_assessment.territory.frozen import HIGH, LATER, LOW, SPLIT, came_of


def test_figures_are_kept_whole(db: Connection) -> None:
    """Every number, kind and split comes back as it went in."""
    round_, figures = open_round(db), came_of({"A1": HIGH, "A2": SPLIT})
    assert results.of(db, round_.id) is None
    results.freeze(db, round_.id, figures, LATER)
    assert results.of(db, round_.id) == figures


def test_what_is_frozen_stays(db: Connection) -> None:
    """Two workers may reckon at once; the first one's figures are the round's."""
    round_ = open_round(db)
    results.freeze(db, round_.id, came_of({"A1": HIGH}), LATER)
    results.freeze(db, round_.id, came_of({"A1": LOW}), LATER)
    assert results.of(db, round_.id) == came_of({"A1": HIGH})


def test_a_question_without_a_word_is_not_among_the_words(db: Connection) -> None:
    """Too few had rated it at the last snapshot."""
    round_ = open_round(db)
    for question, word in (("A1", "strength"), ("A2", None)):
        db.execute(insert(words).values(round_id=round_.id, question=question, rated=5, taken_at=5, word=word))
    assert results.words_so_far(db, round_.id) == {"A1": Band.STRENGTH}
