"""Territories and the customs of their countries."""

import pytest

from bot.people import territories
from bot.people.tables import QUIET_FROM, QUIET_UNTIL
from bot.people.territories import Territory
from tests.builders import NOW


@pytest.mark.parametrize(
    ("country", "zone", "weekend", "languages"),
    [
        ("TN", "Africa/Tunis", (6, 7), ("ar", "fr", "en")),
        ("jo", "Asia/Amman", (5, 6), ("ar", "en", "fr")),
        ("PS", "Asia/Hebron", (5, 6), ("ar", "en", "fr")),
        ("IT", "UTC", (6, 7), ("ar", "fr", "en")),
    ],
)
def test_a_territory_takes_over_the_customs_of_its_country(db, country, zone, weekend, languages):
    """Nobody has to look up a weekend or a time zone to begin."""
    made = territories.add(db, "Here", country, NOW)

    quiet = (QUIET_FROM, QUIET_UNTIL)
    assert made == Territory(made.id, "Here", country.upper(), zone, weekend, languages, "latn", quiet)
    assert territories.by_id(db, made.id) == made


def test_a_territory_may_have_a_zone_of_its_own(db):
    """Gaza's clocks are not always Hebron's."""
    assert territories.add(db, "Gaza", "PS", NOW, zone="Asia/Gaza").zone == "Asia/Gaza"


@pytest.mark.parametrize(("name", "country"), [("", "TN"), (" \u200f ", "TN"), ("Mahdia ", "TN"), ("Sfax", "Tunisia")])
def test_an_empty_or_taken_name_or_a_country_spelled_out_is_refused(db, name, country):
    """The command line shows what would be right."""
    territories.add(db, "Mahdia", "TN", NOW)

    with pytest.raises(ValueError, match=r"name|already|two letters"):
        territories.add(db, name, country, NOW)


def test_a_zone_that_does_not_exist_is_refused(db):
    """A typing slip shows at once, and not when the first reminder is late."""
    with pytest.raises(ValueError, match="Africa/Tuniz"):
        territories.add(db, "Mahdia", "TN", NOW, zone="Africa/Tuniz")


def test_territories_are_listed_by_name_and_found_by_it(db):
    """Whoever chooses one from a list finds it where the alphabet has it."""
    sfax, gabes = territories.add(db, "Sfax", "TN", NOW), territories.add(db, "Gabès", "TN", NOW)

    assert territories.everywhere(db) == [gabes, sfax]
    assert territories.named(db, "Sfax") == sfax
    assert territories.named(db, "Zarqa") is None
    assert territories.by_id(db, 99) is None
