"""Coming for something of another territory than the one somebody is in."""

from __future__ import annotations

import pytest

from bot.arriving import arrive
from bot.errors import Refusal
from bot.events import Place
from bot.people import standing
from tests.builders import joins, person, territory, turn


def test_in_private_somebody_of_both_changes_over(db):
    """With the commands of what they are there, and from then on in the rows too."""
    sara, zarqa = person(db), territory(db, "Zarqa")
    joins(db, sara, zarqa)
    there = standing.person(db, joins(db, sara, territory(db)).telegram_id)
    come = turn(db, there)

    assert arrive(come, zarqa.id) == come.person.territory == zarqa.id
    assert standing.person(db, sara.telegram_id).territory == zarqa.id
    assert come.people_changed and [message.key for message in come.messages] == ["commands"]


def test_who_is_there_already_changes_nothing(db):
    """Nothing is written or sent."""
    sara = person(db)
    come = turn(db, sara)
    assert arrive(come, territory(db).id) == territory(db).id
    assert not come.people_changed and come.messages == []


@pytest.mark.parametrize("private", [True, False])
def test_who_does_not_belong_there_stays_where_they_are(db, private):
    """Neither a link nor a made-up press moves anybody; nor, in a group, one of somebody who belongs to both."""
    sara, zarqa = person(db), territory(db, "Zarqa")
    if not private:
        joins(db, sara, zarqa)
        sara = joins(db, sara, territory(db))
    with pytest.raises(Refusal, match="not in this territory"):
        arrive(turn(db, sara, place=Place(sara.telegram_id if private else -100, private)), zarqa.id)
    assert standing.person(db, sara.telegram_id).territory == territory(db).id
