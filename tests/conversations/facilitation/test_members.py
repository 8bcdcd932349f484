"""Who has joined, and who of them facilitates."""

import pytest

from bot.conversation import Turn
from bot.errors import Refusal
from bot.people import membership, standing
from bot.people.roles import Role
from bot.people.tables import audit, people
from bot.people.territories import add
from conversations.facilitation import facilitation, members
from conversations.facilitation.presses import EndFacilitator, ListPeople, MakeFacilitator, ShowMember
from tests.builders import NOW, joins, labels, organisation, person, presses, turn, words


def leader(db, name="Amal"):
    return person(db, name, Role.FACILITATOR)


def opened(db, someone, handler, press) -> Turn:
    pressed = turn(db, someone, pressed=7, menu=(facilitation,))
    handler(pressed, press)
    return pressed


def test_people_are_listed_by_name_eight_at_a_time(db):
    """Each line says for whom they speak; each number opens one of them."""
    amal = leader(db)
    for n in range(8):
        person(db, f"Sara {n}", organisation=organisation(db, f"Espoir {n}"))
    first = opened(db, amal, members.list_people, ListPeople(amal.territory)).messages[-1]
    second = opened(db, amal, members.list_people, ListPeople(amal.territory, 1)).messages[-1]

    assert "(9)" in words(first) and "\u2068Espoir 6\u2069" in words(first) and "Espoir 7" not in words(first)
    assert labels(first)[0] == ["1", "2", "3", "4"] and labels(second)[0] == ["9"]
    assert ListPeople(amal.territory, 1) in presses(first) and ListPeople(amal.territory, 0) in presses(second)


def test_a_page_that_is_gone_shows_the_last_one(db):
    """People left since the button was drawn."""
    amal = leader(db)
    shown = opened(db, amal, members.list_people, ListPeople(amal.territory, 7)).messages[-1]
    assert labels(shown)[0] == ["1"]


def test_someone_made_a_facilitator_is_told_and_gets_the_commands(db):
    """In their own language, with the menu of what they may do from now on."""
    amal, sara = leader(db), person(db, "Sara", language="fr")
    pressed = opened(db, amal, members.make_facilitator, MakeFacilitator(amal.territory, sara.id))

    assert membership.role_in(db, sara.id, amal.territory) is Role.FACILITATOR
    news, menu, card = pressed.messages
    assert (news.chat, news.voice.language, menu.chat) == (sara.telegram_id, "fr", sara.telegram_id)
    assert [name for name, _ in menu.commands] == ["invite", "people", "organisations"]
    assert EndFacilitator(amal.territory, sara.id) in presses(card)
    assert db.execute(audit.select()).one().about == {"person": sara.id}
    assert pressed.people_changed


def test_a_second_press_changes_and_says_nothing_more(db):
    """Two facilitators may have had the same thought."""
    amal, ali = leader(db), leader(db, "Ali")
    pressed = opened(db, amal, members.make_facilitator, MakeFacilitator(amal.territory, ali.id))
    assert len(pressed.messages) == 1 and db.execute(audit.select()).all() == []


def test_a_facilitator_becomes_an_actor_again_and_is_told(db):
    """Done at once, since it can be taken back."""
    amal, ali = leader(db), leader(db, "Ali")
    pressed = opened(db, amal, members.end_facilitator, EndFacilitator(amal.territory, ali.id))

    assert membership.role_in(db, ali.id, amal.territory) is Role.ACTOR
    news, menu, card = pressed.messages
    assert news.chat == ali.telegram_id and menu.commands == ()
    assert MakeFacilitator(amal.territory, ali.id) in presses(card)


def test_ones_own_role_ends_only_after_a_question(db):
    """Nobody can give it back to themselves."""
    amal, _ = leader(db), leader(db, "Ali")
    asked = opened(db, amal, members.end_facilitator, EndFacilitator(amal.territory, amal.id))
    assert membership.role_in(db, amal.id, amal.territory) is Role.FACILITATOR

    pressed = opened(db, amal, members.end_facilitator, presses(asked.messages[-1])[0])
    assert pressed.person.role is Role.ACTOR and pressed.people_changed
    assert pressed.messages[-1].commands == ()


def test_the_last_facilitator_stays(db):
    """Nobody would be left to decide."""
    amal = leader(db)
    person(db, "Sara")
    with pytest.raises(Refusal):
        opened(db, amal, members.end_facilitator, EndFacilitator(amal.territory, amal.id, sure=True))
    assert membership.role_in(db, amal.id, amal.territory) is Role.FACILITATOR


def test_an_administrator_is_not_the_territorys_to_dismiss(db):
    """The card offers nothing, and a forged press does nothing."""
    amal, root = leader(db), person(db, "Root", Role.ADMINISTRATOR)
    shown = opened(db, amal, members.show_member, ShowMember(amal.territory, root.id, 2))
    assert presses(shown.messages[-1]) == [ListPeople(amal.territory, 2)]

    opened(db, amal, members.end_facilitator, EndFacilitator(amal.territory, root.id))
    assert membership.role_in(db, root.id, amal.territory) is Role.ADMINISTRATOR


def test_somebody_on_paper_facilitates_nothing(db):
    """Whoever has no Telegram presses no button; the card offers none about it, and a forged press does nothing."""
    amal, salma = leader(db), person(db, "Salma")
    db.execute(people.update().where(people.c.id == salma.id).values(telegram_id=None))
    shown = opened(db, amal, members.make_facilitator, MakeFacilitator(amal.territory, salma.id))

    assert presses(shown.messages[-1]) == [ListPeople(amal.territory, 0)]
    assert membership.role_in(db, salma.id, amal.territory) is Role.ACTOR


def test_buttons_of_one_territory_do_nothing_in_another(db):
    """Neither on a press of the other territory, nor on somebody who is only there."""
    amal, sara = leader(db), person(db, "Sara")
    mahdia, irbid = amal.territory, add(db, "Irbid", "JO", NOW)
    amal = joins(db, amal, irbid, role=Role.FACILITATOR)
    for handler, press in (
        (members.list_people, ListPeople(mahdia)),
        (members.show_member, ShowMember(mahdia, sara.id)),
        (members.show_member, ShowMember(irbid.id, sara.id)),
        (members.make_facilitator, MakeFacilitator(mahdia, sara.id)),
        (members.make_facilitator, MakeFacilitator(irbid.id, sara.id)),
        (members.end_facilitator, EndFacilitator(mahdia, amal.id)),
    ):
        with pytest.raises(Refusal):
            opened(db, amal, handler, press)

    assert membership.role_in(db, sara.id, mahdia) is Role.ACTOR
    assert standing.person_by_id(db, sara.id, irbid.id).role is Role.STRANGER
