"""Where articles stand, and what may be written when: worked by hand."""

import pytest

from bot.people.roles import Kind
from conversations.charter.articles.rules import in_charter_order, may_write_translation, moved
from conversations.charter.tables import Section, Stage


def test_articles_stand_by_section_then_by_kind_of_actor_then_by_place():
    """What everybody promises comes before what one kind does; equals stand as they came."""
    rows = [
        (Section.REVIEW, None, 1, 1),
        (Section.COMMITMENTS, Kind.COOPERATIVE, 1, 2),
        (Section.COMMITMENTS, Kind.PUBLIC, 2, 3),
        (Section.COMMITMENTS, None, 3, 4),
        (Section.VALUES, None, 2, 5),
        (Section.VALUES, None, 1, 6),
        (Section.VALUES, None, 2, 7),
    ]
    assert [id for *_, id in sorted(rows, key=lambda row: in_charter_order(*row))] == [6, 5, 7, 4, 3, 2, 1]


@pytest.mark.parametrize(
    ("id", "by", "expected"),
    [
        (2, -1, [2, 1, 3]),
        (2, 1, [1, 3, 2]),
        (1, -1, [1, 2, 3]),
        (3, 1, [1, 2, 3]),
        (1, 9, [2, 3, 1]),
    ],
)
def test_what_is_moved_beyond_an_end_stays_there(id, by, expected):
    """A button pressed twice does no harm."""
    assert moved([1, 2, 3], id, by) == expected


@pytest.mark.parametrize(
    ("stage", "missing", "there"),
    [
        (Stage.DRAFT, True, True),
        (Stage.PROPOSED, True, True),
        (Stage.VOTED_ON, False, False),
        (Stage.ADOPTED, True, False),
        (Stage.HELD_BACK, True, False),
    ],
)
def test_a_translation_may_be_added_later_and_changed_only_before_a_vote(stage, missing, there):
    """What was voted on with the text stays as it was."""
    assert may_write_translation(stage, there=False) is missing
    assert may_write_translation(stage, there=True) is there
