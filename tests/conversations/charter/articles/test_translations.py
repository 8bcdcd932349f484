"""A translation belongs to one version: an older one is marked, and named to facilitators."""

import pytest

from conversations.charter.articles import queries
from conversations.charter.articles.amending_presses import AcceptWords
from conversations.charter.articles.presses import ListArticleVersions, ShowSection
from conversations.charter.articles.queries import Reading
from tests.conversations.charter.articles.test_amending import amends
from tests.conversations.charter.desk import LISTEN, Writers, plain

FRENCH = "Nous écoutons avant de décider."
NEW = "We listen to everybody."


@pytest.fixture
def mahdia(db):
    return Writers(db)


def translate(mahdia, language="French", text=FRENCH):
    """From the page of the text, by the facilitator."""
    mahdia.reads(mahdia.amal)
    mahdia.amal.presses(f"Write it in {language}")
    mahdia.amal.writes(text)


def next_text(mahdia):
    """Other words that the author takes over."""
    amends(mahdia, mahdia.member("Sara"), NEW)
    mahdia.reads(mahdia.amal)
    mahdia.amal.presses("Other words proposed (1)")
    mahdia.amal.presses("1")
    mahdia.amal.presses("Take these words over")


def test_everybody_reads_the_text_in_their_language_where_it_is_said(mahdia):
    """With a word on which text counts, and the way to it."""
    mahdia.proposes()
    translate(mahdia)
    nadia = mahdia.member("Nadia", "fr")
    assert FRENCH in mahdia.reads(nadia)
    assert queries.reading(mahdia.db, mahdia.version, "fr") == Reading(FRENCH, "fr", 1, outdated=False)


def test_an_older_translation_is_never_silently_shown_as_current(mahdia):
    """It is marked; the text that counts is one press away."""
    mahdia.proposes()
    translate(mahdia)
    next_text(mahdia)
    assert queries.reading(mahdia.db, mahdia.version, "fr") == Reading(FRENCH, "fr", 1, outdated=True)
    assert queries.words(mahdia.db, mahdia.version).texts == {"en": NEW}

    nadia = mahdia.member("Nadia", "en")
    mahdia.db.exec_driver_sql(f"UPDATE people SET language = 'fr' WHERE id = {mahdia.people['Nadia'].id}")
    page = mahdia.reads(nadia)
    assert FRENCH in page and "1" in page
    nadia.presses(nadia.last.labels[0])
    assert NEW in nadia.sees


def test_a_draft_that_is_rewritten_loses_the_translations_of_its_former_words(mahdia):
    """They would pass for translations of the new ones; it is said before."""
    draft = mahdia.writes()
    mahdia.amal.presses("Write it in French")
    mahdia.amal.writes(FRENCH)
    mahdia.reads(mahdia.amal, draft)
    mahdia.amal.presses("Change the words")
    assert "its translations are dropped" in mahdia.amal.sees
    mahdia.amal.writes(NEW)
    assert "Translations missing: Arabic and French" in plain(mahdia.amal.last)
    assert queries.words(mahdia.db, draft).texts == {"en": NEW}


def test_lists_never_show_an_older_translation_either(mahdia):
    """There is no room for the note, so the text that counts stands there."""
    mahdia.proposes()
    translate(mahdia)
    next_text(mahdia)
    nadia = mahdia.member("Nadia", "fr")
    for press in (
        ShowSection(mahdia.here, mahdia.article.section),
        ListArticleVersions(mahdia.here, mahdia.article.id),
    ):
        nadia.opens(press)
        assert NEW in nadia.sees


def test_facilitators_see_what_is_missing_and_what_is_older_by_name(mahdia):
    """With one tap to write it."""
    mahdia.proposes()
    translate(mahdia)
    next_text(mahdia)
    page = mahdia.reads(mahdia.amal)
    assert "Translations missing: Arabic" in page
    assert "Translations older than the text: French" in page

    mahdia.amal.writes("/charter")
    mahdia.amal.presses("Write a translation")
    assert "Français: made for version 1, older than the text" in plain(mahdia.amal.last)
    mahdia.amal.presses("Write it in French")
    assert FRENCH in mahdia.amal.sees  # to start from
    mahdia.amal.writes("Nous écoutons tout le monde.")
    assert "older than the text" not in mahdia.amal.sees


def test_without_any_translation_the_text_that_counts_is_read(mahdia):
    """And it is said that nobody has translated it."""
    mahdia.proposes()
    assert queries.reading(mahdia.db, mahdia.version, "ar") == Reading(LISTEN, "en", 1, outdated=False)


def test_what_was_only_proposed_and_never_taken_over_is_no_translation_of_the_text(mahdia):
    """Words of an amendment stand for themselves."""
    mahdia.proposes()
    amendment = amends(mahdia, mahdia.member("Sara"), NEW)
    mahdia.db.exec_driver_sql(
        f"INSERT INTO article_texts VALUES ({amendment.id}, 'fr', 'Autre chose.', NULL, '2026-03-02 09:00:00')"
    )
    later = amends(mahdia, mahdia.member("Omar"), "We hear.")
    mahdia.amal.opens(AcceptWords(mahdia.here, later.id))
    assert queries.earlier_translation(mahdia.db, mahdia.again(later), "fr") is None
