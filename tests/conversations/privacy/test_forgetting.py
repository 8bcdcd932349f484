"""Having everything forgotten."""

import sqlite3
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy import func, select

from bot.buttons import dump, full_name
from bot.contributions import Forgettable
from bot.conversation import Conversation
from bot.events import Due, Place
from bot.i18n import T
from bot.outbox.message import Message, put
from bot.outbox.tables import bodies, outbox, shown
from bot.people import audit, membership, requests, standing, waits
from bot.people.roles import Role
from bot.people.tables import audit as trace
from bot.people.tables import people
from bot.people.waits import Wait
from bot.schedule import due
from bot.storage.engine import to_json
from bot.storage.file import connect
from bot.storage.metadata import metadata
from conversations.privacy import forgetting, privacy
from conversations.privacy.presses import AskToForget, Forget, ShowPrivacy
from tests.builders import NOW, organisation, person, presses, territory, turn, words

NOW_DRAWN = Forget(int(NOW.timestamp()))


def conversation(erased):
    """One that keeps something which does not hang on the person's row."""
    other = Conversation("other", T("Other"))

    @other.contributes(Forgettable)
    def held(turn):
        yield Forgettable(T("your {n} answers", n=3), T("counts"), lambda db, who: erased.append(who))

    return other


def test_what_goes_and_what_stays_is_read_before_anything_is_done(db):
    """The list comes from every conversation; only the last press erases."""
    erased, sara = [], person(db)
    asked = turn(db, sara, pressed=7, menu=(privacy, conversation(erased)))
    forgetting.ask_to_forget(asked, AskToForget())

    said = words(asked.messages[-1])
    assert "your 3 answers" in said and "counts" in said and "name and id" in said
    assert presses(asked.messages[-1]) == [NOW_DRAWN, ShowPrivacy()]
    assert erased == [] and standing.person(db, sara.telegram_id) == sara


def test_nothing_of_the_person_is_left_in_any_table(db):
    """Rows, waits, due times and the words said to them or about them."""
    sara, leading = person(db, "Sara Trabelsi", organisation=organisation(db)), person(db, "Ali", Role.FACILITATOR)
    requests.ask(db, sara.id, territory(db).id, "Sara asks", NOW)
    waits.save(db, {(sara.telegram_id, sara.id): Wait(full_name(NOW_DRAWN), dump(NOW_DRAWN))})
    due.add(db, [Due(ShowPrivacy(), NOW, sara.id, Place(sara.telegram_id))])
    audit.record(db, "promoted", by=leading, at=NOW, person=sara.id)
    audit.record(db, "joined", by=sara, at=NOW, invite=3)
    put(db, [Message(sara.telegram_id, sara.voice, T("Hello {name}", name=sara.name), person=sara.id, key="menu")], NOW)
    put(db, [Message(leading.telegram_id, leading.voice, T("New: {name}", name=sara.name), person=leading.id)], NOW)
    db.execute(shown.insert().values(chat_id=sara.telegram_id, key="menu", message_id=5))

    forgetting.forget(turn(db, sara, pressed=7, menu=(privacy,)), NOW_DRAWN)

    assert rows_with(db, "Sara") == []
    assert rows_with(db, str(sara.telegram_id)) == []
    assert [row.person_id for row in db.execute(select(trace)) if row.act != "promoted"] == [None, None]
    assert [row.about for row in db.execute(select(trace).order_by(trace.c.id))] == [{}, {"invite": 3}, {}]
    assert membership.members_of(db, territory(db).id) == [leading]
    assert list(db.scalars(select(bodies.c.html))) == ["New: …"], "Ali's message is still Ali's"


def test_other_conversations_erase_what_hangs_on_nothing(db):
    """Whoever keeps rows apart from the person's is told to erase them."""
    erased, sara = [], person(db)
    forgetting.forget(turn(db, sara, pressed=7, menu=(privacy, conversation(erased))), NOW_DRAWN)
    assert erased == [sara.id]


def test_an_old_button_erases_nothing(db):
    """It shows the list as it is now."""
    sara = person(db)
    pressed = turn(db, sara, pressed=7, menu=(privacy,), now=NOW + timedelta(hours=2))
    forgetting.forget(pressed, NOW_DRAWN)

    assert standing.person(db, sara.telegram_id) == sara
    assert presses(pressed.messages[-1])[0] == Forget(int(pressed.now.timestamp()))


