"""Whoever shows less than three is asked why: in private, once in a sense-check; who reads it is said before."""

import pytest
from sqlalchemy import select

from bot.contributions import Forgettable, GroupNews, OwnData
from bot.events import Said, Words
from bot.outbox.tables import bodies, outbox
from bot.people import consent
from bot.people.consent import Purpose
from conversations.charter import charter
from conversations.charter.sensing import queries
from conversations.charter.sensing.presses import HearReason, ListReasons, ShowCheck, TellWhy
from tests.builders import NOW, turn
from tests.conversations.charter.sensing.circle import circle, plain, proposed

ASKED = "<b>Article 1: what has to change?</b>"


@pytest.fixture
def mahdia(db):
    made = circle(db)
    made.opens()
    return made


def asked(phone):
    return [one for one in phone.messages if plain(one).startswith(ASKED)]


def reason_of(mahdia, name):
    found = queries.fingers_of(mahdia.db, mahdia.check.id, mahdia.people[name].id)
    return found and (found.why, found.recording)


@pytest.mark.parametrize(("fingers", "times"), [(0, 1), (1, 1), (2, 1), (3, 0), (5, 0)])
def test_below_three_one_is_asked_in_private(mahdia, fingers, times):
    """Not in the group, and nobody who can live with it."""
    sara = mahdia.member("Sara")
    mahdia.shows(sara, fingers)

    assert len(asked(sara)) == times
    assert len(mahdia.atlas) == 1


def test_who_will_read_it_is_said_before(mahdia):
    """And that it can be left open."""
    sara = mahdia.member("Sara")
    mahdia.shows(sara, 1)

    assert plain(sara.last) == (
        f"{ASKED}\n\n"
        "You show less than three fingers. A sentence or a voice note helps to find better words. Facilitators and "
        "whoever wrote the text read it with your name; nobody else does. It can be left open.\n\n"
        "A voice note is heard by nobody unless you allow it, under Privacy and my data.\n\n"
        "To answer, press the first button, then write or speak."
    )
    assert sara.last.labels == ["Say what has to change", "Skip"]


def test_one_is_asked_once_however_often_one_changes(mahdia):
    """Neither another low number nor coming back to one asks again; leaving it open does not either."""
    sara = mahdia.member("Sara")
    for fingers in (1, 2, 5, 0):
        mahdia.shows(sara, fingers)
    sara.presses("Skip")
    mahdia.shows(sara, 1)

    assert len(asked(sara)) == 0  # the question itself was changed to what follows
    assert plain(sara.last) == "Left open. Your fingers count as they are."


def test_the_words_are_kept_and_read_by_facilitators(mahdia):
    """With the name, as it was said."""
    sara = mahdia.member("Sara")
    mahdia.shows(sara, 2)
    sara.presses("Say what has to change")
    sara.writes("Who is we?")
    mahdia.amal.opens(ListReasons(mahdia.here, mahdia.check.id))

    assert reason_of(mahdia, "Sara") == ("Who is we?", None)
    assert plain(mahdia.amal.last) == "<b>Article 1: what has to change</b>\n\nSara, 2:\nWho is we?"


def test_in_private_the_answer_can_be_written_at_once(mahdia):
    """The question waits for it."""
    sara = mahdia.member("Sara")
    sara.opens(ShowCheck(mahdia.here, mahdia.check.id))
    sara.presses("0")
    sara.writes("Who is we?")

    assert reason_of(mahdia, "Sara") == ("Who is we?", None)


def test_words_are_not_taken_for_a_reason_once_one_shows_more(mahdia):
    """Somebody was asked, changed their mind, and then writes something else."""
    sara = mahdia.member("Sara")
    sara.opens(ShowCheck(mahdia.here, mahdia.check.id))
    sara.presses("0")
    sara.presses("4")
    sara.writes("Hello?")

    assert reason_of(mahdia, "Sara") == ("", None)


def test_whoever_shows_more_by_now_is_not_asked_by_an_old_button(mahdia):
    """The question says that one shows less than three, which is true no more: they see what they show."""
    sara = mahdia.member("Sara")
    mahdia.shows(sara, 1)
    mahdia.shows(sara, 4)
    sara.presses("Say what has to change")
    assert "You show 4: Good as it is." in plain(sara.last) and asked(sara) == []

    sara.writes("Hello?")
    assert reason_of(mahdia, "Sara") == ("", None)


@pytest.mark.parametrize(
    ("agreed", "seen"),
    [(True, "a voice note"), (False, "a voice note, which they have not allowed to be heard")],
)
def test_a_voice_note_is_kept_and_heard_only_if_they_agreed(mahdia, agreed, seen):
    """Voices identify."""
    sara = mahdia.member("Sara")
    if agreed:
        consent.give(mahdia.db, mahdia.people["Sara"].id, Purpose.VOICE, NOW)
    mahdia.shows(sara, 2)
    sara.presses("Say what has to change")
    sara._does(Words(), Said(voice="file-7"))
    mahdia.amal.opens(ListReasons(mahdia.here, mahdia.check.id))

    assert reason_of(mahdia, "Sara") == ("", "file-7")
    assert plain(mahdia.amal.last).endswith(f"Sara, 2:\n{seen}")


