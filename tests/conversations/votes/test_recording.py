"""A facilitator's page of an open vote, and votes from paper."""

import pytest
from sqlalchemy import select

from bot.ballots import casting, mandating, rolls
from bot.ballots.presses import ShowVote
from bot.ballots.rules.outcome import Rule
from bot.buttons import pack
from bot.people import membership, paper
from bot.people.roles import Kind, Role
from bot.people.tables import audit
from conversations.votes.facilitating_presses import AskToRecord, ListVoters, RunVote
from conversations.votes.recording_presses import RecordFor, RevokeRecorded, SureToRecord
from tests import builders
from tests.builders import NOW, territory
from tests.conversations.votes.assembly import Assembly
from tests.conversations.votes.polling_place import forms, plain, water


@pytest.fixture
def assembly(db):
    """Three organisations with Telegram, and Wafa, for whom somebody speaks who takes part on paper."""
    return open_with_paper(db, water())


def open_with_paper(db, motion):
    found = Assembly(db, motion)
    wafa = builders.organisation(db, "Wafa")
    found.keys["Wafa"] = rolls.of_organisation(wafa.id)
    salem = paper.enter(db, "Salem", territory(db), Kind.INDIVIDUAL, NOW, organisation=wafa.id)
    mandating.mandate(db, wafa.id, salem, NOW)
    found.opens_by_hand()
    return found


def to_wafa(assembly):
    assembly.looks()
    assembly.leila.presses("Record a vote from paper")
    assembly.leila.presses("1")
    return assembly.leila


def ballot(assembly, name="Wafa"):
    return casting.ballot(assembly.db, assembly.vote.id, assembly.keys[name])


def test_only_those_are_offered_who_have_no_telegram(assembly):
    """Whoever has it votes there."""
    assembly.looks()
    assembly.leila.presses("Record a vote from paper")

    assert "For whom?\n1. Wafa\n\n" in plain(assembly.leila.last) and "Amal" not in assembly.leila.sees


def test_what_is_recorded_counts_and_says_who_recorded_it(assembly):
    """In the name of whoever speaks for the organisation, after a last look; one line in the log, without words."""
    leila = to_wafa(assembly)
    leila.presses("Consent")
    assert "Wafa votes:\nConsent" in plain(leila.last)
    leila.presses("Record it")

    cast = ballot(assembly)
    assert (cast.choice, cast.reason) == ("consent", "") and cast.recorded_by != cast.cast_by
    assert "✓ Recorded for Wafa." in plain(leila.last) and "1 of 4 has voted" in plain(leila.last)
    last = assembly.db.execute(select(audit.c.act, audit.c.about).order_by(audit.c.id)).all()[-1]
    assert tuple(last) == ("vote_recorded", {"vote": assembly.vote.id, "voter": assembly.keys["Wafa"]})


def test_an_objection_is_recorded_with_its_reason_in_words(assembly):
    """A press of somebody's own making without one asks for it; dots are no reason."""
    leila = to_wafa(assembly)
    leila.presses("Reasoned objection")
    leila.sends_press(pack(SureToRecord(assembly.here, assembly.vote.id, assembly.keys["Wafa"], "objection")))
    assert "What is the reason?" in leila.sees and ballot(assembly) is None
    leila.writes("…")
    assert "An objection has a reason" in leila.sees and ballot(assembly) is None
    leila.writes("The well is dry.")

    assert (ballot(assembly).choice, ballot(assembly).reason) == ("objection", "The well is dry.")


def test_a_concern_may_be_recorded_without_words(assembly):
    """They are asked for, and not needed."""
    leila = to_wafa(assembly)
    leila.presses("Consent, with a concern")
    leila.presses("Without words")

    assert (ballot(assembly).choice, ballot(assembly).reason) == ("concern", "")


def test_grades_are_recorded_option_after_option(db):
    """All of them, and then a last look."""
    assembly = open_with_paper(db, forms())
    leila = to_wafa(assembly)
    leila.presses("Grade the options")
    for grade in ("Good", "Excellent", "Reject"):
        leila.presses(grade)
    assert "• Association: <b>Good</b>\n• Co-operative: <b>Excellent</b>" in plain(leila.last)
    leila.presses("Record it")

    assert ballot(assembly).choice == {"association": "good", "sotc": "excellent", "charter_only": "reject"}


def test_a_facilitator_takes_it_back_because_they_asked_for_it(assembly):
    """It is as if nobody had voted; logged too."""
    leila = to_wafa(assembly)
    leila.presses("Stand aside")
    leila.presses("Record it")
    assert to_wafa(assembly).last.labels[-2:] == ["Take it back", "Back"]
    leila.presses("Take it back")

    assert ballot(assembly) is None and assembly.voted_lines() == []
    assert [row.act for row in assembly.db.execute(select(audit).order_by(audit.c.id))][-1] == "recorded_vote_revoked"


