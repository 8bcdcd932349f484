"""Anybody proposes, supports, and takes their own back."""

import pytest
from sqlalchemy import select

from bot.events import Event, Place, Said, Words
from bot.outbox.tables import bodies
from bot.people import consent
from bot.people.consent import Purpose
from conversations.charter.ideas import queries
from conversations.charter.ideas.presses import (
    KeepIdea,
    ListIdeas,
    ShowIdea,
    SupportIdea,
    SupportInstead,
    WithdrawIdea,
    WriteIdea,
)
from conversations.charter.ideas.sorting_presses import ListRecordings, PutAside, StartArticle, TypeUp
from conversations.charter.ideas.tables import IdeaKind
from conversations.charter.tables import Section
from tests.builders import joins, territory
from tests.conversations.charter.desk import Writers, plain

SHARE = "We share what we know"


@pytest.fixture
def mahdia(db):
    return Writers(db)


def speaks(mahdia, who, file="voice-1"):
    """A voice note."""
    place, said = Place(who.who.telegram_id), Said(voice=file)
    mahdia.line.take(Event(Words(), who.who, place, said, update=next(mahdia.line.numbers)))


def test_an_idea_is_kept_with_its_proposer_behind_it(mahdia):
    """From the menu, by buttons and one sentence."""
    sara = mahdia.member("Sara")
    sara.writes("/charter")
    sara.presses("Propose an idea")
    sara.presses("A commitment")
    sara.presses("Informal group")
    sara.writes(SHARE)

    [kept] = queries.standing(mahdia.db, mahdia.here)
    assert (kept.idea.text, kept.idea.kind, kept.idea.whose, kept.idea.language) == (
        SHARE,
        "commitment",
        "informal",
        "en",
    )
    assert kept.support == 1
    assert "1 supporter" in sara.sees


def test_similar_ideas_are_shown_before_anything_is_kept(mahdia):
    """And can be supported instead; then one's own words are not kept."""
    mahdia.suggests(mahdia.member("Sara"), SHARE)
    omar = mahdia.member("Omar")
    mahdia.suggests(omar, "We share what we know with each other")
    assert "Like this one?" in omar.sees
    assert len(queries.standing(mahdia.db, mahdia.here)) == 1

    omar.presses("1")
    [kept] = queries.standing(mahdia.db, mahdia.here)
    assert (kept.idea.text, kept.support) == (SHARE, 2)


def test_where_the_similar_one_is_closed_ones_own_words_can_still_be_kept(mahdia):
    """A facilitator put it aside in between: whoever presses its number must not lose what they wrote."""
    first = mahdia.suggests(mahdia.member("Sara"), SHARE)
    omar = mahdia.member("Omar")
    mahdia.suggests(omar, "We share what we know with each other")
    mahdia.amal.opens(PutAside(mahdia.here, first.id))
    omar.presses("1")
    assert "cannot be supported any more" in omar.sees
    assert queries.support(mahdia.db, first) == 1

    omar.presses("Mine is different")
    [kept] = queries.standing(mahdia.db, mahdia.here)
    assert kept.idea.text == "We share what we know with each other"


def test_whoever_kept_their_words_is_not_told_that_they_were_dropped(mahdia):
    """A second press on the same screen only supports the other idea, too."""
    first = mahdia.suggests(mahdia.member("Sara"), SHARE)
    omar = mahdia.member("Omar")
    mahdia.suggests(omar, "We share what we know in public")
    omar.presses("Mine is different")
    omar.opens(SupportInstead(mahdia.here, first.id))
    assert "2 supporters" in omar.sees and "were not kept" not in omar.sees


def test_words_that_differ_are_kept_by_a_press_and_once(mahdia):
    """Whoever presses again, or without words, is told so."""
    mahdia.suggests(mahdia.member("Sara"), SHARE)
    omar = mahdia.member("Omar")
    mahdia.suggests(omar, "We share what we know in public")
    omar.presses("Mine is different")
    omar.opens(KeepIdea(mahdia.here))
    assert "kept already" in omar.sees
    assert [one.idea.text for one in queries.standing(mahdia.db, mahdia.here)] == [
        SHARE,
        "We share what we know in public",
    ]


