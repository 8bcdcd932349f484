"""The list of votes, the menu's line, and what somebody voted."""

import json

import pytest

from bot.ballots import casting, opening, rolls
from bot.ballots.presses import ListVotes, ShowVote
from bot.ballots.rules.outcome import Rule
from bot.ballots.rules.roll import OneVote
from bot.buttons import pack
from bot.contributions import Forgettable, OwnData
from bot.people.roles import Role
from conversations.votes import votes
from conversations.votes.presses import ListOwnVotes
from tests import builders
from tests.builders import NOW, person, territory, turn
from tests.conversations.votes.polling_place import Place, code_on, forms, plain, water


@pytest.fixture
def place(db):
    return Place(db, 5)


def list_of(phone):
    phone.writes("/votes")
    return plain(phone.last)


def menu_of(phone):
    phone.writes("/start")
    return phone.last.labels


def votes_for(place, vote, name, choice="Consent"):
    phone = place.voters[name]
    phone.opens(ShowVote(vote.territory, vote.id))
    phone.presses(choice)
    return phone


def test_the_menu_says_how_many_votes_wait(place):
    """Those of one's own lines that have not voted; none, and the line has no number."""
    assert "Votes" in menu_of(place.voters["Amal"])
    first, _ = place.opens(), place.opens(water(Rule.TWO_THIRDS), row=2, secret=True)
    assert "Votes (2)" in menu_of(place.voters["Amal"])
    votes_for(place, first, "Amal")

    assert "Votes (1)" in menu_of(place.voters["Amal"])
    assert "Votes" in menu_of(place.phone(person(place.db, "Late")))


def test_a_list_without_votes_says_what_will_stand_there(place):
    """An empty page would look like a fault."""
    seen = list_of(place.voters["Amal"])
    assert "Nothing is being voted on" in seen and "What did I vote?" not in place.voters["Amal"].last.labels


def test_the_list_tells_what_is_open_and_what_was_decided(place):
    """Open ones first, each with what it asks of this person; never how they stand."""
    decided, open_one, other = place.opens(), None, None
    for name in ("Amal", "Bhar", "Cap"):
        votes_for(place, decided, name)
    place.ends(decided)
    open_one = place.opens(water(Rule.TWO_THIRDS), row=2)
    votes_for(place, open_one, "Amal", "For")
    other = place.opens(forms(), row=3)

    assert list_of(place.voters["Amal"]) == (
        "<b>Votes</b>\n\n"
        "1. <b>Water</b>\nVote by two thirds, until Monday 16 March, 10:00. You have voted.\n"
        "2. <b>Our legal form</b>\nVote by grades (majority judgment), until Monday 16 March, 10:00. "
        "<i>Your vote is awaited.</i>\n"
        "3. <b>Water</b>\n✓ Adopted"
    )
    assert "You have no vote in it." in list_of(place.phone(person(place.db, "Late")))
    place.voters["Amal"].presses("2")
    assert "Grade the options" in place.voters["Amal"].last.labels and other.id == 3


def test_individuals_are_told_that_they_can_advise_until_they_have(place):
    """Where organisations vote, nobody waits for their vote."""
    individual = place.phone(person(place.db, "Imen"))
    vote = place.opens()
    assert "You can give advice." in list_of(individual) and "Your vote is awaited." not in plain(individual.last)
    individual.opens(ShowVote(vote.territory, vote.id))
    individual.presses("Consent")

    assert "You have voted." in list_of(individual)


def test_a_vote_whose_end_was_not_noticed_yet_is_being_counted(place):
    """Its ballots are closed already."""
    vote = place.opens()
    place.line.clock.set(vote.closes_at)

    assert "<b>Water</b>\nEnded, being counted" in list_of(place.voters["Amal"])
    assert "Votes" in menu_of(place.voters["Amal"])


def test_a_long_list_has_pages(place):
    """Eight of them fit a telephone's screen."""
    for row in range(9):
        place.opens(row=row)
    phone = place.voters["Amal"]
    assert "8. <b>Water" in list_of(phone) and "9. <b>Water" not in plain(phone.last)
    phone.presses("Next")

    assert "9. <b>Water" in plain(phone.last)


def test_votes_of_another_territory_are_not_listed(place):
    """A button of elsewhere does nothing here."""
    rana = place.phone(person(place.db, "Rana", Role.FACILITATOR, where=builders.territory(place.db, "Zarqa", "JO")))
    place.opens()
    assert "Nothing is being voted on" in list_of(rana)

    rana.sends_press(pack(ListVotes(territory(place.db).id)))

    assert "belongs to another territory" in rana.sees


