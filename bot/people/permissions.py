"""What somebody may do where: a press, a link or a wait of one territory does nothing in another."""

from __future__ import annotations

from bot.errors import Refusal
from bot.i18n import Ltr, T
from bot.people.roles import Person


def within(person: Person, territory: int) -> int:
    """The territory that a button was drawn in, for someone who stands in it now.

    Raises Refusal for someone whose current territory is another one, whatever they may do in that one.
    """
    if person.territory != territory:
        settings = Ltr("/" + "settings")  # in an Arabic sentence the slash would change sides
        raise Refusal(
            T("This belongs to another territory. The current one can be changed under {command}.", command=settings)
        )
    return territory
