"""What a vote came to, in words and pictures: outcome, numbers, kinds, reasons, notes, the file to count again."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.ballots import casting, published
from bot.ballots.presses import ShowVote
from bot.ballots.recount import recount
from bot.ballots.rules.outcome import Outcome, Reason, Result, Rule, Turnout
from bot.ballots.vote import Option
from bot.buttons import pack
from bot.i18n import Voice, speak
from bot.people.roles import Kind
from conversations.votes import drawing, results, slow_work
from conversations.votes.due_times import DrawForOne, HandOverFile
from conversations.votes.facilitating_presses import FetchFile, FetchResult, ShowBallots, ShowNotes, WriteNote
from conversations.votes.verdicts import verdict, why, word
from tests import builders
from tests.bot.ballots.hall import body, voter
from tests.conversations.votes.assembly import WEEK, Assembly
from tests.conversations.votes.polling_place import MARKS, Place, code_on, forms, plain, said, water

DAY = timedelta(days=1)


def spoken(text, language="en"):
    return speak(Voice(language), text).translate(MARKS)


def closed(db, motion, size, said, **how):
    """A vote in which the first organisations said these, and which has closed."""
    assembly = Assembly(db, motion, size, **how)
    assembly.opens_by_hand()
    for name, choice in zip(assembly.voters, said, strict=False):
        assembly.says(name, choice, "The well is dry." if choice in ("objection", "concern") else "")
    assembly.passes(WEEK)
    return assembly


def test_objections_are_told_with_their_reasons_and_names(db):
    """They are what the next version is made of; the numbers, by kind of actor too."""
    assembly = closed(db, water(), 4, ("objection", "consent", "concern", "aside"))

    assert spoken(results.told(db, assembly.vote)) == (
        "<b>Water</b>\n<b>↻ Not adopted: a new version follows</b>\n\n"
        "There is 1 reasoned objection.\n4 of 4 voted; 2 were needed.\n\n"
        "Consent: 1\nConsent, with a concern: 1\nReasoned objection: 1\nStand aside: 1\n\n"
        "<b>By kind of actor</b>\nAssociation, non-profit: Consent: 1 · Consent, with a concern: 1 · "
        "Reasoned objection: 1 · Stand aside: 1\n\n"
        "<b>Objections</b>\nAmal: The well is dry.\n\n<b>Concerns</b>\nCap: The well is dry."
    )


def test_kinds_of_which_fewer_than_three_voted_are_not_told_apart(db):
    """What one or two said would be no result of a kind."""
    assembly = closed(db, water(), 4, ("consent",) * 2)

    assert "By kind of actor" not in spoken(results.told(db, assembly.vote))


def test_an_adopted_text_names_its_day_of_review(db):
    """A year later, printed when it opened."""
    assembly = closed(db, water(), 3, ("consent",) * 3)

    assert "To be looked at again: Tuesday 9 March 2027." in spoken(results.brief(assembly.vote))


def test_advice_of_individuals_stands_apart(db):
    """It is not counted."""
    assembly = Assembly(db, water())
    sami = builders.person(db, "Sami")
    assembly.opens_by_hand()
    casting.cast(db, assembly.vote, voter(sami), "aside", by=sami.id, now=assembly.line.clock.now())
    for name in assembly.voters:
        assembly.says(name, "consent")
    assembly.passes(WEEK)

    told = spoken(results.told(db, assembly.vote))
    assert "Consent: 3" in told and told.endswith(
        "<b>Advice of individuals, not counted</b>\nConsent: 0\nConsent, with a concern: 0\n"
        "Reasoned objection: 0\nStand aside: 1"
    )


GRADES = {"association": "good", "sotc": "poor", "charter_only": "acceptable"}


def test_options_are_told_with_the_grade_in_their_middle(db):
    """And how many gave which grade, the best first."""
    assembly = closed(db, forms(), 3, (GRADES, GRADES | {"association": "excellent"}, GRADES))
    told = spoken(results.told(db, assembly.vote))

    assert told.startswith("<b>Our legal form</b>\n<b>✓ Adopted: Association</b>\n\nMore than half find it good")
    assert "<b>Association: Good</b>\nExcellent: 1 · Good: 2\n\n<b>Co-operative: Poor</b>\nPoor: 3" in told


def test_whoever_stood_aside_is_told_beside_the_grades(db):
    """They are among those who voted, and the numbers add up."""
    assembly = closed(db, forms(), 3, (GRADES, GRADES, "aside"))
    told = spoken(results.told(db, assembly.vote))

    assert "3 of 3 voted" in told and "<b>Association: Good</b>\nGood: 2" in told
    assert told.endswith("\n\nStand aside: 1")


WITHHELD = "Fewer than five voted. Of a secret vote no numbers are told then."


@pytest.mark.parametrize(
    ("rule", "result", "reason", "expected"),
    [
        (Rule.TWO_THIRDS, Result.ADOPTED, Reason.ENOUGH_FOR, "Two thirds of the votes or more are for it."),
        (Rule.TWO_THIRDS, Result.NOT_ADOPTED, Reason.TOO_FEW_FOR, "Fewer than two thirds of the votes are for it."),
        (Rule.MAJORITY, Result.ADOPTED, Reason.ENOUGH_FOR, "More are for the new words than for the present ones."),
        (Rule.MAJORITY, Result.NOT_ADOPTED, Reason.TIE, "The votes are level, so the present words stay."),
        (Rule.CONSENT, Result.NOT_ADOPTED, Reason.TOO_FEW_CONSENTS, "No more consented than stood aside."),
        (Rule.CONSENT, Result.NOT_ADOPTED, Reason.NO_VOTES, "Everybody who voted stood aside."),
        (Rule.CONSENT, Result.NOT_ADOPTED, Reason.NO_QUORUM, "Too few voted."),
        (
            Rule.MAJORITY,
            Result.ADOPTED,
            Reason.WITHHELD,
            WITHHELD,
        ),
        (
            Rule.TWO_THIRDS,
            Result.NOT_ADOPTED,
            Reason.KIND_AGAINST,
            "Two thirds are for it, but most of these are against: Public body.",
        ),
    ],
)
def test_every_reason_has_its_sentence(db, rule, result, reason, expected):
    """As the rule gives it."""
    vote = Assembly(db, water()).opens(water(rule))
    found = Outcome(result, reason, against=("public",) if reason is Reason.KIND_AGAINST else ())

    assert spoken(why(vote, found)) == expected


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        (Reason.BELOW_GOOD, "Association was graded best, but not as good or better by more than half."),
        (Reason.REJECTED_BY_A_THIRD, "Association was graded best, but a third or more reject it."),
        (
            Reason.KIND_BELOW_ACCEPTABLE,
            "Association was graded best, but these find it less than acceptable: Public body.",
        ),
    ],
)
def test_why_the_best_of_several_was_not_adopted(db, reason, expected):
    """It names the option, which the outcome does not adopt."""
    vote = Assembly(db, forms()).opens(forms())
    found = Outcome(Result.NOT_ADOPTED, reason, winners=("association",), against=("public",))

    assert spoken(why(vote, found)) == expected
    assert spoken(verdict(vote, found)) == "<b>✗ Not adopted</b>" == f"<b>{spoken(word(found))}</b>"


def test_options_that_stay_level_are_named(db):
    """Who sees two options with the best grades would wonder why neither won."""
    vote = Assembly(db, forms()).opens(forms())
    tied = ("association", "sotc")
    found = Outcome(Result.ADOPTED, Reason.GOOD_ENOUGH, winners=("charter_only",), tied=tied)

    assert "These were level to the last grade: Association and Co-operative." in spoken(why(vote, found))


def secret_vote(db, choices, size=6):
    """A secret vote by two thirds, cast in private; those who voted, and their codes."""
    assembly = Assembly(db, water(Rule.TWO_THIRDS), size)
    assembly.opens_by_hand(secret=True)
    codes = []
    for name, choice in zip(assembly.voters, choices, strict=False):
        phone = assembly.voters[name]
        phone.opens(ShowVote(assembly.here, assembly.vote.id))
        phone.presses("To my ballot")
        phone.presses("Show my code and vote")
        codes.append(code_on(phone))
        phone.presses(choice)
        phone.presses("Confirm")
    assembly.passes(WEEK + 3 * DAY)
    return assembly, codes


def test_the_file_of_a_secret_vote_comes_in_private_and_can_be_counted_again(db):
    """Every code stands in it, and an outsider's count agrees with the result."""
    assembly, codes = secret_vote(db, ("For",) * 4 + ("Against",))
    [message] = assembly.works(
        slow_work.hand_over_file, HandOverFile(assembly.here, assembly.vote.id), assembly.voters["Amal"]
    )
    file = published.read(message.file.content.decode())

    assert {ballot.code for ballot in file.ballots} == set(codes) and recount(file).agrees
    assert "muyassir recount vote-1.json" in spoken(message.text)
    assert "✓ Adopted" in spoken(results.told(db, assembly.vote)) and "Amal" not in spoken(
        results.told(db, assembly.vote)
    )


