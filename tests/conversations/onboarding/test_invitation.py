"""The link of an invitation, in good hands and in wrong ones."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.events import Invitation
from bot.people import invites, membership
from bot.people.roles import Kind, Role
from bot.people.tables import audit
from tests.builders import NOW, organisation, person, territory
from tests.conversations.onboarding.visitors import agreed, invitation, invited, known, line, of

WRONG = Invitation("a" * 26)


def test_a_facilitator_invitation_makes_a_facilitator(db):
    """The first one of a territory comes in like this."""
    omar = line(db).phone("Omar")
    omar.opens(invitation(db, role=Role.FACILITATOR))
    omar.presses("English")
    assert "the team that facilitates \u2068Mahdia\u2069" in omar.sees
    omar.presses("Let us begin")
    omar.presses("I agree")

    omar.presses("Individual")

    assert "You are one of its facilitators." in omar.sees
    assert known(db, omar).role is Role.FACILITATOR


@pytest.mark.parametrize(
    ("flaw", "said"),
    [
        ("wrong", "This link is not complete"),
        ("expired", "This invitation has expired."),
        ("revoked", "This invitation was withdrawn."),
        ("used up", "used by as many as it was for"),
    ],
)
def test_an_invitation_that_opens_no_door_says_why_and_shows_another_way(db, flaw, said):
    """In a sentence that says what to do, and with a button to go on."""
    press = WRONG if flaw == "wrong" else invitation(db, days=1, uses=1)
    (invite,) = invites.open_ones(db, territory(db).id, NOW) or [None]
    if flaw == "revoked":
        invites.revoke(db, territory(db).id, invite.id, NOW)
    if flaw == "used up":
        invites.redeem(db, invite.id, NOW)
    sara = line(db).phone("Sara")
    sara.line.clock.set(NOW + timedelta(days=2 if flaw == "expired" else 0))

    sara.opens(press)
    assert said in sara.sees
    sara.presses("Go on without")

    assert "Choose your language" in sara.sees


def test_five_wrong_links_lock_the_door_for_an_hour(db):
    """Each wrong one counts, although nothing came of it."""
    sara, right = line(db).phone("Sara"), invitation(db)
    for _ in range(5):
        sara.opens(WRONG)
    assert "not complete" in sara.sees

    sara.opens(right)
    assert "in an hour" in sara.sees

    sara.line.clock.set(NOW + timedelta(hours=1))
    sara.opens(right)
    assert "Choose your language" in sara.sees


def test_an_invitation_for_one_lets_one_of_two_in(db):
    """Who comes second is told, keeps what was said so far, and may ask instead."""
    press = invitation(db, uses=1)
    here = line(db)
    sara, omar = here.phone("Sara"), here.phone("Omar")
    for phone in (sara, omar):
        phone.opens(press)
        phone.presses("English")
        phone.presses("Let us begin")
        phone.presses("I agree")

    sara.presses("Individual")
    omar.presses("Individual")

    assert known(db, sara).role is Role.ACTOR
    assert known(db, omar).role is Role.STRANGER
    assert omar.sees.startswith("This invitation can no longer be used.")
    assert "No territory can be joined from here yet." in omar.sees


def test_opening_the_link_twice_uses_it_once(db):
    """Start is pressed again by half of all people."""
    press = invitation(db, uses=1)
    sara = line(db).phone("Sara")
    sara.opens(press)
    sara.presses("English")

    sara.opens(press)
    assert "You are invited to take part in \u2068Mahdia\u2069" in sara.sees
    sara.presses("Let us begin")
    sara.presses("I agree")
    sara.presses("Individual")

    assert known(db, sara).role is Role.ACTOR


def test_an_invitation_that_expires_on_the_way_still_counts(db):
    """Whoever came in time is in."""
    sara = invited(db)
    sara.presses("I agree")
    sara.line.clock.set(NOW + timedelta(days=31))

    sara.presses("Individual")

    assert known(db, sara).role is Role.ACTOR


def test_an_invitation_leads_someone_known_into_one_more_territory(db):
    """Without asking again what is agreed to; the new territory is the current one."""
    sfax = territory(db, "Sfax")
    espoir = organisation(db, "Espoir", where=sfax)
    here = line(db)
    sara = of(here.phone("_"), person(db))

    sara.opens(invitation(db, where=sfax))
    assert sara.sees == "<b>In \u2068Sfax\u2069, you take part as:</b>"
    sara.presses("Association")
    sara.presses("Espoir")

    now = known(db, sara)
    assert (now.territory, now.organisation, now.role) == (sfax.id, espoir.id, Role.ACTOR)
    assert [one.name for one in membership.territories_of(db, now.id)] == ["Mahdia", "Sfax"]


def test_someone_known_who_was_called_away_finds_the_way_in_in_the_menu(db):
    """They stay where they are until they go on."""
    sara = of(line(db).phone("_"), person(db))
    sara.opens(invitation(db, where=territory(db, "Sfax")))

    sara.writes("/start")
    assert sara.last.labels == ["Go on: \u2068Sfax\u2069", "Water"]
    sara.presses("Go on")

    assert sara.sees == "<b>In \u2068Sfax\u2069, you take part as:</b>"


def test_someone_known_whose_invitation_was_used_up_meanwhile_is_led_back(db):
    """To the menu of where they are."""
    press = invitation(db, where=territory(db, "Sfax"), uses=1)
    sara = of(line(db).phone("_"), person(db))
    sara.opens(press)
    (invite,) = invites.open_ones(db, territory(db, "Sfax").id, NOW)
    invites.redeem(db, invite.id, NOW)

    sara.presses("Individual")

    assert sara.sees.startswith("This invitation can no longer be used.")
    assert sara.last.labels == ["Menu"]
    sara.presses("Menu")
    assert sara.sees.startswith("<b>\u2068Mahdia\u2069</b>")


def test_a_member_becomes_a_facilitator_by_invitation_and_keeps_kind_and_organisation(db):
    """It uses the invitation, and leaves a trace."""
    espoir = organisation(db)
    sara = of(line(db).phone("_"), person(db, organisation=espoir))

    sara.opens(invitation(db, role=Role.FACILITATOR, uses=1))

    now = known(db, sara)
    assert (now.role, now.organisation, now.kind) == (Role.FACILITATOR, espoir.id, Kind.NON_PROFIT)
    assert "You are one of its facilitators." in sara.sees
    assert invites.open_ones(db, espoir.territory, NOW) == []
    assert "role_changed" in [row.act for row in db.execute(select(audit))]


def test_a_member_who_opens_a_link_for_actors_uses_nothing_up(db):
    """A facilitator who tries the poster's link comes home."""
    omar = of(line(db).phone("_"), person(db, "Omar", Role.FACILITATOR))

    omar.opens(invitation(db, uses=1))

    assert known(db, omar).role is Role.FACILITATOR
    assert omar.sees.startswith("<b>Welcome to \u2068Mahdia\u2069!</b>")
    (invite,) = invites.open_ones(db, territory(db).id, NOW)
    assert invite.uses_left == 1


def test_an_invitation_to_another_territory_on_the_way_asks_kind_and_organisation_anew(db):
    """What was agreed to stays agreed."""
    sara = agreed(db)
    sara.presses("Association")

    sara.opens(invitation(db, where=territory(db, "Sfax")))

    assert sara.sees == "<b>In \u2068Sfax\u2069, you take part as:</b>"
