"""Voting in secret, from the limits to the published list; and that no row ever holds a code or a choice."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import inspect, select

from bot.ballots import mandating, rolls
from bot.ballots.presses import ShowVote
from bot.ballots.rules.outcome import Rule
from bot.ballots.tables import secret_ballots
from bot.buttons import pack
from bot.people import leaving, membership
from bot.people.roles import Kind
from bot.storage.metadata import metadata
from conversations.votes import queries
from conversations.votes.presses import AskForCode, CastInSecret, ChooseInSecret, HandCode
from tests.builders import NOW, person
from tests.conversations.votes.polling_place import CODE, Place, code_on, forms, in_the_box, plain, water


@pytest.fixture
def place(db):
    return Place(db, 5)


@pytest.fixture
def vote(place):
    return place.opens(water(Rule.TWO_THIRDS), secret=True)


def to_the_vote(place, vote, name="Amal"):
    phone = place.voters[name]
    phone.opens(ShowVote(vote.territory, vote.id))
    return phone


def with_code(place, vote, name="Amal"):
    """Up to the whisper that shows a code and the choices."""
    phone = to_the_vote(place, vote, name)
    phone.presses("To my ballot")
    phone.presses("Show my code and vote")
    return phone


def votes_for(place, vote, name="Amal", choice="For"):
    """Vote; the phone, whose last message is the whisper that says so."""
    phone = with_code(place, vote, name)
    phone.presses(choice)
    phone.presses("Confirm")
    return phone


def everything_written(db):
    """Every value of every row, but the ballots themselves."""
    found = []
    for table in metadata.sorted_tables:
        if table is not secret_ballots and inspect(db).has_table(table.name):
            found += [json.dumps(list(row), default=str, ensure_ascii=False) for row in db.execute(select(table))]
    return "\n".join(found)


def test_what_a_secret_vote_cannot_hide_is_said_before_the_first_ballot(place, vote):
    """Telegram, whoever runs the server, a unanimous result, somebody who presses; and what to use instead."""
    phone = to_the_vote(place, vote)
    assert "Secret vote: everybody sees who took part, nobody what they chose." in phone.sees
    phone.presses("To my ballot")

    for limit in ("Telegram sees", "runs the server", "all vote alike", "whoever presses them", "Belenios"):
        assert limit in phone.sees
    assert CODE.search(phone.sees) is None


def test_the_code_comes_before_the_choice_and_recorded_only_after_it_was_confirmed(place, vote):
    """Nothing is kept until Confirm; the last whisper says what was recorded, under the code that was shown."""
    phone = with_code(place, vote)
    code = code_on(phone)
    assert phone.last.labels[:3] == ["For", "Against", "Stand aside"] and "Nothing is recorded yet" in phone.sees
    phone.presses("For")
    assert "Your choice: <b>For</b>" in plain(phone.last) and in_the_box(place.db, vote) == []
    phone.presses("Confirm")

    assert "<b>Recorded.</b>" in phone.sees and code_on(phone) == code
    assert in_the_box(place.db, vote) == ["for"] and place.voted(vote) == ["Amal"]


def test_no_row_holds_a_code_or_a_choice(place, vote):
    """Waits, the outbox, due times, the audit and failed updates: all of them, after every step."""
    phone, seen = with_code(place, vote), []
    code = code_on(phone)
    for label in ("Against", "Confirm", "Change it", "Stand aside", "Confirm"):
        seen.append(everything_written(place.db))
        phone.presses(label)
    seen.append(everything_written(place.db))
    phone.opens(ShowVote(vote.territory, vote.id))
    phone.presses("Change it with the code")
    phone.writes(code)
    seen.append(everything_written(place.db))

    for written in seen:
        assert "Water" in written
        assert code not in written and code.replace("-", "") not in written
        assert '"against"' not in written and '"aside"' not in written and "Against" not in written
    assert in_the_box(place.db, vote) == ["aside"]


def test_a_lost_code_is_replaced_until_one_of_them_has_voted(place, vote):
    """Whispers may be lost, and are kept nowhere: pressing again shows another, and the first is as good as none."""
    first = code_on(with_code(place, vote))
    phone = with_code(place, vote)
    second = code_on(phone)
    assert first != second
    phone.presses("For")
    phone.presses("Confirm")

    phone.sends_press(pack(HandCode(vote.territory, vote.id, place.keys["Amal"])), phone.last.id)

    assert "You have voted. With your code" in phone.sees and CODE.search(phone.sees) is None


def test_the_choice_is_changed_by_the_old_button(place, vote):
    """Its message holds the code; a trembling finger changes nothing."""
    phone = with_code(place, vote)
    phone.presses("For")
    confirming = phone.last
    for _ in range(2):
        phone.presses("Confirm", confirming)
    phone.presses("Change it")
    assert "What you chose before counts" in phone.sees
    phone.presses("Against")
    phone.presses("Confirm")
    assert in_the_box(place.db, vote) == ["against"]

    phone.presses("Confirm", confirming)

    assert in_the_box(place.db, vote) == ["for"] and place.voted(vote) == ["Amal"]


@pytest.mark.parametrize("written", [str, str.lower, lambda code: code.replace("-", " ")])
def test_the_choice_is_changed_by_typing_the_code(place, vote, written):
    """On another telephone, or when the chat was deleted; however it was noted down."""
    phone = votes_for(place, vote)
    code = code_on(phone)
    phone.opens(ShowVote(vote.territory, vote.id))
    phone.presses("Change it with the code")
    phone.writes("my dog")
    assert "A code has 16 letters and digits" in phone.sees
    phone.writes(written(code))
    phone.presses("Against")
    phone.presses("Confirm")

    assert in_the_box(place.db, vote) == ["against"]


def test_five_wrong_codes_lock_for_an_hour(place, vote):
    """The right one too; then it is taken again. What was cast stands meanwhile."""
    phone = votes_for(place, vote)
    right = code_on(phone).replace("-", "")
    key, here = place.keys["Amal"], vote.territory
    for number in range(5):
        phone.sends_press(pack(CastInSecret(here, vote.id, key, f"0000000000ABCDE{number}", "against")))
        assert "not the code of your ballot" in phone.sees
    phone.sends_press(pack(CastInSecret(here, vote.id, key, right, "against")))
    assert "takes none from you for an hour" in phone.sees and in_the_box(place.db, vote) == ["for"]

    place.line.clock.set(NOW + timedelta(hours=1))
    phone.sends_press(pack(CastInSecret(here, vote.id, key, right, "against")), phone.last.id)

    assert "<b>Recorded.</b>" in phone.sees and in_the_box(place.db, vote) == ["against"]


def test_nobody_casts_with_a_code_of_their_own_making(place, vote):
    """Only the vote's key makes codes."""
    phone = to_the_vote(place, vote)
    phone.sends_press(pack(CastInSecret(vote.territory, vote.id, place.keys["Amal"], "K7QM2P4X9DTRWA3E", "for")))

    assert "not the code" in phone.sees and place.voted(vote) == [] and in_the_box(place.db, vote) == []


