"""What one person gets back."""

import pytest

from bot.questionnaire import Blank, Position
from conversations.self_assessment.actions import ACTIONS
from conversations.self_assessment.questions import SELF_ASSESSMENT
from conversations.self_assessment.rules import ANSWERED_BY, Band, actions, band, profile, strengths

TOPICS = SELF_ASSESSMENT.topics
MISSION = (
    "A1→S1, S2 · A2→S2 · A3→S3 · R1→S4 · R2→S5 · R3→S6 · R4→S7 · C1→S8 · C2→S9 · C3→S10 · C4→S11 · C5→S12 · C6→S12"
)


def rated(**ratings):
    return profile(TOPICS, {Position(topic): rating for topic, rating in ratings.items()})


def names(axes):
    return [axis.topic.id for axis in axes]


def test_every_question_has_the_actions_that_the_mission_gives_it():
    """And every action answers something."""
    pairs = (pair.split("→") for pair in MISSION.split(" · "))
    assert dict(ANSWERED_BY) == {topic: tuple(ids.split(", ")) for topic, ids in pairs}
    assert {id for ids in ANSWERED_BY.values() for id in ids} == set(ACTIONS)
    assert list(ANSWERED_BY) == [topic.id for topic in TOPICS]


@pytest.mark.parametrize(
    ("rating", "expected"),
    [
        (10, Band.STRENGTH),
        (7.5, Band.STRENGTH),
        (7.4, Band.DISCUSS),
        (5, Band.DISCUSS),
        (4.9, Band.CONCERN),
        (0, Band.CONCERN),
    ],
)
def test_bands_meet_where_the_mission_says(rating, expected):
    """The lower end of each belongs to it."""
    assert band(rating) is expected


def test_a_profile_is_the_overall_ratings_alone():
    """No other rating is mixed in, and no answer is no number."""
    answers = {Position("A1"): 0, Position("A2"): Blank.UNKNOWN, Position("A3"): Blank.SKIPPED, Position("R2.trust"): 9}
    assert [(axis.topic.id, axis.rating) for axis in profile(TOPICS[:5], answers)] == [
        ("A1", 0),
        ("A2", None),
        ("A3", None),
        ("R1", None),
        ("R2", None),
    ]


def test_strengths_are_the_highest_ratings_first():
    """Three at most, and equal ones in the order of the questions."""
    assert names(strengths(rated(A1=8, A2=7, R1=10, R2=8, C1=8, C2=9))) == ["R1", "C2", "A1"]


@pytest.mark.parametrize("ratings", [{}, {"A1": 7, "C6": 0}])
def test_what_is_below_the_band_is_no_strength(ratings):
    """Praise for a seven would be none."""
    assert strengths(rated(**ratings)) == ()


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        ({"C1": 3, "A3": 5, "R4": 1, "C4": 4}, ("S7", "S8", "S11")),
        ({"R2": 2, "A3": 2, "C2": 2, "R1": 2}, ("S3", "S4", "S5")),
        ({"A1": 0, "A2": 1, "A3": 2, "R1": 3}, ("S1", "S2", "S3")),
        ({"C6": 1, "C5": 2, "C3": 6}, ("S12", "S10")),
        ({"A2": 1, "A1": 2, "C1": 9}, ("S2", "S1")),
        ({"R1": 7}, ("S4",)),
        ({"A1": 8, "R1": 10}, ()),
        ({}, ()),
    ],
)
def test_the_lowest_ratings_choose_the_actions(ratings, expected):
    """Lowest first, equal ones in the order of the questions, each action once, none for a strength."""
    assert actions(rated(**ratings)) == expected


@pytest.mark.parametrize("lowest", range(11))
def test_whoever_rates_everything_alike_gets_the_first_three_or_none(lowest):
    """Never a list too long for a week."""
    everything = rated(**{topic.id: lowest for topic in TOPICS})
    assert actions(everything) == (() if lowest >= 8 else ("S1", "S2", "S3"))
    assert len(strengths(everything)) == (3 if lowest >= 8 else 0)
