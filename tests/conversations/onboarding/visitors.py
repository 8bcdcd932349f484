"""People at the door, as the tests of onboarding need them."""

from dataclasses import dataclass

from bot.buttons import Button
from bot.contributions import MenuItem
from bot.conversation import Conversation
from bot.errors import Refusal
from bot.events import Invitation
from bot.i18n import T
from bot.people import invites, standing
from bot.people.roles import Person, Role
from conversations.home import home
from conversations.onboarding import onboarding
from tests.builders import NOW, territory
from tests.phones import Line, Phone

garden = Conversation("garden", title=T("Garden"))


@dataclass(frozen=True, slots=True)
class Water:
    """What somebody may have come for."""

    bed: int


@garden.on(Water)
def water(turn, press):
    if press.bed == 13:
        raise Refusal(T("There is no such bed."))
    turn.show(T("Bed {n} is watered.", n=press.bed))


@garden.contributes(MenuItem)
def watering(turn):
    yield MenuItem(Button(T("Water"), Water(1)))


MENU = (home, onboarding, garden)


def line(db):
    """The bot with its way in, its menu, and something to come for."""
    return Line(db, MENU)


def invited(db, name="Sara", language="English", *, on=None, where=None, role=Role.ACTOR, uses=None) -> Phone:
    """Somebody who opened an invitation's link, chose a language and pressed the first button."""
    phone = (on or line(db)).phone(name)
    phone.opens(invitation(db, where=where, role=role, uses=uses))
    phone.presses(language)
    phone.sends_press(first_button(phone), phone.last.id)
    return phone


def agreed(db, name="Sara", language="English", **how) -> Phone:
    """And agreed to what is kept."""
    phone = invited(db, name, language, **how)
    phone.sends_press(first_button(phone), phone.last.id)
    return phone


def invitation(db, *, where=None, role=Role.ACTOR, uses=None, days=30) -> Invitation:
    where = where or territory(db)
    return Invitation(invites.make(db, where.id, role, by=None, now=NOW, uses=uses, days=days))


def first_button(phone: Phone) -> str:
    return phone.last.keyboard[0][0]["callback_data"]


def known(db, phone: Phone) -> Person:
    """What the database knows of them."""
    return standing.person(db, phone.who.telegram_id)


def of(phone: Phone, person: Person) -> Phone:
    """The phone of somebody whom the builders made, on the same line."""
    return phone.line.phone(person.name, person.language, person.telegram_id)