def test_two_taps_at_once_keep_the_words_once(mahdia):
    """They come in one batch, and what is asked is written at its end."""
    mahdia.suggests(mahdia.member("Sara"), SHARE)
    omar = mahdia.member("Omar")
    mahdia.suggests(omar, "We share what we know in public")
    place = Place(omar.who.telegram_id)
    taps = [Event(KeepIdea(mahdia.here), omar.who, place, update=next(mahdia.line.numbers)) for _ in range(2)]
    mahdia.line.take(*taps)
    assert "kept already" in omar.sees
    assert len(queries.standing(mahdia.db, mahdia.here)) == 2


def test_other_words_instead_of_a_button_are_looked_at_anew(mahdia):
    """Nothing is lost, and nothing is kept twice."""
    mahdia.suggests(mahdia.member("Sara"), SHARE)
    omar = mahdia.member("Omar")
    mahdia.suggests(omar, "We share what we know with all")
    omar.writes("Prices are fair")
    assert [one.idea.text for one in queries.standing(mahdia.db, mahdia.here)] == [SHARE, "Prices are fair"]


def test_ideas_are_listed_by_support(mahdia):
    """The most supported first; support is given and taken back with one button."""
    sara, omar = mahdia.member("Sara"), mahdia.member("Omar")
    mahdia.suggests(sara, SHARE)
    fair = mahdia.suggests(sara, "Prices are fair")
    omar.opens(ShowIdea(mahdia.here, fair.id))
    omar.presses("Support it")
    omar.opens(ListIdeas(mahdia.here))
    assert plain(omar.last).index("Prices") < plain(omar.last).index(SHARE)

    omar.presses("1")
    omar.presses("No longer support it")
    assert queries.support(mahdia.db, fair) == 1


def test_ideas_of_one_kind_can_be_looked_at_alone(mahdia):
    """And all of them again."""
    sara = mahdia.member("Sara")
    mahdia.suggests(sara, SHARE)
    mahdia.suggests(sara, "Trust", IdeaKind.VALUE)
    sara.opens(ListIdeas(mahdia.here))
    sara.presses("Values")
    assert "Trust" in sara.sees and SHARE not in sara.sees
    sara.presses("All ideas")
    assert SHARE in sara.sees


def test_ones_own_idea_disappears_unless_others_support_it(mahdia):
    """Then it stays without a name."""
    sara, omar = mahdia.member("Sara"), mahdia.member("Omar")
    first, second = mahdia.suggests(sara, SHARE), mahdia.suggests(sara, "Prices are fair")
    omar.opens(SupportIdea(mahdia.here, second.id, True))
    for idea in (first, second):
        sara.opens(ShowIdea(mahdia.here, idea.id))
        sara.presses("Take mine back")
        sara.presses("Take it back")

    [kept] = queries.standing(mahdia.db, mahdia.here)
    assert (kept.idea.id, kept.idea.person, kept.support) == (second.id, None, 1)


def test_what_became_part_of_an_article_stays_and_its_proposer_is_told_so_before(mahdia):
    """Nobody is promised that it disappears."""
    sara = mahdia.member("Sara")
    idea = mahdia.suggests(sara, SHARE)
    mahdia.amal.opens(StartArticle(mahdia.here, idea.id, Section.PRINCIPLES))
    sara.opens(ShowIdea(mahdia.here, idea.id))
    sara.presses("Take mine back")
    assert "Others build on it by now" in sara.sees
    sara.presses("Take it back")
    assert queries.by_id(mahdia.db, mahdia.here, idea.id).person is None


