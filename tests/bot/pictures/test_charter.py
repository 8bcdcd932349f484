"""The charter as somebody reads it, prints it, keeps it, and checks that it is the one that was adopted."""

import re
import warnings
from dataclasses import replace
from datetime import date

import pytest

from bot.pictures import render
from bot.pictures.charter import CharterArticle, CharterSection, CharterSignature, charter
from tests.bot.pictures.pages import HOSTILE, UNRULY, asked, edges_of, needs_poppler, pages_of, plain, said
from tests.bot.pictures.signed import ARTICLE, DIGEST, HEADS, KINDS, NOTES, SECTIONS, TEXTS, WORDS, some_charter
from tests.bot.pictures.territory import LANGUAGES

MIDDLE = 595 / 2  # of a sheet of A4, in points


@needs_poppler
@pytest.mark.parametrize("language", ["fr", "en"])
def test_everything_that_was_said_is_in_it(tmp_path, language):
    """Who, what, which version, in which language it counts, every text, what the vote said, who signed."""
    head, heads = HEADS[language], WORDS[language]
    expected = [
        *(head["territory"], head["title"], head["version"], head["status"][True], head["authoritative"], "03/05/2027"),
        *(*SECTIONS[language], f"{ARTICLE[language]} 5", KINDS[language][0], *NOTES[language]),
        *(TEXTS[language][2], TEXTS[language][3]),
        *(heads.signatures, heads.person, heads.mandate, "Sarra Ben Ali", "04/05/2026", heads.document, heads.digest),
    ]

    words = said(tmp_path, charter(some_charter(language)))

    assert [part for part in expected if plain(part) not in words] == []


@needs_poppler
def test_an_arabic_charter_can_be_read_by_machines_too(tmp_path):
    """Readers of PDF turn ligatures and vowel signs around, so words that have none are looked for."""
    words = said(tmp_path, charter(some_charter("ar")))

    expected = ["الميثاق", "منطقة سيدي بوزيد", "البند", "المبادئ", "التفويض", "بلدية", "Regueb", "SMSA El Baraka"]
    assert [part for part in expected if plain(part) not in words] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_that_it_is_made_to_be_kept(language):
    """PDF/A-2a for archives and PDF/UA-1 for those who have it read to them, in its language."""
    pdf = charter(some_charter(language))

    assert b"<pdfaid:part>2</pdfaid:part>" in pdf and b"<pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert f"/Lang({language})".encode() in pdf


@needs_poppler
def test_its_letters_are_in_it_and_its_data_name_it(tmp_path):
    """A4 with embedded fonts; the hash stands whole among its keywords, and its day is that of the version."""
    pdf = charter(some_charter("fr"))
    facts, fonts = asked(tmp_path, pdf, "pdfinfo", "-isodates"), asked(tmp_path, pdf, "pdffonts").splitlines()[2:]

    for fact in ("Charte · Territoire de Sidi Bouzid", DIGEST, "Version 3", "2026-04-28T00:00:00Z", "A4"):
        assert fact in facts
    assert len(fonts) == 2 and all(" yes yes " in font for font in fonts)


def test_the_same_values_give_the_same_bytes():
    """Two people who ask for a version hold the same file."""
    assert charter(some_charter("ar")) == charter(some_charter("ar"))
    assert charter(some_charter("ar")) != charter(some_charter("ar", dated=date(2026, 4, 29)))


@needs_poppler
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_hash_is_there_in_eights_from_left_to_right(tmp_path, language):
    """Whichever way the page runs, so that it can be compared by eye and by machine."""
    words = asked(tmp_path, charter(some_charter(language)), "pdftotext", "-layout", "-")

    found = re.sub("[^0-9a-f]", "", "".join(re.findall(r"(?:[0-9a-f]{8}[^0-9a-z]+){4}", words)))
    assert found == DIGEST


