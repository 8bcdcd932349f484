"""The menu, help, and what is said to whatever nobody asked for."""

from __future__ import annotations

from bot.buttons import Button, Row
from bot.contributions import MenuItem, menu_rows
from bot.conversation import Conversation, Turn, commands_for
from bot.errors import Refusal
from bot.events import Command, GoHome, Unknown, Words
from bot.i18n import Lines, Ltr, Plain, T, Text, lines, paragraphs
from bot.people import membership, standing
from bot.people.roles import Role
from conversations.home.presses import Enter, ShowPlaces

home = Conversation("home", title=T("Menu"))


@home.command("start", T("Menu"))
def start(turn: Turn, command: Command) -> None:
    turn.privately(GoHome())
    show_menu(turn)


@home.on(GoHome)
def go_home(turn: Turn, press: GoHome) -> None:
    show_menu(turn)


@home.command("help", T("What this bot does"))
def give_help(turn: Turn, command: Command) -> None:
    turn.privately(GoHome())
    facilitates = turn.person.role.may(Role.FACILITATOR)
    about = lines(
        T("<b>Muyassir helps a territory to support its entrepreneurs, together.</b>"),
        T("It asks short questions and shows what the answers say together: what is strong, what to talk about."),
        T("Facilitators set things going here: who is let in, what is asked and when, what comes of it.")
        if facilitates
        else T("Everything can be answered over several days; what was answered is kept at once."),
    )
    turn.say(paragraphs(about, commands(turn)), (Button(T("Menu"), GoHome()),))


@home.on(Words)
def hear_words(turn: Turn, signal: Words) -> None:
    """Something came that no question was waiting for."""
    show_menu(
        turn, T("No question was waiting for this message, so nothing was recorded. This is what can be done now:")
    )


@home.on(Unknown, in_groups=True)
def meet_unknown(turn: Turn, signal: Unknown) -> None:
    """A button or a question of an older version."""
    older = T("This button is from an earlier version. Let us start again from here:")
    if turn.place.private:
        show_menu(turn, older)
    else:
        turn.toast(T("This button is from an earlier version."), alert=True)


@home.on(ShowPlaces)
def show_places(turn: Turn, press: ShowPlaces) -> None:
    mine = membership.territories_of(turn.db, turn.person.id)
    rows = ((Button(Plain(one.name), Enter(one.id)),) for one in mine)
    turn.show(T("Which territory is it about?"), *rows, (Button(T("Back"), GoHome()),))


@home.on(Enter)
def enter(turn: Turn, press: Enter) -> None:
    if not membership.enter(turn.db, turn.person.id, press.territory):
        raise Refusal(T("You are not in this territory. A link from one of its facilitators lets you in."))
    turn.person = standing.person(turn.db, turn.person.telegram_id)
    turn.people_changed = True
    show_menu(turn)
    turn.offer_commands(turn.person)


def show_menu(turn: Turn, hint: Text | None = None) -> None:
    """Where the person is, and all that can be done there."""
    mine = membership.territories_of(turn.db, turn.person.id)
    here = next((one.name for one in mine if one.id == turn.person.territory), "")
    rows = menu_rows(turn.contributions(MenuItem), facilitator=turn.person.role.may(Role.FACILITATOR))
    head = lines(T("<b>{territory}</b>", territory=here), hint or T("What would you like to do?"))
    turn.show(head, *rows, *another_place(len(mine)))


def another_place(count: int) -> tuple[Row, ...]:
    return ((Button(T("Another territory"), ShowPlaces()),),) if count > 1 else ()


def commands(turn: Turn) -> Lines:
    """Every command that this person may give, with what it does."""
    offered = commands_for(turn.person, turn.menu).commands or ()
    return lines(*(T("{command} – {about}", command=Ltr(f"/{name}"), about=about) for name, about in offered))