def test_whoever_speaks_for_them_later_takes_it_back_in_private(assembly):
    """Somebody of the organisation joins by Telegram, and has its mandate now."""
    leila = to_wafa(assembly)
    leila.presses("Stand aside")
    leila.presses("Record it")
    wafa = rolls.number(assembly.keys["Wafa"])
    nour = builders.person(assembly.db, "Nour")
    membership.speak_for(assembly.db, nour.id, assembly.here, wafa, Kind.NON_PROFIT, NOW)
    mandating.mandate(assembly.db, wafa, nour.id, NOW)
    phone = assembly.phone(nour)
    phone.opens(ShowVote(assembly.here, assembly.vote.id))
    assert "A facilitator recorded this for you; it can be taken back." in phone.sees
    phone.presses("Take it back")

    assert ballot(assembly) is None and "✓ You voted" not in phone.sees


def test_nobody_else_takes_it_back_and_no_other_ballot_is_taken_back(assembly):
    """Neither another voter, nor a facilitator what somebody cast themselves."""
    leila = to_wafa(assembly)
    leila.presses("Consent")
    leila.presses("Record it")
    assembly.says("Amal", "consent")
    vote = assembly.vote.id
    assembly.voters["Bhar"].sends_press(pack(RevokeRecorded(assembly.here, vote, assembly.keys["Wafa"])))
    reply = leila.sends_press(pack(RevokeRecorded(assembly.here, vote, assembly.keys["Amal"])))

    assert "Only whoever votes here" in assembly.voters["Bhar"].sees
    assert "taken back" not in (reply.text or "")
    assert assembly.voted_lines() == ["Amal", "Wafa"]


def test_what_somebody_cast_themselves_is_not_shown_to_a_facilitator(assembly):
    """They gave the mandate on to somebody on paper: it is recorded over unseen, and not taken back."""
    assembly.says("Amal", "objection", "The well is dry.")
    amal = rolls.number(assembly.keys["Amal"])
    hedi = paper.enter(assembly.db, "Hedi", territory(assembly.db), Kind.INDIVIDUAL, NOW, organisation=amal)
    mandating.mandate(assembly.db, amal, hedi, NOW)
    leila = assembly.leila
    leila.opens(RecordFor(assembly.here, assembly.vote.id, assembly.keys["Amal"]))

    assert "What did Amal vote?" in plain(leila.last) and "Recorded so far" not in leila.sees
    assert "Take it back" not in leila.last.labels
    leila.presses("Stand aside")
    leila.presses("Record it")
    assert ballot(assembly, "Amal").choice == "aside"


def test_who_has_telegram_is_not_recorded_for(assembly):
    """A button of somebody's own making is refused."""
    leila = assembly.leila
    leila.sends_press(pack(SureToRecord(assembly.here, assembly.vote.id, assembly.keys["Amal"], "consent")))

    assert "whoever has Telegram votes there" in leila.sees and assembly.voted_lines() == []


def test_a_secret_vote_is_recorded_for_nobody(db):
    """Not even by a button of somebody's own making."""
    assembly = Assembly(db, water(Rule.TWO_THIRDS), size=5)
    assembly.opens_by_hand(secret=True)
    assert "Record a vote from paper" not in assembly.leila.last.labels
    for press in (AskToRecord, RecordFor):
        fields = () if press is AskToRecord else (assembly.keys["Amal"],)
        assembly.leila.sends_press(pack(press(assembly.here, assembly.vote.id, *fields)))

        assert "This vote is secret" in assembly.leila.sees


def test_what_no_button_of_this_vote_has_is_refused(assembly):
    """A choice of another rule."""
    leila = assembly.leila
    leila.sends_press(pack(SureToRecord(assembly.here, assembly.vote.id, assembly.keys["Wafa"], "against")))

    assert "earlier version" in leila.sees and assembly.voted_lines() == []


def test_who_has_voted_is_listed_by_name_and_never_what(assembly):
    """So that no order shows who voted when; advisers are not counted."""
    for name in ("Cap", "Amal"):
        assembly.says(name, "objection", "The well is dry.")
    assembly.looks()
    assert assembly.leila.last.labels[:2] == ["Voted: 2", "Not yet: 2"]
    assembly.leila.presses("Voted: 2")
    assert "1. Amal\n2. Cap" in plain(assembly.leila.last) and "well" not in assembly.leila.sees
    assembly.leila.presses("Back")
    assembly.leila.presses("Not yet: 2")

    assert "1. Bhar\n2. Wafa" in plain(assembly.leila.last)


def test_members_do_not_reach_the_facilitators_page(assembly):
    """Nor do facilitators of elsewhere."""
    sousse = builders.territory(assembly.db, "Sousse")
    foreign = assembly.phone(builders.person(assembly.db, "Omar", Role.FACILITATOR, where=sousse))
    for press in (RunVote(assembly.here, assembly.vote.id), ListVoters(assembly.here, assembly.vote.id, True)):
        for phone, refused in ((assembly.voters["Amal"], "for the facilitators"), (foreign, "another territory")):
            phone.sends_press(pack(press))
            assert refused in phone.sees
