"""What we rely on in Babel, and what we work around: an upgrade that changes it fails here, not before people."""

from datetime import UTC, date, datetime

import pytest
from babel import Locale
from babel.dates import format_date, format_datetime
from babel.messages.catalog import Catalog
from babel.numbers import format_decimal

WIDE = {"ar": "يناير", "ar_TN": "جانفي", "ar_JO": "كانون الثاني", "ar_PS": "كانون الثاني"}


@pytest.mark.parametrize("order", [list(WIDE), list(reversed(WIDE))])
def test_full_names_of_months_stay_in_their_country(order):
    """The short ones leak from one country into another, whichever comes first; we use MMMM and EEEE only."""
    assert {name: format_date(date(2026, 1, 2), "MMMM", locale=name) for name in order} == WIDE


def test_digits_are_western_unless_asked_for():
    """Babel never writes Arabic-Indic ones by itself; our own table does."""
    assert [format_decimal(1234.5, locale=name) for name in ("ar", "ar_TN", "ar_JO")] == [
        "1,234.5",
        "1.234,5",
        "1,234.5",
    ]


def test_babel_miscounts_in_arabic():
    """So every Arabic catalogue has a plural line written by hand."""
    assert "n%100>=11 && n%100<=99 ? 4" not in Catalog(locale="ar").plural_forms
    assert Catalog(locale="ar").num_plurals == 6


@pytest.mark.parametrize("name", ["ar", "fr_TN"])
def test_unicode_gives_tunisia_a_twelve_hour_clock(name):
    """So the patterns of moments are written by hand."""
    assert "2:05" in format_datetime(datetime(2026, 3, 5, 14, 5, tzinfo=UTC), "short", locale=name)


def test_english_of_the_world_has_no_comma_before_and():
    """And the United States' has one."""
    assert Locale("en", "001").list_patterns["standard"]["end"] == "{0} and {1}"
