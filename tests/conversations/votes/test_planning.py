"""The last look before a vote opens, and its opening."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.ballots import mandating, rolls
from bot.ballots.presses import ShowVote
from bot.ballots.rules.outcome import Rule
from bot.ballots.rules.roll import OneVote
from bot.ballots.tables import votes as rows
from bot.buttons import pack
from bot.contributions import GroupNews
from bot.i18n import Written
from bot.people.roles import Kind, Role
from bot.people.tables import audit
from conversations.votes.facilitating_presses import OpenVote
from conversations.votes.plans import mark
from tests import builders
from tests.bot.ballots.hall import body
from tests.conversations.self_assessment.rounds.pole import ATLAS
from tests.conversations.votes.assembly import WEEK, Assembly, facilitator
from tests.conversations.votes.polling_place import forms, plain, said, water

WORDS = Written("ar", {"ar": "الماء مشترك.", "fr": "L’eau est partagée."})


@pytest.fixture
def assembly(db):
    return Assembly(db, water(text=WORDS))


def test_the_last_look_shows_every_word_the_rule_and_who_has_a_vote(assembly):
    """In each language that it is written in; with how many must vote, and until when it would be open."""
    body(assembly.db, "Nahda", mandate=False)
    builders.person(assembly.db, "Sami")
    seen = plain(assembly.looks().last)

    assert seen == (
        "<b>Shall this be voted on?</b>\nConsent vote, open\n\n"
        "Water\n\nالماء مشترك.\nL’eau est partagée.\n\n"
        "Adopted if nobody has a reasoned objection, and more consent than stand aside.\n"
        "An objection leads to a new version and a new vote.\n\n"
        "One organisation, one vote: 3 organisations have one.\n"
        "2 people without an organisation can give advice, shown apart.\n"
        "Without a mandate, and so without a vote until somebody takes it: Nahda.\n"
        "2 of 3 must vote at least.\nAnd somebody of each of these kinds: Association, non-profit.\n"
        "If too few vote, it stays open for 3 days more, once.\n\n"
        "It is open, as every consent vote: objections are worked on with reasons and names.\n\n"
        "It would be open until Monday 9 March, 10:00.\nTold in: Atlas"
    )


def test_languages_without_a_present_translation_are_named(assembly):
    """They do not stand in the way, but nobody opens it without knowing."""
    assembly.agenda.motions[1] = replace(water(), missing=("ar", "fr"))

    assert "⚠ No present translation: العربية and Français." in plain(assembly.looks().last)


def test_what_a_group_will_read_can_be_read_before_in_each_language(assembly):
    """Word for word as it then stands there, for whoever reads another language than the facilitator."""
    assembly.looks()
    assembly.leila.presses("Français")
    preview = assembly.leila.last
    assembly.leila.presses("Back")
    assembly.leila.presses("English")
    english = assembly.leila.sees
    assembly.leila.presses("Back")
    assembly.leila.presses("Open: ")

    assert "L’eau est partagée." in preview.html
    assert english == assembly.atlas[0].html


def test_the_button_says_how_many_have_a_vote_and_how_many_groups_are_told(assembly):
    """What has been told cannot be taken back."""
    assert "Open: 3 votes, 1 group" in assembly.looks().last.labels


def test_a_consent_vote_cannot_be_made_secret(assembly):
    """The reason is said, and a button of somebody's own making opens nothing."""
    motion = assembly.agenda.motions[1]
    assert "Secret" not in assembly.looks().last.labels

    assembly.leila.sends_press(pack(OpenVote(assembly.here, "article", 1, True, mark(motion))))
    assert assembly.db.execute(select(rows)).all() == [] and "as every consent vote" in assembly.leila.sees


def test_a_vote_that_was_to_be_secret_does_not_open_openly(db):
    """A mandate was given back since the last look: too few are left, which is said before anything opens."""
    assembly = Assembly(db, water(Rule.TWO_THIRDS), size=5)
    assembly.looks()
    assembly.leila.presses("Secret")
    mandating.take_back(db, rolls.number(assembly.keys["Amal"]))
    assembly.leila.presses("Open: ")

    assert db.execute(select(rows)).all() == [] and "nobody can hide" in assembly.leila.sees
    assert "The words have changed" not in assembly.leila.sees
    assembly.leila.presses("Open: ")
    assert assembly.vote.secret is False


