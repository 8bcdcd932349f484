"""What is to be talked about first."""

import pytest

from bot.figures import Verdict
from conversations.self_assessment.questions import SELF_ASSESSMENT
from conversations.self_assessment.territory.agenda import agenda, ratings
from tests.conversations.self_assessment.territory.frozen import FEW, HIGH, LOW, MIDDLE, SPLIT, UNKNOWN, shown

TOPICS = SELF_ASSESSMENT.topics
BY_ID = {topic.id: topic for topic in TOPICS}


def points(**of):
    return [(point.topic.id, point.why) for point in agenda(TOPICS, shown(of))]


def test_split_ones_come_first_then_concerns_gaps_and_what_is_to_be_discussed():
    """Disagreement beats the band; what holds is no point at all."""
    assert points(A1=MIDDLE, A2=UNKNOWN, A3=LOW, R1=HIGH, R2=SPLIT) == [
        ("R2", Verdict.SPLIT),
        ("A3", Verdict.CONCERN),
        ("A2", Verdict.GAP),
        ("A1", Verdict.DISCUSS),
    ]


def test_among_concerns_the_lowest_comes_first():
    """And among equals whichever is asked first."""
    assert points(A1=(4,) * 17, A2=(1,) * 17, A3=(4,) * 17) == [
        ("A2", Verdict.CONCERN),
        ("A1", Verdict.CONCERN),
        ("A3", Verdict.CONCERN),
    ]


def test_a_strength_that_many_do_not_know_of_is_a_gap():
    """Seven of seventeen, more than 40 %, do not know; the other ten find it good."""
    assert points(A1=(8,) * 3 + (None,) * 2 + (8,) * 2 + (None,) + (8,) * 2 + (None,) * 2 + (8,) * 3 + (None,) * 2) == [
        ("A1", Verdict.GAP)
    ]


def test_what_is_hidden_is_no_point():
    """Three people of one organisation are nobody's business."""
    assert points(A1=FEW) == []


def test_a_split_within_a_strength_is_to_be_discussed():
    """The overall rating may hide that people see one side of it very differently."""
    found = agenda(TOPICS, shown({"R2": HIGH, "R2.trust": SPLIT, "R2.respect": HIGH}))
    assert [(point.topic.id, point.why, point.within) for point in found] == [("R2", Verdict.DISCUSS, ("R2.trust",))]


def test_each_point_has_the_actions_that_answer_it():
    """From the mission's table."""
    (point,) = agenda(TOPICS, shown({"A1": LOW}))
    assert point.actions == ("S1", "S2")


@pytest.mark.parametrize(
    "topic, ids",
    [
        ("A1", ()),
        ("A3", ("A3.hands_on", "A3.competent", "A3.dynamic", "A3.leads")),
        ("C3", ()),
        ("R4", ("R4.awareness", "R4.trainings", "R4.exchanges")),
    ],
)
def test_the_ratings_of_a_topic_are_those_below_its_overall_one(topic, ids):
    """Neither marks of a grid nor the priority of a card."""
    assert ratings(BY_ID[topic]) == ids


def test_each_row_of_a_grid_of_ratings_is_one():
    """A legal form is rated under its own id."""
    rows = [id for id in ratings(BY_ID["C6"]) if id.startswith("C6.fit.")]
    assert len(rows) >= 3
