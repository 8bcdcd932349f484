"""How somebody wishes to be spoken to, and when not at all."""

from datetime import time

from bot.i18n import LANGUAGES
from bot.people import preferences
from bot.people.preferences import Language, Preferences
from tests.builders import person, stranger, territory


def test_whoever_chose_nothing_has_what_the_territory_has(db):
    """Nothing is written for them, so that a change of the territory's reaches them."""
    assert preferences.of(db, person(db, language="fr").id) == Preferences("fr", None, None)


def test_what_was_chosen_is_kept_and_can_be_left_to_the_territory_again(db):
    """Midnight is an hour like any other."""
    sara = stranger(db, chosen=False)
    preferences.choose_language(db, sara.id, "ar")
    preferences.choose_digits(db, sara.id, "arab")
    preferences.choose_quiet(db, sara.id, (time(0), time(8)))
    assert preferences.of(db, sara.id) == Preferences("ar", "arab", (time(0), time(8)))

    preferences.choose_digits(db, sara.id, None)
    preferences.choose_quiet(db, sara.id, None)
    assert preferences.of(db, sara.id) == Preferences("ar", None, None)


def test_nobody_is_told_of_news_who_did_not_ask(db):
    """Each territory is asked for by itself; of one that they are not in, they hear nothing."""
    mahdia, irbid = territory(db), territory(db, "Irbid", "JO")
    sara, omar = person(db), person(db, "Omar")
    preferences.choose_news(db, sara.id, mahdia.id, True)
    preferences.choose_news(db, sara.id, irbid.id, True)

    asked = [preferences.wants_news(db, who.id, where.id) for who in (sara, omar) for where in (mahdia, irbid)]
    assert asked == [True, False, False, False]


def test_every_language_that_the_bot_speaks_can_be_chosen():
    """A language without a button could not be reached."""
    assert [one.value for one in Language] == list(LANGUAGES)
