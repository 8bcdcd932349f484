"""What takes time after a vote."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.desk import Desk
from bot.events import Due, Place
from bot.people.standing import NOBODY
from conversations.votes.due_times import TidyUp
from conversations.votes.slow_work import tidy_up
from tests.builders import NOW


@pytest.mark.parametrize(
    ("done", "left"),
    [(True, []), (False, [Due(TidyUp(3), NOW + timedelta(minutes=10), None, None, job=True)])],
)
def test_what_a_secret_vote_left_in_the_file_is_tidied_until_it_is_done(db, done, left):
    """A long backup or a full disk is in the way for a while; given up, the order of the ballots would stay."""
    asked = []
    desk = Desk(NOBODY, Place(0), NOW, lambda unit: unit(db), tidy=lambda: asked.append("tidy") or done)

    tidy_up(desk, TidyUp(3))

    assert (asked, desk.dues) == (["tidy"], left)
