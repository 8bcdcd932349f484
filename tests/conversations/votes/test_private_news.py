"""Those who asked to be told when something begins."""

import pytest

from bot.conversation import Turn
from bot.events import Place
from bot.people import preferences, standing
from conversations.votes import private_news
from conversations.votes.due_times import TellOfVote
from tests.conversations.votes.assembly import Assembly
from tests.conversations.votes.polling_place import plain, water


@pytest.fixture
def assembly(db):
    found = Assembly(db, water())
    preferences.choose_news(db, found.people[name(found)].id, found.here, True)
    return found


def name(assembly):
    return next(iter(assembly.voters))


def test_whoever_asked_hears_of_a_vote_in_private_and_nobody_else(assembly):
    """With the way to it; in a group it may scroll away."""
    assembly.opens_by_hand()
    assembly.line.advance()
    asked, *others = assembly.voters.values()

    assert plain(asked.last).startswith("<b>A vote has begun: Water</b>\n\nConsent vote, open\nOpen until ")
    assert asked.last.labels == ["Vote", "Menu"]
    assert [other.messages for other in others] == [[] for _ in others]
    asked.presses("Vote")
    assert "Water" in asked.sees


def test_a_vote_that_has_ended_meanwhile_is_not_told_as_begun(assembly):
    """The bot was away for a week."""
    vote = assembly.opens_by_hand()
    turn = Turn(assembly.db, standing.NOBODY, Place(0), vote.closes_at)
    private_news.tell_in_private(turn, TellOfVote(vote.id))

    assert assembly.voters[name(assembly)].messages == []
