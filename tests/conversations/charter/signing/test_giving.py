"""Signing: after seeing what it is, for oneself or for one's organisation, with a mandate given or pending."""

import pytest
from sqlalchemy import select

from bot.ballots.mandating import mandate
from bot.ballots.rules.outcome import Result
from bot.contributions import Forgettable, OwnData
from bot.people import organisations
from bot.people.leaving import erase, leave_organisation, leave_territories
from bot.people.roles import Kind
from bot.people.tables import audit
from conversations.charter import charter
from conversations.charter.signing import saying, signatures
from conversations.charter.signing.giving import brief
from conversations.charter.signing.presses import (
    MandateWasGiven,
    ShowCharterVersion,
    SignAs,
    SignCharter,
    SignNow,
    WithdrawSignature,
)
from conversations.charter.signing.tables import Mandate
from conversations.charter.signing.tables import signatures as rows
from conversations.charter.tables import Section, Stage
from tests.builders import NOW, joins, organisation, territory
from tests.conversations.charter.sensing.circle import proposed
from tests.conversations.charter.signing.pole import espoir, plain, pole


@pytest.fixture
def mahdia(db):
    made = pole(db)
    made.adopts()
    return made


def given(mahdia):
    return signatures.of(mahdia.db, mahdia.last.id)


def opens(mahdia, phone):
    phone.opens(SignCharter(mahdia.here, mahdia.last.id))


def test_what_would_be_signed_is_seen_before(mahdia):
    """Version, hash, who will see what; the text and the document are one press away."""
    sara = mahdia.member("Sara")
    opens(mahdia, sara)

    seen = plain(sara.last)
    assert "The charter of Mahdia, version 1" in seen and mahdia.last.digest[:8] in seen
    assert "sees the name, the organisation, the role, the mandate and the day" in seen
    assert sara.last.labels == ["Read it", "As a file", "Sign for myself", "Back"]


def test_a_person_signs_for_themselves(mahdia):
    """With the version, its hash and the moment."""
    sara = mahdia.member("Sara")
    opens(mahdia, sara)
    sara.presses("Sign for myself")
    assert plain(sara.last) == "You sign version 1 of the charter for yourself, as Sara."
    sara.presses("Sign")

    [row] = mahdia.db.execute(select(rows)).all()
    assert (row.person, row.organisation, row.kind, row.mandate) == ("Sara", "", Kind.INDIVIDUAL, Mandate.GIVEN)
    assert (row.digest, row.signed_at) == (mahdia.last.digest, NOW)
    assert "charter_signed" in mahdia.db.scalars(select(audit.c.act)).all()


@pytest.mark.parametrize(
    ("decided", "mandate", "said"),
    [
        ("Yes, it has decided", Mandate.GIVEN, "Espoir: Sara, treasurer (mandate given)"),
        ("Not yet", Mandate.PENDING, "Espoir: Sara, treasurer (mandate pending)"),
    ],
)
def test_a_person_signs_for_an_organisation_in_a_role_of_their_words(mahdia, decided, mandate, said):
    """With the answer it is signed, and that was said before."""
    sara = mahdia.member("Sara", body=espoir(mahdia.db))
    opens(mahdia, sara)
    sara.presses("Sign for \u2068Espoir")
    sara.presses(decided)
    assert "With the answer version 1 is signed." in plain(sara.last)
    sara.writes("treasurer")

    [one] = given(mahdia)
    assert (one.organisation, one.kind, one.role, one.mandate) == ("Espoir", Kind.NON_PROFIT, "treasurer", mandate)
    assert f"✓ {said}" in plain(sara.last)


def test_whoever_speaks_for_it_in_votes_has_the_mandate(mahdia):
    """They are not asked whether it decided."""
    body = espoir(mahdia.db)
    sara = mahdia.member("Sara", body=body)
    mandate(mahdia.db, body.id, mahdia.people["Sara"].id, NOW)
    opens(mahdia, sara)
    sara.presses("Sign for \u2068Espoir")
    sara.presses("Sign without it")

    assert [(one.role, one.mandate) for one in given(mahdia)] == [("", Mandate.GIVEN)]


def test_a_pending_mandate_is_given_later(mahdia):
    """By whoever signed."""
    body = espoir(mahdia.db)
    sara = mahdia.member("Sara", body=body)
    mahdia.signs("Sara", body, mandate=Mandate.PENDING)
    opens(mahdia, sara)
    sara.presses("Mandate given: \u2068Espoir")

    assert [one.mandate for one in given(mahdia)] == [Mandate.GIVEN]


