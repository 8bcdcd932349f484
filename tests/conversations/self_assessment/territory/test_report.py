"""The report of a round: asked for in a language, drawn once, and what its pages say."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from bot.buttons import pack
from bot.figures import Figure, Rated, Results, Verdict, figure, many_of
from bot.figures.rated import Chosen
from bot.i18n import Voice, label
from bot.outbox.tables import bodies, outbox
from bot.people.roles import Person, Role
from bot.questionnaire import OwnWords, to_json
from bot.storage.upsert import put
from conversations.self_assessment import queries, self_assessment
from conversations.self_assessment.questions import SELF_ASSESSMENT
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.tables import answers
from conversations.self_assessment.territory.agenda import agenda
from conversations.self_assessment.territory.asked_for import Reckoned
from conversations.self_assessment.territory.own_words import open_questions
from conversations.self_assessment.territory.presses import PickReport
from conversations.self_assessment.territory.report import composed, own_words, quoted
from conversations.self_assessment.territory.report_words import why
from tests.builders import NOW, person, territory
from tests.conftest import missing
from tests.conversations.self_assessment.territory.frozen import (
    CROWD,
    FEW,
    HIGH,
    LATER,
    LOW,
    MIDDLE,
    SPLIT,
    UNKNOWN,
    came_of,
    closed_round,
    rated,
    shown,
)
from tests.phones import Line, StandingClock
from tests.workshop import work

OF = {"A1": HIGH, "A2": SPLIT, "A3": LOW, "R1": MIDDLE, "C1": UNKNOWN, "C2": FEW}
ENGLISH = Voice("en", "TN", zone="Africa/Tunis")
APART = (*(8,) * 7, *(4,) * 6, *(7,) * 4)
"""Associations 8, co-operatives 4, public bodies 7."""


def of(db: Connection, figures: Results | None = None, modules: tuple[str, ...] = ("A", "R", "C")) -> Reckoned:
    found = figures or came_of(OF)
    return Reckoned(closed_round(db, {}, modules=modules, more=found), found)


def document(db: Connection, language: str) -> tuple[str, bytes]:
    """The name and the bytes of the report that a facilitator gets."""
    amal = person(db, "Amal", Role.FACILITATOR)
    round_ = of(db).round
    line = Line(db, [self_assessment], StandingClock(LATER))
    phone = line.phone("Amal", telegram_id=amal.telegram_id)
    phone.sends_press(pack(PickReport(round_.territory, round_.id)))
    phone.presses(language)
    assert phone.sees == "The report is being prepared…"
    work(line)
    rows = select(bodies.c.file_name, bodies.c.file).join(outbox).where(bodies.c.file.is_not(None))
    ((name, content),) = [(row.file_name, row.file) for row in db.execute(rows)]
    return name, content


def read(folder: Path, pdf: bytes) -> str:
    """The text of a PDF, without the marks and forms that a reader adds."""
    if shutil.which("pdftotext") is None:
        missing("poppler", "needs pdftotext (poppler-utils)")
    (folder / "report.pdf").write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", folder / "report.pdf", "-"], capture_output=True, check=True)
    plain = unicodedata.normalize("NFKC", done.stdout.decode())
    return " ".join(re.sub("[\u200b-\u200f\u2066-\u2069]", "", plain).split())


@pytest.mark.parametrize(
    "language, words",
    [
        ("English", ["What to talk about first", "split: discuss first", "Widening the circle", "17 of 42"]),
        ("Français", ["De quoi parler d’abord", "Élargir le cercle", "17 personnes sur 42"]),
        ("العربية", ["توسيع الدائرة", "نظرة", "Spring"]),
    ],
)
def test_the_report_is_in_the_language_that_was_asked_for(
    db: Connection, tmp_path: Path, language: str, words: list[str]
) -> None:
    """Whatever language the facilitator speaks with the bot."""
    name, pdf = document(db, language)

    said = read(tmp_path, pdf)
    assert name == "muyassir-mahdia-spring.pdf"
    assert [word for word in words if word not in said] == []


def test_the_agenda_begins_with_what_is_split(db: Connection) -> None:
    """Then concerns, then gaps, then what is to be discussed; each says why."""
    found = composed(ENGLISH, "Mahdia", of(db), None, {}).agenda
    assert [(item.title, item.tone) for item in found] == [
        ("Widening the circle", "split"),
        ("Facilitation team", "concern"),
        ("SSE initiatives", "gap"),
        ("People and skills", "discuss"),
    ]
    assert found[0].why.startswith("9 rate it 3 or less, 8 rate it 7 or more. Begin by hearing both sides.")
    assert found[1].why.startswith("The median is 3: what stands in the way? What could follow: Share out the tasks")


def test_kinds_that_are_far_apart_are_named_with_their_medians() -> None:
    """Public bodies are four, so they are hidden, and with them the smaller of the shown kinds: no kind is named."""
    (point,) = agenda(SELF_ASSESSMENT.topics, {"A1": rated(*APART)})
    assert point.why is Verdict.DISCUSS

    many = {"A1": figure_of_thirty()}
    (point,) = agenda(SELF_ASSESSMENT.topics, many)
    said = label(ENGLISH, why(point))
    assert "Far apart: Co-operative, SSE enterprise (4) and Association, non-profit (8)." in said


def figure_of_thirty() -> Figure:
    """Five units of three associations' people at 8, five of co-operatives' at 4."""
    kinds = (("non_profit", 8), ("cooperative", 4))
    return figure(Rated(n, f"{n // 3}", *kinds[n // 15]) for n in range(30))


def test_every_module_of_the_round_has_its_page_and_no_other(db: Connection) -> None:
    """A round may ask one module only."""
    found = composed(ENGLISH, "Mahdia", of(db, modules=("A",)), None, {})
    assert [module.title for module in found.modules] == ["Actors"]
    assert found.overview is not None and len(found.overview.axes) == 3


def test_what_is_hidden_is_named_with_the_reason(db: Connection) -> None:
    """C2 was rated by three people of one organisation, C1 by nobody who knew."""
    found = composed(ENGLISH, "Mahdia", of(db, modules=("A", "C")), None, {})
    assert found.hidden[0].startswith("Without numbers: SSE initiatives, A shared charter,")
    assert "five people of three organisations" in found.hidden[1]
    charter = next(row for module in found.modules for row in module.rows if row.label == "A shared charter")
    assert (charter.median, charter.shown, charter.histogram) == (None, "not enough answers", ())


def test_a_round_that_nobody_answered_makes_a_report_without_empty_pictures(db: Connection, tmp_path: Path) -> None:
    """It says why there is nothing."""
    nobody = Results(came_of({}).turnout, {}, {}, {})
    found = composed(ENGLISH, "Mahdia", of(db, nobody), None, {})
    assert (found.overview, found.agenda, found.demand) == (None, (), ())
    assert all(not module.heatmaps and not module.tables and not module.lists for module in found.modules)


def test_what_was_chosen_is_told_without_telling_a_few_from_nobody(db: Connection) -> None:
    """Nine of seventeen want visits, two meetings, nobody a directory."""
    bank = ("visits", "offers", "directory", "meetings", "space", "buying")
    chose = [Chosen(n, CROWD[n][0], ("visits",) if n < 9 else ("meetings",) if n < 11 else ()) for n in range(17)]
    figures = Results(came_of(OF).turnout, shown(OF), {"C1.ways": many_of(bank, chose)}, {})
    page = composed(ENGLISH, "Mahdia", of(db, figures), None, {}).modules[2]
    (chosen,) = page.lists
    assert chosen.items == (
        "Ways to connect them (17 people): Visiting each other (9). "
        "Few, if any: Joint offers, A directory, Regular meetings, A shared place and Buying from each other.",
    )


def test_only_facilitators_of_the_territory_get_it(db: Connection) -> None:
    """Callback data is user input."""
    round_ = of(db).round
    zaid = person(db, "Zaid", Role.FACILITATOR, where=territory(db, "Zarqa", "JO"))
    sara = person(db, "Sara")
    line = Line(db, [self_assessment], StandingClock(LATER))
    for who in (zaid, sara):
        phone = line.phone(who.name, telegram_id=who.telegram_id)
        phone.sends_press(pack(PickReport(round_.territory, round_.id)))
        assert "In which language?" not in phone.sees


def test_open_answers_stand_in_the_module_that_asked_them(db: Connection) -> None:
    """Six people of six sides wrote what stands in the way of A1: all of it, whoever wrote it; of A2 only two did."""
    round_ = of(db).round
    barriers = [f"Barrier {n}" for n in range(6)]
    for n, text in enumerate(barriers):
        writes(db, person(db, f"P{n}"), round_, text, both=n < 2)
    found = own_words(db, ENGLISH, Reckoned(round_, came_of(OF)))

    assert list(found) == ["A"]
    (quotes,) = found["A"]
    assert quotes.question == "Known supporters: What stands in the way"
    assert sorted(quotes.texts) == barriers


def writes(db: Connection, who: Person, round_: Round, text: str, *, both: bool) -> None:
    """What somebody wrote, without the conversation that asks it."""
    sitting = queries.begin(db, who, NOW, round_)
    given = {"A1": 2, "A1.barrier": OwnWords(text)} | ({"A2": 2, "A2.barrier": OwnWords(text)} if both else {})
    rows = [
        {"assessment_id": sitting.id, "question": id, "card": 0, "value": to_json(value), "answered_at": NOW}
        for id, value in given.items()
    ]
    put(db, answers, rows)


def test_of_very_many_open_answers_some_are_drawn_by_lot() -> None:
    """Hundreds of pages would be read by nobody; it says how many there are."""
    one = open_questions(("A",))[0]
    found = quoted(ENGLISH, one, [f"Barrier {n}" for n in range(300)])
    assert found.question == "Known supporters: What stands in the way (40 of 300, drawn by lot)"
    assert len(found.texts) == 40
