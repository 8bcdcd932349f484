"""What people agreed to."""

from datetime import timedelta

from bot.people import consent
from bot.people.consent import Purpose
from tests.builders import NOW, stranger


def test_agreement_holds_until_it_is_taken_back_and_may_be_given_again(db):
    """Nobody is bound by what they said once."""
    sara = stranger(db).id
    assert not consent.has(db, sara, Purpose.VOICE)

    consent.give(db, sara, Purpose.VOICE, NOW)
    assert consent.has(db, sara, Purpose.VOICE)

    consent.withdraw(db, sara, Purpose.VOICE, NOW + timedelta(days=1))
    assert not consent.has(db, sara, Purpose.VOICE)

    consent.give(db, sara, Purpose.VOICE, NOW + timedelta(days=2))
    assert consent.has(db, sara, Purpose.VOICE)


def test_each_purpose_and_each_person_is_asked_apart(db):
    """Saying yes to taking part lets nobody hear one's voice."""
    sara, omar = stranger(db).id, stranger(db, "Omar").id

    consent.give(db, sara, Purpose.PARTICIPATION, NOW)

    assert not consent.has(db, sara, Purpose.VOICE)
    assert not consent.has(db, omar, Purpose.PARTICIPATION)


def test_a_new_wording_asks_everybody_again(db, monkeypatch):
    """What was agreed to is what was read."""
    sara = stranger(db).id
    consent.give(db, sara, Purpose.PARTICIPATION, NOW)

    monkeypatch.setitem(consent.VERSIONS, Purpose.PARTICIPATION, 2)
    assert not consent.has(db, sara, Purpose.PARTICIPATION)

    consent.give(db, sara, Purpose.PARTICIPATION, NOW)
    consent.withdraw(db, sara, Purpose.PARTICIPATION, NOW)
    assert not consent.has(db, sara, Purpose.PARTICIPATION)
