"""The report as a reader meets it: what its pages say, in which direction, in which order."""

import re
import warnings
from dataclasses import asdict, replace

import pytest

from bot.pictures.render import render
from bot.pictures.report import AgendaItem, Quotes, Report, ReportModule, ReportWords, Table, report
from tests.bot.pictures.pages import HOSTILE, UNRULY, asked, edges_of, needs_poppler, pages_of, plain, said
from tests.bot.pictures.reported import HEADINGS, MODULES, READING, TITLES, some_report
from tests.bot.pictures.samples import LABELS, some_radar
from tests.bot.pictures.territory import LANGUAGES


@needs_poppler
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_was_said_is_in_it(tmp_path, language):
    """Headings, questions, numbers and own words can be copied and searched, in the order in which they are read.

    Readers of PDF turn the letters of an Arabic ligature around (لا, تي), so words that have one are not looked for.
    """
    arabic = ["نظرة عامة", "الدورات المطلوبة", "الفاعلون", "نقطة قوة", "الجولة السابقة", "Il manque un lieu"]
    heads = asdict(HEADINGS[language])
    latin = [heads["overview"], heads["agenda"], *MODULES[language], *LABELS[language], READING[language]]

    words = said(tmp_path, report(some_report(language)))

    expected = [*(arabic if language == "ar" else latin), "6.4", "Muyassir · CitESS"]
    assert [part for part in expected if plain(part) not in words] == []


@needs_poppler
def test_an_arabic_page_begins_at_the_right(tmp_path):
    """Its headings stand at the right edge, French ones at the left; A4 is 595 points wide."""
    assert edges_of(tmp_path, report(some_report("ar")), "الفاعلون"[::-1])[0] > 400
    assert edges_of(tmp_path, report(some_report("fr")), "Auto-évaluation")[0] < 100


@needs_poppler
def test_every_page_says_which_one_it_is(tmp_path):
    """With the digits of the person who asked; the first has no running title, all others do."""
    arabic = some_report("fr", words=replace(HEADINGS["fr"], digits="٠١٢٣٤٥٦٧٨٩"))
    pages = pages_of(tmp_path, report(arabic))

    assert len(pages) > 9
    assert [f"Page {digits(n)} sur {digits(len(pages))}" in page for n, page in enumerate(pages, 1)] == [True] * len(
        pages
    )
    assert [page.startswith(TITLES["fr"][0]) for page in pages] == [False] + [True] * (len(pages) - 1)


@needs_poppler
def test_each_module_begins_a_page(tmp_path):
    """So that a working group can be handed its own."""
    tops = [page.splitlines()[2] for page in pages_of(tmp_path, report(some_report("fr")))[1:]]

    assert [top for top in tops if top in MODULES["fr"]] == list(MODULES["fr"])


@needs_poppler
@pytest.mark.parametrize("typed", HOSTILE)
@pytest.mark.parametrize("language", ["ar", "fr"])
def test_own_words_are_printed_as_they_were_typed(tmp_path, typed, language):
    """What somebody wrote is nobody's program: every sign of it is seen, none of it is obeyed."""
    module = ReportModule("M", (), quotes=(Quotes("Q", (typed,)),))

    words = said(tmp_path, report(bare(language, modules=(module,))))

    assert plain(typed) in words


@pytest.mark.parametrize("typed", UNRULY)
@pytest.mark.parametrize("language", ["ar", "fr"])
def test_no_words_stop_a_report_or_draw_a_warning(typed, language):
    """Of whatever length and signs, wherever people's words may stand."""
    module = ReportModule("M", (), quotes=(Quotes(typed, (typed,) * 2),), notes=(typed,))
    shown = bare(language, title=typed, modules=(module,), agenda=(AgendaItem(typed, typed, typed, "split"),))

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert report(shown).startswith(b"%PDF")


@needs_poppler
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_a_document_that_others_can_open(tmp_path, language):
    """A4, with its title and language, and with its letters in it."""
    pdf = report(some_report(language))
    facts = asked(tmp_path, pdf, "pdfinfo")
    fonts = asked(tmp_path, pdf, "pdffonts").splitlines()[2:]

    assert TITLES[language][0] in facts and "A4" in facts
    assert f"/Lang({language})".encode() in pdf
    assert len(fonts) == 2 and all(" yes yes " in font for font in fonts)


def test_the_same_values_give_the_same_bytes():
    """It holds no time of its own."""
    pdf = report(some_report("ar"))

    assert pdf == report(some_report("ar"))
    assert b"CreationDate" not in pdf and b"CreateDate" not in pdf


@needs_poppler
def test_a_part_without_values_leaves_no_heading(tmp_path):
    """A round that hardly anybody answered makes a cover, and promises nothing below it."""
    words = ReportWords(*(f"H{i}" for i in range(8)))
    pages = pages_of(tmp_path, report(bare("en", words=words, title="Cover")))

    assert len(pages) == 1 and "Cover" in pages[0]
    assert re.findall("H[0-7]", pages[0]) == []


@needs_poppler
@pytest.mark.parametrize("axes", [1, 2, 3, 13])
def test_a_round_of_a_few_questions_has_an_overview_too(tmp_path, axes):
    """Fewer than three spokes are no radar, and stand there as bars."""
    labels = LABELS["en"][:axes]
    shown = bare("en", overview=some_radar("en", axes), words=ReportWords(overview="Overview"))

    words = said(tmp_path, report(shown))

    assert [label for label in ("Overview", *labels) if plain(label) not in words] == []


@needs_poppler
def test_the_agenda_is_numbered_in_its_order(tmp_path):
    """What divides people comes first because the caller says so, and stays there."""
    items = tuple(AgendaItem(f"Item {letter}") for letter in "CAB")

    assert "1ItemC2ItemA3ItemB" in said(tmp_path, report(bare("en", agenda=items)))


def test_many_pages_are_no_picture():
    """A PDF has pages; a picture has one, or the mistake shows."""
    data = asdict(some_report("en", overview=None))

    assert render("report.typ", data, format="pdf").startswith(b"%PDF")
    with pytest.raises(ValueError, match="more than one page"):
        render("report.typ", data, format="png", ppi=20)


def test_a_table_with_holes_is_refused():
    """Every row has a word for each heading."""
    with pytest.raises(ValueError):
        Table("By kind", ("", "public"), (("Trust",),))


def bare(language, **parts):
    return Report(language, **({"title": "T", "subtitle": "", "facts": (), "words": ReportWords()} | parts))


def digits(n):
    return str(n).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
