"""The organisations: listed, renamed, merged, and two again."""

from datetime import timedelta

import pytest

from bot.conversation import Turn
from bot.errors import Refusal
from bot.people import leaving, membership, organisations, standing
from bot.people.roles import Kind, Role
from bot.people.tables import audit
from bot.people.territories import add
from conversations.facilitation import facilitation, merging
from conversations.facilitation import organisations as flow
from conversations.facilitation import presses as press_module
from conversations.facilitation.presses import (
    AskForName,
    ListOrganisations,
    Merge,
    PickTwin,
    PreviewMerge,
    Renaming,
    ShowOrganisation,
    UndoMerge,
)
from tests.builders import NOW, joins, labels, organisation, person, presses, turn, words


def leader(db):
    return person(db, "Amal", Role.FACILITATOR)


def opened(db, someone, handler, press, **about) -> Turn:
    pressed = turn(db, someone, pressed=7, **about)
    handler(pressed, press)
    return pressed


def merged(db, amal, gone, kept) -> UndoMerge:
    """Merge them; the button that takes it back."""
    done = opened(db, amal, merging.merge, Merge(amal.territory, gone.id, kept.id))
    return presses(done.messages[-1])[0]


def test_each_organisation_is_listed_with_its_number_of_people(db):
    """One sees which are alive."""
    amal, espoir = leader(db), organisation(db, "Espoir")
    organisation(db, "Atlas")
    for name in ("Sara", "Ali"):
        person(db, name, organisation=espoir)
    shown = opened(db, amal, flow.list_organisations, ListOrganisations(amal.territory)).messages[-1]

    lines = words(shown).splitlines()
    assert "Atlas" in lines[2] and lines[2].endswith("0 people")
    assert "Espoir" in lines[3] and lines[3].endswith("2 people")


def test_a_name_is_changed_and_the_old_one_still_said(db):
    """Whoever mistyped sees what it was."""
    amal, espoir = leader(db), organisation(db, "Espoire")
    asked = opened(db, amal, flow.ask_for_name, AskForName(amal.territory, espoir.id))
    typed = turn(db, amal, words=" Espoir ")
    flow.rename(typed, asked.waiting)

    assert organisations.by_id(db, amal.territory, espoir.id).name == "Espoir"
    assert "Espoire" in words(typed.messages[-1])
    assert db.execute(audit.select()).one().about == {"organisation": espoir.id}


def test_what_is_no_name_is_refused_with_an_example(db):
    """The question stays open."""
    amal, espoir = leader(db), organisation(db)
    with pytest.raises(Refusal, match="Espoir"):
        flow.rename(turn(db, amal, words="7"), Renaming(amal.territory, espoir.id))


def test_one_of_a_similar_name_is_pointed_out(db):
    """A hint for a person, never a merge by itself."""
    amal, espoir, twin = leader(db), organisation(db, "Espoir"), organisation(db, "Association Espoir")
    shown = opened(db, amal, flow.show_organisation, ShowOrganisation(amal.territory, espoir.id)).messages[-1]
    assert presses(shown)[0] == PreviewMerge(amal.territory, espoir.id, twin.id)


def test_a_merge_shows_beforehand_what_moves_and_which_name_stays(db):
    """The number stands on the button, and the other name is one press away."""
    amal, espoir, atlas = leader(db), organisation(db, "Espoir"), organisation(db, "Atlas", Kind.PUBLIC)
    for name in ("Sara", "Ali"):
        person(db, name, organisation=espoir)
    picked = opened(db, amal, merging.pick_twin, PickTwin(amal.territory, espoir.id)).messages[-1]
    shown = opened(db, amal, merging.preview_merge, presses(picked)[0]).messages[-1]

    assert labels(shown)[0] == ["Merge, move 2 people"]
    assert "Public body" in words(shown)
    assert presses(shown)[:2] == [
        Merge(amal.territory, espoir.id, atlas.id),
        PreviewMerge(amal.territory, atlas.id, espoir.id),
    ]
    assert len(organisations.of(db, amal.territory)) == 2, "nothing is done yet"


def test_people_go_over_to_the_one_that_stays(db):
    """They speak for it, as its kind of actor, and the other's number leads to it."""
    amal, espoir, atlas = leader(db), organisation(db, "Espoir"), organisation(db, "Atlas", Kind.PUBLIC)
    sara = person(db, "Sara", organisation=espoir)
    merged(db, amal, espoir, atlas)

    now = standing.person(db, sara.telegram_id)
    assert (now.organisation, now.kind) == (atlas.id, Kind.PUBLIC)
    assert organisations.by_id(db, amal.territory, espoir.id) == atlas
    assert [row.act for row in db.execute(audit.select())] == ["organisations_merged"]


