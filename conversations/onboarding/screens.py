"""What everybody on the way in sees: the language, the first words, what is agreed to, the kind of actor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from bot.buttons import Button, Row
from bot.i18n import LANGUAGES, OWN_NAMES, Ltr, Plain, T, Text, Voice, label, lines, paragraphs
from bot.people import consent, territories
from bot.people.consent import Purpose
from bot.people.roles import KINDS, Person, Role
from conversations.onboarding.presses import Agree, Begin, ChooseKind, ChooseLanguage, GoOn, NotNow, ReadMore
from conversations.onboarding.rules import Arrival, Page

PRIVACY = Ltr("/" + "privacy")  # in an Arabic sentence the slash would change sides


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks, and from where; ``page`` is that of a list."""

    db: Connection
    person: Person
    arrival: Arrival
    now: datetime
    page: int = 0

    @property
    def territory(self) -> str:
        """The name of the territory that it is about."""
        here = self.arrival.territory or self.arrival.asked
        found = territories.by_id(self.db, here) if here is not None else None
        return found.name if found else ""


@dataclass(frozen=True, slots=True)
class Screen:
    text: Text
    rows: tuple[Row, ...] = ()


def language(viewer: Viewer) -> Screen:
    """The same words in each language, since nobody knows yet which one is read."""
    sentence = T("Choose your language")
    words = (Plain(label(Voice(one), sentence)) for one in LANGUAGES)
    return Screen(lines(*words), (tuple(Button(Plain(OWN_NAMES[one]), ChooseLanguage(one)) for one in LANGUAGES),))


def hello(viewer: Viewer) -> Screen:
    territory, role = viewer.territory, viewer.arrival.role
    if viewer.arrival.territory is None:
        bold = T("<b>Muyassir helps a territory to support its entrepreneurs, together.</b>")
    elif role.may(Role.FACILITATOR):
        bold = T("<b>You are invited to the team that facilitates {territory}.</b>", territory=territory)
    else:
        bold = T("<b>You are invited to take part in {territory}.</b>", territory=territory)
    value = lines(
        T("Short questions show what the territory can do already, and what it needs next."),
        T("Answers are given whenever it suits you, and a picture of your own comes back at once."),
    )
    return Screen(paragraphs(bold, value), ((Button(T("Let us begin"), Begin()),),))


def agreement(viewer: Viewer) -> Screen:
    text = paragraphs(
        T("<b>First: what is kept, and who sees it</b>"),
        T(
            "Your name, your organisation and your answers are kept, to show where {territory} stands. "
            "Your facilitator sees the numbers, not who gave them.",
            territory=viewer.territory,
        ),
        T("Under {command} all of it can be read, taken along or forgotten, on any day.", command=PRIVACY),
    )
    return Screen(text, ((agree(),), (Button(T("Read more"), ReadMore()), Button(T("Not now"), NotNow()))))


def more_about_agreement(viewer: Viewer) -> Screen:
    text = paragraphs(
        T(
            "<b>Kept:</b> your name and id in Telegram (not your phone number), language, territory, organisation, "
            "answers, and what you sign up for. Nothing else is read from your phone."
        ),
        T(
            "<b>Seen:</b> facilitators see who takes part and for which organisation, and results of at least five "
            "people from three organisations. Where a name is shown with what you do, as in an open vote, it says so "
            "before. A voice message is heard only if you agree to that, too."
        ),
        T(
            "<b>Forgotten:</b> one press under {command} erases it. Counts and secret ballots stay, "
            "since they lead to nobody.",
            command=PRIVACY,
        ),
    )
    return Screen(text, ((agree(),), (Button(T("Not now"), NotNow()),)))


def not_now(viewer: Viewer) -> Screen:
    text = T("That is fine. Only your name and language are kept, so that it can go on from here on any day.")
    return Screen(text, ((Button(T("Go on"), GoOn()),),))


def agree() -> Button:
    return Button(T("I agree"), Agree(consent.VERSIONS[Purpose.PARTICIPATION]))


def kind(viewer: Viewer) -> Screen:
    text = T("<b>In {territory}, you take part as:</b>", territory=viewer.territory)
    return Screen(text, tuple((Button(name, ChooseKind(one)),) for one, name in KINDS.items()))


def pager(page: Page[Any], turned: Callable[[int], Any]) -> tuple[Row, ...]:
    keys = []
    if page.before is not None:
        keys.append(Button(T("Previous"), turned(page.before)))
    if page.after is not None:
        keys.append(Button(T("More"), turned(page.after)))
    return (tuple(keys),) if keys else ()
