"""Voting in the open, from the ballot to what is kept."""

from datetime import timedelta

import pytest

from bot.ballots import casting, mandating, rolls
from bot.ballots.presses import ShowVote
from bot.ballots.rules.outcome import Rule
from bot.buttons import pack
from bot.events import Event, Said, Words
from bot.events import Place as Chat
from bot.i18n import Written
from bot.people import consent, leaving, organisations, waits
from bot.people.consent import Purpose
from bot.people.roles import Role
from conversations.votes.presses import CastOpen, GivingReason, ShowBallot
from tests import builders
from tests.bot.ballots.hall import body
from tests.builders import NOW, joins, organisation, person, territory
from tests.conversations.self_assessment.rounds.pole import ATLAS, add_group
from tests.conversations.votes.polling_place import Place, forms, plain, said, water


@pytest.fixture
def place(db):
    return Place(db)


def ballot(place, vote, name):
    return casting.ballot(place.db, vote.id, place.keys[name])


def to_the_vote(place, vote, name="Amal"):
    """Open the group's link; the phone that did."""
    phone = place.voters[name]
    phone.opens(ShowVote(vote.territory, vote.id))
    return phone


def test_the_ballot_says_what_each_choice_means_and_who_will_see_it(place):
    """Before anything is cast: the words, four meanings, that it is open, for whom, until when, how many voted."""
    phone = to_the_vote(place, place.opens())

    assert plain(phone.last) == (
        "<b>Water</b>\nConsent vote, open\n\nWater is shared.\n\n"
        "<b>Consent</b>: good enough for now, and safe enough to try.\n"
        "<b>Consent, with a concern</b>: it may go ahead, and your concern is kept beside it.\n"
        "<b>Reasoned objection</b>: it would do harm. Your reason says what, and holds it back.\n"
        "<b>Stand aside</b>: you leave it to the others. It counts as taking part, not as consent.\n\n"
        "Open vote: once it has ended, members see who voted what, and reasons with their names.\n"
        "You vote for Amal.\n"
        "Open until Monday 9 March, 10:00.\n"
        "0 of 3 have voted; 2 are needed.\nNobody yet of: Association, non-profit."
    )
    assert phone.last.labels == ["Consent", "Consent, with a concern", "Reasoned objection", "Stand aside", "Back"]


def test_one_press_votes_and_it_can_be_changed(place):
    """The screen says what was recorded and until when it can change; turnout counts the organisation once."""
    vote = place.opens()
    phone = to_the_vote(place, vote)
    phone.presses("Consent")
    assert "<b>Recorded.</b>" in phone.sees and "✓ You voted: Consent" in plain(phone.last)
    assert "1 of 3 has voted" in plain(phone.last)

    phone.presses("Change it")
    phone.presses("Stand aside")

    assert ballot(place, vote, "Amal").choice == "aside"
    assert place.voted(vote) == ["Amal"]


def test_nobody_sees_how_it_stands_while_it_is_open(place):
    """Neither the next voter nor a facilitator nor the group's message knows more than how many voted."""
    vote = place.opens()
    to_the_vote(place, vote, "Amal").presses("Consent")
    facilitator = place.phone(person(place.db, "Fadi", Role.FACILITATOR))
    facilitator.opens(ShowVote(vote.territory, vote.id))
    other = to_the_vote(place, vote, "Bhar")
    other.presses("Back")

    for seen in [*facilitator.messages, *other.messages]:
        assert "You voted" not in seen.html and "Consent: 1" not in plain(seen)


def test_the_same_press_twice_is_harmless(place):
    """A telephone that sends twice, a finger that trembles."""
    vote = place.opens()
    phone = to_the_vote(place, vote)
    consenting = pack(CastOpen(vote.territory, vote.id, place.keys["Amal"], "consent"))
    for _ in range(2):
        phone.sends_press(consenting)

    assert [one.choice for one in casting.ballots(place.db, vote.id)] == ["consent"]


