"""The settings: one screen, changed in place."""

from datetime import time

import pytest

from bot.errors import Refusal
from bot.events import Command, GoHome, Place
from bot.i18n import LANGUAGES, label
from bot.people import preferences, standing
from bot.people.preferences import Language
from bot.people.roles import Role
from bot.people.territories import add
from conversations.settings import flow, settings
from conversations.settings import presses as press_module
from conversations.settings.presses import (
    EnterTerritory,
    HearNews,
    PickDigits,
    PickLanguage,
    PickQuiet,
    PickTerritory,
    SetDigits,
    SetLanguage,
    SetQuiet,
    ShowOrganisation,
    ShowSettings,
)
from conversations.settings.rules import Digits, Quiet
from tests.builders import NOW, joins, labels, organisation, person, presses, stranger, territory, turn, words


def test_one_screen_shows_all_that_can_be_changed(db):
    """What holds now is read without pressing anything."""
    sara = person(db, organisation=organisation(db, "Espoir"))
    opened = turn(db, sara)
    flow.open_settings(opened, Command("settings"))

    said = words(opened.messages[-1])
    for part in ("English", "as in the territory", "Mahdia", "Espoir", "New rounds and votes: told in the groups"):
        assert part in said
    here = sara.territory
    ways = [PickLanguage(), PickDigits(), PickQuiet(), ShowOrganisation(here), HearNews(here, wanted=True), GoHome()]
    assert presses(opened.messages[-1]) == ways


def test_who_belongs_nowhere_can_still_choose_how_to_be_spoken_to(db):
    """Language comes before joining; what needs a territory is not offered."""
    opened = turn(db, stranger(db))
    flow.open_settings(opened, Command("settings"))

    assert presses(opened.messages[-1]) == [PickLanguage(), PickDigits(), PickQuiet(), GoHome()]
    assert all(
        settings.handlers[kind].who is Role.STRANGER for kind in (ShowSettings, PickLanguage, SetLanguage, SetQuiet)
    )


def test_the_language_holds_from_the_very_next_word(db):
    """Toast, screen and commands come in the language just chosen, and it is no guess any more."""
    sara = person(db)
    pressed = turn(db, sara, pressed=7, menu=(settings,))
    flow.set_language(pressed, SetLanguage(Language.FRENCH))

    screen, commands = pressed.messages
    assert (screen.voice.language, screen.edits) == ("fr", 7)
    assert label(pressed.person.voice, pressed.answer.text) == "Enregistré"
    assert commands.voice.language == "fr" and commands.commands
    assert standing.person(db, sara.telegram_id).chosen
    assert pressed.people_changed


def test_every_language_is_offered_in_its_own_name(db):
    """Somebody who reads none of the screen finds their way out of it."""
    asked = turn(db, person(db, language="ar"))
    flow.open_languages(asked, Command("language"))

    assert presses(asked.messages[-1])[:3] == [SetLanguage(Language(one)) for one in LANGUAGES]
    assert [row[0] for row in labels(asked.messages[-1])[1:3]] == ["Français", "English"]


@pytest.mark.parametrize(
    ("choice", "kept"), [(Digits.ARABIC, "arab"), (Digits.WESTERN, "latn"), (Digits.TERRITORY, None)]
)
def test_digits_are_the_persons_or_the_territorys(db, choice, kept):
    """Without a choice of one's own the territory's digits hold, also if it changes them later."""
    sara = person(db, language="ar")
    pressed = turn(db, sara, pressed=7)
    flow.set_digits(pressed, SetDigits(choice))

    assert preferences.of(db, sara.id).digits == kept
    assert pressed.person.digits == (kept or "latn")


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        (Quiet.EARLY, (time(20), time(8))),
        (Quiet.USUAL, (time(21), time(8))),
        (Quiet.LATE, (time(22), time(7))),
        (Quiet.NONE, (time(0), time(0))),
        (Quiet.TERRITORY, None),
    ],
)
def test_quiet_hours_are_kept_as_chosen(db, choice, kept):
    """No quiet hours at all is another choice than the territory's."""
    sara = person(db)
    flow.set_quiet(turn(db, sara, pressed=7), SetQuiet(choice))

    assert preferences.of(db, sara.id).quiet == kept
    assert standing.person(db, sara.telegram_id).quiet == kept