def test_a_new_delegate_cannot_replace_a_secret_vote_that_was_cast(place, vote):
    """Not without the code, which is the old delegate's."""
    old = votes_for(place, vote)
    new = person(place.db, "New", organisation=None)
    membership.speak_for(place.db, new.id, vote.territory, rolls.number(place.keys["Amal"]), Kind.NON_PROFIT, NOW)
    mandating.mandate(place.db, rolls.number(place.keys["Amal"]), new.id, NOW)
    phone = place.phone(new)
    phone.opens(ShowVote(vote.territory, vote.id))
    assert "Change it with the code" in phone.last.labels and "To my ballot" not in phone.last.labels

    old.sends_press(
        pack(CastInSecret(vote.territory, vote.id, place.keys["Amal"], code_on(old).replace("-", ""), "against"))
    )

    assert "You do not vote for them" in old.sees and in_the_box(place.db, vote) == ["for"]


def test_options_are_graded_in_secret(place):
    """All of them before Confirm, with a last look; grades travel in the buttons."""
    vote = place.opens(forms(), secret=True)
    phone = with_code(place, vote)
    phone.presses("Grade the options")
    for grade in ("Excellent", "Reject"):
        phone.presses(grade)
    phone.presses("← Back")
    for grade in ("Poor", "Good"):
        phone.presses(grade)
    assert "2. Co-operative: <b>Poor</b>" in plain(phone.last)
    phone.presses("Change 1")
    phone.presses("Acceptable")
    phone.presses("Confirm")
    assert in_the_box(place.db, vote) == ["213"] and "• Co-operative: <b>Poor</b>" in plain(phone.last)

    phone.presses("Change it")
    phone.presses("Stand aside")
    phone.presses("Confirm")

    assert in_the_box(place.db, vote) == ["aside"]