def test_an_objection_is_recorded_once_it_has_a_reason(place):
    """Nothing is kept before; what is no reason is refused with an example, and the question stays open."""
    vote = place.opens()
    phone = to_the_vote(place, vote)
    phone.presses("Reasoned objection")
    assert "What harm would it do" in phone.sees and "beside the name: Amal." in plain(phone.last)
    assert ballot(place, vote, "Amal") is None

    phone.writes("?!")
    assert "A reason takes words" in phone.sees and ballot(place, vote, "Amal") is None

    phone.writes("The well is dry in summer.")

    kept = ballot(place, vote, "Amal")
    assert (kept.choice, kept.reason) == ("objection", "The well is dry in summer.")
    assert "✓ You voted: Reasoned objection\nIn your words: The well is dry in summer." in plain(phone.last)


def test_pressing_the_objection_again_keeps_its_words_and_other_words_replace_them(place):
    """What was typed is never lost by a press."""
    vote = place.opens()
    phone = to_the_vote(place, vote)
    phone.presses("Reasoned objection")
    phone.writes("The well is dry.")
    phone.presses("Change it")
    phone.presses("Reasoned objection")
    assert ballot(place, vote, "Amal").reason == "The well is dry."

    phone.presses("Change it")
    phone.presses("Reason in other words")
    assert "In your words so far: The well is dry." in plain(phone.last)
    phone.writes("The well is dry in summer.")

    assert ballot(place, vote, "Amal").reason == "The well is dry in summer."


def test_a_concern_is_recorded_at_once_and_may_be_put_into_words(place):
    """Words are asked for, and may be left out."""
    vote = place.opens()
    phone = to_the_vote(place, vote)
    phone.presses("Consent, with a concern")
    assert ballot(place, vote, "Amal").choice == "concern" and "What is your concern?" in phone.sees
    phone.presses("Leave it at that")
    assert "✓ You voted: Consent, with a concern" in plain(phone.last)
    assert "Say why" in phone.last.labels and "Reason in other words" not in phone.last.labels

    phone.presses("Consent, with a concern")
    phone.writes("Who repairs the pump?")

    assert (ballot(place, vote, "Amal").choice, ballot(place, vote, "Amal").reason) == (
        "concern",
        "Who repairs the pump?",
    )


def speaks(place, phone):
    """Send a voice message."""
    said = Said(voice="file-7")
    place.line.take(Event(Words(), phone.who, Chat(phone.who.telegram_id), said, update=next(place.line.numbers)))


def test_a_reason_may_be_spoken_by_who_agreed_to_be_heard(place):
    """The file's id is kept, and that it was is said."""
    vote = place.opens()
    consent.give(place.db, place.people["Amal"].id, Purpose.VOICE, NOW)
    phone = to_the_vote(place, vote)
    phone.presses("Reasoned objection")
    assert "heard by nobody" not in phone.sees

    speaks(place, phone)

    assert ballot(place, vote, "Amal").recording == "file-7"
    assert "Your reason is a voice message." in phone.sees


def test_the_voice_of_the_delegate_before_is_not_the_reason_of_the_new_one(place):
    """It would be heard by the leave of somebody who never spoke it: the new one is asked for a reason of their own."""
    vote = place.opens()
    consent.give(place.db, place.people["Amal"].id, Purpose.VOICE, NOW)
    phone = to_the_vote(place, vote)
    phone.presses("Reasoned objection")
    speaks(place, phone)
    new = person(place.db, "New", organisation=organisation_of(place, "Amal"))
    mandating.mandate(place.db, rolls.number(place.keys["Amal"]), new.id, NOW)
    theirs = place.phone(new)
    theirs.opens(ShowVote(vote.territory, vote.id))
    theirs.presses("Reasoned objection")
    assert "What harm would it do" in theirs.sees and ballot(place, vote, "Amal").cast_by == place.people["Amal"].id

    theirs.writes("The well is dry.")

    kept = ballot(place, vote, "Amal")
    assert (kept.reason, kept.recording, kept.cast_by) == ("The well is dry.", None, new.id)


def test_an_objection_that_nobody_could_hear_is_no_objection(place):
    """Whoever has not agreed that voices are heard is told, and can write instead."""
    vote = place.opens()
    phone = to_the_vote(place, vote)
    phone.presses("Reasoned objection")
    assert "heard by nobody unless you allow it" in phone.sees

    speaks(place, phone)
    assert "Nobody could hear this reason." in phone.sees and ballot(place, vote, "Amal") is None
    phone.sends_sticker()
    phone.writes("The well is dry.")

    assert ballot(place, vote, "Amal").reason == "The well is dry."


