"""Organisations of a territory."""

import pytest

from bot.people import membership, organisations, standing
from bot.people.organisations import Organisation
from bot.people.roles import Kind
from tests.builders import NOW, organisation, person, territory


def test_organisations_are_listed_by_name_in_their_own_territory(db):
    """Capitals do not count, and a neighbour's are not shown."""
    rose, dar = organisation(db, "rose d'or", Kind.COOPERATIVE), organisation(db, "Dar El Amal")
    organisation(db, "Atlas", where=territory(db, "Sfax"))

    assert organisations.of(db, territory(db).id) == [dar, rose]
    assert rose == Organisation(rose.id, territory(db).id, "rose d'or", Kind.COOPERATIVE)


def test_an_organisation_is_found_only_in_its_own_territory(db):
    """A press made up elsewhere opens nothing."""
    mine, sfax = organisation(db), territory(db, "Sfax")

    assert organisations.by_id(db, mine.territory, mine.id) == mine
    assert organisations.by_id(db, sfax.id, mine.id) is None
    assert not organisations.rename(db, sfax.id, mine.id, "Taken over")


def test_similar_names_are_found_in_another_script(db):
    """The same people write it in French on Monday and in Arabic on Tuesday."""
    amal = organisation(db, "جمعية الأمل")
    organisation(db, "Oued Rmel")

    assert organisations.similar(db, amal.territory, "Association El Amal") == [amal]
    assert organisations.similar(db, territory(db, "Sfax").id, "Association El Amal") == []


def test_a_merged_organisation_answers_as_the_other_through_any_number_of_merges(db):
    """Old buttons and old rows go on working."""
    here = territory(db).id
    first, second, third = (organisation(db, name) for name in ("Amal", "El Amal", "Association El Amal"))

    assert organisations.merge(db, here, first.id, second.id)
    assert organisations.merge(db, here, second.id, third.id)

    assert organisations.by_id(db, here, first.id) == third
    assert organisations.of(db, here) == [third]
    assert organisations.similar(db, here, "Amal") == [third]


def test_people_go_over_when_two_organisations_become_one(db):
    """They speak for what is left, as its kind of actor, and are not there twice."""
    old, new = organisation(db, "Amal", Kind.INFORMAL), organisation(db, "El Amal", Kind.NON_PROFIT)
    sara, omar = person(db, organisation=old), person(db, "Omar", organisation=new)
    membership.speak_for(db, omar.id, new.territory, old.id, Kind.INFORMAL, NOW)

    organisations.merge(db, new.territory, old.id, new.id)

    for someone in (sara, omar):
        now = standing.person(db, someone.telegram_id)
        assert (now.organisation, now.kind) == (new.id, Kind.NON_PROFIT)
        assert membership.affiliations_of(db, someone.id, new.territory) == [new]


def test_nothing_merges_with_itself_or_across_territories(db):
    """A cycle would be looked through for ever."""
    here = territory(db).id
    one, two = organisation(db, "Amal"), organisation(db, "El Amal")
    far = organisation(db, "Amal", where=territory(db, "Sfax"))
    organisations.merge(db, here, one.id, two.id)

    assert not organisations.merge(db, here, two.id, one.id)
    assert not organisations.merge(db, here, one.id, one.id)
    assert not organisations.merge(db, here, one.id, far.id)


def test_an_organisation_is_renamed(db):
    """Typing slips are put right."""
    mine = organisation(db, "Esporr")

    assert organisations.rename(db, mine.territory, mine.id, "  Espoir\n")
    assert organisations.of(db, mine.territory)[0].name == "Espoir"
    with pytest.raises(ValueError, match="no name"):
        organisations.rename(db, mine.territory, mine.id, "…")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  Dar   El\nAmal ", "Dar El Amal"),
        ("\u202eجمعية الأمل", "جمعية الأمل"),
        ("A1", "A1"),
        ("x" * 80, "x" * 80),
        ("x" * 81, None),
        ("A", None),
        ("2024", None),
        ("🌱🌱", None),
        ("", None),
    ],
)
def test_a_name_is_tidied_and_has_a_letter_in_it(typed, name):
    """What is stored can be read aloud, and fits on a page."""
    assert organisations.readable(typed) == name
