"""Links that let people in: made, worded in each language, listed, revoked."""

from __future__ import annotations

from dataclasses import replace

from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.errors import Refusal
from bot.events import GoHome, Invitation
from bot.i18n import OWN_NAMES, Plain, T, Text, Tn, lines, paragraphs
from bot.listing import number_rows, numbered, page, turn_row
from bot.people import audit, invites, territories
from bot.people.invites import Invite
from bot.people.permissions import within
from bot.people.preferences import Language
from bot.people.roles import Role
from conversations.facilitation.presses import (
    ListInvites,
    MakeInvite,
    PickPoster,
    Revoke,
    ShowInvite,
    ShowInviting,
    ShowLink,
    WordInvite,
    facilitation,
)
from conversations.facilitation.rules import terms


@facilitation.on(ShowInviting, who=Role.FACILITATOR)
def show_inviting(turn: Turn, press: ShowInviting) -> None:
    here = within(turn.person, press.territory)
    open_ones = len(invites.open_ones(turn.db, here, turn.now))
    listed = ((Button(Tn("{n} open link", "{n} open links", open_ones), ListInvites(here)),),) if open_ones else ()
    text = paragraphs(
        T("<b>Invite people</b>"),
        T("A link lets in whoever opens it, for 30 days. One that makes a facilitator works once, within 7 days."),
    )
    turn.show(
        text,
        (Button(T("Link to take part"), MakeInvite(here, facilitator=False)),),
        (Button(T("Link for a facilitator"), MakeInvite(here, facilitator=True)),),
        *listed,
        (Button(T("Menu"), GoHome()),),
    )


@facilitation.on(MakeInvite, who=Role.FACILITATOR)
def make_invite(turn: Turn, press: MakeInvite) -> None:
    here = within(turn.person, press.territory)
    role = Role.FACILITATOR if press.facilitator else Role.ACTOR
    good = terms(role)
    secret = invites.make(turn.db, here, role, by=turn.person.id, now=turn.now, days=good.days, uses=good.uses)
    invite = invites.open_ones(turn.db, here, turn.now)[0]
    audit.record(turn.db, "invited", by=turn.person, at=turn.now, invite=invite.id)
    turn.say(wording(turn, invite, secret))
    turn.say(told(invite), *ways(turn, invite, secret))


@facilitation.on(ShowLink, who=Role.FACILITATOR)
def show_link(turn: Turn, press: ShowLink) -> None:
    invite = still_open(turn, press.territory, press.secret)
    turn.show(told(invite), *ways(turn, invite, press.secret))


@facilitation.on(WordInvite, who=Role.FACILITATOR)
def word_invite(turn: Turn, press: WordInvite) -> None:
    invite = still_open(turn, press.territory, press.secret)
    turn.say(wording(turn, invite, press.secret), to=replace(turn.person, language=press.language.value))


@facilitation.on(ListInvites, who=Role.FACILITATOR)
def list_invites(turn: Turn, press: ListInvites) -> None:
    draw_list(turn, within(turn.person, press.territory), press.page)


def draw_list(turn: Turn, here: int, number: int = 0, news: Text | None = None) -> None:
    """The links that are open now."""
    shown = page(invites.open_ones(turn.db, here, turn.now), number)
    title = T("<b>Open links</b>") if shown.items else T("No link is open now.")
    turn.show(
        paragraphs(news, title, numbered(shown, about)),
        *number_rows(shown, lambda one: ShowInvite(here, one.id)),
        *turn_row(shown, lambda number: ListInvites(here, number)),
        (Button(T("Back"), ShowInviting(here)),),
    )


@facilitation.on(ShowInvite, who=Role.FACILITATOR)
def show_invite(turn: Turn, press: ShowInvite) -> None:
    here = within(turn.person, press.territory)
    found = [one for one in invites.open_ones(turn.db, here, turn.now) if one.id == press.invite]
    if not found:
        return draw_list(turn, here)
    text = paragraphs(
        lines(T("<b>Open link</b>"), about(found[0])),
        T("A revoked link lets nobody in any more; those who came by it stay."),
    )
    return turn.show(
        text, (Button(T("Revoke this link"), Revoke(here, press.invite)),), (Button(T("Back"), ListInvites(here)),)
    )


@facilitation.on(Revoke, who=Role.FACILITATOR)
def revoke(turn: Turn, press: Revoke) -> None:
    here = within(turn.person, press.territory)
    if not invites.revoke(turn.db, here, press.invite, turn.now):
        return draw_list(turn, here)
    audit.record(turn.db, "invite_revoked", by=turn.person, at=turn.now, invite=press.invite)
    turn.toast(T("The link is revoked"))
    return draw_list(turn, here, news=T("✓ The link is revoked."))


def wording(turn: Turn, invite: Invite, secret: str) -> Text:
    """What can be passed on: who invites to what, and the link on a line of its own."""
    found = territories.by_id(turn.db, invite.territory)
    name = found.name if found else ""
    if invite.role.may(Role.FACILITATOR):
        call = T("<b>You are invited to facilitate {territory}</b>", territory=name)
        what = T("With the others of the team: invite people, set questions going, read what comes of them.")
    else:
        call = T("<b>{territory} needs your view</b>", territory=name)
        what = T(
            "Whoever supports social and solidarity enterprises here finds out together what is there and what is "
            "missing. Short questions in Telegram, answered whenever it suits you."
        )
    return paragraphs(lines(call, what), lines(T("To take part, open this link:"), Plain(address(turn, secret))))


def address(turn: Turn, secret: str) -> str:
    return turn.link(Invitation(secret))


def told(invite: Invite) -> Text:
    return T("The message above can be passed on. Its link is good until {when}.", when=invite.expires_at)


def ways(turn: Turn, invite: Invite, secret: str) -> tuple[Row, ...]:
    """What can be done with an invitation while its secret is at hand."""
    here = invite.territory
    return (
        languages(turn, here, secret),
        (Button(T("Poster with QR code"), PickPoster(here, secret)),),
        (Button(T("Revoke this link"), Revoke(here, invite.id)),),
        (Button(T("Back"), ShowInviting(here)),),
    )


def languages(turn: Turn, here: int, secret: str) -> Row:
    """The territory's other languages, each in its own name."""
    found = territories.by_id(turn.db, here)
    others = [Language(one) for one in (found.languages if found else ()) if one != turn.person.language]
    return tuple(Button(Plain(OWN_NAMES[one]), WordInvite(here, secret, one)) for one in others)


def still_open(turn: Turn, territory: int, secret: str) -> Invite:
    """The invitation of this territory that the secret opens. Raises Refusal if it opens none any more."""
    here = within(turn.person, territory)
    invite = invites.check(turn.db, secret, by=turn.person.telegram_id, now=turn.now)
    if not isinstance(invite, Invite) or invite.territory != here:
        again = (Button(T("Make a new one"), ShowInviting(here)),)
        raise Refusal(T("This link is no longer open. A new one is made in a moment."), again)
    return invite


def about(invite: Invite) -> Text:
    """For whom a link is, and how long it is good."""
    if invite.role.may(Role.FACILITATOR):
        return T("for a facilitator, until {when}", when=invite.expires_at)
    return T("to take part, until {when}", when=invite.expires_at)
