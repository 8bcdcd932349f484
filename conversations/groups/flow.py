"""From the bot's first hello in a group to the territory that it belongs to."""

from __future__ import annotations

from datetime import timedelta

from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.errors import Refusal
from bot.events import BotMembership, GoHome
from bot.i18n import OWN_NAMES, Plain, T, Text, paragraphs
from bot.listing import short
from bot.people import audit, membership, standing
from bot.people import groups as known
from bot.people.groups import Group
from bot.people.preferences import Language
from bot.people.roles import Role
from bot.people.territories import Territory
from conversations.groups.managing import draw
from conversations.groups.presses import ChooseTerritory, Connect, ConnectGroup, Greet, ListGroups, groups
from conversations.groups.saying import say_hello, tell_group

SOON = timedelta(seconds=3)
"""A group that becomes a supergroup as it lets us in is told of as two; by then it is one again."""

HOME: Row = (Button(T("Menu"), GoHome()),)
ELSEWHERE = T("This group belongs to another territory; only its own facilitators can change that.")


@groups.on(BotMembership, who=Role.STRANGER, in_groups=True)
def come_and_go(turn: Turn, change: BotMembership) -> None:
    """A group that belongs nowhere is greeted once; it is a stranger again when it puts us out."""
    group = known.by_chat(turn.db, turn.place.id)
    if group is None or group.territory is not None:
        return
    if not change.inside:
        known.forget_greeting(turn.db, group.id)
    else:
        turn.later(Greet(group.id), turn.now + SOON, slot=f"greet {group.id}")


@groups.due(Greet)
def greet(turn: Turn, signal: Greet) -> None:
    """Hello in the group; and whoever let us in is asked in private where it belongs, if it is theirs to say."""
    group = known.by_id(turn.db, signal.group)
    if group is None or group.left or group.territory is not None or not known.greet(turn.db, group.id, turn.now):
        return
    say_hello(turn, group)
    mine = membership.facilitated_by(turn.db, turn.person.id)
    if mine:
        turn.say(question(group), *choices(group, mine), to=turn.person)


@groups.on(ConnectGroup)
def connect_group(turn: Turn, press: ConnectGroup) -> None:
    group, mine = seen(turn, press.group, press.key), facilitated(turn)
    if group.territory is None:
        return turn.show(question(group), *choices(group, mine))
    if group.territory not in [one.id for one in mine]:
        raise Refusal(ELSEWHERE, HOME)
    enter(turn, group.territory)
    return draw(turn, group)


@groups.on(ChooseTerritory)
def choose_territory(turn: Turn, press: ChooseTerritory) -> None:
    group, here = seen(turn, press.group, press.key), one_of_mine(turn, press.territory)
    guessed_first = sorted(Language, key=lambda one: one != group.language)
    turn.show(
        T("In which language does the bot speak in {group}? In private everybody keeps their own.", group=group.title),
        *((Button(Plain(OWN_NAMES[one]), Connect(group.id, group.key, here.id, one)),) for one in guessed_first),
        (Button(T("Back"), ConnectGroup(group.id, group.key)),),
    )


@groups.on(Connect)
def connect(turn: Turn, press: Connect) -> None:
    group, here = seen(turn, press.group, press.key), one_of_mine(turn, press.territory)
    if not known.connect(turn.db, group.id, here.id):
        raise Refusal(ELSEWHERE, HOME)
    known.choose_language(turn.db, group.id, press.language)
    enter(turn, here.id)
    audit.record(turn.db, "group_connected", by=turn.person, at=turn.now, group=group.id)
    tell_group(turn, seen(turn, group.id, group.key))
    turn.show(
        paragraphs(
            T("✓ {group} belongs to {territory} now.", group=group.title, territory=here.name),
            T(
                "What begins here and what comes of it is told there ({language}). Everybody answers in private; "
                "nobody's answers show in the group.",
                language=OWN_NAMES[press.language],
            ),
        ),
        (Button(T("Groups"), ListGroups(here.id)), Button(T("Menu"), GoHome())),
    )


def question(group: Group) -> Text:
    return T("Which territory does {group} belong to?", group=group.title)


def choices(group: Group, mine: list[Territory]) -> list[Row]:
    """Each territory that they facilitate; never guessed, even where there is one only."""
    return [(Button(Plain(short(one.name)), ChooseTerritory(group.id, group.key, one.id)),) for one in mine]


def seen(turn: Turn, number: int, key: str) -> Group:
    """The group, for someone who was shown its button. Raises Refusal for any other, or if we are no longer there."""
    group = known.by_id(turn.db, number)
    if group is None or group.key != key:
        raise Refusal(T("This button leads to no group. The bot's first message in the group has one that does."), HOME)
    if group.left:
        raise Refusal(
            T("The bot is no longer in {group}. Once it is let in again, this works.", group=group.title), HOME
        )
    return group


def facilitated(turn: Turn) -> list[Territory]:
    """The territories that the person may connect a group to. Raises Refusal if there is none."""
    mine = membership.facilitated_by(turn.db, turn.person.id)
    if not mine:
        raise Refusal(
            T("A group is connected by a facilitator of its territory: what is told there is theirs to decide."), HOME
        )
    return mine


def one_of_mine(turn: Turn, territory: int) -> Territory:
    """Raises Refusal for a territory that the person does not facilitate."""
    found = [one for one in facilitated(turn) if one.id == territory]
    if not found:
        raise Refusal(T("A group is connected by a facilitator of its territory, and you are none there."), HOME)
    return found[0]


def enter(turn: Turn, territory: int) -> None:
    """What follows is about this territory, in this chat too."""
    if turn.person.territory == territory:
        return
    membership.enter(turn.db, turn.person.id, territory)
    turn.person = standing.person(turn.db, turn.person.telegram_id)
    turn.people_changed = True
    turn.offer_commands(turn.person)