def test_facilitators_find_their_own_pages_from_the_list(place):
    """And nobody else does."""
    facilitator = place.phone(person(place.db, "Fadi", Role.FACILITATOR))
    list_of(facilitator), list_of(place.voters["Amal"])
    assert "Who has a vote here" in facilitator.last.labels
    assert "Who has a vote here" not in place.voters["Amal"].last.labels


def test_what_did_i_vote(place):
    """Open ballots word for word, grades too, with until when they can change; of secret ones only that."""
    first, second, third = (
        place.opens(),
        place.opens(forms(), row=2),
        place.opens(water(Rule.TWO_THIRDS), row=3, secret=True),
    )
    phone = votes_for(place, first, "Amal", "Stand aside")
    phone.opens(ShowVote(second.territory, second.id))
    for label in ("Grade the options", "Good", "Poor", "Excellent", "Confirm"):
        phone.presses(label)
    phone.opens(ShowVote(third.territory, third.id))
    for label in ("To my ballot", "Show my code and vote", "Against", "Confirm"):
        phone.presses(label)
    list_of(phone)
    phone.presses("What did I vote?")

    assert plain(phone.last) == (
        "<b>What I voted</b>\n\n"
        "1. Water: voted in secret\nFor Amal\nIt can be changed until Monday 9 March, 10:00.\n"
        "2. Our legal form: Association: Good, Co-operative: Poor and Charter only for now: Excellent\nFor Amal\n"
        "It can be changed until Monday 9 March, 10:00.\n"
        "3. Water: Stand aside\nFor Amal\nIt can be changed until Monday 9 March, 10:00.\n\n"
        "Of a secret vote nobody can say it, the bot neither; your code finds it in the published list."
    )
    phone.presses("3")
    assert "✓ You voted: Stand aside" in plain(phone.last)


def test_what_i_voted_is_listed_in_its_territory(place):
    """Somebody of two territories reads it where it was; their data holds all of it."""
    vote, phone = place.opens(), place.voters["Amal"]
    votes_for(place, vote, "Amal")
    zarqa = builders.territory(place.db, "Zarqa", "JO")
    builders.joins(place.db, place.people["Amal"], zarqa)
    phone.sends_press(pack(ListOwnVotes(zarqa.id)))
    assert "Nothing yet." in phone.sees and len(own_data(place, "Amal")["votes"]) == 1
    phone.opens(ShowVote(vote.territory, vote.id))
    phone.sends_press(pack(ListOwnVotes(vote.territory)), phone.last.id)

    assert "1. Water: Consent" in plain(phone.last)


def test_what_i_voted_is_mine_alone(place):
    """Another's list holds none of it."""
    votes_for(place, place.opens(), "Amal")
    phone = place.voters["Bhar"]
    list_of(phone)
    phone.presses("What did I vote?")

    assert "Nothing yet." in phone.sees


def own_data(place, name):
    asked = turn(place.db, place.again(name), menu=[votes])
    return {part.heading: part.rows for part in asked.contributions(OwnData)}


def test_my_data_holds_my_ballots_and_mandates(place):
    """Open ballots in full; of a secret one that it was cast, and for whom; never its code."""
    first, second = place.opens(), place.opens(water(Rule.TWO_THIRDS), row=2, secret=True)
    phone = votes_for(place, first, "Amal", "Reasoned objection")
    phone.writes("The well is dry.")
    phone.opens(ShowVote(second.territory, second.id))
    for label in ("To my ballot", "Show my code and vote", "Against", "Confirm"):
        phone.presses(label)

    assert own_data(place, "Amal") == {
        "votes": (
            {"vote": "Water", "for": "Amal", "secret": True, "cast_at": None},
            {
                "vote": "Water",
                "for": "Amal",
                "secret": False,
                "choice": "objection",
                "reason": "The well is dry.",
                "recording": None,
                "cast_at": NOW.isoformat(),
            },
        ),
        "mandates": ({"organisation": "Amal", "given_at": NOW.isoformat()},),
    }
    assert "votes" not in own_data(place, "Bhar")
    assert code_on(phone) not in json.dumps(own_data(place, "Amal"))


def test_forgetting_somebody_takes_their_own_open_ballots_away(db):
    """What a person cast for themselves in a vote that is still open goes; their line stays, without a name."""
    place = Place(db, 3)
    opening.choose_one_vote(db, territory(db).id, OneVote.PERSON)
    vote = place.opens()
    sara = place.again("Amal")
    phone = place.voters["Amal"]
    phone.opens(ShowVote(vote.territory, vote.id))
    phone.presses("Consent")
    held = list(turn(db, sara, menu=[votes]).contributions(Forgettable))
    for one in held:
        if one.erase:
            one.erase(db, sara.id)

    assert casting.ballots(db, vote.id) == [] and rolls.turnout(db, vote).on_roll == 3
    assert "" in [line.name for line in rolls.lines(db, vote.id)] and len(held) == 2
