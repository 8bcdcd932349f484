"""Invitations: what opens the door, and what does not."""

from datetime import timedelta
from string import ascii_lowercase

import pytest
from sqlalchemy import select

from bot.people import invites
from bot.people.invites import LOCKED_FOR, Flaw, Invite
from bot.people.roles import Role
from bot.people.tables import invites as table
from tests.builders import NOW, person, territory

SARA, OMAR = 1001, 1002
WRONG = "a" * 26


def test_a_secret_has_26_letters_and_only_its_hash_is_kept(db):
    """Who reads the database cannot invite anybody."""
    secret = invites.make(db, territory(db).id, Role.ACTOR, by=None, now=NOW)

    assert len(secret) == 26
    assert set(secret) <= set(ascii_lowercase + "234567")
    row = db.execute(select(table)).one()
    assert secret.encode() not in bytes(row.secret_hash)
    assert len(row.secret_hash) == 32


def test_an_invitation_tells_territory_and_role(db):
    """That is all that the link is for."""
    omar = person(db, "Omar", Role.FACILITATOR)
    secret = invites.make(db, territory(db).id, Role.FACILITATOR, by=omar.id, now=NOW, days=7, uses=2)

    invite = invites.check(db, secret.upper(), by=SARA, now=NOW)

    assert isinstance(invite, Invite)
    assert invite == Invite(invite.id, territory(db).id, Role.FACILITATOR, 2, omar.id, NOW, NOW + timedelta(days=7))


def test_an_invitation_ends_with_its_last_day(db):
    """A link on an old poster lets nobody in."""
    secret = invites.make(db, territory(db).id, Role.ACTOR, by=None, now=NOW, days=1)
    last = NOW + timedelta(days=1) - timedelta(seconds=1)

    assert isinstance(invites.check(db, secret, by=SARA, now=last), Invite)
    assert invites.check(db, secret, by=SARA, now=NOW + timedelta(days=1)) is Flaw.EXPIRED


def test_an_invitation_is_taken_as_often_as_it_allows(db):
    """The two who come at once for the last place are told apart by the database."""
    secret = invites.make(db, territory(db).id, Role.ACTOR, by=None, now=NOW, uses=1)
    invite = invites.check(db, secret, by=SARA, now=NOW)
    assert isinstance(invite, Invite)

    assert [invites.redeem(db, invite.id, NOW) for _ in range(2)] == [True, False]
    assert invites.check(db, secret, by=SARA, now=NOW) is Flaw.USED_UP


def test_an_invitation_without_a_number_is_for_as_many_as_come(db):
    """A poster does not run out."""
    secret = invites.make(db, territory(db).id, Role.ACTOR, by=None, now=NOW)
    invite = invites.check(db, secret, by=SARA, now=NOW)
    assert isinstance(invite, Invite)

    assert [invites.redeem(db, invite.id, NOW) for _ in range(3)] == [True] * 3


def test_a_revoked_invitation_lets_nobody_in_who_is_still_on_the_way(db):
    """A link that got into wrong hands can be closed at once, from its own territory."""
    secret = invites.make(db, territory(db).id, Role.ACTOR, by=None, now=NOW)
    (invite,) = invites.open_ones(db, territory(db).id, NOW)

    assert not invites.revoke(db, territory(db, "Sfax").id, invite.id, NOW)
    assert invites.revoke(db, territory(db).id, invite.id, NOW)
    assert not invites.revoke(db, territory(db).id, invite.id, NOW)

    assert not invites.redeem(db, invite.id, NOW)
    assert invites.check(db, secret, by=SARA, now=NOW) is Flaw.REVOKED


def test_five_wrong_secrets_lock_one_person_for_an_hour(db):
    """Guessing is hopeless anyhow; now it is slow, too, and nobody else suffers."""
    right = invites.make(db, territory(db).id, Role.ACTOR, by=None, now=NOW)

    assert [invites.check(db, WRONG, by=SARA, now=NOW) for _ in range(5)] == [Flaw.WRONG] * 5

    still = NOW + LOCKED_FOR - timedelta(seconds=1)
    assert invites.check(db, right, by=SARA, now=still) is Flaw.LOCKED
    assert isinstance(invites.check(db, right, by=OMAR, now=still), Invite)
    assert isinstance(invites.check(db, right, by=SARA, now=NOW + LOCKED_FOR), Invite)


def test_after_the_hour_counting_starts_again(db):
    """One slip later does not lock somebody at once."""
    for _ in range(5):
        invites.check(db, WRONG, by=SARA, now=NOW)
    later = NOW + LOCKED_FOR

    assert [invites.check(db, WRONG, by=SARA, now=later) for _ in range(6)] == [Flaw.WRONG] * 5 + [Flaw.LOCKED]


def test_an_old_link_is_no_guess(db):
    """Pressing the same stale link in impatience locks nobody out."""
    secret = invites.make(db, territory(db).id, Role.ACTOR, by=None, now=NOW, days=1)
    later = NOW + timedelta(days=2)

    assert [invites.check(db, secret, by=SARA, now=later) for _ in range(6)] == [Flaw.EXPIRED] * 6


def test_only_invitations_that_still_let_somebody_in_are_listed(db):
    """A facilitator sees what is out there, newest first, of their own territory."""
    here = territory(db).id
    invites.make(db, territory(db, "Sfax").id, Role.ACTOR, by=None, now=NOW)
    first, second = (invites.make(db, here, Role.ACTOR, by=None, now=NOW, uses=1) for _ in range(2))
    invites.make(db, here, Role.ACTOR, by=None, now=NOW - timedelta(days=40))
    for secret in (first, second):
        invites.check(db, secret, by=SARA, now=NOW)
    newest, oldest = invites.open_ones(db, here, NOW)
    assert newest.id > oldest.id

    invites.redeem(db, newest.id, NOW)

    assert invites.open_ones(db, here, NOW) == [oldest]


@pytest.mark.parametrize(
    "wrong", [{"role": Role.STRANGER}, {"days": 0}, {"uses": 0}], ids=["to be nobody", "for no day", "for nobody"]
)
def test_an_invitation_that_invites_nobody_is_refused(db, wrong):
    """Such a link could only disappoint."""
    with pytest.raises(ValueError, match="invites nobody"):
        invites.make(db, territory(db).id, **{"role": Role.ACTOR, **wrong}, by=None, now=NOW)
