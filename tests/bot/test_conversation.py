"""What a menu of conversations offers to whom."""

import pytest

from bot.conversation import Conversation, commands_for
from bot.i18n import T
from bot.people.roles import Person, Role

works = Conversation("works", title=T("Works"))
for name, who in (("settings", Role.STRANGER), ("start", Role.ACTOR), ("invite", Role.FACILITATOR)):
    works.command(name, T("Menu"), who=who)(lambda turn, command: None)


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        (Role.STRANGER, ["settings", "start"]),
        (Role.ACTOR, ["settings", "start"]),
        (Role.FACILITATOR, ["settings", "start", "invite"]),
    ],
)
def test_everybody_is_offered_a_way_in_and_nobody_what_only_others_may_do(role, offered):
    """Someone who has left, or not yet arrived, must find /start in the menu."""
    told = commands_for(Person(1, 1001, "Sara", "en", role), (works,))
    assert [name for name, _ in told.commands or ()] == offered