def test_of_fewer_than_five_secret_ballots_only_the_outcome_is_told(db):
    """Neither numbers nor kinds, in words or in the picture; nobody is sent to look for theirs in the file."""
    assembly, _ = secret_vote(db, ("For",) * 3 + ("Against",))
    told = spoken(results.told(db, assembly.vote))
    order = HandOverFile(assembly.here, assembly.vote.id)
    [message] = assembly.works(slow_work.hand_over_file, order, assembly.voters["Amal"])
    assert "no ballot is published" in spoken(message.text) and "your code" not in spoken(message.text)

    assert told == (f"<b>Water</b>\n<b>✓ Adopted</b>\n\n{WITHHELD}\n4 of 6 voted; 3 were needed.")
    assert drawing.as_tally(drawing.drawable(db, assembly.vote), Voice("en")).bars == ()


def test_who_voted_what_is_shown_of_an_open_vote_that_has_ended(db):
    """To members; not before the end, and of a secret vote never."""
    assembly = Assembly(db, water())
    assembly.opens_by_hand()
    for name in assembly.voters:
        assembly.says(name, "consent")
    phone, press = assembly.voters["Amal"], pack(ShowBallots(assembly.here, assembly.vote.id))
    phone.sends_press(press)
    assert "once the vote has ended" in phone.sees
    assembly.passes(WEEK)
    phone.sends_press(press)
    assert "1. Amal: Consent\n2. Bhar: Consent" in plain(phone.last)


