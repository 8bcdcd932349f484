"""Requests to join a territory."""

from datetime import timedelta

from bot.people import requests
from bot.people.requests import Request
from bot.people.roles import Role
from tests.builders import NOW, person, stranger, territory


def test_a_request_waits_until_it_is_decided_and_is_decided_once(db):
    """Of two facilitators who press at once, the first decides."""
    sara, omar = stranger(db), person(db, "Omar", Role.FACILITATOR)
    here = territory(db).id
    asked = requests.ask(db, sara.id, here, "I run a bakery", NOW)
    assert asked == Request(asked.id, sara.id, here, "I run a bakery", NOW, None, None, None)
    assert requests.waiting(db, here) == [asked]

    later = NOW + timedelta(hours=1)
    assert requests.decide(db, here, asked.id, accepted=False, by=omar.id, now=later)
    assert not requests.decide(db, here, asked.id, accepted=True, by=omar.id, now=later)

    decided = Request(asked.id, sara.id, here, "I run a bakery", NOW, False, omar.id, later)
    assert requests.by_id(db, asked.id) == decided
    assert requests.latest(db, sara.id, here) == decided
    assert requests.count_waiting(db, here) == 0


def test_who_asks_again_while_waiting_has_asked_once(db):
    """Impatience fills nobody's chat."""
    sara = stranger(db)
    first = requests.ask(db, sara.id, territory(db).id, "", NOW)

    assert requests.ask(db, sara.id, territory(db).id, "please", NOW) == first
    assert requests.count_waiting(db, territory(db).id) == 1


def test_who_was_declined_may_ask_anew(db):
    """A new request, decided by itself."""
    sara, omar = stranger(db), person(db, "Omar", Role.FACILITATOR)
    first = requests.ask(db, sara.id, territory(db).id, "", NOW)
    requests.decide(db, territory(db).id, first.id, accepted=False, by=omar.id, now=NOW)

    second = requests.ask(db, sara.id, territory(db).id, "", NOW)

    assert second.id > first.id
    assert requests.latest(db, sara.id, territory(db).id) == second


def test_a_request_is_decided_in_its_own_territory_only(db):
    """A facilitator of elsewhere is nobody here."""
    sara, far = stranger(db), territory(db, "Sfax")
    omar = person(db, "Omar", Role.FACILITATOR, where=far)
    asked = requests.ask(db, sara.id, territory(db).id, "", NOW)

    assert not requests.decide(db, far.id, asked.id, accepted=True, by=omar.id, now=NOW)
    assert requests.waiting(db, far.id) == []
    assert requests.by_id(db, 99) is None


def test_a_long_note_is_cut(db):
    """A facilitator reads it on a phone."""
    assert len(requests.ask(db, stranger(db).id, territory(db).id, "x" * 1000, NOW).note) == 300
