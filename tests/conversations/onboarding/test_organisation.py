"""Which organisation somebody is from."""

import pytest
from sqlalchemy import select

from bot.buttons import pack
from bot.people import organisations
from bot.people.roles import Kind
from bot.people.tables import audit
from conversations.onboarding.presses import ChooseOrganisation, NewOrganisation
from tests.builders import organisation, territory
from tests.conversations.onboarding.visitors import agreed, known

QUESTION = "<b>Which organisation are you from?</b>"
NAMESAKES = "<b>Is it this one?</b>"


def test_an_organisation_is_chosen_from_the_list(db):
    """One press; the kind of actor is the organisation's, whatever was pressed before."""
    espoir = organisation(db, "Espoir", Kind.COOPERATIVE)
    sara = agreed(db)
    sara.presses("Association")

    sara.presses("Espoir")

    assert sara.sees.startswith("<b>Welcome to \u2068Mahdia\u2069!</b>\nYour organisation: \u2068Espoir\u2069")
    now = known(db, sara)
    assert (now.organisation, now.kind) == (espoir.id, Kind.COOPERATIVE)


def test_organisations_of_the_same_kind_stand_first(db):
    """The likeliest ones are seen without turning a page."""
    organisation(db, "Atlas", Kind.PUBLIC)
    organisation(db, "Zitouna", Kind.INFORMAL)
    organisation(db, "Elsewhere", Kind.INFORMAL, where=territory(db, "Sfax"))
    sara = agreed(db)

    sara.presses("Informal group")

    assert sara.last.labels == ["Zitouna", "Atlas", "Back"]


def test_a_long_list_is_turned_page_by_page(db):
    """Eight at a time, forth and back, in the same message."""
    for number in range(10):
        organisation(db, f"Body {number}", Kind.PUBLIC)
    sara = agreed(db)
    sara.presses("Public body")
    first = sara.last.labels

    sara.presses("More")
    assert sara.last.labels == ["Body 8", "Body 9", "Previous", "Back"]
    sara.presses("Previous")

    assert sara.last.labels == first == [*(f"Body {number}" for number in range(8)), "More", "Back"]
    assert len(sara.messages) == 1


def test_a_new_organisation_is_made_by_writing_its_name(db):
    """Tidied, of the kind that was pressed, and traced by its number only."""
    sara = agreed(db)
    sara.presses("Co-operative")
    assert sara.sees == f"{QUESTION}\nWrite its name here."

    sara.writes("  Dar   El Amal ")

    (made,) = organisations.of(db, territory(db).id)
    assert (made.name, made.kind) == ("Dar El Amal", Kind.COOPERATIVE)
    assert "Your organisation: \u2068Dar El Amal\u2069" in sara.sees
    assert known(db, sara).organisation == made.id
    assert {"organisation": made.id} in [row.about for row in db.execute(select(audit))]


@pytest.mark.parametrize("typed", ["Association El Amal", "الأمل", "el amaal", "ASSOCIATION EL AMAL"])
def test_a_similar_name_is_asked_about_in_any_script(db, typed):
    """Never merged by itself, not even when it is the same."""
    amal = organisation(db, "جمعية الأمل")
    organisation(db, "Oued Rmel")
    sara = agreed(db)
    sara.presses("Association")

    sara.writes(typed)
    assert sara.sees == f"{NAMESAKES}\nYou wrote: \u2068{typed}\u2069"
    assert [label.strip("\u200e\u200f") for label in sara.last.labels] == [
        "Yes: \u2068جمعية الأمل\u2069",
        "No, a new one",
        "Back",
    ]
    sara.sends_press(sara.last.keyboard[0][0]["callback_data"], sara.last.id)

    assert known(db, sara).organisation == amal.id
    assert len(organisations.of(db, amal.territory)) == 2