def test_a_secret_vote_shows_nobodys_choice_and_an_open_one_has_no_file(db):
    """Each says what there is instead."""
    secret, _ = secret_vote(db, ("For",) * 5)
    phone = secret.voters["Amal"]
    phone.sends_press(pack(ShowBallots(secret.here, secret.vote.id)))
    assert "nobody can see who voted what" in phone.sees
    secret.agenda.motions[2] = water()
    secret.looks(2)
    secret.leila.presses("Open: ")
    secret.passes(WEEK + 3 * DAY)
    phone.sends_press(pack(FetchFile(secret.here, secret.vote.id)))
    assert "Only of a secret vote there is a file" in phone.sees


def test_the_picture_comes_to_whoever_asks_in_their_language(db):
    """With the result as its caption."""
    assembly = closed(db, forms(), 3, (GRADES,) * 3)
    phone = assembly.voters["Amal"]
    phone.sends_press(pack(FetchResult(assembly.here, assembly.vote.id)))
    assert assembly.orders()[-1] == "votes.DrawForOne"
    [message] = assembly.works(slow_work.draw_for_one, DrawForOne(assembly.here, assembly.vote.id), phone)

    assert message.file.content.startswith(b"\x89PNG") and "✓ Adopted: Association" in spoken(message.text)


ONE_GRADED = {"association": {"good": 2}, "sotc": {}, "charter_only": {}}


