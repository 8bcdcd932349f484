"""Sentences, spoken."""

from datetime import UTC, date, datetime
from enum import StrEnum

import pytest

from bot.direction import END_ISOLATE, ISOLATE, LEFT_ISOLATE, LEFT_MARK, RIGHT_MARK
from bot.i18n import (
    LANGUAGES,
    OWN_NAMES,
    Lines,
    Ltr,
    Plain,
    T,
    Tn,
    Tp,
    Voice,
    back,
    choose_language,
    day,
    forward,
    label,
    lines,
    number,
    paragraphs,
    row,
    speak,
    when,
)

EN, FR, AR = Voice("en"), Voice("fr", "TN", zone="Africa/Tunis"), Voice("ar", "TN", zone="Africa/Tunis")
JORDAN = Voice("ar", "JO", digits="arab", zone="Asia/Amman")


def isolated(words):
    return f"{ISOLATE}{words}{END_ISOLATE}"


def test_somebodys_words_are_escaped_and_isolated():
    """A name can neither open a tag nor turn the sentence."""
    said = speak(EN, T("Hello {name}", name='<b>A</b> & "B"\u202e'))
    assert said == f"Hello {isolated('&lt;b&gt;A&lt;/b&gt; &amp; &quot;B&quot;')}"


def test_braces_in_somebodys_words_stay_words():
    """A value is never read as a pattern."""
    assert speak(EN, T("Hello {name}", name="{name.__class__}")) == f"Hello {isolated('{name.__class__}')}"


def test_a_phone_number_reads_from_the_left():
    """Bare after Arabic, its parts would show in the opposite order."""
    assert speak(EN, T("Call {phone}", phone=Ltr("+216 20"))) == f"Call {LEFT_ISOLATE}+216 20{END_ISOLATE}"


def test_an_address_inside_a_tag_is_escaped_but_not_isolated():
    """Invisible characters in an address would break it."""
    said = speak(EN, T('<a href="{url}">here</a>', url=Plain('https://example.org/?a=1&b="2"')))
    assert said == '<a href="https://example.org/?a=1&amp;b=&quot;2&quot;">here</a>'


def test_a_text_within_a_text_is_spoken_in_its_place():
    """It is ours: neither escaped nor isolated."""
    assert speak(EN, T("{a} {b}", a=T("<b>one</b>"), b=Plain("▓░"))) == "<b>one</b> ▓░"


@pytest.mark.parametrize(("voice", "said"), [(EN, "⁨a⁩, ⁨b⁩ and c"), (FR, "⁨a⁩, ⁨b⁩ et c"), (AR, f"{RIGHT_MARK}⁨a⁩، ⁨b⁩، وc")])
def test_several_values_are_listed_as_the_language_lists_them(voice, said):
    """With its own "and", and nothing after a lone one."""
    assert speak(voice, T("{all}", all=["a", "b", T("c")])) == said
    assert label(EN, T("{all}", all=("a",))) == isolated("a")


def test_lines_leave_out_what_is_none_or_empty():
    """So a handler need not build lists; lines may stand within paragraphs, and none of them leave no gap."""
    text = paragraphs(lines(T("a"), None, T("b")), None, lines(*()), paragraphs(lines(None)), T("c"))
    assert text == Lines((Lines((T("a"), T("b"))), T("c")), "\n\n")
    assert speak(EN, text) == "a\nb\n\nc"


def test_every_line_is_anchored_but_a_value_within_is_not():
    """A mark belongs at the beginning of a line only."""
    assert speak(AR, lines(T("{a} x {b}", a="x", b=T("y")), Plain("▓░"))) == f"{RIGHT_MARK}⁨x⁩ x y\n{RIGHT_MARK}▓░"


class Colour(StrEnum):
    RED = "red"


@pytest.mark.parametrize("value", [None, True, Colour.RED, ["a", None], [Colour.RED]])
def test_what_nobody_could_read_is_refused_where_it_is_written(value):
    """A flag, nothing, or a slug in a sentence is a mistake of ours."""
    with pytest.raises(TypeError, match="colour"):
        T("It is {colour}", colour=value)


def test_an_empty_sentence_is_refused():
    """The catalogue's own head is filed under the empty sentence."""
    with pytest.raises(ValueError, match="empty"):
        T("")


def test_texts_are_values():
    """Equal if they say the same, whatever the order of the names; and they can be keys."""
    assert T("{a} {b}", a=1, b=2) == T("{a} {b}", b=2, a=1) != T("{a} {b}", a=1, b=3)
    assert Tp("a vote", "Open") != T("Open")
    assert len({T("{a}", a=1), T("{a}", a=1), Plain("a"), lines(T("a"))}) == 3


