"""What is done with the answers: written in each language that the groups read, looked at, published once."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, insert, select

from bot.buttons import pack
from bot.outbox.message import Media
from bot.outbox.tables import bodies, outbox, shown
from bot.people.roles import Role
from bot.people.tables import groups
from conversations.self_assessment import self_assessment
from conversations.self_assessment.rounds import queries as rounds
from conversations.self_assessment.territory import outcomes
from conversations.self_assessment.territory.presses import ShowBeside, ShowPublishing
from conversations.self_assessment.territory.publishing_presses import PublishRound
from tests.builders import NOW, person, territory
from tests.conversations.self_assessment.territory.frozen import HIGH, LATER, LOW, SPLIT, closed_round
from tests.phones import Line, Phone, StandingClock
from tests.workshop import work

ATLAS, MER = -100, -200
OF = {"A1": HIGH, "A2": SPLIT, "A3": LOW, "R1": (6,) * 17}


@pytest.fixture
def line(db: Connection) -> Line:
    return Line(db, [self_assessment], StandingClock(LATER))


@pytest.fixture
def amal(line: Line) -> Phone:
    """A facilitator who reads English."""
    return phone(line, "Amal", Role.FACILITATOR)


def phone(line: Line, name: str, role: Role = Role.ACTOR, **more: object) -> Phone:
    return line.phone(name, telegram_id=person(line.db, name, role, **more).telegram_id)  # type: ignore[arg-type]


def group(db: Connection, chat: int, title: str, language: str) -> None:
    row = {"chat_id": chat, "territory_id": territory(db).id, "title": title, "language": language, "created_at": NOW}
    db.execute(insert(groups).values(row))


def asks(phone: Phone, db: Connection, of: dict[str, tuple[int, ...]] | None = None) -> int:
    """The facilitator looks at what is done with the answers of a round; its number."""
    round_ = closed_round(db, of or OF)
    phone.sends_press(pack(ShowPublishing(round_.territory, round_.id)))
    return round_.id


def pictures(db: Connection, chat: int) -> list[tuple[str, str]]:
    """The captions of the pictures in a chat, and their files' names."""
    rows = select(bodies.c.html, bodies.c.file_name).join(outbox, outbox.c.body_id == bodies.c.id)
    mine = (outbox.c.chat_id == chat) & (bodies.c.media == Media.PHOTO.value)
    return [(row.html, row.file_name) for row in db.execute(rows.where(mine))]


def words_in(line: Line, chat: int) -> list[str]:
    """What stands in a chat besides pictures."""
    captions = [html for html, _ in pictures(line.db, chat)]
    return [one.html for one in line.shown(chat) if one.html not in captions]


def test_it_asks_in_ones_own_language_then_in_those_of_the_groups(db: Connection, line: Line, amal: Phone) -> None:
    """Each can be skipped, and what is missing is named."""
    group(db, ATLAS, "Atlas", "ar")
    group(db, MER, "Mer", "fr")
    asks(amal, db)

    amal.presses("Write: English")
    assert "A few sentences in <b>English</b>" in amal.sees
    amal.writes("We open a market.")
    assert "A few sentences in <b>العربية</b>" in amal.sees
    amal.presses("Skip")
    assert "A few sentences in <b>Français</b>" in amal.sees
    amal.presses("Back")
    amal.presses("Write: العربية")
    amal.writes("نفتح سوقًا.")
    assert "A few sentences in <b>Français</b>" in amal.sees
    assert amal.last.labels == ["Back"]  # nothing comes after it
    amal.presses("Back")

    assert "<b>Français</b>: no text yet; those groups see the one in العربية." in amal.sees
    assert "Publish in 2 groups" in amal.last.labels


def test_the_groups_are_told_each_in_its_language_with_a_picture(db: Connection, line: Line, amal: Phone) -> None:
    """First the picture with its numbers, then the words."""
    group(db, ATLAS, "Atlas", "ar")
    group(db, MER, "Mer", "fr")
    number = asks(amal, db)
    outcomes.keep(db, number, "ar", "نفتح سوقًا.")
    outcomes.keep(db, number, "fr", "Un marché s’ouvre.")
    amal.sends_press(pack(ShowPublishing(territory(db).id, number)))

    amal.presses("Publish in 2 groups")
    work(line)

    (caption, file) = pictures(db, MER)[0]
    assert file == "muyassir.png"
    assert ("8" in caption and "Acteurs d’appui" in caption) or "17" in caption
    assert len(pictures(db, ATLAS)) == 1
    assert "Un marché s’ouvre." in words_in(line, MER)[0]
    assert "نفتح سوقًا." in words_in(line, ATLAS)[0]
    assert "✓ Published." in amal.sees
    assert line.shown(MER)[0].html == caption


def test_the_words_in_a_group_lead_to_ones_own_picture(db: Connection, line: Line, amal: Phone) -> None:
    """In private: what somebody rated is nobody else's to see."""
    group(db, MER, "Mer", "en")
    number = published(db, line, amal)
    (key,) = line.shown(MER)[-1].keyboard[0]
    assert key == {"text": "My answers beside these", "start": pack(ShowBeside(number))}


