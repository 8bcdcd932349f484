"""The shown figures as files: what stands in which cell, and what is nowhere."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from xml.etree import ElementTree

import pytest
from sqlalchemy import Connection, select, update

from bot.buttons import pack
from bot.figures import Chosen, Marked, Results, grid, many_of, turnout
from bot.outbox.tables import bodies, outbox
from bot.people.roles import Role
from bot.people.tables import territories
from conversations.self_assessment import self_assessment
from conversations.self_assessment.territory.presses import PickTables
from tests.builders import person, territory
from tests.conversations.self_assessment.territory.frozen import (
    CROWD,
    FEW,
    HIGH,
    LATER,
    SPLIT,
    closed_round,
    shown,
)
from tests.phones import Line, StandingClock
from tests.workshop import work

NAMESPACE = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
LEVELS = ("local", "regional", "national", "international")
TRAININGS = ("sse", "mentoring", "models")


def figures() -> Results:
    """A1 high, A2 split, A3 rated by three people only; nine want a training on SSE, two one on mentoring."""
    wanted = [Chosen(n, CROWD[n][0], ("sse",) if n < 9 else ("mentoring",) if n < 11 else ()) for n in range(17)]
    marks = [Marked(n, CROWD[n][0], frozenset({("training", "local")})) for n in range(12)]
    return Results(
        turnout(42, [(n, *each) for n, each in enumerate(CROWD)]),
        shown({"A1": HIGH, "A2": SPLIT, "A3": FEW}),
        {"C3.trainings": many_of(TRAININGS, wanted)},
        {"A1.what": grid(("training", "finance"), LEVELS, marks)},
    )


def files(db: Connection, language: str, name: str = "Spring", where: str | None = None) -> dict[str, bytes]:
    """The files that a facilitator gets, by name."""
    amal = person(db, "Amal", Role.FACILITATOR)
    round_ = closed_round(db, {}, name, more=figures())
    if where is not None:
        db.execute(update(territories).values(name=where))
    line = Line(db, [self_assessment], StandingClock(LATER))
    phone = line.phone("Amal", telegram_id=amal.telegram_id)
    phone.sends_press(pack(PickTables(round_.territory, round_.id)))
    phone.presses(language)
    work(line)
    rows = select(bodies.c.file_name, bodies.c.file).join(outbox).where(bodies.c.file.is_not(None))
    return {row.file_name: row.file for row in db.execute(rows)}


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


class Book:
    """A workbook as the XML that it is made of."""

    def __init__(self, content: bytes) -> None:
        self.parts = zipfile.ZipFile(io.BytesIO(content))
        self.words = ["".join(one.itertext()) for one in self.read("xl/sharedStrings.xml")]
        self.tabs = [sheet.attrib["name"] for sheet in self.read("xl/workbook.xml").iterfind(".//m:sheet", NAMESPACE)]

    def read(self, part: str) -> ElementTree.Element:
        return ElementTree.fromstring(self.parts.read(part))

    def tab(self, number: int) -> ElementTree.Element:
        return self.read(f"xl/worksheets/sheet{number}.xml")

    def rows(self, number: int) -> list[list[str | float | None]]:
        return [[self.value(cell) for cell in row] for row in self.tab(number).iterfind(".//m:row", NAMESPACE)]

    def value(self, cell: ElementTree.Element) -> str | float | None:
        found = cell.find("m:v", NAMESPACE)
        if found is None or found.text is None:
            return None
        return self.words[int(found.text)] if cell.attrib.get("t") == "s" else float(found.text)


def test_both_files_come_with_names_that_every_mail_can_carry(db: Connection) -> None:
    """Latin letters and digits, whatever the round is called."""
    assert set(files(db, "English", "ربيع 2026 🌱", "المهدية")) == {
        "muyassir-lmhdyh-rby-2026-seedling.xlsx",
        "muyassir-lmhdyh-rby-2026-seedling.csv",
    }


def test_numbers_are_numbers_and_hidden_ones_are_nowhere(db: Connection) -> None:
    """A median can be reckoned with; a question that three people rated has its word and nothing else."""
    book = Book(files(db, "English")["muyassir-mahdia-spring.xlsx"])
    head, *rows = book.rows(2)
    by_id = {row[0]: row for row in rows}

    assert book.tabs[:3] == ["How to read it", "Ratings", "By kind of actor"]
    assert head[:4] == ["Id", "Question", "Result", "Number of people"]
    assert by_id["A1"][:5] == ["A1", "Known supporters", "strength", 17.0, 8.0]
    assert by_id["A1"][6:8] == [8.0, 8.0]  # "don't know" is hidden and has no cell: what follows moves up
    assert by_id["A3"] == ["A3", "Facilitation team", "not enough answers"]


def test_the_plain_table_has_a_line_for_each_shown_cell(db: Connection) -> None:
    """Eight is the median of A1; of A3 there is a word and no number."""
    rows = table(files(db, "English")["muyassir-mahdia-spring.csv"])
    said = {(row["Table"], row["Row"], row["Column"]): row["Value"] for row in rows}

    assert said["Ratings", "A1 – Known supporters", "Median"] == "8.0"
    assert said["Ratings", "A2 – Widening the circle", "Result"] == "split: discuss first"
    assert [row["Column"] for row in rows if row["Row"] == "A3 – Facilitation team"] == ["Result"]
    assert said["Coverage", "A1.what – Support and its reach – Training – Local", "How many"] == "most"
    assert said["Trainings wanted", "1 – What SSE is", "How many"] == "most"


def test_a_few_look_like_nobody(db: Connection) -> None:
    """Two want mentoring and nobody business models: the lines say the same, and no number."""
    rows = table(files(db, "English")["muyassir-mahdia-spring.csv"])
    few = [(row["Column"], row["Value"]) for row in rows if row["Row"].endswith(("Mentoring", "Business models"))]
    assert {each for each in few if each[0] != "Rank"} == {("How many", "few, if any")}


def test_a_kind_of_four_and_what_would_give_it_away_are_not_in_it(db: Connection) -> None:
    """Public bodies are four: shown associations and co-operatives would leave them over, so one more is hidden."""
    rows = table(files(db, "English")["muyassir-mahdia-spring.csv"])
    kinds = {row["Row"].split(" – ")[-1] for row in rows if row["Table"] == "By kind of actor"}
    assert "Public body" not in kinds
    assert len(kinds) < 2


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", '=HYPERLINK("http://a.example","b")'])
def test_words_that_look_like_a_formula_are_words(db: Connection, name: str) -> None:
    """The names of rounds and territories are people's words."""
    found = files(db, "English", name, f"={name}")
    book = Book(next(content for file, content in found.items() if file.endswith("xlsx")))

    for number in range(1, len(book.tabs) + 1):
        assert list(book.tab(number).iter(f"{{{NAMESPACE['m']}}}f")) == []
        assert list(book.tab(number).iter(f"{{{NAMESPACE['m']}}}hyperlink")) == []
    assert f"={name}".replace("\t", "") in [word.replace("\t", "") for word in book.words]


