"""A module's page: how the answers lie, in a picture that a phone can show, in numbers, and by kind of actor."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import Connection

from bot.figures import Figure, Numbers
from bot.i18n import Plain, Voice, label
from bot.pictures.spread import SpreadRow
from bot.questionnaire import Question, Rating
from conversations.self_assessment.questions import SELF_ASSESSMENT
from conversations.self_assessment.territory.details import responded
from conversations.self_assessment.territory.gathering import questions
from conversations.self_assessment.territory.module_page import FORMS, parts
from conversations.self_assessment.territory.presses import ShowChoices, ShowSpread
from conversations.self_assessment.territory.spread_rows import Entry, of_forms, of_module, row
from tests.conversations.self_assessment.territory.facilitated import facilitator
from tests.conversations.self_assessment.territory.frozen import (
    FEW,
    HIGH,
    LOW,
    MIDDLE,
    SPLIT,
    UNKNOWN,
    closed_round,
    rated,
)

ENGLISH = Voice("en")
TRUST = Entry("R2", Plain("Trust"))


def drawn(figure: Figure, entry: Entry = TRUST) -> SpreadRow:
    return row(ENGLISH, entry, figure, None)


def test_a_page_is_its_pictures_with_their_numbers_then_what_lies_behind(db: Connection) -> None:
    """The associations' middle is 6; six of co-operatives and four of public bodies stay hidden together."""
    round_ = closed_round(db, {"A1": HIGH, "A2": MIDDLE, "A3": SPLIT, "A3.dynamic": LOW}, modules=("A",))
    amal = facilitator(db)

    heading, caption, details = amal.presses(ShowSpread(round_.territory, round_.id, "A"))

    assert heading == "<b>Actors</b>"
    assert caption.splitlines() == [
        "<b>Actors</b>",
        "",
        "Known supporters: 8, strength",
        "Widening the circle: 6, to discuss",
        "Facilitation team: 5, split: discuss first",
        "· Hands-on: not enough answers",
        "· Competent: not enough answers",
        "· Full of energy: 3",
        "· Brings people together: not enough answers",
    ]
    assert "<b>Widening the circle</b>: 17 people, 8 organisations" in details
    assert "The middle half lies between 6 and 6." in details
    assert "By kind of actor: Association, non-profit (6)." in details
    assert "Views are split: some are at the low end, some at the high end." in details
    assert "Co-operative" not in details
    assert amal.labels()[0] == "Actors"


def test_the_response_is_of_those_who_had_joined_at_the_opening(db: Connection) -> None:
    """Eight of fifteen are 53.3 %; where nobody knows who had joined, nothing is said."""
    numbers = replace(numbers_of(HIGH), response=8 / 15)
    assert label(ENGLISH, responded(numbers) or Plain("")).startswith("53% of those")
    assert responded(replace(numbers, response=None)) is None


def test_no_picture_is_taller_than_a_phone_can_show(db: Connection) -> None:
    """Telegram shrinks a photo to 1,280 dots on its longer side: twice as tall as wide is what stays legible."""
    rows = {entry.question: MIDDLE for entry in of_module(SELF_ASSESSMENT.module("R"))}
    round_ = closed_round(db, rows, modules=("R",))
    amal = facilitator(db)

    amal.presses(ShowSpread(round_.territory, round_.id, "R"))

    sizes = [Image.open(BytesIO(picture)).size for picture in amal.pictures()]
    assert len(sizes) == 3
    assert all(width == 1080 and height < 2.2 * width for width, height in sizes)


@pytest.mark.parametrize("entries", [*(of_module(module) for module in SELF_ASSESSMENT.modules), of_forms()])
def test_pictures_keep_a_question_with_its_further_ratings(entries: tuple[Entry, ...]) -> None:
    """Eight rows at most, none of them left out."""
    found = parts(entries)
    assert [entry for part in found for entry in part] == list(entries)
    assert all(len(part) <= 8 and not part[0].sub for part in found)


def test_a_page_that_is_all_hidden_says_so_in_words(db: Connection) -> None:
    """Three people of one organisation: no picture of nothing."""
    round_ = closed_round(db, {"A1": FEW}, modules=("A",))
    amal = facilitator(db)
    (said,) = amal.presses(ShowSpread(round_.territory, round_.id, "A"))
    assert "it takes five people from three organisations" in said
    assert amal.pictures() == []


