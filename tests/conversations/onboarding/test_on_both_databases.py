"""The way in, on SQLite and on PostgreSQL."""

from bot.people import invites, membership, organisations
from bot.people.roles import Role
from tests.builders import NOW, organisation, person, territory
from tests.conversations.onboarding.visitors import agreed, known, line, of


async def test_an_invitation_leads_in_and_a_request_is_decided(database):
    """Every statement of the way in means the same on both."""
    await database.transaction(by_invitation)
    await database.transaction(by_request)


def by_invitation(db):
    espoir = organisation(db, "جمعية الأمل")
    sara = agreed(db, uses=1)
    sara.presses("Association")
    sara.writes("El Amal")
    sara.presses("No, a new one")

    now, names = known(db, sara), [one.name for one in organisations.of(db, espoir.territory)]
    assert now.role is Role.ACTOR and sorted(names) == ["El Amal", "جمعية الأمل"]
    assert invites.open_ones(db, espoir.territory, NOW) == []
    assert now.organisation is not None
    assert organisations.merge(db, espoir.territory, now.organisation, espoir.id)
    assert known(db, sara).organisation == espoir.id


def by_request(db):
    omar = of(line(db).phone("_"), person(db, "Omar", Role.FACILITATOR))
    omar.line.numbers = iter(range(1000, 2000))
    rami = omar.line.phone("Rami")
    rami.writes("/start")
    rami.presses("English")
    rami.presses("Let us begin")
    rami.presses("Mahdia")
    rami.writes("I run the bakery")
    omar.presses("Accept")
    rami.presses("Go on")
    rami.presses("I agree")
    rami.presses("Individual")

    assert known(db, rami).role is Role.ACTOR
    assert membership.size(db, territory(db).id) == 3