def test_in_arabic_the_tabs_run_from_right_to_left(db: Connection) -> None:
    """And in Arabic only."""
    arabic = Book(files(db, "العربية")["muyassir-mahdia-spring.xlsx"])
    views = [arabic.tab(n).find(".//m:sheetView", NAMESPACE) for n in range(1, len(arabic.tabs) + 1)]
    assert {view.attrib.get("rightToLeft") for view in views if view is not None} == {"1"}
    assert all(re.search("[\u0600-\u06ff]", tab) for tab in arabic.tabs)


def test_in_french_they_run_from_left_to_right(db: Connection) -> None:
    """The words are French, the ids stay."""
    french = Book(files(db, "Français")["muyassir-mahdia-spring.xlsx"])
    view = french.tab(2).find(".//m:sheetView", NAMESPACE)
    assert view is not None and "rightToLeft" not in view.attrib
    assert french.rows(2)[1][:2] == ["A1", "Appuis connus"]


def test_another_territory_gets_nothing(db: Connection) -> None:
    """Callback data is user input."""
    round_ = closed_round(db, {}, more=figures())
    zaid = person(db, "Zaid", Role.FACILITATOR, where=territory(db, "Zarqa", "JO"))
    line = Line(db, [self_assessment], StandingClock(LATER))
    phone = line.phone("Zaid", telegram_id=zaid.telegram_id)
    for press in (PickTables(round_.territory, round_.id), PickTables(zaid.territory or 0, round_.id)):
        phone.sends_press(pack(press))
        assert "another territory" in phone.sees or "not there yet" in phone.sees
