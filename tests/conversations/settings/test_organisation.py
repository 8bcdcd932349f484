"""For whom somebody speaks."""

import pytest

from bot.buttons import dump, full_name
from bot.errors import Refusal
from bot.people import membership, organisations, standing, waits
from bot.people.roles import Kind
from bot.people.territories import add
from bot.people.waits import Wait
from conversations.settings import organisation as flow
from conversations.settings.presses import (
    AddOrganisation,
    LeaveOrganisation,
    ListOrganisations,
    NameOrganisation,
    Naming,
    PickKind,
    ShowOrganisation,
    SpeakFor,
)
from tests.builders import NOW, joins, labels, organisation, person, presses, territory, turn, words


def written(db, someone, name):
    """The name was written before, as dispatch keeps it."""
    wait = Naming(someone.territory, name)
    waits.save(db, {(someone.telegram_id, someone.id): Wait(full_name(wait), dump(wait))})


def test_another_organisation_is_picked_from_the_list(db):
    """From then on the person speaks for it, as its kind of actor."""
    sara, espoir = person(db), organisation(db, "Espoir", Kind.COOPERATIVE)
    listed = turn(db, sara, pressed=7)
    flow.list_organisations(listed, ListOrganisations(sara.territory))
    assert SpeakFor(sara.territory, espoir.id) in presses(listed.messages[-1])

    pressed = turn(db, sara, pressed=7)
    flow.speak_for(pressed, SpeakFor(sara.territory, espoir.id))

    assert (pressed.person.organisation, pressed.person.kind) == (espoir.id, Kind.COOPERATIVE)
    assert "Espoir" in words(pressed.messages[-1])


def test_one_switches_among_ones_own_organisations(db):
    """Who belongs to two speaks for one at a time, and goes back with one press."""
    sara, espoir, atlas = person(db), organisation(db, "Espoir"), organisation(db, "Atlas")
    for one in (espoir, atlas):
        flow.speak_for(turn(db, sara, pressed=7), SpeakFor(sara.territory, one.id))
    shown = turn(db, standing.person(db, sara.telegram_id), pressed=7)
    flow.show_organisation(shown, ShowOrganisation(sara.territory))

    assert "Atlas" in words(shown.messages[-1])
    assert labels(shown.messages[-1])[0] == ["For \u2068Espoir\u2069"]


def test_one_may_speak_for_oneself_again_without_leaving(db):
    """Standing for nobody else is a choice, not an exit."""
    sara = person(db, organisation=organisation(db))
    pressed = turn(db, sara, pressed=7)
    flow.speak_for(pressed, SpeakFor(sara.territory))

    assert (pressed.person.organisation, pressed.person.kind) == (None, Kind.INDIVIDUAL)
    assert len(membership.affiliations_of(db, sara.id, sara.territory)) == 1


def test_leaving_can_be_undone(db):
    """It is done at once, and one press takes it back."""
    espoir = organisation(db)
    sara = person(db, organisation=espoir)
    pressed = turn(db, sara, pressed=7)
    flow.leave_organisation(pressed, LeaveOrganisation(sara.territory, espoir.id))

    assert membership.affiliations_of(db, sara.id, sara.territory) == []
    assert (pressed.person.organisation, pressed.person.kind) == (None, Kind.INDIVIDUAL)

    undo = presses(pressed.messages[-1])[0]
    flow.speak_for(turn(db, pressed.person, pressed=7), undo)
    assert membership.affiliations_of(db, sara.id, sara.territory) == [espoir]


def test_an_old_button_to_leave_draws_the_present_state(db):
    """Nothing is left twice."""
    sara, espoir = person(db), organisation(db)
    pressed = turn(db, sara, pressed=7)
    flow.leave_organisation(pressed, LeaveOrganisation(sara.territory, espoir.id))

    assert "yourself" in words(pressed.messages[-1]) and pressed.answer.text is None


def test_a_name_that_is_like_another_is_asked_about(db):
    """ "Is it this one?" comes before a second organisation of the same name, in whatever script."""
    sara, espoir = person(db), organisation(db, "Association Espoir")
    typed = turn(db, sara, words="جمعية اسبوار")
    flow.read_name(typed, Naming(sara.territory))

    assert presses(typed.messages[-1]) == [SpeakFor(sara.territory, espoir.id), PickKind(sara.territory)]
    assert typed.waiting == Naming(sara.territory, "جمعية اسبوار")