def test_whoever_left_an_organisation_settles_nothing_for_it(mahdia):
    """What they signed stays as it was: whether it has decided is not theirs to say any more."""
    body = espoir(mahdia.db)
    sara = mahdia.member("Sara", body=body)
    mahdia.signs("Sara", body, mandate=Mandate.PENDING)
    leave_organisation(mahdia.db, mahdia.people["Sara"].id, mahdia.here, body.id)
    opens(mahdia, sara)
    sara.presses("Mandate given: \u2068Espoir")

    assert sara.sees == "Only somebody who belongs to an organisation can sign for it."
    assert [one.mandate for one in given(mahdia)] == [Mandate.PENDING]


def test_a_mandate_is_given_by_the_organisation_that_it_is_part_of_now(mahdia):
    """Two that were one are known under one name since; the signature keeps the other."""
    body, whole = espoir(mahdia.db), organisation(mahdia.db, "Bahr")
    sara = mahdia.member("Sara", body=body)
    mahdia.signs("Sara", body, mandate=Mandate.PENDING)
    assert organisations.merge(mahdia.db, mahdia.here, body.id, whole.id)
    opens(mahdia, sara)
    sara.presses("Mandate given: \u2068Espoir")

    assert [(one.organisation, one.mandate) for one in given(mahdia)] == [("Espoir", Mandate.GIVEN)]


def test_one_signs_once_in_each_capacity(mahdia):
    """For oneself and for each organisation; the same again changes nothing."""
    body = espoir(mahdia.db)
    sara = mahdia.member("Sara", body=body)
    mine, theirs = (
        SignNow(mahdia.here, mahdia.last.id, None, Mandate.GIVEN),
        SignNow(mahdia.here, mahdia.last.id, body.id, Mandate.PENDING),
    )
    for press in (mine, theirs, mine, theirs):
        sara.opens(press)

    assert [one.organisation for one in given(mahdia)] == ["Espoir", ""]
    assert "This is signed already." in plain(sara.last)


def test_what_was_signed_for_an_organisation_is_signed_for_the_one_that_it_is_part_of_now(mahdia):
    """It was entered twice; one signature of the same person is enough."""
    body, whole = espoir(mahdia.db), organisation(mahdia.db, "Bahr")
    sara = mahdia.member("Sara", body=body)
    mahdia.signs("Sara", body)
    organisations.merge(mahdia.db, mahdia.here, body.id, whole.id)
    opens(mahdia, sara)
    assert not any(label.startswith("Sign for \u2068") for label in sara.last.labels)
    sara.opens(SignNow(mahdia.here, mahdia.last.id, whole.id, Mandate.GIVEN))

    assert "This is signed already." in plain(sara.last)
    assert [one.organisation for one in given(mahdia)] == ["Espoir"]


def test_nobody_signs_for_an_organisation_that_is_not_theirs(mahdia):
    """Whatever a button could hold; nor for one that they have left."""
    body, other = espoir(mahdia.db), organisation(mahdia.db, "Bahr")
    sara = mahdia.member("Sara", body=body)
    leave_organisation(mahdia.db, mahdia.people["Sara"].id, mahdia.here, body.id)
    for one in (body, other):
        sara.opens(SignAs(mahdia.here, mahdia.last.id, one.id))
        sara.opens(SignNow(mahdia.here, mahdia.last.id, one.id, Mandate.GIVEN))

    assert given(mahdia) == []
    assert sara.sees == "Only somebody who belongs to an organisation can sign for it."


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Espoir", "Espoir"), ("Association Zitouna", "Associa…Zitouna"), ("Association du Nord", "Associa…du Nord")],
)
def test_long_names_on_a_button_keep_both_their_ends(name, shown):
    """Many begin with the same word."""
    assert brief(name, 16) == shown


def test_only_what_was_adopted_is_signed(db):
    """Neither a frozen version nor one that was refused."""
    mahdia = pole(db)
    sara = mahdia.member("Sara")
    mahdia.freezes()
    opens(mahdia, sara)
    assert "This version is not adopted." in plain(sara.last)

    mahdia.ends(Result.NEXT_VERSION)
    sara.opens(SignNow(mahdia.here, mahdia.last.id, None, Mandate.GIVEN))
    assert given(mahdia) == []


def second(mahdia):
    proposed(mahdia.db, {"fr": "Encore."}, section=Section.VALUES, stage=Stage.ADOPTED)
    return mahdia.adopts()


def test_a_new_version_carries_no_signature_over(mahdia):
    """The old ones stay under the old text, which takes no more."""
    sara, ali = mahdia.member("Sara"), mahdia.member("Ali")
    first = mahdia.last
    mahdia.signs("Sara")
    second(mahdia)
    ali.opens(SignNow(mahdia.here, first.id, None, Mandate.GIVEN))

    assert given(mahdia) == [] and len(signatures.of(mahdia.db, first.id)) == 1
    assert "Version 2 has taken its place: that one can be signed." in plain(ali.last)
    assert sara.messages == []


