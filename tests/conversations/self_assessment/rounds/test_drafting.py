"""A facilitator prepares a round, screen after screen, and two of them the same one."""

import pytest

from bot.buttons import pack
from bot.people import standing
from bot.people.roles import Role
from bot.people.territories import add
from conversations.self_assessment.rounds import queries
from conversations.self_assessment.rounds.presses import (
    AskClosing,
    DiscardRound,
    DraftRound,
    ListRounds,
    OpenRound,
    SetClosing,
    ShowRound,
    TakeName,
    TogglePart,
)
from tests.builders import NOW, joins, territory
from tests.conversations.self_assessment.rounds.pole import opened, plain, pole, prepared


@pytest.fixture
def mahdia(db):
    return pole(db)


def test_the_month_is_offered_as_a_name(db):
    """In the facilitator's language; one press is enough."""
    mahdia = pole(db, language="ar")
    mahdia.amal.writes("/rounds")
    mahdia.amal.presses("فتح جولة")
    assert mahdia.amal.last.labels[0] == "مارس 2026"

    mahdia.amal.presses("مارس")
    assert queries.draft_in(db, territory(db).id).name == "مارس 2026"


def test_the_wizard_changes_one_message_until_something_is_typed(mahdia):
    """Nobody scrolls back through ten screens."""
    mahdia.amal.writes("/rounds")
    mahdia.amal.presses("Open a round")
    mahdia.amal.presses("March 2026")
    mahdia.amal.presses("✓ Resources")
    mahdia.amal.presses("Go on")
    assert len(mahdia.amal.messages) == 1
    assert mahdia.amal.last.labels[:4] == [
        "Thursday 5 March 2026",
        "Monday 9 March 2026",
        "Monday 16 March 2026",
        "Monday 23 March 2026",
    ]

    mahdia.amal.presses("Monday 16")

    assert "Asked: Actors and Activities\nCloses: Monday 16 March, 18:00" in plain(mahdia.amal.last)


def test_at_least_one_part_is_asked(mahdia):
    """The last one cannot be taken out; one that was comes back."""
    mahdia.amal.writes("/rounds")
    mahdia.amal.presses("Open a round")
    mahdia.amal.presses("March 2026")
    mahdia.amal.presses("✓ Actors")
    mahdia.amal.presses("✓ Resources")
    mahdia.amal.presses("✓ Activities")
    assert "At least one part" in mahdia.amal.sees

    mahdia.amal.presses("– Actors")
    assert mahdia.amal.messages[0].labels[:3] == ["✓ Actors", "– Resources", "✓ Activities"]


@pytest.mark.parametrize("words", ["x", "   ", "a" * 61])
def test_what_is_no_name_is_asked_again(mahdia, words):
    """Nothing typed is lost: the question still stands."""
    mahdia.amal.writes("/rounds")
    mahdia.amal.presses("Open a round")
    mahdia.amal.writes(words)
    assert "A name of 2 to 60 letters" in mahdia.amal.sees

    mahdia.amal.writes("Spring <3 & all")
    assert "<b>Spring &lt;3 &amp; all: what is asked?</b>" in plain(mahdia.amal.last)


@pytest.mark.parametrize("words", ["١٦/٣", "16/03/2026", "16.3"])
def test_the_last_day_can_be_typed(mahdia, words):
    """In digits of any script."""
    prepared(mahdia, day=words)
    assert "Closes: Monday 16 March, 18:00" in mahdia.amal.sees


@pytest.mark.parametrize(
    ("words", "said"),
    [("soon", "A day and its month"), ("1/3/2026", "18:00 of that day is over"), ("1/8", "within 90 days")],
)
def test_a_day_that_cannot_be_is_asked_again(mahdia, words, said):
    """With what would be right."""
    prepared(mahdia, day=words)
    assert said in mahdia.amal.sees

    mahdia.amal.writes("16/03")
    assert "Closes: Monday 16 March" in mahdia.amal.sees


def test_two_facilitators_prepare_the_same_round(mahdia):
    """What one has chosen, the other goes on with."""
    prepared(mahdia)
    ali = mahdia.facilitator()
    ali.writes("/rounds")
    assert "1. Spring: being prepared" in plain(ali.last)

    ali.presses("Go on with the new round")
    assert "Spring: shall it open?" in plain(ali.last)


def test_a_draft_can_be_thrown_away(mahdia):
    """After a question; then an old screen of it does nothing."""
    prepared(mahdia)
    draft = queries.draft_in(mahdia.db, territory(mahdia.db).id)
    mahdia.amal.presses("Throw away")
    mahdia.amal.presses("Throw it away")
    assert "No round has been opened yet" in mahdia.amal.sees

    mahdia.amal.sends_press(pack(OpenRound(draft.territory, draft.id)))
    assert "no longer there" in mahdia.amal.sees


def test_no_second_round_is_prepared_while_one_is_open(mahdia):
    """There is a way on: to the open one."""
    round_ = opened(mahdia)
    mahdia.amal.sends_press(pack(DraftRound(round_.territory)))
    assert "There is one round at a time" in mahdia.amal.sees

    mahdia.amal.presses("See the round")
    assert "Closes: Monday 16 March" in mahdia.amal.sees
    mahdia.amal.sends_press(pack(DiscardRound(round_.territory, round_.id)))
    assert queries.opened_in(mahdia.db, round_.territory) == [round_]


def test_only_facilitators_of_the_territory_prepare_rounds(mahdia):
    """A forged press of an actor, or of another territory's facilitator, changes nothing."""
    prepared(mahdia)
    draft = queries.draft_in(mahdia.db, territory(mahdia.db).id)
    here, id = draft.territory, draft.id
    irbid = add(mahdia.db, "Irbid", "JO", NOW)
    sara, noor = mahdia.person("Sara"), mahdia.person("Noor")
    joins(mahdia.db, standing.person(mahdia.db, noor.who.telegram_id), irbid, role=Role.FACILITATOR)
    for press in (
        ListRounds(here),
        ShowRound(here, id),
        TakeName(here, id),
        TakeName(irbid.id, id),
        TogglePart(here, id, "A"),
        AskClosing(here, id),
        SetClosing(here, id, 1),
        OpenRound(here, id),
        OpenRound(irbid.id, id),
        DiscardRound(irbid.id, id),
    ):
        for someone in (sara, noor):
            someone.sends_press(pack(press))
            assert "Spring" not in someone.sees

    assert queries.draft_in(mahdia.db, here) == draft
