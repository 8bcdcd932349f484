"""Who is told unasked, and from when on."""

from datetime import UTC, datetime, time

from bot.attention import audience
from bot.people import preferences, standing
from bot.people.listeners import Listener
from bot.people.tables import people
from tests.builders import NOW, joins, person, territory

LATE = datetime(2026, 3, 2, 21, 30, tzinfo=UTC)  # 22:30 in Mahdia
MORNING = datetime(2026, 3, 3, 7, 0, tzinfo=UTC)


def wants(db, someone, where):
    preferences.choose_news(db, someone.id, where.id, True)
    return someone


def test_who_asked_to_be_told_is_told_once_the_night_is_over(db):
    """In the hours of the territory; who set none for themselves hears it at once."""
    mahdia = territory(db)
    sara, omar = wants(db, person(db), mahdia), wants(db, person(db, "Omar"), mahdia)
    person(db, "Nour")
    preferences.choose_quiet(db, omar.id, (time(0), time(0)))

    told = audience.wanting_news(db, mahdia.id, LATE)
    assert told == [
        Listener(sara.id, sara.telegram_id, sara.voice, MORNING),
        Listener(omar.id, omar.telegram_id, omar.voice, LATE),
    ]


def test_who_cannot_be_reached_is_left_out(db):
    """Away, or taking part on paper."""
    mahdia = territory(db)
    sara, omar, nour = (wants(db, person(db, name), mahdia) for name in ("Sara", "Omar", "Nour"))
    standing.set_away(db, sara.telegram_id, NOW)
    db.execute(people.update().where(people.c.id == omar.id).values(telegram_id=None))

    assert [one.person for one in audience.wanting_news(db, mahdia.id, NOW)] == [nour.id]
    assert [one.person for one in audience.everybody(db, mahdia.id, NOW)] == [nour.id]


def test_another_territory_hears_of_its_own_news_only(db):
    """Whoever belongs to both has said so for each."""
    mahdia, irbid = territory(db), territory(db, "Irbid", "JO")
    sara = wants(db, person(db), mahdia)
    joins(db, sara, irbid)

    assert audience.wanting_news(db, irbid.id, NOW) == []
    assert [one.voice.zone for one in audience.everybody(db, mahdia.id, NOW)] == ["Africa/Tunis"]


def test_many_are_taken_a_slice_at_a_time(db):
    """Each goes on after the last one's person, and nobody is told twice or left out."""
    mahdia = territory(db)
    everyone = [person(db, f"Sara {number}").id for number in range(5)]

    slices, after = [], 0
    while told := audience.everybody(db, mahdia.id, NOW, after=after, limit=2):
        slices.append([one.person for one in told])
        after = told[-1].person
    assert slices == [everyone[:2], everyone[2:4], everyone[4:]]


def test_nobody_is_told_of_a_territory_that_is_not_there(db):
    """It was there when the telling was set up."""
    assert audience.everybody(db, 77, NOW) == []
