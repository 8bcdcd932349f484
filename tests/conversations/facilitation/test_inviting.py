"""Links that let people in, and posters of them."""

from datetime import timedelta

import pytest

from bot.buttons import pack
from bot.desk import Desk
from bot.errors import Refusal
from bot.events import Command, Invitation, Place
from bot.outbox.message import Media
from bot.people import invites
from bot.people.invites import Invite
from bot.people.preferences import Language
from bot.people.roles import Role
from bot.people.tables import audit
from bot.people.tables import invites as rows
from bot.people.territories import add
from conversations.facilitation import facilitation, flow, inviting, posters
from conversations.facilitation.presses import (
    DrawPoster,
    ListInvites,
    MakeInvite,
    PickPoster,
    PosterWanted,
    Revoke,
    ShowInvite,
    ShowInviting,
    ShowLink,
    WordInvite,
)
from tests.builders import NOW, joins, person, presses, turn, words


def leader(db, language="en"):
    return person(db, "Amal", Role.FACILITATOR, language=language)


def made(db, someone, *, facilitator=False):
    """An invitation of theirs: the turn in which it was made, and its secret."""
    pressed = turn(db, someone, pressed=7)
    inviting.make_invite(pressed, MakeInvite(someone.territory, facilitator))
    secret = next(press.secret for press in presses(pressed.messages[1]) if isinstance(press, PickPoster))
    return pressed, secret


@pytest.mark.parametrize(("facilitator", "role", "uses"), [(False, Role.ACTOR, None), (True, Role.FACILITATOR, 1)])
def test_an_invitation_is_a_message_to_pass_on(db, facilitator, role, uses):
    """Its address opens the door, in the role that was meant."""
    amal = leader(db)
    pressed, secret = made(db, amal, facilitator=facilitator)

    assert f"https://t.me/bot?start={pack(Invitation(secret))}" in words(pressed.messages[0])
    assert pressed.messages[0].rows == (), "whoever it is passed on to sees no buttons of ours"
    invite = invites.check(db, secret, by=9999, now=NOW)
    assert (invite.role, invite.uses_left, invite.territory) == (role, uses, amal.territory)
    assert db.execute(audit.select()).one().act == "invited"


def test_the_address_stands_on_a_line_of_its_own_without_marks_in_it(db):
    """In Arabic too it can be pressed, and copied."""
    pressed, secret = made(db, leader(db, "ar"))
    line = words(pressed.messages[0]).split("\n")[-1]
    assert line.lstrip("\u200f") == f"https://t.me/bot?start={pack(Invitation(secret))}"


def test_the_words_come_in_the_territorys_other_languages(db):
    """An Arabic-speaking facilitator invites French-speaking people."""
    amal = leader(db, "ar")
    pressed, secret = made(db, amal)
    offered = [press.language for press in presses(pressed.messages[1]) if isinstance(press, WordInvite)]
    assert offered == [Language.FRENCH, Language.ENGLISH]

    again = turn(db, amal, pressed=8)
    inviting.word_invite(again, WordInvite(amal.territory, secret, Language.FRENCH))
    assert again.messages[0].voice.language == "fr"
    assert pack(Invitation(secret)) in words(again.messages[0])


def test_a_way_back_from_the_poster_leads_to_the_link(db):
    """Its words, its poster and its end stay at hand."""
    amal = leader(db)
    pressed, secret = made(db, amal)
    shown = turn(db, amal, pressed=8)
    inviting.show_link(shown, ShowLink(amal.territory, secret))
    assert presses(shown.messages[-1]) == presses(pressed.messages[1])


def test_open_links_are_listed_and_revoked(db):
    """A revoked one opens nothing and leaves the list."""
    amal = leader(db)
    _, secret = made(db, amal)
    listed = turn(db, amal, pressed=7)
    inviting.list_invites(listed, ListInvites(amal.territory))
    card = presses(listed.messages[-1])[0]
    assert isinstance(card, ShowInvite)

    shown = turn(db, amal, pressed=7)
    inviting.show_invite(shown, card)
    pressed = turn(db, amal, pressed=7)
    inviting.revoke(pressed, presses(shown.messages[-1])[0])

    assert invites.check(db, secret, by=9999, now=NOW) is invites.Flaw.REVOKED
    assert "revoked" in words(pressed.messages[-1])
    assert "No link is open" in words(pressed.messages[-1])


def test_an_old_card_of_a_revoked_link_leads_to_the_list(db):
    """It shows what is open now."""
    amal = leader(db)
    shown = turn(db, amal, pressed=7)
    inviting.show_invite(shown, ShowInvite(amal.territory, 99))
    assert "No link is open" in words(shown.messages[-1])


