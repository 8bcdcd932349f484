"""A poll in words and as a picture, however long people write."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.i18n import LANGUAGES, Voice, Written, speak
from bot.outbox.parcel import LONGEST_CAPTION, TAG
from bot.pictures.tally import tally
from conversations.polls.drawing import picture
from conversations.polls.queries import Counts, Option, Poll, Slot
from conversations.polls.rules import LONGEST_OPTION, LONGEST_QUESTION, MOST
from conversations.polls.saying import caption, most, named
from conversations.polls.tables import Form
from tests.builders import NOW

WORDS = {"ar": "في الساحة الكبيرة خلف الميناء القديم ", "fr": "Sur la grande place derrière le port ", "en": "Square "}
LEVEL = Counts((7,) * MOST, 14)
ONE = Counts((9, *(3,) * (MOST - 1)), 36)


def long(most: int) -> Written:
    return Written("ar", {language: (words * most)[:most] for language, words in WORDS.items()})


def poll(options: tuple[Option, ...], form: Form = Form.SEVERAL) -> Poll:
    return Poll(3, 1, 1, form, False, False, long(LONGEST_QUESTION), options, 1, NOW, NOW, NOW, None)


LONG = poll(tuple(long(LONGEST_OPTION) for _ in range(MOST)))
DATES = poll(tuple(Slot(date(2026, 9, 30), time(10)) for _ in range(MOST)), Form.DATES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("counts", [LEVEL, ONE, Counts((5, 5, 5, *(0,) * (MOST - 3)), 5)], ids=["all", "one", "three"])
@pytest.mark.parametrize("asked", [LONG, DATES], ids=["words", "dates"])
def test_the_words_below_a_picture_are_as_many_as_telegram_takes(asked: Poll, counts: Counts, language: str) -> None:
    """With their markup: were there more, it would be lost, and the end with it."""
    said = TAG.sub("", speak(Voice(language, "TN"), caption(asked, counts)))
    assert len(said.encode("utf-16-le")) // 2 <= LONGEST_CAPTION


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_takes_the_longest_words(language: str) -> None:
    """Under 100 kB, as every picture."""
    assert len(tally(picture(LONG, ONE, Voice(language, "TN")))) < 100_000


def test_of_many_that_are_level_only_the_number_is_told() -> None:
    """A list of ten would say nothing."""
    names = [named(option, 10) for option in LONG.options]
    assert "3 options" not in speak(Voice("en"), most(LONG, names[:3]) or names[0])
    assert speak(Voice("en"), most(LONG, names) or names[0]).startswith("10 options are level.")


def test_bars_are_of_all_who_answered() -> None:
    """Who chose several is one person."""
    drawn = picture(LONG, LEVEL, Voice("en"))
    assert (drawn.whole, drawn.turnout) == (14, "14 people have answered.")
    assert {bar.stand for bar in drawn.bars} == {"chosen"}