def test_a_caption_has_the_numbers_of_its_picture(db):
    """Of a vote by grades the grade in the middle of each option."""
    consent_ = results.caption(closed(db, water(), 3, ("consent", "consent", "aside")).vote)
    graded = Outcome(Result.ADOPTED, Reason.GOOD_ENOUGH, grades=ONE_GRADED, winners=("association",))
    forms_ = replace(Place(db).opens(forms(), row=2), outcome=graded)

    assert spoken(consent_).endswith("Consent: 2\nConsent, with a concern: 0\nReasoned objection: 0\nStand aside: 1")
    assert spoken(results.caption(forms_)).endswith("Association: Good")


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("letters", [5, 30, 80])
def test_a_caption_fits_below_a_picture(db, language, letters):
    """1,024 characters, with seven options as long as they may be, all of them level; the outcome is always told."""
    options = tuple(Option(f"option{n}", said("Word " * (letters // 5))) for n in range(7))
    slugs = tuple(option.slug for option in options)
    vote = replace(Assembly(db, forms()).opens(forms()), question=said("Which legal form " * 12), options=options)
    found = Outcome(
        Result.ADOPTED,
        Reason.GOOD_ENOUGH,
        Turnout(1000, 999, 500, tuple(kind.value for kind in Kind)),
        grades={slug: {"good": 9} for slug in slugs},
        winners=("charter_only",),
        tied=slugs,
        review_on=date(2027, 3, 9),
    )
    caption = spoken(results.caption(replace(vote, outcome=found)), language)

    assert len(re.sub("<[^>]*>", "", caption)) <= 1_024
    assert spoken(word(found), language) in caption


def test_whoever_was_outvoted_leaves_a_note_that_stands_with_the_result(db):
    """After a vote by two thirds: those against what was adopted, and nobody else; once, in words that can change."""
    assembly = closed(db, water(Rule.TWO_THIRDS), 4, ("for", "for", "for", "against"))
    phone = assembly.voters["Dar"]
    phone.opens(ShowVote(assembly.here, assembly.vote.id))
    phone.presses("Leave a note")
    phone.writes("The spring dries up in August.")
    assert "Your note stands beside the result." in phone.sees
    phone.presses("See the result")
    assert "<b>Minority notes</b>\nDar: The spring dries up in August." in plain(phone.last)
    assembly.voters["Amal"].sends_press(pack(ShowNotes(assembly.here, assembly.vote.id)))

    assert "Dar: The spring dries up in August." in plain(assembly.voters["Amal"].last)


def test_long_reasons_are_read_in_full_a_few_at_a_time(db):
    """Eight of them would not fit into one message."""
    assembly = Assembly(db, water(), 8)
    assembly.opens_by_hand()
    for name in assembly.voters:
        assembly.says(name, "objection", f"{name}! " + "Dry. " * 190)
    assembly.passes(WEEK)
    phone, seen = assembly.voters["Amal"], []
    phone.opens(ShowNotes(assembly.here, assembly.vote.id))
    for _ in range(3):
        seen.append(plain(phone.last))
        if "Next →" in phone.last.labels:
            phone.presses("Next →")

    assert all(len(page) <= 4_096 for page in seen) and phone.last.labels == ["← Previous", "See the result"]
    assert all(f"{name}! Dry." in "".join(seen) for name in assembly.voters)


@pytest.mark.parametrize("name", ["Amal", "Dar"])
def test_nobody_leaves_a_note_in_anothers_name_or_without_being_outvoted(db, name):
    """Whoever won, and whoever writes for another line, is refused."""
    assembly = closed(db, water(Rule.TWO_THIRDS), 4, ("for", "for", "for", "against"))
    press = WriteNote(assembly.here, assembly.vote.id, assembly.keys[name])
    assembly.voters["Amal"].sends_press(pack(press))

    assert "by whoever was outvoted" in assembly.voters["Amal"].sees


def test_those_for_what_was_not_adopted_were_outvoted_too(db):
    """A minority or a majority that was not large enough."""
    assembly = closed(db, water(Rule.TWO_THIRDS), 4, ("for", "against", "against", "against"))
    phone = assembly.voters["Amal"]
    phone.opens(ShowVote(assembly.here, assembly.vote.id))

    assert "Leave a note" in phone.last.labels


def test_a_consent_vote_and_a_secret_one_have_no_notes(db):
    """Objections speak for themselves; and nobody knows who was outvoted in secret."""
    secret, _ = secret_vote(db, ("For",) * 4 + ("Against",))
    body(db, "Nour")
    phone = secret.voters["Espoir"]
    phone.opens(ShowVote(secret.here, secret.vote.id))

    assert "Leave a note" not in phone.last.labels and "✓ Adopted" in phone.sees
