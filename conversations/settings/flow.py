"""The screen of the settings, and what can be picked from it."""

from __future__ import annotations

from bot.buttons import Button
from bot.contributions import MenuItem
from bot.conversation import Conversation, Turn
from bot.errors import Refusal
from bot.events import Command
from bot.i18n import OWN_NAMES, Plain, T, Text, paragraphs
from bot.listing import short
from bot.people import membership, preferences, standing
from bot.people.preferences import Language
from bot.people.roles import Role
from conversations.settings.presses import (
    EnterTerritory,
    PickDigits,
    PickLanguage,
    PickQuiet,
    PickTerritory,
    SetDigits,
    SetLanguage,
    SetQuiet,
    ShowSettings,
)
from conversations.settings.rules import (
    HOURS,
    Digits,
    Quiet,
    as_button,
    digits_kept,
    digits_label,
    hours_label,
)
from conversations.settings.screen import BACK, chosen, rows, screen

settings = Conversation("settings", title=T("Settings"))


@settings.command("settings", T("Language, digits, quiet hours, organisation"), who=Role.STRANGER)
def open_settings(turn: Turn, command: Command) -> None:
    turn.privately(ShowSettings())
    show_settings(turn, ShowSettings())


@settings.command("language", T("Another language"), who=Role.STRANGER)
def open_languages(turn: Turn, command: Command) -> None:
    turn.privately(PickLanguage())
    pick_language(turn, PickLanguage())


@settings.on(ShowSettings, who=Role.STRANGER)
def show_settings(turn: Turn, press: ShowSettings) -> None:
    turn.show(screen(turn), *rows(turn))


@settings.on(PickLanguage, who=Role.STRANGER)
def pick_language(turn: Turn, press: PickLanguage) -> None:
    spoken = turn.person.language
    picks = [(chosen(Plain(OWN_NAMES[one]), one == spoken), SetLanguage(one)) for one in Language]
    turn.show(T("Which language?"), *((Button(name, pick),) for name, pick in picks), BACK)


@settings.on(SetLanguage, who=Role.STRANGER)
def set_language(turn: Turn, press: SetLanguage) -> None:
    preferences.choose_language(turn.db, turn.person.id, press.language)
    say_saved(turn)
    turn.offer_commands(turn.person)


@settings.on(PickDigits, who=Role.STRANGER)
def pick_digits(turn: Turn, press: PickDigits) -> None:
    kept = preferences.of(turn.db, turn.person.id).digits
    picks = [(chosen(label_of_digits(one), digits_kept(one) == kept), SetDigits(one)) for one in Digits]
    about = T("Which digits, where the bot writes in Arabic? In its other languages it always writes 0 1 2 3.")
    turn.show(about, *((Button(name, pick),) for name, pick in picks), BACK)


@settings.on(SetDigits, who=Role.STRANGER)
def set_digits(turn: Turn, press: SetDigits) -> None:
    preferences.choose_digits(turn.db, turn.person.id, digits_kept(press.digits))
    say_saved(turn)


@settings.on(PickQuiet, who=Role.STRANGER)
def pick_quiet(turn: Turn, press: PickQuiet) -> None:
    kept = preferences.of(turn.db, turn.person.id).quiet
    picks = [(chosen(label_of_hours(one), HOURS[one] == kept), SetQuiet(one)) for one in Quiet]
    about = T("When should the bot be silent? In these hours it only answers, and passes on what is urgent.")
    turn.show(about, *((Button(name, pick),) for name, pick in picks), BACK)


@settings.on(SetQuiet, who=Role.STRANGER)
def set_quiet(turn: Turn, press: SetQuiet) -> None:
    preferences.choose_quiet(turn.db, turn.person.id, HOURS[press.hours])
    say_saved(turn)


@settings.on(PickTerritory)
def pick_territory(turn: Turn, press: PickTerritory) -> None:
    mine = membership.territories_of(turn.db, turn.person.id)
    picks = [(chosen(T("{name}", name=short(one.name)), one.id == turn.person.territory), one.id) for one in mine]
    keys = [(Button(name, EnterTerritory(id)),) for name, id in picks]
    turn.show(T("Which territory is this chat about now?"), *keys, BACK)


@settings.on(EnterTerritory)
def enter_territory(turn: Turn, press: EnterTerritory) -> None:
    if not membership.enter(turn.db, turn.person.id, press.territory):
        raise Refusal(T("You are not in this territory. A link from one of its facilitators lets you in."))
    say_saved(turn)
    turn.offer_commands(turn.person)


def say_saved(turn: Turn) -> None:
    """Show the settings as they are now, in the language and digits that hold from now on."""
    turn.person = standing.person(turn.db, turn.person.telegram_id)
    turn.people_changed = True
    turn.toast(T("Saved"))
    turn.show(paragraphs(T("✓ Saved"), screen(turn)), *rows(turn))


@settings.contributes(MenuItem)
def menu_item(turn: Turn) -> list[MenuItem]:
    return [MenuItem(Button(T("Settings"), ShowSettings()), order=90)]


def label_of_digits(choice: Digits) -> Text:
    return T("As in the territory") if choice is Digits.TERRITORY else as_button(digits_label(choice))


def label_of_hours(choice: Quiet) -> Text:
    special = {Quiet.TERRITORY: T("As in the territory"), Quiet.NONE: T("Never silent")}
    return special.get(choice) or as_button(hours_label(HOURS[choice]))
