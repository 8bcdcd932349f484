"""A vote by two thirds from its last look to a minority note, and one by grades, on SQLite and on PostgreSQL."""

from bot.ballots import mandating, rolls
from bot.ballots.presses import ShowVote
from bot.ballots.rules.outcome import Result, Rule
from bot.contributions import OwnData
from bot.people import paper
from bot.people.roles import Kind
from conversations.votes import queries, slow_work
from conversations.votes.due_times import DrawResult
from tests import builders
from tests.builders import NOW, territory
from tests.conversations.votes.assembly import WEEK, Assembly
from tests.conversations.votes.polling_place import plain, water


async def test_a_vote_is_planned_recorded_closed_and_noted(database):
    """Every statement of it means the same on both."""
    await database.transaction(lived_through)


def lived_through(db):
    assembly = Assembly(db, water(Rule.TWO_THIRDS))
    wafa = builders.organisation(db, "Wafa")
    salem = paper.enter(db, "Salem", territory(db), Kind.INDIVIDUAL, NOW, organisation=wafa.id)
    mandating.mandate(db, wafa.id, salem, NOW)
    assembly.opens_by_hand()
    assembly.keys["Wafa"] = rolls.of_organisation(wafa.id)
    for label in ("Record a vote from paper", "1", "For", "Record it"):
        assembly.leila.presses(label)
    for name, side in (("Amal", "for"), ("Bhar", "for"), ("Cap", "against")):
        assembly.says(name, side)
    assembly.passes(WEEK)

    assert assembly.vote.outcome.result is Result.ADOPTED
    assert len(assembly.works(slow_work.draw_for_groups, DrawResult(assembly.vote.id))) == 1
    phone = assembly.voters["Cap"]
    phone.opens(ShowVote(assembly.here, assembly.vote.id))
    phone.presses("Leave a note")
    phone.writes("Too early.")
    assert [note.text for note in queries.notes(db, assembly.vote.id)] == ["Too early."]
    own = builders.turn(db, assembly.again("Cap"), menu=assembly.line.menu).contributions(OwnData)
    notes = [data.rows for data in own if data.heading == "minority notes"]
    assert notes == [({"vote": "Water", "for": "Cap", "note": "Too early."},)]


async def test_a_question_is_drafted_and_voted_on_by_grades(database):
    """Its words go from the draft's columns to the vote's."""
    await database.transaction(graded)


def graded(db):
    assembly = Assembly(db, water())
    leila = assembly.leila
    leila.writes("/votes")
    for label in ("Prepare a vote by grades", "Another question", "The question"):
        leila.presses(label)
    leila.writes("Where do we meet?")
    leila.presses("Skip")
    leila.presses("Skip")
    for option in ("Mill", "School"):
        leila.presses("Add an option")
        leila.writes(option)
        leila.presses("Skip")
        leila.presses("Skip")
    leila.presses("Go on to the vote")
    leila.presses("Open: ")
    for name in assembly.voters:
        assembly.says(name, {"option1": "good", "option2": "poor", "charter_only": "reject"})
    assembly.passes(WEEK)

    assert "✓ Adopted: Mill" in plain(leila.last)