@pytest.mark.parametrize("handler", [inviting.word_invite, posters.order_poster])
def test_nothing_is_made_of_a_link_that_is_closed(db, handler):
    """A poster that lets nobody in would be worse than none."""
    amal = leader(db)
    _, secret = made(db, amal)
    kind = WordInvite if handler is inviting.word_invite else DrawPoster
    late = turn(db, amal, pressed=7, now=NOW + timedelta(days=31))
    with pytest.raises(Refusal) as refused:
        handler(late, kind(amal.territory, secret, Language.FRENCH))
    assert refused.value.buttons and late.dues == []


def test_a_poster_is_drawn_in_the_language_asked_for(db):
    """As a picture to send and as a sheet to print, its address the invitation's."""
    amal = leader(db)
    _, secret = made(db, amal)
    picked = turn(db, amal, pressed=7)
    posters.pick_poster(picked, PickPoster(amal.territory, secret))
    draw = presses(picked.messages[-1])[0]
    assert draw == DrawPoster(amal.territory, secret, Language.ARABIC)
    ordered = turn(db, amal, pressed=7)
    posters.order_poster(ordered, draw)
    order = ordered.dues[0].signal
    assert PickPoster(amal.territory, secret) in presses(ordered.messages[-1]), "another one is a press away"

    desk = Desk(amal, Place(amal.telegram_id), NOW, lambda unit: unit(db))
    posters.make_poster(desk, order)

    assert [(one.file.media, one.file.name) for one in desk.messages] == [
        (Media.PHOTO, "poster.png"),
        (Media.DOCUMENT, "poster.pdf"),
    ]
    assert desk.messages[0].file.content.startswith(b"\x89PNG") and desk.messages[1].file.content.startswith(b"%PDF")
    assert len(desk.messages[0].file.content) < 100_000


def test_a_poster_speaks_to_whom_it_invites(db):
    """Actors are asked for their view, facilitators for their help; both get the address."""
    amal = leader(db)
    desk = Desk(amal, Place(amal.telegram_id), NOW, lambda unit: unit(db))
    for facilitator, word in ((False, "view"), (True, "facilitate")):
        shown = posters.sheet(desk, PosterWanted(amal.territory, "abc", Language.ENGLISH, facilitator), "Mahdia")
        assert word in shown.title and "Mahdia" in shown.title
        assert shown.link == f"https://t.me/bot?start={pack(Invitation('abc'))}"


def test_buttons_of_one_territory_do_nothing_in_another(db):
    """Not even for someone who facilitates both: what they meant is the other one."""
    amal = leader(db)
    _, secret = made(db, amal)
    mahdia, invite = amal.territory, invites.open_ones(db, amal.territory, NOW)[0]
    irbid = add(db, "Irbid", "JO", NOW)
    amal = joins(db, amal, irbid, role=Role.FACILITATOR)
    for handler, press in (
        (inviting.show_inviting, ShowInviting(mahdia)),
        (inviting.make_invite, MakeInvite(mahdia, False)),
        (inviting.list_invites, ListInvites(mahdia)),
        (inviting.show_invite, ShowInvite(mahdia, invite.id)),
        (inviting.revoke, Revoke(mahdia, invite.id)),
        (inviting.word_invite, WordInvite(mahdia, secret, Language.FRENCH)),
        (inviting.word_invite, WordInvite(irbid.id, secret, Language.FRENCH)),
        (inviting.show_link, ShowLink(mahdia, secret)),
        (posters.pick_poster, PickPoster(mahdia, secret)),
        (posters.order_poster, DrawPoster(mahdia, secret, Language.FRENCH)),
        (posters.order_poster, DrawPoster(irbid.id, secret, Language.FRENCH)),
    ):
        with pytest.raises(Refusal):
            handler(turn(db, amal, pressed=7), press)
    inviting.revoke(turn(db, amal, pressed=7), Revoke(irbid.id, invite.id))

    assert isinstance(invites.check(db, secret, by=9999, now=NOW), Invite)
    assert len(db.execute(rows.select()).all()) == 1


def test_all_of_it_is_for_facilitators_alone():
    """An actor who presses a forwarded button is refused by dispatch."""
    handled = [one for one in facilitation.handlers.values() if not one.ours]
    commands = [handling for handling, _ in facilitation.commands.values()]
    assert {one.who for one in [*handled, *commands]} == {Role.FACILITATOR}


@pytest.mark.parametrize("opening", [flow.open_inviting, flow.open_people, flow.open_organisations])
def test_a_group_sees_none_of_it(db, opening):
    """Links and lists of people are for the private chat."""
    with pytest.raises(Refusal) as refused:
        opening(turn(db, leader(db), place=Place(-100, private=False)), Command("x"))
    assert refused.value.buttons