def test_an_amendment_shows_both_texts_and_the_change_between_them(place):
    """The choices name the words, not for and against alone."""
    phone = to_the_vote(place, place.opens(water(Rule.MAJORITY, present=said("Water is sold."))))

    assert "<b>Now:</b>\nWater is sold.\n\n" in plain(phone.last)
    assert "<b>Proposed, the change marked:</b>\nWater is <s>sold</s> <u>shared</u>." in plain(phone.last)
    assert phone.last.labels[:3] == ["For the new words", "For the present words", "Stand aside"]


def test_of_long_texts_the_change_alone_is_shown(place):
    """Both texts can be read from it, and the message stays within Telegram's limit."""
    present = said("word " * 380 + "end")
    phone = to_the_vote(place, place.opens(water(Rule.MAJORITY, present=present, text=said("word " * 380 + "start"))))

    assert "<b>Now:</b>" not in phone.sees and "<s>end</s> <u>start</u>" in plain(phone.last)
    assert len(phone.sees) < 4096


def test_a_text_is_read_in_ones_own_language_where_it_has_it(place):
    """Else as it was written."""
    text = Written("fr", {"fr": "L’eau se partage.", "ar": "الماء مشترك."})
    vote = place.opens(water(text=text))
    salma = place.phone(person(place.db, "Salma", language="ar"))
    salma.opens(ShowVote(vote.territory, vote.id))

    assert "الماء مشترك." in salma.sees
    assert "L’eau se partage." in to_the_vote(place, vote).sees


def test_both_texts_are_read_in_one_language(place):
    """Whoever compares them would else read one in Arabic and the change in French."""
    present, text = Written("fr", {"fr": "oui", "ar": "نعم"}), Written("fr", {"fr": "non"})
    vote = place.opens(water(Rule.MAJORITY, present=present, text=text))
    salma = place.phone(person(place.db, "Salma", language="ar"))
    salma.opens(ShowVote(vote.territory, vote.id))

    assert "\noui\n" in plain(salma.last) and "<s>oui</s> <u>non</u>" in plain(salma.last) and "نعم" not in salma.sees


def test_two_thirds_are_voted_for_or_against(place):
    """And how it is decided stands on the ballot."""
    vote = place.opens(water(Rule.TWO_THIRDS))
    phone = to_the_vote(place, vote)
    assert "two thirds of the votes" in phone.sees
    phone.presses("Against")

    assert ballot(place, vote, "Amal").choice == "against"


def test_every_option_is_graded_before_it_can_be_confirmed(place):
    """One after the other, then a last look with Change; the order of the ballot stays that of the vote."""
    vote = place.opens(forms())
    phone = to_the_vote(place, vote)
    phone.presses("Grade the options")
    assert "Option 1 of 3 ▓░░" in plain(phone.last) and "<b>Association</b>" in plain(phone.last)
    phone.presses("Good")
    phone.presses("Reject")
    assert "Confirm" not in phone.last.labels
    phone.presses("Excellent")
    assert "2. Co-operative: <b>Reject</b>" in plain(phone.last) and ballot(place, vote, "Amal") is None
    phone.presses("Change 2")
    phone.presses("Poor")
    phone.presses("Confirm")

    assert ballot(place, vote, "Amal").choice == {"association": "good", "sotc": "poor", "charter_only": "excellent"}
    assert "• Co-operative: <b>Poor</b>" in plain(phone.last)


def test_grades_are_changed_from_the_last_look(place):
    """What was graded is where one goes on; Back leads to the option before."""
    vote = place.opens(forms())
    phone = to_the_vote(place, vote)
    phone.presses("Grade the options")
    phone.presses("Good")
    phone.presses("→ Back" if phone.who.language_code == "ar" else "← Back")
    assert "Option 1 of 3" in plain(phone.last)
    for grade in ("Good", "Good", "Good"):
        phone.presses(grade)
    phone.presses("Confirm")
    phone.presses("Change it")
    phone.presses("Change my grades")
    phone.presses("Change 1")
    phone.presses("Excellent")
    phone.presses("Confirm")

    assert ballot(place, vote, "Amal").choice["association"] == "excellent"


