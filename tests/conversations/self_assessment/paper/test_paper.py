"""Somebody without Telegram takes part: a facilitator enters the paper, and it counts as theirs."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.buttons import pack
from bot.people import consent, organisations, standing, territories
from bot.people.consent import Purpose
from bot.people.roles import Kind, Role
from bot.people.tables import audit
from bot.people.tables import people as people_rows
from bot.questionnaire import OwnWords, Position
from conversations.self_assessment import queries
from conversations.self_assessment.paper import people
from conversations.self_assessment.paper.presses import (
    EnterRatings,
    PaperCard,
    PaperCheck,
    PaperReply,
    RemoveFromPaper,
    SetPaperKind,
    SetPaperOrganisation,
    ShowOnPaper,
)
from conversations.self_assessment.rounds.presses import ListOnPaper
from conversations.self_assessment.tables import answers, assessments, words
from tests.builders import NOW, joins, organisation, territory
from tests.conversations.self_assessment.rounds.pole import opened, plain, pole


@pytest.fixture
def mahdia(db):
    made = pole(db, group="en")
    opened(made)
    return made


def enters(mahdia, name="Salma", kind="Individual"):
    """Somebody new, up to their page."""
    mahdia.amal.writes("/rounds")
    mahdia.amal.presses("1")
    mahdia.amal.presses("Enter answers from paper")
    mahdia.amal.presses("Somebody new")
    mahdia.amal.presses("Yes, in writing")
    mahdia.amal.writes(name)
    mahdia.amal.presses(kind)
    return people.of(mahdia.db, territory(mahdia.db).id)[-1]


def said(mahdia, person):
    return queries.sitting(mahdia.db, person).answers


def test_nobody_is_written_down_before_they_agreed(mahdia):
    """Then their agreement is kept, with the time; they belong here, and cannot be written to."""
    salma = enters(mahdia)
    row = mahdia.db.execute(select(people_rows).where(people_rows.c.id == salma.id)).one()

    assert consent.has(mahdia.db, salma.id, Purpose.PARTICIPATION)
    assert (row.telegram_id, row.away_since, salma.role, salma.kind) == (None, NOW, Role.ACTOR, Kind.INDIVIDUAL)
    assert [one.about for one in mahdia.db.execute(select(audit)) if one.act == "paper_person_added"] == [
        {"person": salma.id}
    ]


def test_the_ratings_of_a_module_are_typed_in_one_line(mahdia):
    """They count as that person's, at once, and not as the facilitator's."""
    salma = enters(mahdia)
    mahdia.amal.presses("Actors")
    assert "1. Known supporters\n2. Widening the circle\n3. Facilitation team\n4. Hands-on" in plain(mahdia.amal.last)
    mahdia.amal.writes("7 ? ٥ - 10")

    assert said(mahdia, salma) == {
        Position("A1"): 7,
        Position("A2"): "unknown",
        Position("A3"): 5,
        Position("A3.hands_on"): "skipped",
        Position("A3.competent"): 10,
    }
    assert "1. Known supporters: <b>7 of 10</b>\n2. Widening the circle: <b>I don’t know</b>" in plain(mahdia.amal.last)
    assert mahdia.round.answered == 1
    assert mahdia.db.execute(select(words.c.question, words.c.rated)).all() == [("A1", 1), ("A3", 1)]
    assert queries.sitting(mahdia.db, standing.person(mahdia.db, mahdia.amal.who.telegram_id)) is None


def test_a_slip_is_corrected_by_typing_again(mahdia):
    """One person stays one person; a dash takes no answer away."""
    salma = enters(mahdia)
    mahdia.amal.presses("Actors")
    mahdia.amal.writes("7 3")
    mahdia.amal.writes("A1=4 2=-")
    mahdia.amal.writes("7 12")

    assert said(mahdia, salma) == {Position("A1"): 4, Position("A2"): 3}
    assert "Whole numbers from 0 to 10" in mahdia.amal.sees and mahdia.round.answered == 1


def test_the_trace_says_who_entered_it_and_for_whom(mahdia):
    """Ids only, and one line for a paper."""
    salma = enters(mahdia)
    mahdia.amal.presses("Actors")
    mahdia.amal.writes("7")
    mahdia.amal.writes("8")
    amal = standing.person(mahdia.db, mahdia.amal.who.telegram_id)

    [entered] = [row for row in mahdia.db.execute(select(audit)) if row.act == "paper_entered"]
    assert (entered.person_id, entered.about) == (amal.id, {"person": salma.id, "round": mahdia.round.id})
    assert mahdia.db.scalar(select(assessments.c.entered_by)) == amal.id


def test_choices_and_words_are_entered_one_by_one(mahdia):
    """With the buttons of the question itself, past what is typed already."""
    salma = enters(mahdia)
    mahdia.amal.presses("Actors")
    mahdia.amal.writes("3 8 8 8 8 8 8")
    mahdia.amal.presses("The rest, one by one")
    assert "On paper: Salma" in plain(mahdia.amal.last) and "What stands in the way" in mahdia.amal.sees
    mahdia.amal.writes("No bus on Sundays")
    mahdia.amal.presses("Add one")
    mahdia.amal.writes("Zitouna")
    mahdia.amal.presses("Association, non-profit")
    mahdia.amal.presses("Save for later")
    assert "Everything is kept." in mahdia.amal.sees

    assert said(mahdia, salma)[Position("A1.barrier")] == OwnWords("No bus on Sundays")
    assert said(mahdia, salma)[Position("A1.kind", 1)] == "non_profit"


def test_a_finished_module_is_checked_and_each_answer_changed(mahdia):
    """As everybody does it, until the close."""
    salma = enters(mahdia)
    mahdia.amal.presses("Actors")
    mahdia.amal.writes("8 8 8 8 8 8 8")
    mahdia.amal.presses("The rest, one by one")
    mahdia.amal.presses("Not now")
    mahdia.amal.presses("Not now")
    mahdia.amal.presses("Trainings")
    mahdia.amal.presses("Done")
    assert "Check your answers: Actors" in plain(mahdia.amal.last)

    mahdia.amal.presses("1")
    mahdia.amal.presses("2")
    mahdia.amal.writes("Nothing works")
    mahdia.amal.presses("All is right")

    assert "✓ Actors is entered." in plain(mahdia.amal.last)
    assert said(mahdia, salma)[Position("A1")] == 2
    assert said(mahdia, salma)[Position("A1.barrier")] == OwnWords("Nothing works")
    assert said(mahdia, salma)[Position("A3.tasks")] == ("trainings",)


def test_a_card_is_looked_at_and_taken_out(mahdia):
    """A card that belongs to another sheet, say."""
    salma = enters(mahdia)
    mahdia.amal.presses("Actors")
    mahdia.amal.writes("8")
    mahdia.amal.presses("The rest, one by one")
    mahdia.amal.presses("Add one")
    mahdia.amal.writes("Zitouna")
    for _ in range(6):
        mahdia.amal.presses("Skip")
    mahdia.amal.presses("See: Zitouna")
    assert "On paper: Salma" in plain(mahdia.amal.last) and "Name: “Zitouna”" in plain(mahdia.amal.last)
    mahdia.amal.presses("Remove this card")

    assert "The card was removed." in mahdia.amal.sees
    assert said(mahdia, salma)[Position("A1.actors", 0)] == "removed"
    mahdia.amal.sends_press(pack(PaperCard(queries.sitting(mahdia.db, salma).id, "A", "A1.actors", 1)))
    assert "That card is no longer there." in mahdia.amal.sees


def test_they_speak_for_an_organisation_of_the_territory(mahdia):
    """Those of their kind come first; what is entered already counts for it from then on."""
    home, other = organisation(mahdia.db, "Zitouna", Kind.COOPERATIVE), organisation(mahdia.db, "Espoir")
    salma = enters(mahdia, kind="Co-operative")
    assert mahdia.amal.last.labels[:2] == ["Zitouna", "Espoir"]
    mahdia.amal.presses("For none of these")
    mahdia.amal.presses("Actors")
    mahdia.amal.writes("7")
    mahdia.amal.presses("Back")
    mahdia.amal.presses("Kind, organisation")
    mahdia.amal.presses("Co-operative")
    mahdia.amal.presses("Zitouna")

    row = mahdia.db.execute(select(assessments)).one()
    assert (row.organisation_id, row.kind) == (home.id, Kind.COOPERATIVE) and other.id != home.id
    assert "Organisation: Zitouna" in plain(mahdia.amal.last) and salma.organisation is None


def test_who_has_answered_says_that_it_was_on_paper(mahdia):
    """So that nobody rings somebody whose sheet lies on the table."""
    enters(mahdia)
    mahdia.amal.presses("Actors")
    mahdia.amal.writes("7")
    enters(mahdia, "Hedi")
    mahdia.amal.writes("/rounds")
    mahdia.amal.presses("1")
    mahdia.amal.presses("Who has answered")

    assert "– Hedi (on paper)\n✓ Salma (on paper)" in plain(mahdia.amal.last)
    assert "1 of 3 has answered." in mahdia.amal.sees


def test_somebody_on_paper_is_forgotten_with_everything(mahdia):
    """After a question; the counts go back, the name is nowhere any more."""
    salma = enters(mahdia)
    mahdia.amal.presses("Actors")
    mahdia.amal.writes("7 5")
    mahdia.amal.presses("Back")
    mahdia.amal.presses("Erase this person")
    mahdia.amal.presses("Erase everything")

    assert standing.person_by_id(mahdia.db, salma.id) is None
    assert mahdia.db.execute(select(answers)).all() == [] and mahdia.round.answered == 0
    assert set(mahdia.db.scalars(select(words.c.rated))) == {0}
    assert all("Salma" not in one.html for one in mahdia.amal.messages)
    assert str(salma.id) not in [str(row.about.get("person")) for row in mahdia.db.execute(select(audit))]


def test_after_the_close_nothing_is_entered_and_somebody_can_still_be_forgotten(mahdia):
    """The frozen figures stay; the person does not."""
    salma, round_ = enters(mahdia), mahdia.round
    mahdia.amal.presses("Actors")
    mahdia.amal.writes("7")
    mahdia.line.advance(timedelta(days=15))
    mahdia.amal.writes("3")
    assert "This round is not open." in mahdia.amal.sees

    mahdia.amal.writes("/rounds")
    mahdia.amal.presses("1")
    mahdia.amal.presses("On paper")
    mahdia.amal.presses("1")
    assert mahdia.amal.last.labels == ["Erase this person", "On paper"]
    mahdia.amal.sends_press(pack(RemoveFromPaper(round_.territory, round_.id, salma.id)))
    assert people.of(mahdia.db, round_.territory) == [] and mahdia.round.answered == 1


def test_nobody_with_telegram_is_entered_or_erased(mahdia):
    """A forged press reaches those on paper only, and their sittings only."""
    sara, round_ = mahdia.person("Sara"), mahdia.round
    mahdia.rates(sara, 9)
    who = standing.person(mahdia.db, sara.who.telegram_id)
    sitting = queries.sitting(mahdia.db, who).id
    for press in (
        EnterRatings(round_.territory, round_.id, who.id, "A"),
        SetPaperKind(round_.territory, round_.id, who.id, Kind.PUBLIC),
        PaperReply(sitting, "A1", 0, 1),
        PaperReply(sitting, "A2", 0, 1),
        PaperCheck(sitting, "A"),
        RemoveFromPaper(round_.territory, round_.id, who.id),
    ):
        mahdia.amal.sends_press(pack(press))

    assert standing.person(mahdia.db, sara.who.telegram_id) == who
    assert said(mahdia, who) == {Position("A1"): 9}


def test_papers_of_one_territory_are_closed_to_another(mahdia):
    """To its facilitators, and to everybody who facilitates nothing."""
    salma, round_ = enters(mahdia), mahdia.round
    mahdia.amal.presses("Actors")
    mahdia.amal.writes("7")
    noor, sara = mahdia.person("Noor"), mahdia.person("Sara")
    irbid = territories.add(mahdia.db, "Irbid", "JO", NOW)
    joins(mahdia.db, standing.person(mahdia.db, noor.who.telegram_id), irbid, role=Role.FACILITATOR)
    body = organisations.add(mahdia.db, irbid.id, "Irbid Olives", Kind.COOPERATIVE, NOW)
    sitting = queries.sitting(mahdia.db, salma).id
    for press in (
        ListOnPaper(round_.territory, round_.id),
        ShowOnPaper(round_.territory, round_.id, salma.id),
        ShowOnPaper(irbid.id, round_.id, salma.id),
        RemoveFromPaper(irbid.id, round_.id, salma.id),
        PaperReply(sitting, "A2", 0, 1),
        PaperCheck(sitting, "A"),
    ):
        for someone in (noor, sara):
            someone.sends_press(pack(press))
            assert "Salma" not in someone.sees
    mahdia.amal.sends_press(pack(SetPaperOrganisation(round_.territory, round_.id, salma.id, body.id)))

    assert said(mahdia, salma) == {Position("A1"): 7}
    assert people.of(mahdia.db, round_.territory)[0].organisation is None


def test_an_old_button_shows_where_the_paper_stands(mahdia):
    """Nothing is answered for a question that is behind."""
    salma = enters(mahdia)
    mahdia.amal.presses("Actors")
    mahdia.amal.presses("The rest, one by one")
    sitting = queries.sitting(mahdia.db, salma).id
    mahdia.amal.presses("8")
    mahdia.amal.sends_press(pack(PaperReply(sitting, "A1", 0, 2)))

    assert said(mahdia, salma) == {Position("A1"): 8} and "Question 1 of 13" in mahdia.amal.sees


def test_one_person_is_not_entered_twice(mahdia):
    """Two facilitators share the pile; a namesake writes a second name."""
    salma = enters(mahdia)
    mahdia.amal.writes("/rounds")
    mahdia.amal.presses("1")
    mahdia.amal.presses("Enter answers from paper")
    mahdia.amal.presses("Somebody new")
    mahdia.amal.presses("Yes, in writing")
    mahdia.amal.writes(" salma ")
    assert "Salma is in the list already" in plain(mahdia.amal.last) and mahdia.amal.last.labels == ["Salma"]

    mahdia.amal.writes("Salma Trabelsi")
    names = [one.name for one in people.of(mahdia.db, mahdia.round.territory)]
    assert names == [salma.name, "Salma Trabelsi"]


@pytest.mark.parametrize("name", ["x", "12", "a" * 61])
def test_what_is_no_name_is_asked_again(mahdia, name):
    """Nobody is written down for it."""
    mahdia.amal.writes("/rounds")
    mahdia.amal.presses("1")
    mahdia.amal.presses("Enter answers from paper")
    mahdia.amal.presses("Somebody new")
    mahdia.amal.presses("Yes, in writing")
    mahdia.amal.writes(name)
    assert "A name of 2 to 60 letters" in mahdia.amal.sees and people.of(mahdia.db, mahdia.round.territory) == []