@needs_poppler
def test_every_page_says_which_one_it_is(tmp_path):
    """With the reader's digits, and whose charter of which version it belongs to."""
    french = charter(some_charter("fr", words=replace(WORDS["fr"], digits="٠١٢٣٤٥٦٧٨٩")))
    pages = [plain(page) for page in pages_of(tmp_path, french)]

    assert len(pages) == 3
    assert [n for n, page in zip("١٢٣", pages, strict=True) if not page.endswith(f"{n}/٣")] == []
    assert all("Charte·TerritoiredeSidiBouzid·Version3" in page for page in pages)


@needs_poppler
@pytest.mark.parametrize("digits", ["0123456789", "٠١٢٣٤٥٦٧٨٩"])
def test_the_number_of_a_page_does_not_turn_around(tmp_path, digits):
    """Seen on an Arabic page, from left to right: the page, then of how many, in whichever digits."""
    pdf = charter(some_charter("ar", articles=12, words=replace(WORDS["ar"], digits=digits)))
    seen = plain(asked(tmp_path, pdf, "pdftotext", "-bbox", "-f", "7", "-l", "7", "-"))

    number, total = (str(n).translate(str.maketrans("0123456789", digits)) for n in (7, len(pages_of(tmp_path, pdf))))
    assert f">{number}/{total}<" in seen


@needs_poppler
def test_each_text_runs_in_the_direction_of_its_language(tmp_path):
    """An article that nobody has translated yet keeps its own, in a charter of another language."""
    arabic, french = (charter(some_charter(language)) for language in ("ar", "fr"))

    assert edges_of(tmp_path, arabic, "المبادئ"[::-1])[0] > MIDDLE
    assert edges_of(tmp_path, arabic, "Nous")[0] < 100
    assert edges_of(tmp_path, french, "Principes")[0] < 100
    assert edges_of(tmp_path, french, "نريد"[::-1])[1] > 500


@needs_poppler
def test_a_version_that_is_not_adopted_says_so(tmp_path):
    """On the first page and on the last, and never in the words of one that is."""
    frozen, adopted = HEADS["en"]["status"]
    pages = pages_of(tmp_path, charter(some_charter("en", adopted=False, signatures=0)))

    assert frozen in pages[0] and frozen in pages[-1]
    assert WORDS["en"].unsigned in pages[-1]
    assert not any(adopted in page for page in pages)


@needs_poppler
@pytest.mark.parametrize("articles", [5, 7, 8, 9, 11, 12, 13])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_long_charter_breaks_between_its_articles(tmp_path, language, articles):
    """Wherever pages end: no heading is the last thing on one, and each article is whole, with what its vote said."""
    pages = pages_of(tmp_path, charter(some_charter(language, articles, signatures=0)))[1:-1]
    lasts = [[line for line in page.splitlines() if line][-3] for page in pages]  # above the two parts of the foot
    headings = [re.findall(rf"^{ARTICLE[language]} \d+$", page, re.MULTILINE) for page in pages]

    assert sum(map(len, headings)) > 4 * articles
    assert [last for last in lasts if last in {*SECTIONS[language], *KINDS[language]}] == []
    assert [len(found) for found in headings] == [page.count("12/04/2026") for page in pages]


@needs_poppler
def test_a_small_heading_never_ends_a_page(tmp_path):
    """However far down the page it comes, the article below it comes along."""
    parted = []
    for lines in range(24, 44):
        long = CharterArticle("Article 1", "A line\n" * lines, "en")
        whose = CharterArticle("Article 2", "We share our tools.", "en", group="For all bodies")
        pages = pages_of(tmp_path, charter(replace(some_charter("en"), sections=(CharterSection("V", (long, whose)),))))
        parted += [lines for page in pages if ("For all bodies" in page) != ("We share" in page)]

    assert parted == []


@needs_poppler
def test_each_page_of_signatures_has_their_heads(tmp_path):
    """Two hundred of them, none of which is torn in two."""
    pages = pages_of(tmp_path, charter(some_charter("en", signatures=200)))
    signed = [page for page in pages if "04/05/2026" in page]

    assert len(signed) > 8 and all(WORDS["en"].person in page and WORDS["en"].mandate in page for page in signed)
    assert [page.count("04/05/2026") for page in signed] == [
        sum(page.count(name) for name in ("Sarra Ben Ali", "Director", "Houda", "Councillor")) for page in signed
    ]