def test_among_fewer_than_five_votes_it_can_only_be_open(db):
    """Nobody could hide among them."""
    assembly = Assembly(db, water(Rule.TWO_THIRDS), size=4)
    seen = assembly.looks().last

    assert "It can only be open: among fewer than five votes nobody can hide." in seen.html
    assert "Secret" not in seen.labels


def test_whoever_chooses_secret_reads_what_it_can_keep_and_what_not(db):
    """Before it opens; what was chosen is printed on the vote."""
    assembly = Assembly(db, water(Rule.TWO_THIRDS), size=5)
    assembly.looks()
    assembly.leila.presses("Secret")
    seen = assembly.leila.last
    assembly.leila.presses("Open: ")

    for honest in ("Telegram sees", "whoever runs the server", "all vote alike", "Belenios", "whoever presses them"):
        assert honest in seen.html
    assert "Vote by two thirds, secret" in seen.html and "✓ Secret" in seen.labels
    assert assembly.vote.secret is True
    printed = "On ballots of these kinds their kind is written: Association, non-profit."
    assert printed in seen.html and printed in assembly.atlas[0].html


def test_a_vote_opens_once_whoever_presses_first(assembly):
    """The second facilitator sees that it is open; one line in the log, one message in the group."""
    ali = facilitator(assembly)
    assembly.looks(who=ali)
    assembly.looks()
    assembly.leila.presses("Open: ")
    ali.presses("Open: ")

    assert "✓ The vote is open." in assembly.leila.sees and "✓ The vote is open." not in ali.sees
    assert "0 of 3 have voted" in ali.sees
    assert len(assembly.db.execute(select(rows)).all()) == len(assembly.atlas) == 1
    assert assembly.agenda.opened == [assembly.vote]
    assert [row.act for row in assembly.db.execute(select(audit))] == ["vote_opened"]


def test_words_that_changed_meanwhile_are_looked_at_again(assembly):
    """Nobody opens a vote on words that they have not seen."""
    assembly.looks()
    assembly.agenda.motions[1] = water(text=said("Water is sold."))
    assembly.leila.presses("Open: ")

    assert assembly.db.execute(select(rows)).all() == []
    assert "have changed meanwhile" in assembly.leila.sees and "Water is sold." in assembly.leila.sees
    assembly.leila.presses("Open: ")
    assert assembly.vote.text == said("Water is sold.")


def test_without_anybody_to_vote_it_does_not_open(db):
    """The reason is said, with the way to the mandates."""
    assembly = Assembly(db, water(), size=0)
    seen = assembly.looks().last

    assert "Nobody has a vote yet" in seen.html
    assert "Mandates" in seen.labels and not any(label.startswith("Open") for label in seen.labels)


def test_without_a_group_it_is_said_how_people_learn_of_it(db):
    """They are reminded, and find it under Votes."""
    assembly = Assembly(db, water(), group=None)
    seen = assembly.looks().last

    assert "No group is connected" in seen.html and "Open: 3 votes" in seen.labels


def test_only_facilitators_of_the_territory_come_here(assembly):
    """A member who presses, and a facilitator of elsewhere, open nothing."""
    press = pack(OpenVote(assembly.here, "article", 1, False, mark(assembly.agenda.motions[1])))
    sousse = builders.territory(assembly.db, "Sousse")
    foreign = assembly.phone(builders.person(assembly.db, "Omar", Role.FACILITATOR, where=sousse))
    assembly.voters["Amal"].sends_press(press)
    foreign.sends_press(press)

    assert assembly.db.execute(select(rows)).all() == []
    assert "another territory" in foreign.sees


def test_what_a_conversation_refuses_is_refused_with_its_words(assembly):
    """Only it knows whether something can be voted on now."""
    assert assembly.looks(row=7).sees == "There is nothing to vote on."


def test_options_stand_numbered_in_every_language(db):
    """A vote by grades has no text but its options."""
    seen = plain(Assembly(db, forms()).looks().last)

    assert "<b>1.</b>\nAssociation\n\n<b>2.</b>\nCo-operative\n\n<b>3.</b>\nCharter only for now" in seen
    assert "Vote by grades (majority judgment), open" in seen


