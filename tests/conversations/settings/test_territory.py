"""What holds in the current territory: news of its rounds, and its quiet hours."""

from datetime import time

import pytest

from bot.errors import Refusal
from bot.people import preferences, territories
from bot.people.roles import Role
from conversations.settings import flow, settings
from conversations.settings.presses import HearNews, PickHours, SetHours, ShowSettings
from conversations.settings.rules import Quiet
from conversations.settings.territory import hear_news, pick_hours, set_hours
from tests.builders import joins, labels, person, presses, territory, turn, words


def test_somebody_is_told_of_new_rounds_once_they_ask_for_it(db):
    """In this territory; one press more, and they are not."""
    mahdia, irbid = territory(db), territory(db, "Irbid", "JO")
    sara = joins(db, person(db, where=irbid), mahdia)
    pressed = turn(db, sara, pressed=7)
    hear_news(pressed, HearNews(mahdia.id, wanted=True))

    assert "New rounds and votes: told in private too" in words(pressed.messages[0])
    assert [preferences.wants_news(db, sara.id, one.id) for one in (mahdia, irbid)] == [True, False]
    assert HearNews(mahdia.id, wanted=False) in presses(pressed.messages[0])
    hear_news(turn(db, sara), HearNews(mahdia.id, wanted=False))
    assert not preferences.wants_news(db, sara.id, mahdia.id)


def test_a_facilitator_sets_the_quiet_hours_of_the_territory(db):
    """One of the presets, the present one marked; they hold for whoever chose none of their own."""
    amal = person(db, "Amal", Role.FACILITATOR)
    asked = turn(db, amal, pressed=7)
    pick_hours(asked, PickHours(amal.territory))
    assert [row[0].startswith("✓") for row in labels(asked.messages[0])] == [False, True, False, False, False]

    pressed = turn(db, amal, pressed=7)
    set_hours(pressed, SetHours(amal.territory, Quiet.LATE))
    assert "Quiet hours: \u206622:00–07:00\u2069, as in the territory" in words(pressed.messages[0])
    assert territories.by_id(db, amal.territory).quiet == (time(22), time(7))


def test_a_territory_cannot_have_the_hours_of_the_territory(db):
    """Nobody can press that, but anybody can make it up."""
    amal = person(db, "Amal", Role.FACILITATOR)
    set_hours(turn(db, amal), SetHours(amal.territory, Quiet.TERRITORY))

    assert territories.by_id(db, amal.territory).quiet == (time(21), time(8))


def test_only_facilitators_set_them(db):
    """An actor is not offered it, and the press is theirs alone."""
    sara = person(db)
    flow.show_settings(shown := turn(db, sara), ShowSettings())

    assert PickHours(sara.territory) not in presses(shown.messages[0])
    assert {settings.handlers[kind].who for kind in (PickHours, SetHours)} == {Role.FACILITATOR}


FOREIGN = [(hear_news, HearNews(99, True)), (pick_hours, PickHours(99)), (set_hours, SetHours(99, Quiet.LATE))]


@pytest.mark.parametrize(("handler", "press"), FOREIGN)
def test_another_territory_is_out_of_reach(db, handler, press):
    """A press of one does nothing in another."""
    with pytest.raises(Refusal):
        handler(turn(db, person(db, role=Role.FACILITATOR)), press)
