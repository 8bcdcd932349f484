"""The one screen of the settings: what holds now, and what can be changed about it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.events import GoHome
from bot.i18n import OWN_NAMES, T, Text, Value, lines, paragraphs
from bot.people import membership, organisations, preferences, territories
from bot.people.preferences import Hours
from bot.people.roles import Role
from conversations.settings.presses import (
    HearNews,
    PickDigits,
    PickHours,
    PickLanguage,
    PickQuiet,
    PickTerritory,
    ShowOrganisation,
    ShowSettings,
)
from conversations.settings.rules import digits_shown, hours_label

BACK: Row = (Button(T("Back"), ShowSettings()),)


def screen(turn: Turn) -> Text:
    kept = preferences.of(turn.db, turn.person.id)
    here, mine = place(turn)
    settled = lines(
        T("Language: {language}", language=OWN_NAMES[kept.language]),
        T("Digits: {digits}", digits=digits_shown(turn.person.digits, kept.digits)),
        T("Quiet hours: {hours}", hours=hours_shown(turn, kept.quiet)),
        here,
        mine,
        news(turn),
    )
    return paragraphs(T("<b>Settings</b>"), settled)


def place(turn: Turn) -> tuple[Text | None, Text | None]:
    """Where the person is, and for whom they speak there; nothing for someone who belongs nowhere."""
    territory = turn.person.territory
    current = [one for one in membership.territories_of(turn.db, turn.person.id) if one.id == territory]
    if not current:
        return None, None
    organisation = turn.person.organisation and organisations.by_id(turn.db, current[0].id, turn.person.organisation)
    speaks = T("Speaking for: {name}", name=organisation.name) if organisation else T("Speaking for: yourself")
    return T("Territory: {name}", name=current[0].name), speaks


def news(turn: Turn) -> Text | None:
    """Where the person hears that a round begins; nothing for someone who belongs nowhere."""
    if turn.person.territory is None or turn.person.role is Role.STRANGER:
        return None
    wanted = preferences.wants_news(turn.db, turn.person.id, turn.person.territory)
    return T("New rounds and votes: {told}", told=T("told in private too") if wanted else T("told in the groups"))


def hours_shown(turn: Turn, own: Hours | None) -> Value:
    """One's own quiet hours; or those of the territory, and that they are its."""
    here = territories.by_id(turn.db, turn.person.territory or 0)
    if own is not None or here is None:
        return hours_label(own)
    return T("{hours}, as in the territory", hours=hours_label(here.quiet))


def rows(turn: Turn) -> list[Row]:
    language, digits = Button(T("Language"), PickLanguage()), Button(T("Digits"), PickDigits())
    quiet, home = Button(T("Quiet hours"), PickQuiet()), Button(T("Menu"), GoHome())
    territory = turn.person.territory
    if territory is None or turn.person.role is Role.STRANGER:
        return [(language, digits), (quiet, home)]
    organisation = Button(T("Organisation"), ShowOrganisation(territory))
    return [(language, digits), (quiet, organisation), *rows_here(turn, territory), (home,)]


def rows_here(turn: Turn, territory: int) -> Iterator[Row]:
    """What concerns the current territory, and the way to another one."""
    wanted = preferences.wants_news(turn.db, turn.person.id, territory)
    told = T("Only tell the groups") if wanted else T("Tell me of what is new")
    yield (Button(told, HearNews(territory, not wanted)),)
    if turn.person.role.may(Role.FACILITATOR):
        yield (Button(T("Quiet hours of the territory"), PickHours(territory)),)
    if len(membership.territories_of(turn.db, turn.person.id)) > 1:
        yield (Button(T("Another territory"), PickTerritory()),)


def chosen(name: Text, is_chosen: bool) -> Text:
    """A choice, marked if it is the present one."""
    return T("✓ {choice}", choice=name) if is_chosen else name