def test_hours_are_shown_as_a_range_that_arabic_does_not_turn_around(db):
    """Unisolated, the later hour would come first."""
    pressed = turn(db, person(db, language="ar"), pressed=7)
    flow.set_quiet(pressed, SetQuiet(Quiet.USUAL))

    assert "\u206621:00–08:00\u2069" in words(pressed.messages[0])


def test_the_present_choice_is_marked(db):
    """One sees what holds before changing it."""
    sara = person(db)
    flow.set_quiet(turn(db, sara), SetQuiet(Quiet.LATE))
    shown = turn(db, sara, pressed=7)
    flow.pick_quiet(shown, PickQuiet())

    assert [row[0].startswith("✓") for row in labels(shown.messages[-1])] == [False, False, True, False, False, False]


def test_the_screen_shows_the_digits_that_are_used(db):
    """Those of the territory too, and that they are the territory's."""
    sara = person(db)
    shown = turn(db, sara)
    flow.show_settings(shown, ShowSettings())
    assert "Digits: \u20660 1 2 3\u2069, as in the territory" in words(shown.messages[0])


def test_the_screen_shows_the_quiet_hours_that_hold(db):
    """One's own; or those of the territory, and that they are its. Who belongs nowhere has none to be shown yet."""
    sara = person(db)
    flow.show_settings(shown := turn(db, sara), ShowSettings())
    assert "Quiet hours: \u206621:00–08:00\u2069, as in the territory" in words(shown.messages[0])

    flow.set_quiet(shown := turn(db, sara), SetQuiet(Quiet.NONE))
    assert "Quiet hours: none" in words(shown.messages[0])
    flow.show_settings(shown := turn(db, stranger(db)), ShowSettings())
    assert "Quiet hours: as in the territory" in words(shown.messages[0])


def test_the_digits_are_drawn_with_the_present_choice_marked(db):
    """Whoever never chose has the territory's."""
    shown = turn(db, person(db), pressed=7)
    flow.pick_digits(shown, PickDigits())

    assert labels(shown.messages[-1])[2] == ["✓ As in the territory"]


def test_another_territory_can_be_entered_by_whoever_belongs_to_it(db):
    """The chat is about that one from then on, with what the person may do there."""
    mahdia = territory(db)
    sara = joins(db, person(db), add(db, "Irbid", "JO", NOW), role=Role.FACILITATOR)
    shown = turn(db, sara, pressed=7)
    flow.pick_territory(shown, PickTerritory())
    assert labels(shown.messages[-1])[0] == ["✓ \u2068Irbid\u2069"]

    pressed = turn(db, sara, pressed=7, menu=(settings,))
    flow.enter_territory(pressed, EnterTerritory(mahdia.id))

    assert (pressed.person.territory, pressed.person.role) == (mahdia.id, Role.ACTOR)
    assert PickTerritory() in presses(pressed.messages[0])


def test_nobody_enters_a_territory_that_they_do_not_belong_to(db):
    """The number in a button is user input."""
    sara, irbid = person(db), add(db, "Irbid", "JO", NOW)

    with pytest.raises(Refusal):
        flow.enter_territory(turn(db, sara), EnterTerritory(irbid.id))
    assert standing.person(db, sara.telegram_id).territory == sara.territory


@pytest.mark.parametrize("opening", [flow.open_settings, flow.open_languages])
def test_a_group_sees_no_ones_settings(db, opening):
    """What is one person's own opens in the private chat."""
    with pytest.raises(Refusal) as refused:
        opening(turn(db, person(db), place=Place(-100, private=False)), Command("settings"))
    assert refused.value.buttons


def test_the_languages_are_those_that_the_bot_speaks():
    """A language without a button could not be chosen."""
    assert [one.value for one in Language] == list(LANGUAGES)


def test_every_press_and_wait_has_a_handler():
    """A button that nobody answers is a dead end."""
    declared = {
        kind for kind in vars(press_module).values() if getattr(kind, "__module__", "") == press_module.__name__
    }
    assert declared == set(settings.handlers)