def test_whoever_comes_back_is_somebody_new(db):
    """The number of the forgotten is nobody else's, so that old buttons mean nobody."""
    sara = person(db)
    pressed = turn(db, sara, pressed=7, menu=(privacy,))
    forgetting.forget(pressed, NOW_DRAWN)
    again = standing.meet(db, sara.telegram_id, "Sara", "ar", NOW)

    assert pressed.people_changed and pressed.person.id == 0 and pressed.person.role is Role.STRANGER
    assert again.id > sara.id and again.role is Role.STRANGER and again.territory is None


def test_words_shared_with_others_stay_theirs(db):
    """One body may have gone to many."""
    sara, ali = person(db), person(db, "Ali")
    put(db, [Message(ali.telegram_id, ali.voice, T("To all"), person=ali.id)], NOW)
    body = db.scalar(select(bodies.c.id))
    row = db.execute(select(outbox)).one()._mapping
    db.execute(
        outbox.insert().values({**row, "id": None, "chat_id": sara.telegram_id, "person_id": sara.id, "body_id": body})
    )

    forgetting.forget(turn(db, sara, pressed=7, menu=(privacy,)), NOW_DRAWN)

    assert db.scalar(select(func.count()).select_from(bodies)) == 1
    assert list(db.scalars(select(outbox.c.chat_id))) == [ali.telegram_id]


@pytest.mark.parametrize(("others", "warned"), [(0, True), (1, False)])
def test_the_last_facilitator_is_warned(db, others, warned):
    """They may go all the same: it is their right."""
    leading = person(db, role=Role.FACILITATOR)
    for _ in range(others):
        person(db, "Ali", role=Role.FACILITATOR)
    asked = turn(db, leading, pressed=7)
    forgetting.ask_to_forget(asked, AskToForget())
    assert ("Mahdia" in words(asked.messages[-1])) is warned


def test_the_file_itself_holds_nothing_after_a_checkpoint(tmp_path):
    """Erased rows are overwritten, not only unlinked (SQLite's secure_delete)."""
    path = tmp_path / "bot.db"
    engine = sa.create_engine("sqlite://", creator=lambda: connect(str(path)), json_serializer=to_json)
    with engine.begin() as db:
        metadata.create_all(db)
        sara = person(db, "Sara Trabelsi")
        put(db, [Message(sara.telegram_id, sara.voice, T("Hello {name}", name=sara.name), person=sara.id)], NOW)
    checkpoint(path)
    assert b"Trabelsi" in path.read_bytes(), "or this test could not fail"
    with engine.begin() as db:
        forgetting.forget(turn(db, sara, pressed=7, menu=(privacy,)), NOW_DRAWN)
        assert db.scalar(select(func.count()).select_from(people)) == 0
    checkpoint(path)
    engine.dispose()

    assert not any(b"Trabelsi" in file.read_bytes() for file in tmp_path.iterdir())


# What hangs on no person's row, and who erases it: the outbox by chat, the trace by blotting out, the rest by number.
BY_HAND = {
    "audit.person_id",
    "due.chat_id",  # beside the person's number, or a group's
    "groups.chat_id",  # a group's
    "invite_guesses.telegram_id",
    "outbox.chat_id",
    "outbox.person_id",
    "outbox_polls.chat_id",  # a group's
    "outbox_shown.chat_id",
    "people.telegram_id",
    "poll_answers.telegram_id",  # of Telegram's own polls; conversations/polls takes it away
    "waits.chat_id",  # beside the person's number
}


def test_every_table_lets_go_of_the_person():
    """A new table that names people either hangs on their row or is erased by hand, knowingly."""
    loose = set()
    for column in (column for table in metadata.sorted_tables for column in table.columns):
        keys = [key for key in column.foreign_keys if key.column is people.c.id]
        assert all(key.ondelete in ("CASCADE", "SET NULL") for key in keys), column
        if not keys and column.name in ("person_id", "telegram_id", "chat_id", "user_id"):
            loose.add(str(column))
    assert loose == BY_HAND


def checkpoint(path):
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def rows_with(db, words):
    """Rows of any table that hold the words anywhere."""
    found = [(table.name, row) for table in metadata.sorted_tables for row in db.execute(select(table))]
    return [one for one in found if words in repr(one[1])]
