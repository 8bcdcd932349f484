"""Going away: from an organisation, from the territories, or altogether."""

from sqlalchemy import select

from bot.people import audit, leaving, membership, standing
from bot.people.roles import Kind, Role
from bot.people.tables import audit as trace
from bot.people.tables import people
from bot.people.territories import add
from tests.builders import NOW, joins, organisation, person, territory


def test_leaving_another_organisation_changes_nothing_of_the_current_one(db):
    """Somebody may belong to several."""
    espoir, atlas = organisation(db, "Espoir"), organisation(db, "Atlas")
    sara = person(db, organisation=espoir)
    membership.speak_for(db, sara.id, sara.territory, atlas.id, atlas.kind, NOW)

    assert leaving.leave_organisation(db, sara.id, sara.territory, espoir.id)
    assert standing.person(db, sara.telegram_id).organisation == atlas.id
    assert not leaving.leave_organisation(db, sara.id, sara.territory, espoir.id), "it was left already"


def test_an_organisation_is_not_left_through_another_territory(db):
    """The number of the organisation does not do by itself."""
    espoir = organisation(db)
    sara = person(db, organisation=espoir)
    assert not leaving.leave_organisation(db, sara.id, add(db, "Irbid", "JO", NOW).id, espoir.id)
    assert standing.person(db, sara.telegram_id).kind is Kind.NON_PROFIT


def test_leaving_the_territories_keeps_the_person(db):
    """They may come back, and have the same language then."""
    sara = joins(db, person(db, language="fr", organisation=organisation(db)), add(db, "Irbid", "JO", NOW))
    leaving.leave_territories(db, sara.id)

    now = standing.person(db, sara.telegram_id)
    assert (now.id, now.language, now.role, now.territory) == (sara.id, "fr", Role.STRANGER, None)
    assert membership.affiliations_of(db, sara.id, territory(db).id) == []


def test_only_those_territories_are_named_that_would_be_left_alone(db):
    """Where somebody else can decide, nobody need worry."""
    irbid = add(db, "Irbid", "JO", NOW)
    amal = joins(db, person(db, "Amal", Role.FACILITATOR), irbid, role=Role.FACILITATOR)
    person(db, "Ali", Role.ADMINISTRATOR)
    assert leaving.only_facilitator_of(db, amal.id) == [irbid]


def test_the_trace_outlives_the_person_without_their_number(db):
    """What was done stays; by whom, and to whom, does not."""
    sara, ali = person(db), person(db, "Ali")
    audit.record(db, "joined", by=sara, at=NOW, invite=3)
    audit.record(db, "facilitator_made", by=ali, at=NOW, person=sara.id, round=2)
    audit.record(db, "facilitator_made", by=sara, at=NOW, person=ali.id)
    leaving.erase(db, sara.id, sara.telegram_id)

    rows = [(row.act, row.person_id, row.about) for row in db.execute(select(trace).order_by(trace.c.id))]
    assert rows == [
        ("joined", None, {"invite": 3}),
        ("facilitator_made", ali.id, {"round": 2}),
        ("facilitator_made", None, {"person": ali.id}),
    ]
    assert list(db.scalars(select(people.c.id))) == [ali.id]
