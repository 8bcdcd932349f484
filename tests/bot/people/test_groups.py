"""Groups: where they belong, how they are spoken to, and which of them are written to."""

from __future__ import annotations

from sqlalchemy import Connection, insert

from bot.people import groups as known
from bot.people.groups import Group
from bot.people.tables import groups
from tests.builders import NOW, territory


def group(db: Connection, title: str, **values: object) -> Group:
    """A group that the bot is in, spoken to in Arabic."""
    chat = -100 - len(title)
    row = {"chat_id": chat, "title": title, "language": "ar", "created_at": NOW}
    db.execute(insert(groups).values(**row | values))
    found = known.by_chat(db, chat)
    assert found is not None
    return found


def test_announcements_go_to_the_groups_that_the_territory_has_and_the_bot_is_in(db):
    """By title, each in its own voice."""
    mahdia, irbid = territory(db).id, territory(db, "Irbid", "JO").id
    group(db, "Zitouna", territory_id=mahdia)
    group(db, "atlas", territory_id=mahdia, language="fr")
    group(db, "Out", territory_id=mahdia, left_at=NOW)
    group(db, "Far away", territory_id=irbid)

    told = known.of_territory(db, mahdia)
    assert [(one.title, one.voice.language, one.voice.country, one.voice.zone) for one in told] == [
        ("atlas", "fr", "TN", "Africa/Tunis"),
        ("Zitouna", "ar", "TN", "Africa/Tunis"),
    ]
    assert [one.title for one in known.every_one_of(db, mahdia)] == ["atlas", "Out", "Zitouna"]


def test_a_group_belongs_to_one_territory_until_it_is_let_go(db):
    """Nobody takes over what is somebody else's."""
    mahdia, irbid = territory(db).id, territory(db, "Irbid", "JO").id
    atlas = group(db, "Atlas")

    assert known.connect(db, atlas.id, mahdia)
    assert known.connect(db, atlas.id, mahdia)
    assert not known.connect(db, atlas.id, irbid)
    known.disconnect(db, atlas.id)
    assert known.connect(db, atlas.id, irbid)


def test_a_group_that_belongs_nowhere_is_spoken_to_in_the_language_that_was_guessed(db):
    """And each has a key that nobody can guess."""
    atlas, zitouna = group(db, "Atlas"), group(db, "Zitouna")

    assert (atlas.territory, atlas.voice.language, atlas.voice.zone) == (None, "ar", "UTC")
    assert len(atlas.key) == 16 and atlas.key != zitouna.key


def test_a_group_is_greeted_once(db):
    """Until its greeting is forgotten."""
    atlas = group(db, "Atlas")
    assert [known.greet(db, atlas.id, NOW), known.greet(db, atlas.id, NOW)] == [True, False]
    known.forget_greeting(db, atlas.id)

    assert known.greet(db, atlas.id, NOW)


def test_another_language_is_spoken_to_the_group_alone(db):
    """Others keep theirs."""
    atlas, zitouna = group(db, "Atlas"), group(db, "Zitouna")
    known.choose_language(db, atlas.id, "fr")

    assert [one and one.language for one in (known.by_id(db, atlas.id), known.by_id(db, zitouna.id))] == ["fr", "ar"]
