"""Reasons that were spoken: heard by facilitators where it is allowed, and written down for everybody."""

import pytest
from sqlalchemy import select

from bot.ballots import casting
from bot.buttons import pack
from bot.i18n import Voice, speak
from bot.outbox.message import Media
from bot.outbox.tables import bodies
from bot.people import consent
from bot.people.consent import Purpose
from conversations.votes import results
from conversations.votes.facilitating_presses import ShowNotes
from conversations.votes.hearing_presses import HearReason
from tests.conversations.votes.assembly import WEEK, Assembly
from tests.conversations.votes.polling_place import MARKS, water


@pytest.fixture
def spoken(db):
    """An objection that Amal spoke, and allows facilitators to hear."""
    assembly = Assembly(db, water())
    assembly.opens_by_hand()
    amal = assembly.people["Amal"]
    consent.give(db, amal.id, Purpose.VOICE, assembly.line.clock.now())
    casting.cast(
        db, assembly.vote, assembly.keys["Amal"], "objection", recording="v1", by=amal.id, now=assembly.line.clock.now()
    )
    assembly.says("Bhar", "consent")
    assembly.passes(WEEK)
    return assembly


def test_a_spoken_reason_is_heard_and_written_down_for_everybody(spoken):
    """By a facilitator; until then its place says that it was spoken."""
    here, vote = spoken.here, spoken.vote
    assert "Amal: spoken, not written down" in said_of(spoken, vote)
    spoken.leila.opens(ShowNotes(here, vote.id))
    spoken.leila.presses("Listen: ")
    heard = select(bodies.c.media, bodies.c.file).where(bodies.c.media == Media.VOICE)
    assert [tuple(row) for row in spoken.db.execute(heard)] == [(Media.VOICE, b"v1")]
    spoken.leila.presses("Write it down")
    spoken.leila.writes("The well is dry.")

    assert "Amal: The well is dry." in said_of(spoken, vote)
    spoken.leila.opens(ShowNotes(here, vote.id))
    assert spoken.leila.last.labels == ["See the result"]


def test_whoever_goes_back_writes_nothing_down(spoken):
    """What is typed to the bot later is no reason of somebody else's."""
    spoken.leila.opens(ShowNotes(spoken.here, spoken.vote.id))
    spoken.leila.presses("Listen: ")
    spoken.leila.presses("Write it down")
    spoken.leila.presses("Reasons and notes")
    spoken.leila.writes("Good morning")

    assert "Amal: spoken, not written down" in said_of(spoken, spoken.vote)


def said_of(assembly, vote):
    return speak(Voice("en"), results.told(assembly.db, vote)).translate(MARKS)


def test_a_voice_is_heard_by_facilitators_only_and_while_it_is_allowed(spoken):
    """Neither by members, nor once the agreement is taken back."""
    press = HearReason(spoken.here, spoken.vote.id, spoken.keys["Amal"])
    bhar = spoken.voters["Bhar"]
    bhar.opens(ShowNotes(spoken.here, spoken.vote.id))
    assert bhar.last.labels == ["See the result"]
    bhar.sends_press(pack(press))
    consent.withdraw(spoken.db, spoken.people["Amal"].id, Purpose.VOICE, spoken.line.clock.now())
    spoken.leila.opens(press)

    assert "cannot be heard" in spoken.leila.sees
    assert spoken.db.execute(select(bodies.c.id).where(bodies.c.media == Media.VOICE)).all() == []
