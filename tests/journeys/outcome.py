"""A facilitator takes what came of a round along, and tells the group; an actor sees themselves beside it."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import zipfile

from bot.i18n import OWN_NAMES, Plain, T, Tn, Voice, lines, number, paragraphs
from tests.conftest import missing
from tests.journeys import seventeen
from tests.journeys.looking import CIRCLE, SUPPORTERS, TEAM, picture, took_part
from tests.journeys.pole import Pole

DECIDED = {"ar": "سوق مشتركة كلّ شهر.", "fr": "Un marché commun chaque mois.", "en": "A common market every month."}


async def takes_it_along(pole: Pole) -> bytes:
    """The report, whose bytes come back, and the tables: a workbook and a plain one with the frozen figures."""
    nora, report = pole.nora, await report_of(pole)
    assert report.startswith(b"%PDF")

    await nora.goes("Back", "Tables", OWN_NAMES[nora.language])
    await nora.sees("The same as a plain table.")
    files = [one for one in await nora.someone.messages() if one.media and one.media["type"] == "document"][-2:]
    book, plain = [await nora.someone.downloads(one) for one in files]
    assert zipfile.is_zipfile(io.BytesIO(book))
    told = list(csv.reader(io.StringIO(plain.decode("utf-8-sig"))))
    supporters = [row for row in told if nora.plain(SUPPORTERS) in " ".join(row)]
    assert any("6.8" in row for row in supporters), told[:20]
    await nora.goes("Back")
    return report


async def report_of(pole: Pole) -> bytes:
    """The report, in the facilitator's language."""
    await pole.nora.goes("Report (PDF)", OWN_NAMES[pole.nora.language])
    return await pole.nora.someone.downloads(await pole.nora.someone.sees_media("document", fresh=True))


def reads_the_report(voice: Voice, report: bytes) -> None:
    """Its words and numbers, as a program reads them."""
    told = words_of(report)
    assert "Mahdia" in told
    assert [median for median in (6.8, 8.3) if number(voice, median) not in told] == []


def words_of(pdf: bytes) -> str:
    if shutil.which("pdftotext") is None:
        missing("poppler", "no pdftotext here (apt-get install poppler-utils)")
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


async def publishes(pole: Pole) -> None:
    """A few words in each language that is read, a look at them; then the picture and the words, once."""
    nora, before = pole.nora, len(await pole.said())
    mine, theirs = nora.language, pole.reader.language
    await nora.goes("Publish")
    await nora.goes("Write: {language}", language=Plain(OWN_NAMES[mine]))
    for language in dict.fromkeys((mine, theirs)):
        asked = T("What is done with the answers? A few sentences in <b>{language}</b>.", language=named(language))
        await nora.reads(asked, among=True)
        await nora.someone.says(DECIDED[language])
    await nora.someone.presses(nora.plain(Tn("Publish in {n} group", "Publish in {n} groups", 1)))
    await nora.sees("✓ Published.")

    words = T("{words}", words=DECIDED[theirs])
    await pole.reads(paragraphs(T("<b>What is done with your answers</b>"), words))
    told = (await pole.said())[before:]
    assert [one.media and one.media["type"] for one in told] == ["photo", None]
    assert (await nora.someone.downloads(told[0])).startswith(b"\x89PNG")


async def sees_oneself_beside(pole: Pole, name: str) -> None:
    """Own ratings beside the medians, and what is done with them."""
    a1 = pole.actors["a1"]
    await a1.someone.says("/start")
    await a1.goes("The territory’s picture")
    await picture(a1)
    theirs = (T("{n}", n=6.8), T("{n}, views are split", n=5.0), T("{n}", n=8.3))
    both = zip((SUPPORTERS, CIRCLE, TEAM), theirs, seventeen.RATINGS["a1"], strict=True)
    numbers = (T("{question}: {word} (you: {n})", question=q, word=word, n=n) for q, word, n in both)
    await a1.reads(paragraphs(lines(T("<b>{round}</b>", round=name), took_part()), lines(*numbers)))
    await a1.sees(DECIDED[a1.language])


def named(language: str) -> Plain:
    return Plain(OWN_NAMES[language])