@pytest.mark.parametrize("choice", ["", "for", "40", "403x", "4034", "9999", "consent"])
def test_what_no_button_of_the_vote_holds_is_refused(place, choice):
    """Callback data is user input."""
    vote = place.opens(forms())
    phone = to_the_vote(place, vote)
    phone.sends_press(pack(CastOpen(vote.territory, vote.id, place.keys["Amal"], choice)))

    assert "from an earlier version" in phone.sees and ballot(place, vote, "Amal") is None


def test_who_speaks_for_two_is_asked_for_which(place):
    """Each votes by itself, and the other is offered next."""
    other = organisation(place.db, "Zitouna")
    speaker = place.people["Amal"]
    joins(place.db, speaker, territory(place.db), organisation=other)
    mandating.mandate(place.db, other.id, speaker.id, NOW)
    vote = place.opens()
    phone = to_the_vote(place, vote)
    assert "For whom do you vote now?" in phone.sees and "• Zitouna: not yet" in plain(phone.last)
    phone.presses("For \u2068Amal")
    phone.presses("Consent")
    phone.presses("For \u2068Zitouna")
    phone.presses("Stand aside")

    assert ballot(place, vote, "Amal").choice == "consent"
    assert casting.ballot(place.db, vote.id, f"o{other.id}").choice == "aside"


def test_individuals_advise_where_organisations_vote(place):
    """What they vote counts apart, and they read so before."""
    someone = person(place.db, "Imen")
    vote = place.opens()
    phone = place.phone(someone)
    phone.opens(ShowVote(vote.territory, vote.id))
    assert "as advice" in phone.sees
    phone.presses("Consent")

    assert rolls.turnout(place.db, vote).voted == 0
    assert casting.ballot(place.db, vote.id, f"p{someone.id}").choice == "consent"


def test_who_has_no_vote_reads_why(place):
    """The organisation votes through somebody else, or through nobody yet, or came too late."""
    db = place.db
    _, theirs = body(db, "Rim", mandate=False)
    colleague = person(db, "Karim")
    joins(db, colleague, territory(db), organisation=organisation_of(place, "Amal"))
    vote = place.opens()
    late = person(db, "Late", organisation=organisation(db, "New"))

    assert "Amal votes through the person that it mandated." in plain(seen(place, vote, colleague))
    assert "Nobody speaks for Rim yet." in plain(seen(place, vote, theirs))
    assert "that were here when it opened" in seen(place, vote, late).html
    assert "Who speaks for whom" in seen(place, vote, theirs).labels
    assert "Consent" not in seen(place, vote, theirs).labels


def organisation_of(place, name):
    return organisations.by_id(place.db, territory(place.db).id, rolls.number(place.keys[name]))


def seen(place, vote, who):
    phone = place.phone(who)
    phone.opens(ShowVote(vote.territory, vote.id))
    return phone.last


def test_nobody_votes_on_the_line_of_another(place):
    """A forged press, or one of somebody who spoke for it once."""
    vote = place.opens()
    phone = to_the_vote(place, vote, "Bhar")
    phone.sends_press(pack(CastOpen(vote.territory, vote.id, place.keys["Amal"], "consent")))
    assert "You do not vote for them" in phone.sees

    new = person(place.db, "New", organisation=organisation_of(place, "Amal"))
    mandating.mandate(place.db, rolls.number(place.keys["Amal"]), new.id, NOW)
    old = place.voters["Amal"]
    old.sends_press(pack(CastOpen(vote.territory, vote.id, place.keys["Amal"], "consent")))

    assert "You do not vote for them" in old.sees
    assert place.voted(vote) == []


def test_who_left_the_territory_votes_no_more(place):
    """Their line stays on the roll and counts as not voting."""
    vote = place.opens()
    phone = to_the_vote(place, vote)
    leaving.leave_territories(place.db, place.people["Amal"].id)
    phone.sends_press(pack(CastOpen(vote.territory, vote.id, place.keys["Amal"], "consent")))

    assert place.voted(vote) == [] and rolls.turnout(place.db, vote).on_roll == 3


