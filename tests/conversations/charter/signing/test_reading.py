"""The charter in the chat, in several messages, and as files: the document in each language, a sheet for the wall."""

import subprocess

import pytest
from sqlalchemy import select

from bot.buttons import parameter
from bot.outbox.tables import bodies
from bot.people import organisations
from bot.people.preferences import Language
from conversations.charter.signing import signatures
from conversations.charter.signing.drawing import composed, gathered
from conversations.charter.signing.presses import (
    ReadCharter,
    ShowCharterVersion,
    WantCharterFile,
    WantWallSheet,
)
from conversations.charter.signing.tables import Mandate
from conversations.charter.tables import Section, Stage
from tests.conversations.charter.sensing.circle import proposed
from tests.conversations.charter.signing.pole import espoir, plain, pole
from tests.workshop import work


@pytest.fixture
def mahdia(db):
    return pole(db)


def file_of(mahdia, media="document"):
    return mahdia.db.scalars(select(bodies.c.file).where(bodies.c.media == media).order_by(bodies.c.id.desc())).first()


def test_it_is_read_in_the_chat_in_ones_own_language(mahdia):
    """What nobody has translated stands in its own language, and says so."""
    frozen = mahdia.freezes()
    sara = mahdia.member("Sara")
    sara.opens(ReadCharter(mahdia.here, frozen.id))

    head, text, end = sara.messages
    assert "The text that counts is in: Arabic" in plain(head)
    assert plain(text) == (
        "<b>Purpose</b>\n<b>Article 1</b>\n<i>Nobody has translated this into English yet.</i>\n"
        "Vivre et travailler ici.\n\n"
        "<b>Principles</b>\n<b>Article 2</b>\nWe decide together."
    )
    assert end.labels == ["Back to the version"]


def test_only_the_version_in_force_leads_from_reading_to_signing(mahdia):
    """One that was replaced is read as before, and a signature under it is asked of nobody."""
    first, sara = mahdia.adopts(), mahdia.member("Sara")
    sara.opens(ReadCharter(mahdia.here, first.id))
    assert sara.last.labels == ["Sign it", "Back to the version"]

    proposed(mahdia.db, {"fr": "Encore."}, section=Section.VALUES, stage=Stage.ADOPTED)
    mahdia.adopts()
    sara.opens(ReadCharter(mahdia.here, first.id))
    assert sara.last.labels == ["Back to the version"]


def test_where_another_text_counts_than_the_charters_it_is_said(mahdia):
    """Most count in Arabic; the one that counts in French says so, also to whoever reads French."""
    frozen = mahdia.freezes()
    sara = mahdia.member("Sara", language="fr")
    sara.opens(ReadCharter(mahdia.here, frozen.id))

    purpose, principle = plain(sara.messages[1]).split("\n\n")
    assert purpose.splitlines()[-2].startswith("<i>") and "<i>" not in principle


def test_a_long_charter_is_split_between_articles(mahdia):
    """Every message within what Telegram takes, and not a word lost."""
    for number in range(12):
        proposed(
            mahdia.db, {"fr": f"{number}" + " &<é" * 249}, section=Section.VALUES, stage=Stage.ADOPTED, place=number
        )
    frozen = mahdia.freezes()
    sara = mahdia.member("Sara")
    sara.opens(ReadCharter(mahdia.here, frozen.id))

    said = [one.html for one in sara.messages]
    assert all(len(one.encode("utf-16-le")) // 2 <= 4096 for one in said)
    assert sum(one.count("<b>Article ") for one in said) == 14
    assert sum(one.count("&lt;é") for one in said) == 12 * 249


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ("We decide together.", "Version 1", "pending", "Espoir")),
        ("fr", ("Nous décidons ensemble.", "Version 1", "Espoir")),
    ],
)
def test_the_document_holds_the_texts_the_signatures_and_the_hash(mahdia, language, expected):
    """In the language that was asked for, whoever asks."""
    sara = mahdia.member("Sara", body=espoir(mahdia.db))
    mahdia.adopts()
    mahdia.signs("Sara", espoir_of(mahdia), role="présidente", mandate=Mandate.PENDING)
    sara.opens(WantCharterFile(mahdia.here, mahdia.last.id, Language(language)))
    assert "It arrives here in a moment." in sara.sees
    work(mahdia.line)

    pdf = file_of(mahdia)
    text = words_of(pdf)
    assert pdf.startswith(b"%PDF")
    assert [one for one in (*expected, "présidente", mahdia.last.digest[:8]) if one not in text] == []


def test_the_document_in_arabic_runs_in_its_own_direction(mahdia):
    """Its language is Arabic, and a text without a translation keeps its own."""
    mahdia.adopts()
    sara = mahdia.member("Sara", language="ar")
    printed = gathered(mahdia.db, mahdia.here, mahdia.last.id)
    shown = composed(printed, mahdia.people["Sara"].voice)

    assert sara and shown.language == "ar"
    assert [each.language for part in shown.sections for each in part.articles] == ["ar", "ar"]


def test_a_forgotten_signer_is_named_so_in_the_document(mahdia):
    """The organisation stays."""
    mahdia.member("Sara", body=espoir(mahdia.db))
    mahdia.adopts()
    mahdia.signs("Sara", espoir_of(mahdia))
    signatures.forget(mahdia.db, mahdia.people["Sara"].id)
    shown = composed(gathered(mahdia.db, mahdia.here, mahdia.last.id), mahdia.people["Amal"].voice)

    [one] = shown.signatures
    assert (one.person, one.organisation) == ("a person who asked to be forgotten", "Espoir")


def test_the_sheet_for_the_wall_leads_to_the_charter(mahdia):
    """Facilitators have it; its code opens the version in the private chat."""
    mahdia.adopts()
    mahdia.amal.opens(WantWallSheet(mahdia.here, mahdia.last.id))
    work(mahdia.line)

    assert file_of(mahdia).startswith(b"%PDF")
    sara = mahdia.member("Sara")
    sara.writes(f"/start {parameter(ShowCharterVersion(mahdia.here, mahdia.last.id))}")
    assert "The charter of Mahdia, version 1" in plain(sara.last)


def test_every_member_reads_earlier_versions_too(mahdia):
    """Their signatures with them; they say which one took their place."""
    first = mahdia.adopts()
    proposed(mahdia.db, {"fr": "Encore."}, section=Section.VALUES, stage=Stage.ADOPTED)
    mahdia.adopts()
    sara = mahdia.member("Sara")
    sara.opens(ShowCharterVersion(mahdia.here, first.id))

    assert "Version 2 has taken its place since." in plain(sara.last)
    assert "Who has signed" in sara.last.labels and "Sign it" not in sara.last.labels


def espoir_of(mahdia):
    return organisations.of(mahdia.db, mahdia.here)[0]


def words_of(pdf):
    """What a reader finds in it, as pdftotext does."""
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()
