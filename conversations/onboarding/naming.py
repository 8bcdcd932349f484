"""What those see who say which organisation they are from."""

from __future__ import annotations

from bot.buttons import Button
from bot.i18n import Plain, T, lines
from bot.people import organisations
from conversations.onboarding.presses import (
    AnotherKind,
    ChooseOrganisation,
    NewOrganisation,
    ShowOrganisations,
    WriteAgain,
)
from conversations.onboarding.rules import own_kind_first, page_of, short
from conversations.onboarding.screens import Screen, Viewer, pager


def organisation(viewer: Viewer) -> Screen:
    known = {one.id: one for one in organisations.of(viewer.db, viewer.arrival.territory or 0)}
    ids = own_kind_first([(one.kind, id) for id, one in known.items()], viewer.arrival.kind)
    page = page_of([known[id] for id in ids], viewer.page)
    names = [(Button(Plain(short(one.name)), ChooseOrganisation(one.id)),) for one in page.items]
    how = T("Press its name, or write it if it is not here.") if known else T("Write its name here.")
    text = lines(T("<b>Which organisation are you from?</b>"), how)
    return Screen(text, (*names, *pager(page, ShowOrganisations), (Button(T("Back"), AnotherKind()),)))


def namesakes(viewer: Viewer) -> Screen:
    name = viewer.arrival.name or ""
    found = organisations.similar(viewer.db, viewer.arrival.territory or 0, name)
    text = lines(T("<b>Is it this one?</b>"), T("You wrote: {name}", name=name))
    yes = [(Button(T("Yes: {name}", name=short(one.name, 22)), ChooseOrganisation(one.id)),) for one in found]
    return Screen(text, (*yes, (Button(T("No, a new one"), NewOrganisation()),), (Button(T("Back"), WriteAgain()),)))
