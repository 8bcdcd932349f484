"""Who speaks for an organisation, and who has one vote here."""

import pytest
from sqlalchemy import select

from bot.ballots import mandating, opening
from bot.ballots.rules.roll import OneVote
from bot.buttons import pack
from bot.people import membership
from bot.people.tables import audit
from conversations.votes.facilitating_presses import (
    ChooseRights,
    PassMandate,
    ShowMandate,
    ShowMandates,
    ShowOwnMandates,
    TakeMandate,
)
from tests import builders
from tests.bot.ballots.hall import body
from tests.builders import NOW
from tests.conversations.votes.assembly import Assembly
from tests.conversations.votes.polling_place import plain, water


@pytest.fixture
def assembly(db):
    return Assembly(db, water())


@pytest.fixture
def nahda(assembly):
    """An organisation of two, who have not said who speaks for it."""
    organisation, first = body(assembly.db, "Nahda", mandate=False)
    second = builders.person(assembly.db, "Zied", organisation=organisation)
    return organisation, assembly.phone(first), assembly.phone(second)


def test_facilitators_see_first_who_has_mandated_nobody(assembly, nahda):
    """They have no vote; each can be helped with a press."""
    assembly.leila.sends_press(pack(ShowMandates(assembly.here)))

    seen = plain(assembly.leila.last)
    assert "1 organisation has mandated nobody, and has no vote." in seen
    assert "1. Nahda: nobody yet\n2. Amal: Amal's" in seen


def test_a_member_takes_the_mandate_and_the_others_hear_of_it(assembly, nahda):
    """The others of the organisation and the facilitators; a vote that is open gains a voter."""
    organisation, first, second = nahda
    vote = assembly.opens_by_hand()
    first.sends_press(pack(ShowOwnMandates(assembly.here)))
    first.presses("I speak for us")

    assert mandating.delegate(assembly.db, organisation.id) is not None
    for phone in (second, assembly.leila):
        assert "Nahda's speaks for Nahda in votes from now on." in plain(phone.last)
    assert "Nahda's speaks for Nahda in votes." in plain(first.last)
    assembly.passes(NOW - NOW)
    assembly.looks()
    assert "0 of 4 have voted" in plain(assembly.leila.last) and vote.id == assembly.vote.id


def test_the_first_of_two_who_press_has_it(assembly, nahda):
    """The second sees who speaks now."""
    organisation, first, second = nahda
    for phone in (first, second):
        phone.sends_press(pack(TakeMandate(assembly.here, organisation.id)))

    assert (
        mandating.delegate(assembly.db, organisation.id)
        == builders.standing.person(assembly.db, first.who.telegram_id).id
    )
    assert "Nahda's speaks for Nahda in votes." in plain(second.last) and second.last.labels == ["Back"]


def test_whoever_has_it_passes_it_on(assembly, nahda):
    """To somebody of the same organisation; the new one is told."""
    organisation, first, second = nahda
    first.sends_press(pack(TakeMandate(assembly.here, organisation.id)))
    first.presses("Let somebody else speak")
    assert "1. Nahda's\n2. Zied" in plain(first.last)
    first.presses("2")

    assert "You speak for Nahda in votes from now on." in plain(second.last)
    assert "Zied speaks for Nahda in votes." in plain(first.last)
    assert [row.act for row in assembly.db.execute(select(audit))] == ["mandate_given", "mandate_given"]


def test_a_facilitator_passes_it_on_too(assembly, nahda):
    """An organisation whose delegate is gone, or which nobody of takes it on."""
    organisation, _, second = nahda
    assembly.leila.sends_press(pack(ShowMandate(assembly.here, organisation.id)))
    assembly.leila.presses("Choose who speaks")
    assembly.leila.presses("2")

    assert "You speak for Nahda in votes from now on." in plain(second.last)


def test_nobody_takes_or_passes_on_what_is_not_theirs(assembly, nahda):
    """Neither a stranger to the organisation, nor one of it who has no mandate, nor to somebody of another one."""
    organisation, first, second = nahda
    first.sends_press(pack(TakeMandate(assembly.here, organisation.id)))
    holder = mandating.delegate(assembly.db, organisation.id)
    zied = builders.standing.person(assembly.db, second.who.telegram_id)
    assembly.voters["Amal"].sends_press(pack(TakeMandate(assembly.here, organisation.id)))
    assembly.leila.sends_press(pack(TakeMandate(assembly.here, organisation.id)))
    second.sends_press(pack(PassMandate(assembly.here, organisation.id, zied.id)))
    first.sends_press(pack(PassMandate(assembly.here, organisation.id, assembly.people["Amal"].id)))

    assert mandating.delegate(assembly.db, organisation.id) == holder
    assert "for its own people to say" in assembly.voters["Amal"].sees
    assert "has the mandate, and can pass it on" in second.sees
    assert "Only somebody of" in first.sees


def test_somebody_of_several_organisations_chooses_for_which(assembly, nahda):
    """And somebody of none is told that there is nobody to speak for."""
    organisation, _, _ = nahda
    amal = assembly.people["Amal"]
    membership.speak_for(assembly.db, amal.id, assembly.here, organisation.id, organisation.kind, NOW)
    assembly.voters["Amal"].sends_press(pack(ShowOwnMandates(assembly.here)))
    assert assembly.voters["Amal"].last.labels == ["Amal", "Nahda", "Votes"]

    sami = assembly.phone(builders.person(assembly.db, "Sami"))
    sami.sends_press(pack(ShowOwnMandates(assembly.here)))
    assert "nobody to speak for" in sami.sees


def test_who_has_one_vote_is_chosen_while_nothing_is_open(assembly):
    """It is printed on a vote, so that it does not change under it."""
    assembly.leila.sends_press(pack(ChooseRights(assembly.here, OneVote.PERSON)))
    assert opening.one_vote(assembly.db, assembly.here) is OneVote.PERSON
    assert "✓ One vote a person" in assembly.leila.last.labels
    assembly.opens_by_hand()
    assembly.leila.sends_press(pack(ChooseRights(assembly.here, OneVote.ORGANISATION)))

    assert opening.one_vote(assembly.db, assembly.here) is OneVote.PERSON
    assert "A vote is open" in assembly.leila.sees