def test_nobody_takes_back_what_somebody_else_proposed(mahdia):
    """A press can be forged."""
    idea = mahdia.suggests(mahdia.member("Sara"), SHARE)
    omar = mahdia.member("Omar")
    omar.opens(WithdrawIdea(mahdia.here, idea.id))
    assert "Only whoever proposed" in omar.sees
    assert queries.by_id(mahdia.db, mahdia.here, idea.id) == idea


def test_a_voice_note_waits_unheard_until_its_speaker_agrees(mahdia):
    """A voice is known by its sound; the agreement can be given at once, and taken back."""
    sara = mahdia.member("Sara")
    sara.opens(WriteIdea(mahdia.here, IdeaKind.VALUE))
    speaks(mahdia, sara)
    idea = mahdia.idea
    assert (idea.text, idea.recording) == ("", "voice-1")
    assert queries.standing(mahdia.db, mahdia.here) == []

    mahdia.amal.opens(TypeUp(mahdia.here, idea.id))
    assert "has not agreed" in mahdia.amal.sees

    sara.presses("Let my voice be heard")
    assert consent.has(mahdia.db, mahdia.people["Sara"].id, Purpose.VOICE)
    mahdia.amal.opens(TypeUp(mahdia.here, idea.id))
    heard = mahdia.db.execute(select(bodies.c.file).where(bodies.c.media == "voice")).scalars().all()
    assert heard == [b"voice-1"]
    mahdia.amal.writes("Trust")
    typed = queries.by_id(mahdia.db, mahdia.here, idea.id)
    assert (typed.text, typed.recording) == ("Trust", None)


def test_words_after_turning_back_from_a_note_are_not_taken_for_what_was_said_in_it(mahdia):
    """The recording would be dropped for them."""
    sara = mahdia.member("Sara")
    sara.opens(WriteIdea(mahdia.here, IdeaKind.VALUE))
    speaks(mahdia, sara)
    sara.presses("Let my voice be heard")
    mahdia.amal.opens(TypeUp(mahdia.here, mahdia.idea.id))
    mahdia.amal.presses("Back")
    mahdia.amal.writes("Good morning")
    assert (mahdia.idea.text, mahdia.idea.recording) == ("", "voice-1")


def test_notes_that_may_not_be_heard_yet_do_not_hide_those_after_them(mahdia):
    """However many wait, each is a press away."""
    sara = mahdia.member("Sara")
    for note in range(9):
        sara.opens(WriteIdea(mahdia.here, IdeaKind.VALUE))
        speaks(mahdia, sara, f"voice-{note}")
    mahdia.amal.opens(ListRecordings(mahdia.here))
    mahdia.amal.presses("Next →")
    assert "9. A value" in plain(mahdia.amal.last)


def test_a_note_that_waits_is_seen_by_its_speaker_and_facilitators_only(mahdia):
    """Others would read that somebody spoke."""
    sara, omar = mahdia.member("Sara"), mahdia.member("Omar")
    sara.opens(WriteIdea(mahdia.here, IdeaKind.VALUE))
    speaks(mahdia, sara)
    omar.opens(ShowIdea(mahdia.here, mahdia.idea.id))
    assert "no longer there" in omar.sees


def test_nobody_reads_or_supports_the_ideas_of_another_territory(mahdia):
    """Whatever a button says."""
    idea = mahdia.suggests(mahdia.member("Sara"), SHARE)
    omar = mahdia.member("Omar")
    elsewhere = territory(mahdia.db, "Atlas")
    joins(mahdia.db, mahdia.people["Omar"], elsewhere)
    for here in (mahdia.here, elsewhere.id):
        omar.opens(SupportIdea(here, idea.id, True))
    assert queries.support(mahdia.db, idea) == 1


def test_too_long_an_idea_is_refused_with_the_room_there_is(mahdia):
    """And the next words are still awaited."""
    sara = mahdia.member("Sara")
    sara.opens(WriteIdea(mahdia.here, IdeaKind.VALUE))
    sara.writes("x" * 301)
    assert "301" in sara.sees and "300" in sara.sees
    sara.writes("Trust")
    assert mahdia.idea.text == "Trust"
