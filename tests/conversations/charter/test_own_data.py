"""What somebody wrote for the charter is theirs to read; of somebody forgotten only what they gave the group stays."""

import pytest
from sqlalchemy import delete, select

from bot.contributions import OwnData
from bot.events import Event, Place, Said, Words
from bot.people.tables import people
from conversations.charter import charter
from conversations.charter.articles import queries
from conversations.charter.ideas.presses import SupportIdea, WriteIdea
from conversations.charter.ideas.tables import IdeaKind, ideas
from conversations.charter.own_data import erase, own_data
from conversations.charter.tables import Stage
from tests.builders import turn
from tests.conversations.charter.desk import LISTEN, Writers

WORDS = "We listen to everybody before we decide."


@pytest.fixture
def mahdia(db):
    """Sara proposed an idea, spoke another, sent words off with a reason, and began some that she did not send."""
    mahdia = Writers(db)
    sara = mahdia.member("Sara")
    mahdia.suggests(sara, "Prices are fair")
    sara.opens(WriteIdea(mahdia.here, IdeaKind.VALUE))
    said = Said(voice="voice-1")
    mahdia.line.take(Event(Words(), sara.who, Place(sara.who.telegram_id), said, update=next(mahdia.line.numbers)))
    mahdia.proposes()
    for step in ("sent", "kept to herself"):
        mahdia.reads(sara)
        sara.presses("Propose other words")
        sara.writes(f"{WORDS} ({step})")
        if step == "sent":
            sara.presses("Say why")
            sara.writes("Because of last year.")
            sara.presses("Send them off")
    return mahdia


def test_my_data_holds_every_word_that_one_wrote(mahdia):
    """Ideas, texts, reasons, and whom one supports."""
    sara = mahdia.people["Sara"]
    parts = {part.heading: part.rows for part in own_data(turn(mahdia.db, sara))}
    assert [row["text"] for row in parts["ideas for the charter"]] == ["Prices are fair", ""]
    assert [row["voice note"] for row in parts["ideas for the charter"]] == [None, "voice-1"]
    assert parts["ideas supported"][0] == {"text": "Prices are fair"}
    assert [(row["text"], row["why"]) for row in parts["texts for the charter"]] == [
        (f"{WORDS} (sent)", "Because of last year."),
        (f"{WORDS} (kept to herself)", ""),
    ]
    assert own_data in charter.givers[OwnData]


def test_of_somebody_forgotten_the_ideas_and_proposals_stay_without_a_name(mahdia):
    """The voice, the reason and the unsent words go, and so does the support."""
    mahdia.amal.opens(SupportIdea(mahdia.here, 1, True))
    sara = mahdia.people["Sara"].id
    erase(mahdia.db, sara)
    mahdia.db.execute(delete(people).where(people.c.id == sara))

    left = mahdia.db.execute(select(ideas.c.text, ideas.c.recording, ideas.c.person_id)).all()
    assert [tuple(row) for row in left] == [("Prices are fair", None, None)]
    versions = queries.versions(mahdia.db, mahdia.article.id)
    assert [(one.stage, one.author, one.why) for one in versions[1:]] == [(Stage.PROPOSED, None, "")]
    assert LISTEN in mahdia.reads(mahdia.amal)
