"""Voting on SQLite and on PostgreSQL alike."""

from bot.ballots import casting
from bot.ballots.presses import ShowVote
from bot.ballots.rules.outcome import Rule
from conversations.votes import queries
from tests.conversations.votes.polling_place import Place, code_on, in_the_box, plain, water


async def test_votes_are_cast_changed_and_read_back(database):
    """Open and secret, from the list to the result, and what one voted."""
    seen = await database.transaction(vote_on_both)

    assert seen == ["objection", "The well is dry.", ["against"], "✗", True]


def vote_on_both(db):
    place = Place(db, 5)
    first, second = place.opens(), place.opens(water(Rule.TWO_THIRDS), row=2, secret=True)
    phone = place.voters["Amal"]
    phone.writes("/votes")
    phone.presses("1")
    phone.presses("Reasoned objection")
    phone.writes("The well is dry.")
    phone.opens(ShowVote(second.territory, second.id))
    for label in ("To my ballot", "Show my code and vote", "For", "Confirm", "Change it", "Against", "Confirm"):
        phone.presses(label)
    code, box = code_on(phone), in_the_box(db, second)
    for name in ("Bhar", "Cap", "Dar", "Espoir"):
        other = place.voters[name]
        other.opens(ShowVote(second.territory, second.id))
        for label in ("To my ballot", "Show my code and vote", "Stand aside", "Confirm"):
            other.presses(label)
    phone.writes("/votes")
    phone.presses("What did I vote?")
    assert "voted in secret" in phone.sees and "Reasoned objection" in plain(phone.last)
    kept = casting.ballot(db, first.id, place.keys["Amal"])
    place.ends(second)
    phone.opens(ShowVote(second.territory, second.id))
    mark = "✗" if "✗ Not adopted" in phone.sees else phone.sees
    return [kept.choice, kept.reason, box, mark, code in (queries.published(db, second.id) or "")]