def test_at_most_three_similar_ones_are_offered(db):
    """More would be a list, and not a question."""
    for name in ("El Amal", "Amal", "Al Amal", "L'Amal"):
        organisation(db, name)
    sara = agreed(db)
    sara.presses("Association")

    sara.writes("Amal")

    assert [label.split(":")[0] for label in sara.last.labels] == ["Yes", "Yes", "Yes", "No, a new one", "Back"]


def test_no_a_new_one_makes_a_new_one(db):
    """Two bodies may bear one name."""
    organisation(db, "El Amal")
    sara = agreed(db)
    sara.presses("Informal group")
    sara.writes("Amal")

    sara.presses("No, a new one")

    assert [(one.name, one.kind) for one in organisations.of(db, territory(db).id)] == [
        ("Amal", Kind.INFORMAL),
        ("El Amal", Kind.NON_PROFIT),
    ]


def test_another_name_can_be_written_while_similar_ones_are_offered(db):
    """Words count wherever a name could be meant."""
    organisation(db, "El Amal")
    sara = agreed(db)
    sara.presses("Association")
    sara.writes("Amal")

    sara.writes("Zitouna")

    assert "Your organisation: \u2068Zitouna\u2069" in sara.sees


def test_one_can_go_back_to_the_list_and_to_the_kind(db):
    """A slip costs one press."""
    organisation(db, "El Amal")
    sara = agreed(db)
    sara.presses("Association")
    sara.writes("Amal")

    sara.presses("Back")
    assert sara.sees.startswith(QUESTION)
    sara.presses("Back")
    assert "you take part as" in sara.sees
    sara.presses("Individual")

    assert known(db, sara).kind is Kind.INDIVIDUAL


@pytest.mark.parametrize("typed", ["A", "12345", "🌱🌱", "x" * 81])
def test_what_is_no_name_gets_an_example(db, typed):
    """It says what would be right, and asks again."""
    sara = agreed(db)
    sara.presses("Association")

    sara.writes(typed)

    hint = "A name in letters is needed here, at most 80 of them, for example: Olive Press Co-operative"
    assert sara.sees == f"{hint}\n\n{QUESTION}\nWrite its name here."


def test_a_sticker_is_no_name(db):
    """It is answered like any other slip."""
    sara = agreed(db)
    sara.presses("Association")

    sara.sends_sticker()

    assert sara.sees.startswith("A name in letters is needed here")


def test_an_organisation_of_another_territory_cannot_be_chosen(db):
    """A press made up for elsewhere does nothing here."""
    far = organisation(db, "Far", where=territory(db, "Sfax"))
    sara = agreed(db)
    sara.presses("Association")

    reply = sara.sends_press(pack(ChooseOrganisation(far.id)))

    assert reply.text is not None and "another territory" in reply.text
    assert known(db, sara).territory is None


def test_a_merged_organisation_that_is_still_on_a_button_leads_to_the_other(db):
    """The list may be older than the merge."""
    old, new = organisation(db, "Amal"), organisation(db, "El Amal")
    sara = agreed(db)
    sara.presses("Association")
    organisations.merge(db, territory(db).id, old.id, new.id)

    sara.presses("Amal")

    assert known(db, sara).organisation == new.id


def test_pressing_twice_makes_one_organisation(db):
    """The second press finds them inside."""
    organisation(db, "El Amal")
    sara = agreed(db)
    sara.presses("Association")
    sara.writes("Amal")
    asked = sara.last

    for _ in range(2):
        sara.presses("No, a new one", asked)

    assert len(organisations.of(db, territory(db).id)) == 2
    assert sara.sees == "<b>\u2068Mahdia\u2069</b>\nWhat would you like to do?"


def test_a_new_one_needs_a_name_that_was_written(db):
    """The button of an older screen shows the question."""
    sara = agreed(db)
    sara.presses("Association")

    sara.sends_press(pack(NewOrganisation()))

    assert sara.sees.startswith(QUESTION)
    assert organisations.of(db, territory(db).id) == []
