"""What is kept, who sees it, and what was agreed to."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.buttons import Button, Row
from bot.contributions import MenuItem
from bot.conversation import Conversation, Turn
from bot.events import Command, GoHome
from bot.i18n import Ltr, T, Text, lines, paragraphs
from bot.people import audit, consent, leaving, standing
from bot.people.consent import Purpose
from bot.people.roles import Role
from conversations.privacy import queries
from conversations.privacy.presses import (
    AskToForget,
    AskToWithdraw,
    HearVoice,
    ShowPrivacy,
    WantOwnData,
    Withdraw,
)
from conversations.privacy.rules import is_fresh

PEOPLE = Ltr("/" + "people")  # in an Arabic sentence the slash would change sides

privacy = Conversation("privacy", title=T("Privacy"))


@privacy.command("privacy", T("What is kept about you, and your rights"), who=Role.STRANGER)
def open_privacy(turn: Turn, command: Command) -> None:
    turn.privately(ShowPrivacy())
    show_privacy(turn, ShowPrivacy())


@privacy.on(ShowPrivacy, who=Role.STRANGER)
def show_privacy(turn: Turn, press: ShowPrivacy) -> None:
    turn.show(explained(turn), *rows(turn))


@privacy.on(HearVoice)
def hear_voice(turn: Turn, press: HearVoice) -> None:
    change = consent.give if press.agreed else consent.withdraw
    change(turn.db, turn.person.id, Purpose.VOICE, turn.now)
    turn.toast(T("Saved"))
    show_privacy(turn, ShowPrivacy())


@privacy.on(AskToWithdraw)
def ask_to_withdraw(turn: Turn, press: AskToWithdraw) -> None:
    text = paragraphs(
        T("<b>Taking your agreement back</b>"),
        T(
            "You leave the territory, and nothing more is asked or recorded. What you gave before stays in its "
            "numbers until you have it erased."
        ),
        warning(turn),
    )
    confirm = Button(T("Take it back and leave"), Withdraw(int(turn.now.timestamp())))
    turn.show(text, (confirm,), (Button(T("Erase everything instead"), AskToForget()),), back())


@privacy.on(Withdraw)
def withdraw(turn: Turn, press: Withdraw) -> None:
    if not is_fresh(press.drawn, turn.now):
        return ask_to_withdraw(turn, AskToWithdraw())
    audit.record(turn.db, "agreement_withdrawn", by=turn.person, at=turn.now)
    for purpose in Purpose:
        consent.withdraw(turn.db, turn.person.id, purpose, turn.now)
    leaving.leave_territories(turn.db, turn.person.id)
    turn.wait(None)
    turn.person = standing.person(turn.db, turn.person.telegram_id)
    turn.people_changed = True
    home = (Button(T("Menu"), GoHome()),)
    turn.show(T("Your agreement is taken back, and you have left. You can come back on any day."), home)
    return turn.offer_commands(turn.person)


def explained(turn: Turn) -> Text:
    """In plain words: what and why, who sees it, how long, and what was agreed to."""
    return paragraphs(
        lines(
            T("<b>What is kept about you, and why</b>"),
            T(
                "Your name and id in Telegram, language, territory, organisation, answers, votes, proposals and what "
                "you sign up for: so that the territory sees where it stands, and you can go on where you stopped."
            ),
        ),
        T(
            "Facilitators see who takes part and for which organisation, and results of at least five people from "
            "three organisations. Telegram carries all messages and could read them; so could whoever runs the server."
        ),
        T(
            "What you vote is seen with your name in open votes, and the ballot says so before; in secret ones nobody "
            "sees it. Whatever you sign shows your name."
        ),
        lines(T("It is kept until you have it erased; messages sent to you, for 90 days."), *agreed(turn)),
    )


def agreed(turn: Turn) -> list[Text]:
    """What the person agreed to, and when."""
    given = queries.agreement(turn.db, turn.person.id, Purpose.PARTICIPATION)
    if given is None:
        return [T("You have not agreed to this yet, and no answers are kept.")]
    heard = consent.has(turn.db, turn.person.id, Purpose.VOICE)
    version, at = given
    day = at.astimezone(ZoneInfo(turn.person.zone)).date()
    return [
        T("You agreed to this (version {version}) on {day}.", version=version, day=day),
        T("Facilitators may hear your voice answers.") if heard else T("Nobody hears your voice answers."),
    ]


def rows(turn: Turn) -> list[Row]:
    own = (Button(T("My data"), WantOwnData()), Button(T("Forget me"), AskToForget()))
    home = (Button(T("Menu"), GoHome()),)
    if turn.person.role is Role.STRANGER:
        return [own, home]
    heard = consent.has(turn.db, turn.person.id, Purpose.VOICE)
    voice = Button(T("Keep my voice to myself") if heard else T("Let my voice be heard"), HearVoice(not heard))
    return [own, (voice,), (Button(T("Take my agreement back"), AskToWithdraw()),), home]


def warning(turn: Turn) -> Text | None:
    """Where nobody could decide any more once this person is gone."""
    left_alone = leaving.only_facilitator_of(turn.db, turn.person.id)
    if not left_alone:
        return None
    return T(
        "<b>Careful:</b> {territories} would have no facilitator left. Someone else can be made one first, "
        "under {command}.",
        territories=[one.name for one in left_alone],
        command=PEOPLE,
    )


def back() -> Row:
    return (Button(T("Back"), ShowPrivacy()),)


@privacy.contributes(MenuItem)
def menu_item(turn: Turn) -> list[MenuItem]:
    return [MenuItem(Button(T("Privacy and my data"), ShowPrivacy()), order=95)]
