"""What those see who come without an invitation, and ask to join."""

from __future__ import annotations

from bot.buttons import Button, Row
from bot.i18n import Plain, T, Text, lines, paragraphs
from bot.people import requests
from conversations.onboarding import queries
from conversations.onboarding.presses import AskToJoin, ChooseTerritory, GoOn, ShowTerritories
from conversations.onboarding.rules import may_ask_again_at, page_of, short
from conversations.onboarding.screens import Screen, Viewer, pager


def choose_territory(viewer: Viewer) -> Screen:
    offered = queries.open_territories(viewer.db, viewer.person)
    if not offered:
        closed = T("No territory can be joined from here yet. An invitation from a facilitator opens the door at once.")
        return Screen(closed, ((Button(T("Look again"), GoOn()),),))
    page = page_of(offered, viewer.page)
    names = [(Button(Plain(short(one.name)), ChooseTerritory(one.id)),) for one in page.items]
    text = paragraphs(
        T("<b>Which territory is yours?</b>"),
        T("Its facilitators will be asked to let you in. With a link from one of them it goes faster."),
    )
    return Screen(text, (*names, *pager(page, ShowTerritories)))


def request(viewer: Viewer) -> Screen:
    text = paragraphs(
        T("<b>Ask to join {territory}?</b>", territory=viewer.territory),
        T("Its facilitators will see your name, {name}.", name=viewer.person.name),
        T("A line about who you are helps them: write it here, or send the request as it is."),
    )
    territory = viewer.arrival.asked or 0
    return Screen(text, ((Button(T("Send the request"), AskToJoin(territory)),), *elsewhere(viewer)))


def waiting(viewer: Viewer) -> Screen:
    text = lines(
        T("<b>Your request is with the facilitators of {territory}.</b>", territory=viewer.territory),
        T("Their answer will come here; there is nothing else to do."),
    )
    return Screen(text, elsewhere(viewer))


def declined(viewer: Viewer) -> Screen:
    return Screen(answered_no(viewer.territory), (*ask_again(viewer), *elsewhere(viewer)))


def answered_no(territory: str) -> Text:
    return lines(
        T("The facilitators of {territory} did not accept the request this time.", territory=territory),
        T("It often helps to talk with one of them."),
    )


def ask_again(viewer: Viewer) -> tuple[Row, ...]:
    """A second request, once the territory has been left in peace for a while."""
    asked = viewer.arrival.asked or 0
    before = requests.latest(viewer.db, viewer.person.id, asked)
    may = before and before.answered_at and viewer.now >= may_ask_again_at(before.answered_at)
    return ((Button(T("Ask again"), AskToJoin(asked)),),) if may else ()


def elsewhere(viewer: Viewer) -> tuple[Row, ...]:
    """A way to the list, where there is more than one territory to choose from."""
    several = len(queries.open_territories(viewer.db, viewer.person)) > 1
    return ((Button(T("Another territory"), ShowTerritories()),),) if several else ()