def test_a_second_press_changes_nothing(db: Connection, line: Line, amal: Phone) -> None:
    """Two facilitators, or an impatient thumb: the groups hear it once, and the first time stays."""
    group(db, ATLAS, "Atlas", "ar")
    number = asks(amal, db)
    outcomes.keep(db, number, "ar", "نفتح سوقًا.")
    press = pack(PublishRound(territory(db).id, number))

    for _ in range(2):
        amal.sends_press(press)
        work(line)
    leila = phone(line, "Leila", Role.FACILITATOR)
    leila.sends_press(press)
    work(line)

    assert len(pictures(db, ATLAS)) == 1
    assert len(line.shown(ATLAS)) == 2


def test_changed_words_change_what_stands_in_the_groups(db: Connection, line: Line, amal: Phone) -> None:
    """The message that was posted, and no second one."""
    group(db, ATLAS, "Atlas", "ar")
    number = published(db, line, amal)
    before = line.shown(ATLAS)

    amal.presses("Change: العربية")
    amal.writes("نفتح سوقين.")
    work(line)

    after = line.shown(ATLAS)
    assert [one.id for one in after] == [one.id for one in before]
    assert "نفتح سوقين." in after[-1].html
    assert rounds.by_id(db, territory(db).id, number).published_at == LATER  # type: ignore[union-attr]


def test_a_group_that_came_later_is_not_told_by_a_change(db: Connection, line: Line, amal: Phone) -> None:
    """Words without the picture they speak of would only puzzle it."""
    group(db, ATLAS, "Atlas", "ar")
    number = published(db, line, amal)
    row = {"chat_id": ATLAS, "key": outcomes.key(number), "message_id": 7}
    db.execute(insert(shown).values(row))  # what the sender keeps once it is sent
    group(db, MER, "Mer", "fr")

    amal.presses("Change: العربية")
    amal.writes("نفتح سوقين.")

    assert line.shown(MER) == []
    assert "نفتح سوقين." in line.shown(ATLAS)[-1].html


def published(db: Connection, line: Line, amal: Phone) -> int:
    number = asks(amal, db)
    outcomes.keep(db, number, "ar", "نفتح سوقًا.")
    amal.sends_press(pack(PublishRound(territory(db).id, number)))
    work(line)
    return number


def test_without_a_word_nothing_is_published(db: Connection, line: Line, amal: Phone) -> None:
    """A picture alone would leave people asking what for."""
    group(db, ATLAS, "Atlas", "ar")
    number = asks(amal, db)
    assert not any(one.startswith("Publish") for one in amal.last.labels)

    amal.sends_press(pack(PublishRound(territory(db).id, number)))
    work(line)

    assert "First a few words" in amal.sees
    assert line.shown(ATLAS) == []


def test_without_a_group_people_still_find_it(db: Connection, line: Line, amal: Phone) -> None:
    """It stands beside everybody's own picture."""
    number = asks(amal, db)
    assert "No group is connected" in amal.sees
    amal.presses("Write: English")
    amal.writes("We open a market.")
    amal.presses("Publish")
    work(line)

    assert rounds.by_id(db, territory(db).id, number).published_at == LATER  # type: ignore[union-attr]


def test_a_preview_is_word_for_word_what_the_group_reads(db: Connection, line: Line, amal: Phone) -> None:
    """The caption and the words, in the group's language."""
    group(db, MER, "Mer", "fr")
    number = asks(amal, db)
    outcomes.keep(db, number, "fr", "Un marché s’ouvre.")
    amal.sends_press(pack(ShowPublishing(territory(db).id, number)))

    amal.presses("Preview: Français")
    seen = [one.html for one in amal.messages[-3:-1]]
    amal.sends_press(pack(PublishRound(territory(db).id, number)))
    work(line)

    assert seen == [one.html for one in line.shown(MER)]


@pytest.mark.parametrize("said, answer", [("x" * 1001, "1,001 characters"), ("", "In writing, please")])
def test_what_cannot_be_kept_says_what_would_be_right(
    db: Connection, line: Line, amal: Phone, said: str, answer: str
) -> None:
    """And the next try is still heard."""
    number = asks(amal, db)
    amal.presses("Write: English")

    if said:
        amal.writes(said)
    else:
        amal.sends_sticker()
    assert answer in amal.sees
    assert outcomes.of(db, number) == {}

    amal.writes("We open a market.")
    assert outcomes.of(db, number) == {"en": "We open a market."}


def test_markup_in_the_words_is_only_words(db: Connection, line: Line, amal: Phone) -> None:
    """A facilitator may write a < b."""
    number = asks(amal, db)
    amal.presses("Write: English")
    amal.writes("<b>3 < 4</b>\nand so on")

    assert outcomes.of(db, number) == {"en": "<b>3 < 4</b>\nand so on"}
    assert "&lt;b&gt;3 &lt; 4&lt;/b&gt;" in amal.sees


def test_only_facilitators_of_the_territory_publish(db: Connection, line: Line) -> None:
    """A press of somebody else, or of another territory, does nothing."""
    number = closed_round(db, OF).id
    outcomes.keep(db, number, "en", "We open a market.")
    sara = phone(line, "Sara")
    zarqa = phone(line, "Zaid", Role.FACILITATOR, where=territory(db, "Zarqa", "JO"))

    sara.sends_press(pack(PublishRound(territory(db).id, number)))
    zarqa.sends_press(pack(PublishRound(territory(db).id, number)))
    assert "another territory" in zarqa.sees
    zarqa.sends_press(pack(PublishRound(territory(db, "Zarqa").id, number)))
    assert "not there yet" in zarqa.sees

    assert rounds.by_id(db, territory(db).id, number).published_at is None  # type: ignore[union-attr]