def test_a_vote_of_another_territory_takes_no_press(place, db):
    """A facilitator of one territory is nobody in another; the link says who could let them in."""
    elsewhere = builders.territory(db, "Zarqa", "JO")
    outsider = place.phone(person(db, "Rana", Role.FACILITATOR, where=elsewhere))
    vote = place.opens()
    outsider.opens(ShowVote(vote.territory, vote.id))
    assert "You are not in this territory." in plain(outsider.last)
    outsider.sends_press(pack(CastOpen(vote.territory, vote.id, place.keys["Amal"], "consent")))

    assert "belongs to another territory" in outsider.sees and place.voted(vote) == []


def test_who_belongs_to_several_territories_is_taken_to_that_of_the_vote(place, db):
    """They came from its group: nothing needs to be looked up in the settings first."""
    vote = place.opens()
    joins(db, place.people["Amal"], builders.territory(db, "Zarqa", "JO"))
    phone = to_the_vote(place, vote)
    phone.presses("Consent")

    assert place.voted(vote) == ["Amal"]


def test_what_comes_after_the_end_is_not_counted_and_shows_the_result(place):
    """A press in the second of closing, one after it, and words that were being typed."""
    vote = place.opens()
    for name in ("Bhar", "Cap"):
        to_the_vote(place, vote, name).presses("Consent")
    phone = to_the_vote(place, vote)
    phone.presses("Reasoned objection")
    place.line.clock.set(vote.closes_at)
    reply = phone.sends_press(pack(CastOpen(vote.territory, vote.id, place.keys["Amal"], "consent")))
    assert "came too late" in reply.text and "being counted" in phone.sees
    place.ends(vote)

    phone.sends_press(pack(CastOpen(vote.territory, vote.id, place.keys["Amal"], "consent")))

    assert "Adopted" in phone.sees and place.voted(vote) == ["Bhar", "Cap"]


def test_a_reason_that_comes_too_late_is_answered(place):
    """Whoever was typing hears that it ended, and what came of it."""
    vote = place.opens()
    phone = to_the_vote(place, vote)
    phone.presses("Reasoned objection")
    place.line.clock.set(vote.closes_at + timedelta(minutes=1))
    phone.writes("The well is dry.")

    assert "came too late" in phone.messages[-2].html and "being counted" in phone.sees
    assert ballot(place, vote, "Amal") is None


def test_what_a_facilitator_recorded_is_shown_to_its_voter(place):
    """And can be taken back, or voted over."""
    vote = place.opens()
    speaker = place.people["Amal"]
    casting.cast(
        place.db, vote, place.keys["Amal"], "consent", by=speaker.id, recorded_by=place.people["Cap"].id, now=NOW
    )
    phone = to_the_vote(place, vote)
    assert "A facilitator recorded this for you" in phone.sees and "Take it back" in phone.last.labels
    phone.presses("Stand aside")

    assert ballot(place, vote, "Amal").recorded_by is None


def test_in_a_group_nothing_of_a_ballot_shows(place):
    """What was pressed there leads into the private chat."""
    add_group(place.db, territory(place.db), "en")
    vote = place.opens()
    data = ShowBallot(vote.territory, vote.id, place.keys["Amal"])
    phone = place.voters["Amal"]
    [reply] = place.line.take(
        Event(data, phone.who, Chat(ATLAS, private=False), Said(message=5, editable=True), update=9001, callback="c")
    )

    assert "private chat only" in reply.text and place.line.shown(ATLAS) == []


def test_a_reason_waits_over_a_restart(place):
    """The wait is a row: it says for which line and which choice, and nothing else."""
    vote = place.opens()
    to_the_vote(place, vote).presses("Reasoned objection")
    [wait] = waits.load(place.db, {place.people["Amal"].telegram_id}).values()
    assert wait.state == {
        "territory": vote.territory,
        "vote": vote.id,
        "voter": place.keys["Amal"],
        "choice": "objection",
    }
    assert wait.name.endswith(GivingReason.__name__)