@needs_poppler
def test_an_article_of_several_pages_is_there_to_its_end(tmp_path):
    """It breaks where it must."""
    long = CharterArticle("Article 1", "We listen to each other. " * 600 + "\n\nThe end.", "en", result="Adopted")
    pages = pages_of(tmp_path, charter(some_charter("en", sections=(CharterSection("Values", (long,)),))))

    assert sum(page.count("We listen") for page in pages) == 600
    assert [("The end." in page, "Adopted" in page) for page in pages if "The end." in page] == [(True, True)]


@needs_poppler
def test_lines_and_paragraphs_are_as_they_were_typed(tmp_path):
    """A list that somebody typed stays a list; what stands alone stands further apart."""
    typed = CharterArticle("Article 1", "One\n– two\n– three\n\nFour", "en")
    pdf = charter(some_charter("en", sections=(CharterSection("Values", (typed,)),)))
    found = asked(tmp_path, pdf, "pdftotext", "-bbox", "-")
    tops = {word: float(top) for top, word in re.findall(r'yMin="([\d.]+)".*>(One|two|three|Four)<', found)}

    assert tops["One"] < tops["two"] < tops["three"] < tops["Four"]
    line = tops["three"] - tops["two"]
    assert 1.2 * line < tops["Four"] - tops["three"] < 1.8 * line


@needs_poppler
@pytest.mark.parametrize("typed", HOSTILE)
def test_people_are_printed_as_they_wrote(tmp_path, typed):
    """What somebody wrote is nobody's program: every sign of it is seen, none of it is obeyed."""
    words = said(tmp_path, charter(written(typed)))

    assert words.count(plain(typed)) >= 4


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("typed", UNRULY)
def test_no_words_stop_a_charter_or_draw_a_warning(typed, language):
    """Of whatever length and signs, wherever people's words may stand; PDF/A forgives no missing glyph."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert charter(written(typed, language)).startswith(b"%PDF")


@needs_poppler
def test_a_sign_that_the_font_lacks_is_marked_and_explained(tmp_path):
    """A box stands in its place, and the last page says what it is; without such signs it says nothing."""
    marked, left_out, plain_one = (
        written(typed, "en") for typed in ("We plant 🌱 trees", "We plant  trees", "We plant trees")
    )
    explained = plain(WORDS["en"].left_out.replace("□", ""))

    assert explained in said(tmp_path, charter(marked))
    assert explained not in said(tmp_path, charter(left_out))
    assert charter(left_out) == charter(plain_one) != charter(marked)


def test_a_missing_glyph_is_told_with_its_sign(monkeypatch):
    """Should one ever come through, whoever looks for the reason is told which."""
    monkeypatch.setattr(render, "drawable", lambda words, lacking="": words)

    with pytest.raises(ValueError, match=r"charter\.typ has a sign that the font lacks: '\\U0001f331'"):
        charter(written("We plant 🌱"))


def test_what_is_no_hash_is_refused():
    """A charter with half of a hash could not be checked."""
    for wrong in ("", DIGEST[:-1], DIGEST.upper(), DIGEST + "0"):
        with pytest.raises(ValueError):
            some_charter("en", digest=wrong)


def test_it_is_light_enough_for_a_phone():
    """Sixty articles and two hundred signatures in Arabic are well under a megabyte."""
    assert len(charter(some_charter("ar", articles=12, signatures=200))) < 500_000


def written(typed, language="en"):
    """A charter in which everything that people write is ``typed``."""
    articles = (CharterArticle("1", typed, language, (typed,), typed), CharterArticle("2", typed, "ar"))
    signature = CharterSignature(typed, typed, typed, "Individual", "given", "04/05/2026")
    parts = {"territory": typed, "sections": (CharterSection("S", articles),), "signatures": (signature,)}
    return replace(some_charter(language), **parts)