@pytest.mark.parametrize("made_up", ["R", FORMS, "Z"])
def test_a_page_that_was_not_asked_is_refused(db: Connection, made_up: str) -> None:
    """Of another module, of another version, or of nobody's making."""
    round_ = closed_round(db, {"A1": HIGH}, modules=("A",))
    amal = facilitator(db)
    told = [
        *amal.presses(ShowSpread(round_.territory, round_.id, made_up)),
        *amal.presses(ShowChoices(round_.territory, round_.id, made_up)),
    ]
    assert told == ["This round did not ask about that."] * 2


def test_legal_forms_have_a_page_of_those_that_may_be_shown(db: Connection) -> None:
    """Eighteen empty rows would be no help."""
    round_ = closed_round(db, {"C6.fit.association": HIGH, "C6.durability.association": LOW}, modules=("C",))
    _, caption, _ = facilitator(db).presses(ShowSpread(round_.territory, round_.id, FORMS))
    assert caption.splitlines()[2:] == ["Association: 8, strength", "· would the pole last in it: 3"]


def test_a_form_that_might_last_is_shown_under_its_name(db: Connection) -> None:
    """Even where too few said whether it fits."""
    round_ = closed_round(db, {"C6.durability.foundation": LOW}, modules=("C",))
    _, caption, _ = facilitator(db).presses(ShowSpread(round_.territory, round_.id, FORMS))
    assert caption.splitlines()[2:] == ["Foundation: not enough answers", "· would the pole last in it: 3"]


def test_words_alone_need_no_picture(db: Connection) -> None:
    """Trust has numbers; of money it is only known that many do not know."""
    round_ = closed_round(db, {"R2": MIDDLE, "R4": UNKNOWN}, modules=("R",))
    amal = facilitator(db)
    told = amal.presses(ShowSpread(round_.territory, round_.id, "R"))
    assert "Money: knowledge gap" in told[3]
    assert len(amal.pictures()) == 1


def test_a_row_shows_its_number_its_spread_and_its_word() -> None:
    """Nine of 2 and eight of 8: units of 5, one of 4; the middle half lies at 5."""
    found = drawn(rated(*SPLIT))
    assert (found.median, found.shown, found.low, found.high) == (5.0, "5", 5.0, 5.0)
    assert found.histogram == (0, 0, 9, 0, 0, 0, 0, 0, 8, 0, 0)
    assert (found.flags, found.tone) == (("split: discuss first",), "split")
    assert "17 people" in found.note


def test_a_hidden_row_has_no_number_at_all() -> None:
    """Not even how many they were."""
    assert drawn(rated(*FEW)) == SpreadRow("Trust", None, "not enough answers")


def test_a_knowledge_gap_without_numbers_is_a_word() -> None:
    """All seventeen do not know."""
    assert drawn(rated(*UNKNOWN)) == SpreadRow("Trust", None, "knowledge gap", tone="gap")


def test_beside_numbers_a_knowledge_gap_is_a_second_word() -> None:
    """Eight of seventeen, of seven units, do not know; the nine others rate it 6."""
    found = drawn(rated(6, None, None, 6, None, 6, None, 6, None, 6, None, 6, None, 6, None, 6, 6))
    assert found.flags == ("to discuss", "many do not know")


def test_an_indented_row_has_no_small_print() -> None:
    """It belongs to the one above it, which says who stands behind it."""
    found = drawn(rated(*HIGH), Entry("R2.trust", Plain("Word"), sub=True))
    assert (found.indent, found.note) == (True, "")


def test_every_rating_of_the_bank_has_its_row() -> None:
    """But for that of a register's card, which rates an actor and not the territory."""
    entries = [*of_forms(), *(entry for module in SELF_ASSESSMENT.modules for entry in of_module(module))]
    asked = {question.id for question in rating_questions()}
    assert {entry.question for entry in entries} == asked
    assert all(label(ENGLISH, entry.name) for entry in entries)


def rating_questions() -> list[Question]:
    """Those outside registers."""
    return [question for question, _ in questions(SELF_ASSESSMENT) if isinstance(question.answer, Rating)]


def numbers_of(ratings: tuple[int, ...]) -> Numbers:
    found = rated(*ratings).numbers
    assert found is not None
    return found