def test_a_new_name_is_added_with_its_kind(db):
    """The name is written once; the kind is a button."""
    sara = person(db)
    typed = turn(db, sara, words="  Union   des femmes ")
    flow.read_name(typed, Naming(sara.territory))
    assert AddOrganisation(sara.territory, Kind.INFORMAL) in presses(typed.messages[-1])

    written(db, sara, typed.waiting.name)
    pressed = turn(db, sara, pressed=8)
    flow.add_organisation(pressed, AddOrganisation(sara.territory, Kind.INFORMAL))

    new = organisations.by_id(db, sara.territory, pressed.person.organisation)
    assert (new.name, new.kind) == ("Union des femmes", Kind.INFORMAL)
    assert pressed.asked and pressed.waiting is None, "the name is used up"


def test_none_of_the_similar_ones_goes_on_with_the_name_written(db):
    """Nothing typed is lost."""
    sara = person(db)
    written(db, sara, "Espoir 2")
    pressed = turn(db, sara, pressed=7)
    flow.pick_kind(pressed, PickKind(sara.territory))

    assert "Espoir 2" in words(pressed.messages[-1])


@pytest.mark.parametrize(
    "handler", [flow.pick_kind, lambda t, p: flow.add_organisation(t, AddOrganisation(p.territory, Kind.PUBLIC))]
)
def test_a_name_already_used_is_asked_for_again(db, handler):
    """A second press on the same button makes no second organisation."""
    sara = person(db)
    with pytest.raises(Refusal) as refused:
        handler(turn(db, sara, pressed=7), PickKind(sara.territory))
    assert refused.value.buttons and organisations.of(db, sara.territory) == []


def test_what_is_no_name_is_refused_with_an_example(db):
    """A number, a letter or a sticker is no organisation; the question stays."""
    sara = person(db)
    for words_typed in ("7", "x", ""):
        with pytest.raises(Refusal, match="Espoir"):
            flow.read_name(turn(db, sara, words=words_typed), Naming(sara.territory))


def test_asking_for_the_name_waits_for_it(db):
    """The next words are the name."""
    sara = person(db)
    asked = turn(db, sara, pressed=7)
    flow.ask_for_name(asked, NameOrganisation(sara.territory))
    assert asked.waiting == Naming(sara.territory)


def test_an_organisation_that_is_gone_leads_to_the_list(db):
    """It was in the list when the button was drawn."""
    sara = person(db)
    with pytest.raises(Refusal) as refused:
        flow.speak_for(turn(db, sara), SpeakFor(sara.territory, 99))
    assert refused.value.buttons[0][0].press == ListOrganisations(sara.territory)


def test_buttons_of_one_territory_do_nothing_in_another(db):
    """An organisation of Mahdia cannot be joined, left or added to from Irbid, nor one of Irbid from Mahdia."""
    mahdia, irbid = territory(db), add(db, "Irbid", "JO", NOW)
    espoir = organisation(db)
    sara = joins(db, person(db, organisation=espoir), irbid)
    before = membership.affiliations_of(db, sara.id, mahdia.id)
    tries = [
        (flow.show_organisation, ShowOrganisation(mahdia.id)),
        (flow.list_organisations, ListOrganisations(mahdia.id)),
        (flow.speak_for, SpeakFor(mahdia.id, espoir.id)),
        (flow.speak_for, SpeakFor(irbid.id, espoir.id)),
        (flow.leave_organisation, LeaveOrganisation(mahdia.id, espoir.id)),
        (flow.ask_for_name, NameOrganisation(mahdia.id)),
        (flow.read_name, Naming(mahdia.id)),
        (flow.pick_kind, PickKind(mahdia.id)),
        (flow.add_organisation, AddOrganisation(mahdia.id, Kind.PUBLIC)),
    ]
    for handler, press in tries:
        with pytest.raises(Refusal):
            handler(turn(db, sara, words="Atlas", pressed=7), press)

    assert membership.affiliations_of(db, sara.id, mahdia.id) == before
    assert standing.person(db, sara.telegram_id).organisation is None