def test_whoever_signed_the_last_version_is_asked_again(mahdia):
    """In private; those who had not signed, or took it back, are not."""
    sara, ali, zoe = (mahdia.member(name) for name in ("Sara", "Ali", "Zoe"))
    mahdia.signs("Sara")
    mahdia.signs("Zoe")
    zoe.opens(WithdrawSignature(mahdia.here, signatures.ever_by(mahdia.db, mahdia.people["Zoe"].id)[0].id))
    before = len(zoe.messages)
    second(mahdia)
    mahdia.line.advance()

    assert "You signed version 1. That signature stays with version 1" in plain(sara.last)
    assert sara.last.labels == ["Read it", "Sign it"]
    assert ali.messages == [] and len(zoe.messages) == before


def test_a_signature_can_be_taken_back(mahdia):
    """By whoever gave it, and by nobody else; the row stays as the trace of it."""
    sara, ali = mahdia.member("Sara"), mahdia.member("Ali")
    mahdia.signs("Sara")
    [one] = given(mahdia)
    for press in (WithdrawSignature(mahdia.here, one.id), MandateWasGiven(mahdia.here, one.id)):
        ali.opens(press)
        assert ali.sees == "This signature no longer stands."
    opens(mahdia, sara)
    sara.presses("Take back")
    sara.presses("Take it back")

    assert given(mahdia) == []
    assert mahdia.db.scalars(select(rows.c.withdrawn_at)).all() == [NOW]
    assert "Sign for myself" in sara.last.labels


def test_the_group_reads_how_many_have_signed(mahdia):
    """One message, changed in place; the way in is a link."""
    sara = mahdia.member("Sara")
    sara.opens(SignNow(mahdia.here, mahdia.last.id, None, Mandate.GIVEN))

    [shown] = mahdia.atlas
    assert "1 signature so far." in plain(shown) and shown.labels == ["Read it", "Sign it"]


def test_the_groups_message_of_a_replaced_version_offers_no_signing(mahdia):
    """It says which one took its place."""
    second(mahdia)

    first, last = mahdia.atlas
    assert "Version 2 has taken its place since." in plain(first) and first.labels == ["Read it"]
    assert last.labels == ["Read it", "Sign it"]


def test_who_leaves_the_territory_leaves_their_signature(mahdia):
    """It was given; but they can give none any more."""
    sara = mahdia.member("Sara")
    mahdia.signs("Sara")
    leave_territories(mahdia.db, mahdia.people["Sara"].id)
    sara.opens(SignNow(mahdia.here, mahdia.last.id, None, Mandate.GIVEN))

    assert [one.name for one in given(mahdia)] == ["Sara"]


def test_of_somebody_forgotten_the_organisation_stays(mahdia):
    """Their name and role go, from the row too."""
    body = espoir(mahdia.db)
    mahdia.member("Sara", body=body)
    mahdia.signs("Sara", body, role="treasurer")
    sara = mahdia.people["Sara"]
    for giver in charter.givers[Forgettable]:
        for one in giver(mahdia.turn("Sara")):
            if one.erase:
                one.erase(mahdia.db, sara.id)
    erase(mahdia.db, sara.id, sara.telegram_id)

    [one] = given(mahdia)
    assert (one.person, one.name, one.role, one.organisation) == (None, "", "", "Espoir")
    assert saying.signer(one).values["who"].one == "a person who asked to be forgotten"


def test_what_somebody_signed_is_in_their_own_data(mahdia):
    """What was taken back too."""
    mahdia.member("Sara")
    mahdia.signs("Sara")
    parts = [one for giver in charter.givers[OwnData] for one in giver(mahdia.turn("Sara"))]

    [mine] = [one.rows for one in parts if one.heading == "signatures"]
    assert [(row["signed"], row["withdrawn"], row["mandate"]) for row in mine] == [(NOW.isoformat(), None, "given")]


def test_facilitators_of_elsewhere_see_nothing_of_it(mahdia):
    """A press that names their own territory and this one's charter does nothing."""
    zoe = mahdia.member("Zoe")
    leave_territories(mahdia.db, mahdia.people["Zoe"].id)
    joins(mahdia.db, mahdia.people["Zoe"], territory(mahdia.db, "Jendouba"))
    for here in (mahdia.here, territory(mahdia.db, "Jendouba").id):
        zoe.opens(SignNow(here, mahdia.last.id, None, Mandate.GIVEN))
        zoe.opens(ShowCharterVersion(here, mahdia.last.id))

    assert given(mahdia) == []
    assert all("SHA-256" not in one.html for one in zoe.messages)
