"""Who belongs where, as what."""

import pytest

from bot.people import membership, standing
from bot.people.roles import Kind, Role
from bot.people.tables import people
from tests.builders import NOW, joins, organisation, person, stranger, territory


def test_joining_makes_the_territory_current_and_the_organisation_theirs(db):
    """What every turn reads of a person is what they said on joining."""
    sara, espoir = stranger(db), organisation(db)
    membership.join(
        db, sara.id, espoir.territory, role=Role.ACTOR, kind=Kind.INDIVIDUAL, organisation=espoir.id, now=NOW
    )

    now = standing.person(db, sara.telegram_id)
    assert (now.role, now.territory, now.organisation) == (Role.ACTOR, espoir.territory, espoir.id)
    assert now.kind is Kind.NON_PROFIT, "the organisation's kind is its people's"
    assert membership.affiliations_of(db, sara.id, espoir.territory) == [espoir]


@pytest.mark.parametrize(
    ("before", "invited_as", "after"),
    [
        (Role.ACTOR, Role.FACILITATOR, Role.FACILITATOR),
        (Role.FACILITATOR, Role.ACTOR, Role.FACILITATOR),
        (Role.ACTOR, Role.ACTOR, Role.ACTOR),
    ],
)
def test_joining_again_never_takes_a_role_away(db, before, invited_as, after):
    """A facilitator who opens an actors' link to try it stays a facilitator."""
    sara = person(db, role=before)

    again = joins(db, sara, territory(db), role=invited_as)

    assert again.role is after
    assert membership.size(db, territory(db).id) == 1


def test_an_organisation_of_elsewhere_is_refused(db):
    """Nobody speaks in one territory for a body of another."""
    sara, far = person(db), organisation(db, where=territory(db, "Sfax"))

    with pytest.raises(ValueError, match="is not in territory"):
        membership.speak_for(db, sara.id, territory(db).id, far.id, Kind.NON_PROFIT, NOW)


def test_someone_may_stop_speaking_for_an_organisation_and_keeps_the_affiliation(db):
    """One may come back to it, and what was said for it stays its."""
    espoir = organisation(db)
    sara = person(db, organisation=espoir)

    membership.speak_for(db, sara.id, espoir.territory, None, Kind.INDIVIDUAL, NOW)

    now = standing.person(db, sara.telegram_id)
    assert (now.organisation, now.kind) == (None, Kind.INDIVIDUAL)
    assert membership.affiliations_of(db, sara.id, espoir.territory) == [espoir]


def test_only_a_territory_that_someone_belongs_to_can_be_entered(db):
    """A press made up for another territory leads nowhere."""
    sara, sfax = person(db), territory(db, "Sfax")
    assert not membership.enter(db, sara.id, sfax.id)

    sara = joins(db, sara, sfax, role=Role.FACILITATOR)
    assert (sara.territory, sara.role) == (sfax.id, Role.FACILITATOR)

    assert membership.enter(db, sara.id, territory(db).id)
    assert standing.person(db, sara.telegram_id).role is Role.ACTOR
    assert membership.territories_of(db, sara.id) == [territory(db), sfax]


def test_a_role_is_changed_in_one_territory_only(db):
    """A facilitator of one territory is nobody in another."""
    sfax = territory(db, "Sfax")
    sara = joins(db, person(db), sfax)

    assert membership.change_role(db, sfax.id, sara.id, Role.FACILITATOR)
    assert not membership.change_role(db, sfax.id, stranger(db).id, Role.FACILITATOR)

    assert membership.role_in(db, sara.id, sfax.id) is Role.FACILITATOR
    assert membership.role_in(db, sara.id, territory(db).id) is Role.ACTOR
    assert membership.role_in(db, sara.id, 99) is Role.STRANGER


def test_the_facilitators_of_a_territory_are_those_who_may_decide_in_it(db):
    """Each as they stand in it, wherever they are at the moment."""
    sfax = territory(db, "Sfax")
    person(db, "Omar")
    sara, root = person(db, role=Role.FACILITATOR), person(db, "Root", Role.ADMINISTRATOR)
    joins(db, sara, sfax)

    deciding = membership.facilitators_of(db, territory(db).id)

    assert [(one.id, one.role, one.territory) for one in deciding] == [
        (sara.id, Role.FACILITATOR, territory(db).id),
        (root.id, Role.ADMINISTRATOR, territory(db).id),
    ]
    assert membership.facilitators_of(db, sfax.id) == []


def test_the_members_of_a_territory_are_counted_and_listed(db):
    """Strangers who only wrote to the bot are not among them."""
    stranger(db)
    names = [person(db, name).name for name in ("Amira", "Omar")]
    joins(db, person(db, "Far", where=territory(db, "Sfax")), territory(db, "Gabès"))

    assert [one.name for one in membership.members_of(db, territory(db).id)] == names
    assert membership.size(db, territory(db).id) == 2


def test_who_is_forgotten_is_a_member_no_more(db):
    """Everything of the people room goes with the person's row."""
    sara = person(db, organisation=organisation(db))

    db.execute(people.delete().where(people.c.id == sara.id))

    assert membership.size(db, territory(db).id) == 0
