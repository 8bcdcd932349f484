"""The territory's groups: which there are, in which language, and how one comes or goes."""

from __future__ import annotations

from collections.abc import Iterator

from bot.buttons import Button, Row, Website, group_picker
from bot.contributions import MenuItem
from bot.conversation import Turn
from bot.errors import Refusal
from bot.events import Command, GoHome
from bot.i18n import OWN_NAMES, Plain, T, Text, lines, paragraphs
from bot.listing import number_rows, numbered, page, turn_row
from bot.outbox import rows
from bot.people import audit
from bot.people import groups as known
from bot.people.groups import Group
from bot.people.permissions import within
from bot.people.preferences import Language
from bot.people.roles import Role
from conversations.groups.presses import (
    AskToDisconnect,
    Disconnect,
    ListGroups,
    PickLanguage,
    ShowGroup,
    SpeakLanguage,
    groups,
)
from conversations.groups.saying import say_hello, tell_group


@groups.command("groups", T("Groups of the territory"), who=Role.FACILITATOR)
def open_groups(turn: Turn, command: Command) -> None:
    if turn.person.territory is None:
        raise Refusal(T("This chat is about no territory now."))
    press = ListGroups(turn.person.territory)
    turn.privately(press)
    list_groups(turn, press)


@groups.on(ListGroups, who=Role.FACILITATOR)
def list_groups(turn: Turn, press: ListGroups) -> None:
    here = within(turn.person, press.territory)
    shown = page(known.every_one_of(turn.db, here), press.page)
    title = T("<b>Groups</b> ({n})", n=shown.total) if shown.total else T("No group belongs to the territory yet.")
    how = T("To add one, let the bot into it with the button below; it then asks here where the group belongs.")
    turn.show(
        paragraphs(title, numbered(shown, line) if shown.total else None, how),
        *number_rows(shown, lambda one: ShowGroup(here, one.id, shown.number)),
        *turn_row(shown, lambda number: ListGroups(here, number)),
        (Website(T("Add the bot to a group"), group_picker(turn.username)),),
        (Button(T("Menu"), GoHome()),),
    )


@groups.on(ShowGroup, who=Role.FACILITATOR)
def show_group(turn: Turn, press: ShowGroup) -> None:
    draw(turn, existing(turn, press.territory, press.group), press.page)


@groups.on(PickLanguage, who=Role.FACILITATOR)
def pick_language(turn: Turn, press: PickLanguage) -> None:
    group = existing(turn, press.territory, press.group)
    turn.show(
        T("In which language does the bot speak in {group}? In private everybody keeps their own.", group=group.title),
        *((Button(chosen(one, group), SpeakLanguage(press.territory, group.id, one)),) for one in Language),
        (Button(T("Back"), ShowGroup(press.territory, group.id)),),
    )


@groups.on(SpeakLanguage, who=Role.FACILITATOR)
def speak_language(turn: Turn, press: SpeakLanguage) -> None:
    group = existing(turn, press.territory, press.group)
    if press.language != group.language:
        known.choose_language(turn.db, group.id, press.language)
        group = existing(turn, press.territory, group.id)
        if not group.left:
            tell_group(turn, group)
    turn.toast(T("Saved"))
    draw(turn, group)


@groups.on(AskToDisconnect, who=Role.FACILITATOR)
def ask_to_disconnect(turn: Turn, press: AskToDisconnect) -> None:
    group = existing(turn, press.territory, press.group)
    turn.show(
        T("Take {group} off the territory? Nothing of the territory is told there from then on.", group=group.title),
        (Button(T("Take it off"), Disconnect(press.territory, group.id)),),
        (Button(T("Back"), ShowGroup(press.territory, group.id)),),
    )


@groups.on(Disconnect, who=Role.FACILITATOR)
def disconnect(turn: Turn, press: Disconnect) -> None:
    group = existing(turn, press.territory, press.group)
    known.disconnect(turn.db, group.id)
    audit.record(turn.db, "group_disconnected", by=turn.person, at=turn.now, group=group.id)
    rows.cancel_chat(turn.db, group.chat)
    if group.left:
        known.forget_greeting(turn.db, group.id)
    else:
        say_hello(turn, group)
    turn.toast(T("{group} is taken off.", group=group.title))
    list_groups(turn, ListGroups(press.territory))


@groups.contributes(MenuItem)
def menu_item(turn: Turn) -> Iterator[MenuItem]:
    if turn.person.territory is not None:
        yield MenuItem(
            Button(T("Groups"), ListGroups(turn.person.territory)), order=63, for_facilitators=True, narrow=True
        )


def draw(turn: Turn, group: Group, page: int = 0) -> None:
    """A group, and what can be changed about it."""
    territory = turn.person.territory or 0
    out = T("The bot was put out of this group. Nothing is told there until it is let in again.")
    turn.show(
        lines(
            T("<b>{name}</b>", name=group.title),
            T("Language: {language}", language=OWN_NAMES[group.language]),
            out if group.left else None,
        ),
        (Button(T("Language"), PickLanguage(territory, group.id)),),
        (Button(T("Take it off the territory"), AskToDisconnect(territory, group.id)),),
        (Button(T("Back"), ListGroups(territory, page)),),
    )


def existing(turn: Turn, territory: int, group: int) -> Group:
    """A group of the territory, which is the person's current one. Raises Refusal for any other."""
    found = known.by_id(turn.db, group)
    if found is None or found.territory != within(turn.person, territory):
        raise Refusal(T("This group is no longer in the list."), to_list(territory))
    return found


def to_list(territory: int) -> Row:
    return (Button(T("Groups"), ListGroups(territory)),)


def line(group: Group) -> Text:
    told = T("{group}: {language}", group=group.title, language=OWN_NAMES[group.language])
    return T("{group} (the bot was put out)", group=told) if group.left else told


def chosen(language: Language, group: Group) -> Text:
    name = Plain(OWN_NAMES[language])
    return T("✓ {choice}", choice=name) if language == group.language else name