@pytest.mark.parametrize(("n", "said"), [(0, "0 people"), (1, "1 person"), (2, "2 people"), (1200, "1,200 people")])
def test_english_has_one_and_many(n, said):
    """The number itself is written with the listener's separators."""
    assert speak(EN, Tn("{n} person", "{n} people", n=n)) == said


def test_a_label_has_no_markup_but_keeps_what_people_typed():
    """Buttons and pictures do not read HTML; somebody's own angle brackets stay."""
    assert label(EN, T("<b>{a}</b> &amp; co", a="<i> & x")) == f"{isolated('<i> & x')} & co"


@pytest.mark.parametrize(
    ("voice", "name", "said"),
    [
        (AR, "7", "⁨7⁩"),
        (AR, "Atlas", "⁨Atlas⁩"),
        (AR, "Atlas أطلس", f"{RIGHT_MARK}⁨Atlas أطلس⁩"),
        (FR, "أطلس Atlas", f"{LEFT_MARK}⁨أطلس Atlas⁩"),
    ],
)
def test_a_label_is_anchored_only_where_directions_meet(voice, name, said):
    """An invisible mark in front of every button would be noise."""
    assert label(voice, T("{name}", name=name)) == said


def test_rows_are_turned_for_arabic_and_arrows_point_the_other_way():
    """Telegram never mirrors a keyboard."""
    assert (row(FR, ["a", "b"]), row(AR, ["a", "b"])) == (("a", "b"), ("b", "a"))
    assert (back(FR) + forward(FR), back(AR) + forward(AR)) == ("←→", "→←")


@pytest.mark.parametrize(
    ("voice", "said"),
    [
        (EN, "1,234.5"),
        (FR, "1\u202f234,5"),
        (AR, "1.234,5"),
        (JORDAN, "١٬٢٣٤٫٥"),
        (Voice("ar", "JO"), "1,234.5"),
        (Voice("fr", digits="arab"), "1\u202f234,5"),
    ],
)
def test_numbers_are_written_as_the_listener_writes_them(voice, said):
    """Arabic-Indic digits are a person's choice, heeded in Arabic only."""
    assert number(voice, 1234.5) == said


MOMENT = datetime(2026, 6, 4, 12, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("voice", "said"),
    [
        (EN, "Thursday 4 June, 12:05"),
        (FR, "jeudi 4 juin à 13:05"),
        (AR, "الخميس 4 جوان، 13:05"),
        (JORDAN, "الخميس ٤ حزيران، ١٥:٠٥"),
    ],
)
def test_moments_are_told_in_the_zone_and_the_months_of_who_listens(voice, said):
    """On a 24-hour clock everywhere."""
    assert when(voice, MOMENT) == said
    assert speak(EN, T("{at}", at=MOMENT)) == when(EN, MOMENT)


@pytest.mark.parametrize(
    ("voice", "said"),
    [
        (EN, "Sunday 1 March 2026"),
        (FR, "dimanche 1er mars 2026"),
        (AR, "الأحد 1 مارس 2026"),
        (JORDAN, "الأحد ١ آذار ٢٠٢٦"),
    ],
)
def test_days_are_told_with_their_weekday(voice, said):
    """The first of a month is an ordinal in French."""
    assert day(voice, date(2026, 3, 1)) == said
    assert label(voice, T("{on}", on=date(2026, 3, 1))) == said


def test_french_keeps_the_eleventh_and_the_first_apart():
    """Only the day itself is an ordinal, in moments too."""
    assert when(FR, datetime(2026, 6, 11, 8, 0, tzinfo=UTC)) == "jeudi 11 juin à 09:00"
    assert when(FR, datetime(2026, 5, 31, 23, 30, tzinfo=UTC)) == "lundi 1er juin à 00:30"


def test_a_moment_without_a_zone_is_refused():
    """It would be told an hour off."""
    with pytest.raises(ValueError, match="time zone"):
        when(EN, MOMENT.replace(tzinfo=None))


@pytest.mark.parametrize("voice", [("de", None, "latn"), ("../ar", None, "latn"), ("ar", None, "deva")])
def test_a_voice_that_we_do_not_have_is_refused(voice):
    """A language becomes a path: nothing typed by anybody may reach it."""
    with pytest.raises(ValueError, match="speaks"):
        Voice(*voice)


@pytest.mark.parametrize(
    ("code", "offered", "chosen"),
    [("fr", LANGUAGES, "fr"), ("fr-CA", LANGUAGES, "fr"), ("AR_tn", ("fr", "ar"), "ar"), ("de", LANGUAGES, "ar"),
     (None, ("fr", "ar"), "fr"), ("en", ("fr", "ar"), "fr")],
)  # fmt: skip
def test_the_nearest_language_is_chosen(code, offered, chosen):
    """What nobody offers becomes the first that is offered."""
    assert choose_language(code, offered) == chosen


def test_every_language_has_its_own_name():
    """The picker shows each in itself."""
    assert tuple(OWN_NAMES) == LANGUAGES
