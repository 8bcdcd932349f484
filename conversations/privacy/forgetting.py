"""Having everything forgotten: first what goes and what stays, then one press that cannot be undone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.buttons import Button
from bot.contributions import Forgettable
from bot.conversation import Turn
from bot.i18n import Ltr, T, Text, lines, paragraphs
from bot.outbox import rows
from bot.outbox.forgetting import forget_name
from bot.people import audit, leaving, membership
from bot.people.roles import Person, Role
from bot.people.standing import NOBODY
from conversations.privacy.flow import back, privacy, warning
from conversations.privacy.presses import AskToForget, Forget
from conversations.privacy.rules import is_fresh


@privacy.on(AskToForget, who=Role.STRANGER)
def ask_to_forget(turn: Turn, press: AskToForget) -> None:
    held = list(turn.contributions(Forgettable))
    text = paragraphs(
        T("<b>Forget me</b>"),
        lines(T("Erased for good, and nobody can bring it back:"), *points([one.goes for one in held])),
        lines(T("What stays leads to nobody:"), *points([one.stays for one in held if one.stays])),
        warning(turn),
    )
    erase = Button(T("Erase everything about me"), Forget(int(turn.now.timestamp())))
    turn.show(text, (erase,), back())


@privacy.on(Forget, who=Role.STRANGER)
def forget(turn: Turn, press: Forget) -> None:
    if not is_fresh(press.drawn, turn.now):
        return ask_to_forget(turn, AskToForget())
    for one in list(turn.contributions(Forgettable)):
        if one.erase is not None:
            one.erase(turn.db, turn.person.id)
    turn.person = erase(turn, turn.person)
    turn.people_changed = True
    start = Ltr("/" + "start")  # in an Arabic sentence the slash would change sides
    turn.show(
        T("Everything about you is erased. This chat can be deleted in Telegram; {command} begins anew.", command=start)
    )
    return turn.offer_commands(turn.person)


def erase(turn: Turn, person: Person) -> Person:
    """Take away the person, and all that was said to them or names them to others; the stranger that is left."""
    for here in membership.territories_of(turn.db, person.id):
        audit.record(turn.db, "person_forgotten", by=replace(NOBODY, territory=here.id), at=turn.now)
    rows.forget_chat(turn.db, person.telegram_id)
    forget_name(turn.db, person.name)
    leaving.erase(turn.db, person.id, person.telegram_id)
    return Person(0, person.telegram_id, "", person.language, digits=person.digits)


@privacy.contributes(Forgettable)
def of_everybody(turn: Turn) -> Iterator[Forgettable]:
    yield Forgettable(
        T("your name and id in Telegram, language and settings"),
        T("the trace of what was done in the territory, without who did it"),
    )
    yield Forgettable(
        T("your place in territories and organisations, requests and agreements"),
        T("names of organisations, also of those that you added"),
    )
    yield Forgettable(T("what the bot wrote to you, as far as it still keeps it"))


def points(texts: Sequence[Text]) -> list[Text]:
    return [T("• {point}", point=text) for text in texts]