def test_a_merge_is_taken_back_as_if_it_had_not_been(db):
    """People, affiliations and kinds, for those too who belonged to both."""
    amal, espoir, atlas = leader(db), organisation(db, "Espoir"), organisation(db, "Atlas", Kind.PUBLIC)
    sara, ali, mona = (person(db, name, organisation=espoir) for name in ("Sara", "Ali", "Mona"))
    membership.speak_for(db, ali.id, amal.territory, atlas.id, Kind.PUBLIC, NOW)
    before = [standing.person(db, one.telegram_id) for one in (sara, ali, mona)]
    own = [membership.affiliations_of(db, one.id, amal.territory) for one in before]
    undo = merged(db, amal, espoir, atlas)

    shown = opened(db, amal, merging.undo_merge, undo, now=NOW + timedelta(hours=23))

    assert [standing.person(db, one.telegram_id) for one in before] == before
    assert [membership.affiliations_of(db, one.id, amal.territory) for one in before] == own
    assert {one.id for one in organisations.of(db, amal.territory)} == {espoir.id, atlas.id}
    assert "two again" in words(shown.messages[-1])


def test_who_moved_on_or_was_forgotten_since_is_left_in_peace(db):
    """Undoing concerns those whom the merge moved and who are still where it put them."""
    amal, espoir, atlas = leader(db), organisation(db, "Espoir"), organisation(db, "Atlas")
    third = organisation(db, "Rif")
    sara, ali = (person(db, name, organisation=espoir) for name in ("Sara", "Ali"))
    undo = merged(db, amal, espoir, atlas)
    membership.speak_for(db, sara.id, amal.territory, third.id, third.kind, NOW)
    leaving.erase(db, ali.id, ali.telegram_id)

    opened(db, amal, merging.undo_merge, undo)

    assert standing.person(db, sara.telegram_id).organisation == third.id


def test_after_a_day_a_merge_stays(db):
    """By then others build on it."""
    amal, espoir, atlas = leader(db), organisation(db, "Espoir"), organisation(db, "Atlas")
    undo = merged(db, amal, espoir, atlas)
    with pytest.raises(Refusal):
        opened(db, amal, merging.undo_merge, undo, now=NOW + timedelta(days=1, seconds=1))


def test_a_merge_is_not_undone_twice_nor_under_a_later_one(db):
    """Otherwise the later one would lose its ground."""
    amal, espoir, atlas, rif = leader(db), *(organisation(db, name) for name in ("Espoir", "Atlas", "Rif"))
    first = merged(db, amal, espoir, atlas)
    second = merged(db, amal, atlas, rif)
    with pytest.raises(Refusal):
        opened(db, amal, merging.undo_merge, first)

    opened(db, amal, merging.undo_merge, second)
    opened(db, amal, merging.undo_merge, first)
    with pytest.raises(Refusal):
        opened(db, amal, merging.undo_merge, first)
    assert len(organisations.of(db, amal.territory)) == 3


def test_a_merge_drawn_before_another_one_is_refused(db):
    """The number on the button would no longer be true."""
    amal, espoir, atlas, rif = leader(db), *(organisation(db, name) for name in ("Espoir", "Atlas", "Rif"))
    merged(db, amal, atlas, rif)
    for press in (Merge(amal.territory, espoir.id, atlas.id), Merge(amal.territory, rif.id, rif.id)):
        with pytest.raises(Refusal):
            opened(db, amal, merging.merge, press)


def test_buttons_of_one_territory_do_nothing_in_another(db):
    """Neither with the other's number, nor with its organisations."""
    amal, espoir, atlas = leader(db), organisation(db, "Espoir"), organisation(db, "Atlas")
    undo = merged(db, amal, organisation(db, "Rif"), atlas)
    mahdia, irbid = amal.territory, add(db, "Irbid", "JO", NOW)
    amal = joins(db, amal, irbid, role=Role.FACILITATOR)
    before = organisations.of(db, mahdia)
    for here in (mahdia, irbid.id):
        for handler, press in (
            (flow.show_organisation, ShowOrganisation(here, espoir.id)),
            (flow.ask_for_name, AskForName(here, espoir.id)),
            (flow.rename, Renaming(here, espoir.id)),
            (merging.pick_twin, PickTwin(here, espoir.id)),
            (merging.preview_merge, PreviewMerge(here, espoir.id, atlas.id)),
            (merging.merge, Merge(here, espoir.id, atlas.id)),
            (merging.undo_merge, UndoMerge(here, undo.merge)),
        ):
            with pytest.raises(Refusal):
                opened(db, amal, handler, press)
    with pytest.raises(Refusal):
        opened(db, amal, flow.list_organisations, ListOrganisations(mahdia))

    assert organisations.of(db, mahdia) == before


def test_every_press_wait_and_order_has_a_handler():
    """A button that nobody answers is a dead end."""
    declared = {
        kind for kind in vars(press_module).values() if getattr(kind, "__module__", "") == press_module.__name__
    }
    assert declared == set(facilitation.handlers)
