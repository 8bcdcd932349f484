"""What is said in a group about itself: one message, changed in place."""

from __future__ import annotations

from bot.buttons import Link, Row
from bot.contributions import GroupNews
from bot.conversation import Turn
from bot.events import GoHome
from bot.i18n import T, Text, lines, paragraphs
from bot.people import territories
from bot.people.groups import Group
from conversations.groups.presses import ConnectGroup

HELLO = "hello"


def say_hello(turn: Turn, group: Group) -> None:
    """To a group that belongs nowhere: what this is, and who can connect it."""
    keep(turn, group, hello(), (Link(T("Connect this group"), ConnectGroup(group.id, group.key)),))


def tell_group(turn: Turn, group: Group) -> None:
    """To a group of the person's territory, in its language as it is now: that it belongs there, and what goes on."""
    here = territories.by_id(turn.db, group.territory or 0)
    keep(turn, group, connected(here.name if here else ""), (Link(T("Open the private chat"), GoHome()),))
    for news in turn.contributions(GroupNews):
        turn.keep(news.text, *news.rows, chat=group.chat, voice=group.voice, key=news.key)


def keep(turn: Turn, group: Group, text: Text, row: Row) -> None:
    turn.keep(text, row, chat=group.chat, voice=group.voice, key=HELLO)


def hello() -> Text:
    return paragraphs(
        lines(
            T("<b>Muyassir helps a territory to support its entrepreneurs, together.</b>"),
            T(
                "It asks short questions in private, and says here what comes of them. "
                "It does not read what is written here."
            ),
        ),
        T("A facilitator of the territory connects this group:"),
    )


def connected(territory: str) -> Text:
    return lines(
        T("<b>This group belongs to {territory} now.</b>", territory=territory),
        T("What begins in the territory is told here, and everybody answers in private."),
        T("The bot does not read what is written here."),
    )
