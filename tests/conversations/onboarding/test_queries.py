"""Rows of those who are on the way in."""

import pytest

from bot.contributions import OwnData
from bot.people import requests
from bot.people.roles import Kind, Role
from bot.people.tables import people, territories
from conversations.onboarding import onboarding, queries
from conversations.onboarding.rules import Arrival, Wish
from tests.builders import NOW, person, stranger, territory, turn


@pytest.fixture
def sara(db):
    return stranger(db)


def test_what_became_known_is_kept(db, sara):
    """A restart in the middle forgets nothing."""
    assert queries.arrival(db, sara.id) is None

    queries.begin(db, sara.id, NOW, wanted="abc-1")
    queries.learn(db, sara.id, greeted=True, kind=Kind.PUBLIC, name="Amal")

    assert queries.arrival(db, sara.id) == Arrival(wanted="abc-1", greeted=True, kind=Kind.PUBLIC, name="Amal")


def test_who_comes_again_wants_what_they_came_with_last(db, sara):
    """And /start alone does not make them forget it."""
    queries.begin(db, sara.id, NOW, wanted="abc-1")
    queries.begin(db, sara.id, NOW)
    assert queries.arrival(db, sara.id) == Arrival(wanted="abc-1")

    queries.begin(db, sara.id, NOW, wanted="abc-2")
    assert queries.arrival(db, sara.id) == Arrival(wanted="abc-2")


def test_being_let_in_somewhere_else_asks_kind_and_organisation_anew(db, sara):
    """They are of one territory."""
    here = territory(db).id
    queries.begin(db, sara.id, NOW, wanted="abc-1")
    queries.learn(db, sara.id, greeted=True, kind=Kind.PUBLIC, name="Amal")

    queries.admit(db, sara.id, here, NOW, role=Role.FACILITATOR)

    assert queries.arrival(db, sara.id) == Arrival("abc-1", greeted=True, territory=here, role=Role.FACILITATOR)


def test_nothing_is_left_of_who_is_inside_or_forgotten(db, sara):
    """By leaving the way, and with the person's row."""
    queries.begin(db, sara.id, NOW)
    queries.leave(db, sara.id)
    assert queries.arrival(db, sara.id) is None

    queries.begin(db, sara.id, NOW)
    db.execute(people.delete().where(people.c.id == sara.id))
    assert queries.arrival(db, sara.id) is None


def test_a_territory_that_is_gone_sends_nobody_into_the_void(db, sara):
    """They choose another one."""
    queries.admit(db, sara.id, territory(db).id, NOW, role=Role.ACTOR)

    db.execute(territories.delete())

    assert queries.arrival(db, sara.id) == Arrival()


@pytest.mark.parametrize(("accepted", "wish"), [(None, Wish.WAITING), (False, Wish.DECLINED), (True, Wish.UNSENT)])
def test_a_wish_is_as_its_request_stands(db, sara, accepted, wish):
    """One that was granted is over; without one there is nothing to wait for."""
    here, omar = territory(db).id, person(db, "Omar", Role.FACILITATOR)
    assert queries.wish(db, sara.id, here) is queries.wish(db, sara.id, None) is Wish.UNSENT
    asked = requests.ask(db, sara.id, here, "", NOW)
    if accepted is not None:
        requests.decide(db, here, asked.id, accepted=accepted, by=omar.id, now=NOW)

    assert queries.wish(db, sara.id, here) is wish


def test_only_territories_with_somebody_to_decide_and_not_ones_own_can_be_asked(db):
    """By name."""
    sfax, gabes = territory(db, "Sfax"), territory(db, "Gabès")
    omar = person(db, "Omar", Role.FACILITATOR, where=sfax)
    person(db, "Amal", Role.ADMINISTRATOR, where=gabes)
    sara = person(db)

    assert queries.open_territories(db, sara) == [gabes, sfax]
    assert queries.open_territories(db, omar) == [gabes]


def test_my_data_shows_how_far_one_got(db, sara):
    """As long as one is on the way."""
    (give,) = onboarding.givers[OwnData]
    assert list(give(turn(db, sara))) == []
    queries.admit(db, sara.id, territory(db).id, NOW, role=Role.ACTOR)
    queries.learn(db, sara.id, kind=Kind.PUBLIC, name="Amal")

    known = {"territory": "Mahdia", "kind": "public", "organisation written": "Amal", "came for": None}
    assert list(give(turn(db, sara))) == [OwnData("on the way in", (known,))]