def test_from_whoever_has_a_vote_there_is_a_way_back_to_the_plan(assembly):
    """Also after the choice, and from the list of mandates."""
    assembly.looks()
    asked = plain(assembly.leila.last)
    assembly.leila.presses("Who has a vote")
    assembly.leila.presses("✓ One vote an organisation")
    assembly.leila.presses("Mandates")
    assembly.leila.presses("Back")

    assert plain(assembly.leila.last) == asked


def test_by_one_person_one_vote_people_are_counted(assembly):
    """The territory's choice is printed, and the number is that of people."""
    assembly.looks()
    assembly.leila.presses("Who has a vote")
    assembly.leila.presses("One vote a person")
    assembly.looks()

    assert "One person, one vote: 4 people have one." in assembly.leila.sees
    assembly.leila.presses("Open: ")
    assert assembly.vote.one_vote is OneVote.PERSON
    assembly.leila.sends_press(pack(OpenVote(assembly.here, "article", 1, False, "00000000")))
    assert len(assembly.line.shown(ATLAS)) == 1


def test_long_words_are_cut_in_the_group_and_whole_in_the_preview(db):
    """A group has no room for pages; the ballot has all of them."""
    long = said("Water " * 400)
    assembly = Assembly(db, water(text=long), kind=Kind.PUBLIC)
    assembly.looks()
    assert "All of it can be read in each language below." in assembly.leila.sees
    assembly.leila.presses("English")
    assert "Water " * 399 in plain(assembly.leila.last)
    assembly.leila.presses("Back")
    assembly.leila.presses("Open: ")

    assert "Water…" in plain(assembly.atlas[0]) and len(assembly.atlas[0].html) < 1500


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("size", [100, 580, 2_000])
def test_the_last_look_and_the_groups_message_fit_into_a_message(db, language, size):
    """4,096 characters without tags, with long words, many organisations without a mandate, and a secret vote."""
    long = Written("ar", dict.fromkeys(("ar", "fr", "en"), "كلمة " * (size // 5)))
    assembly = Assembly(db, replace(water(Rule.TWO_THIRDS, text=long), question=said("Q" * 200)), 5, language=language)
    for n in range(30):
        body(db, f"{n} " + "N" * 70, mandate=False)
    assembly.looks()
    [secret] = [label for label in assembly.leila.last.labels if label in ("Secret", "سرّي")]
    assembly.leila.presses(secret)
    assert len(re.sub("<[^>]*>", "", assembly.leila.sees)) <= 4_096
    assembly.leila.presses("English")

    assert len(re.sub("<[^>]*>", "", assembly.leila.sees)) <= 4_096


@pytest.mark.parametrize(("advisers", "asked"), [(4, False), (5, True)])
def test_in_a_secret_vote_advice_is_asked_only_of_enough_people(db, advisers, asked):
    """Fewer than five could not hide, and are told so; the facilitator is one of them."""
    assembly = Assembly(db, water(Rule.TWO_THIRDS), 5)
    for n in range(advisers - 1):
        builders.person(db, f"Sami {n}")
    assembly.looks()
    assembly.leila.presses("Secret")

    assert ("can give advice, shown apart" in assembly.leila.sees) is asked
    assert ("Fewer than five individuals" in assembly.leila.sees) is not asked
    assembly.leila.presses("Open: ")
    assert ("is shown as advice" in assembly.atlas[0].html) is asked


def test_a_group_that_is_connected_meanwhile_reads_what_is_voted_on(assembly):
    """Each vote that is open, with the way in; none that has closed."""
    vote = assembly.opens_by_hand()
    leila = builders.standing.person(assembly.db, assembly.leila.who.telegram_id)
    told = builders.turn(assembly.db, leila, menu=assembly.line.menu)
    [news] = told.contributions(GroupNews)

    assert (news.key, news.rows[0][0].press) == (f"vote:{vote.id}", ShowVote(assembly.here, vote.id))
    assembly.passes(WEEK + timedelta(days=3))
    assert list(told.contributions(GroupNews)) == []