def speaks(mahdia, name="Sara"):
    """A member shows one finger and says why by voice."""
    phone = mahdia.member(name)
    mahdia.shows(phone, 1)
    phone.presses("Say what has to change")
    phone._does(Words(), Said(voice="file-7"))
    return phone


def voices(mahdia, phone):
    """What was said by voice in a chat: Telegram's names of the recordings."""
    mine = select(bodies.c.file).join(outbox).where(outbox.c.chat_id == phone.who.telegram_id)
    return mahdia.db.scalars(mine.where(bodies.c.media == "voice")).all()


def test_a_facilitator_hears_it_once_the_person_allows_that(mahdia):
    """It is offered right after the recording; until then there is no button, and the press does nothing."""
    sara = speaks(mahdia)
    press = HearReason(mahdia.here, mahdia.check.id, mahdia.people["Sara"].id)
    mahdia.amal.opens(press)
    assert mahdia.amal.sees == "This voice note cannot be heard." and voices(mahdia, mahdia.amal) == []

    sara.presses("Let my voice be heard")
    mahdia.amal.opens(ListReasons(mahdia.here, mahdia.check.id))
    mahdia.amal.presses("Listen: \u2068Sara")
    assert voices(mahdia, mahdia.amal) == [b"file-7"]


def test_voices_are_heard_by_facilitators_only(db):
    """The author of the text sees that there is one."""
    mahdia = circle(db)
    ali = mahdia.member("Ali")
    mahdia.version = proposed(db, author=mahdia.people["Ali"].id, place=2)
    mahdia.opens()
    speaks(mahdia).presses("Let my voice be heard")
    ali.opens(ListReasons(mahdia.here, mahdia.check.id))
    assert plain(ali.last).endswith("a voice note") and ali.last.labels == ["Back"]

    ali.opens(HearReason(mahdia.here, mahdia.check.id, mahdia.people["Sara"].id))
    assert voices(mahdia, ali) == []


def test_a_reason_that_is_too_long_is_refused_with_its_length(mahdia):
    """And nothing is kept; the question waits on."""
    sara = mahdia.member("Sara")
    mahdia.shows(sara, 2)
    sara.presses("Say what has to change")
    sara.writes("a" * 401)
    assert "That is 401 characters long, and 400 fit." in plain(sara.last)

    sara.writes("a" * 400)
    assert reason_of(mahdia, "Sara") == ("a" * 400, None)


def test_a_page_of_reasons_fits_into_a_message(mahdia):
    """Eight of the longest, from people with long names."""
    for number in range(9):
        phone = mahdia.member(f"{number}" + "N" * 63)
        mahdia.shows(phone, 0)
        phone.opens(TellWhy(mahdia.here, mahdia.check.id))
        phone.writes("w" * 400)
    mahdia.amal.opens(ListReasons(mahdia.here, mahdia.check.id))

    assert len(mahdia.amal.sees) < 4096
    assert "Next →" in mahdia.amal.last.labels


def test_the_author_reads_the_reasons_and_other_members_do_not(db):
    """The author is to find better words."""
    mahdia = circle(db)
    sara, ali = mahdia.member("Sara"), mahdia.member("Ali")
    mahdia.version = proposed(db, author=mahdia.people["Sara"].id, place=2)
    mahdia.opens()
    press = ListReasons(mahdia.here, mahdia.check.id)
    sara.opens(press)
    ali.opens(press)

    assert plain(sara.last) == "<b>Article 2: what has to change</b>\n\nNobody has said it yet."
    assert plain(ali.last) == "Facilitators and whoever wrote the text can read this."


def test_what_comes_after_the_close_is_late(mahdia):
    """The words are not kept, and it is said."""
    sara = mahdia.member("Sara")
    mahdia.shows(sara, 2)
    sara.presses("Say what has to change")
    mahdia.closes()
    sara.writes("Too late")

    assert reason_of(mahdia, "Sara") == ("", None)
    assert "This sense-check has ended." in sara.sees


def test_a_group_that_comes_late_reads_what_is_open(mahdia):
    """And nothing of what is closed."""
    given = charter.givers[GroupNews]
    sara = mahdia.member("Sara") and mahdia.people["Sara"]
    news = [one.key for giver in given for one in giver(turn(mahdia.db, sara))]
    assert f"check:{mahdia.check.id}" in news

    mahdia.closes()
    assert [one.key for giver in given for one in giver(turn(mahdia.db, sara)) if one.key.startswith("check")] == []


def test_what_somebody_showed_and_said_is_in_their_own_data(mahdia):
    """With the reason, for they wrote it."""
    sara = mahdia.member("Sara")
    mahdia.shows(sara, 2)
    sara.presses("Say what has to change")
    sara.writes("Who is we?")
    parts = [one for giver in charter.givers[OwnData] for one in giver(turn(mahdia.db, mahdia.people["Sara"]))]

    [mine] = [one.rows for one in parts if one.heading == "sense-checks"]
    assert mine == (
        {"opened": NOW.isoformat(), "version": mahdia.version.id, "fingers": 2, "why": "Who is we?", "recording": None},
    )


def test_what_goes_with_someone_is_read_out_before(mahdia):
    """Numbers of closed ones stay."""
    mahdia.member("Sara")
    told = [one for giver in charter.givers[Forgettable] for one in giver(turn(mahdia.db, mahdia.people["Sara"]))]

    assert "what you showed and said in sense-checks of the charter" in [one.goes.one for one in told]