def test_whoever_left_presses_an_old_button_and_nothing_of_it_is_kept(place, vote):
    """Strangers are led in with what they wanted: without the code and without the choice."""
    phone = with_code(place, vote)
    code = code_on(phone).replace("-", "")
    leaving.leave_territories(place.db, place.people["Amal"].id)
    for press in (
        CastInSecret(vote.territory, vote.id, place.keys["Amal"], code, "for"),
        ChooseInSecret(vote.territory, vote.id, place.keys["Amal"], code, "for"),
    ):
        phone.sends_press(pack(press))
        written = everything_written(place.db)
        assert code not in written and pack(ShowVote(vote.territory, vote.id)) in written
    assert in_the_box(place.db, vote) == []


def test_few_advisers_are_told_that_they_are_not_asked(place, vote):
    """Under five, a ballot would say whose it is."""
    someone = person(place.db, "Imen")
    late = place.phone(someone)
    late.opens(ShowVote(vote.territory, vote.id))
    assert "that were here when it opened" in late.sees
    again = place.opens(water(Rule.TWO_THIRDS), row=2, secret=True)
    late.opens(ShowVote(again.territory, again.id))

    assert "Fewer than five individuals could give advice" in late.sees and "To my ballot" not in late.last.labels


def test_five_advisers_vote_in_secret_beside_the_organisations(place):
    """And their ballots do not count."""
    people = [person(place.db, f"Imen {number}") for number in range(5)]
    vote = place.opens(water(Rule.TWO_THIRDS), secret=True)
    phone = place.phone(people[0])
    phone.opens(ShowVote(vote.territory, vote.id))
    for label in ("To my ballot", "Show my code and vote", "For", "Confirm"):
        phone.presses(label)

    assert "as advice" in phone.sees and rolls.turnout(place.db, vote).voted == 0
    assert in_the_box(place.db, vote) == ["for"]


def test_what_stands_on_a_ballot_is_printed_before(db):
    """A kind of which five are on the roll is labelled, and the others are not."""
    place = Place(db, 5, kind=Kind.COOPERATIVE)
    phone = to_the_vote(place, place.opens(water(Rule.TWO_THIRDS), secret=True))
    assert "stands the kind of actor: Co-operative" in plain(phone.last)

    phone.presses("To my ballot")

    assert "stands the kind of actor: Co-operative" in plain(phone.last)


def test_after_the_close_an_old_button_shows_the_result(place, vote):
    """And the code of the last whisper stands in the published list."""
    phones = [votes_for(place, vote, name) for name in place.voters]
    whisper = phones[0].last
    codes = [code_on(phone) for phone in phones]
    confirming = pack(CastInSecret(vote.territory, vote.id, place.keys["Amal"], codes[0].replace("-", ""), "against"))
    place.ends(vote)
    phones[0].sends_press(confirming, whisper.id)

    assert "Adopted" in phones[0].sees and "Ballots, to count again" in phones[0].last.labels
    assert codes[0] in phones[0].messages[-2].html, "nobody could show it again"
    assert all(code in queries.published(place.db, vote.id) for code in codes)


def test_the_code_stays_in_the_chat_until_somebody_deletes_it(place):
    """Every screen on the way shows it, and what comes after the ballot is a new message."""
    vote = place.opens(forms(), secret=True)
    phone = with_code(place, vote)
    code = code_on(phone)
    for label in ("Grade the options", "Good", "Poor", "Good", "Confirm", "Change it", "Stand aside", "Confirm"):
        phone.presses(label)
        assert code_on(phone) == code
    phone.presses("See the vote")

    assert "You have voted" in phone.sees and code in phone.messages[-2].html


def test_a_code_is_asked_for_in_secret_votes_only(place):
    """A forged press leads to the ballot that there is."""
    vote = place.opens()
    phone = place.voters["Amal"]
    phone.sends_press(pack(AskForCode(vote.territory, vote.id, place.keys["Amal"])))

    assert "Consent" in phone.last.labels
