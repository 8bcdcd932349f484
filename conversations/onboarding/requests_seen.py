"""A request to join, as the facilitators see it: to be decided, or decided."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.buttons import Button, Row
from bot.i18n import T, Text, lines
from bot.people import standing, territories
from bot.people.requests import Request
from conversations.onboarding.presses import Decide


def key_of(request: Request) -> str:
    """Under which every facilitator's message of it is kept, so that one decision changes them all."""
    return f"join_request_{request.id}"


def seen(db: Connection, request: Request) -> tuple[Text, tuple[Row, ...]]:
    """The present state of a request, and what can be pressed under it."""
    name, territory = name_of(db, request.person), territories.by_id(db, request.territory)
    asks = T("<b>{name} asks to join {territory}.</b>", name=name, territory=territory.name if territory else "")
    text = lines(asks, T("In their words: {note}", note=request.note) if request.note else None)
    if request.accepted is not None:
        return lines(text, outcome(db, request)), ()
    return text, ((Button(T("Accept"), Decide(request.id, True)), Button(T("Decline"), Decide(request.id, False))),)


def outcome(db: Connection, request: Request) -> Text:
    by = name_of(db, request.answered_by)
    return T("Accepted by {name}", name=by) if request.accepted else T("Declined by {name}", name=by)


def name_of(db: Connection, person: int | None) -> str:
    found = standing.person_by_id(db, person) if person is not None else None
    return found.name if found else "—"
