"""Lines of two directions."""

import pytest

from bot.direction import (
    END_ISOLATE,
    ISOLATE,
    LEFT_ISOLATE,
    LEFT_MARK,
    RIGHT_MARK,
    anchor,
    is_mixed,
    isolate,
    isolate_ltr,
    strip_controls,
)


@pytest.mark.parametrize(
    ("line", "anchored"),
    [
        ("مرحبا", "مرحبا"),
        ("<b>مرحبا</b> Sara", "<b>مرحبا</b> Sara"),
        ("@amina انضمت", f"{RIGHT_MARK}@amina انضمت"),
        (f"{ISOLATE}Sara{END_ISOLATE} وقّعت", f"{RIGHT_MARK}{ISOLATE}Sara{END_ISOLATE} وقّعت"),
        ("▓▓░ 3 / 7", f"{RIGHT_MARK}▓▓░ 3 / 7"),
        ("👋 أهلًا", "👋 أهلًا"),
        ("&amp; أهلًا", "&amp; أهلًا"),
        ("", ""),
        ("أهلًا\nTunis تونس\n\nشكرًا", f"أهلًا\n{RIGHT_MARK}Tunis تونس\n\nشكرًا"),
    ],
)
def test_every_line_of_an_arabic_message_reads_from_the_right(line, anchored):
    """Telegram takes each line's first strong letter, so one that begins in Latin gets a mark; tags are no text."""
    assert anchor(line, rtl=True) == anchored


@pytest.mark.parametrize(
    ("line", "anchored"),
    [("Bonjour أمل", "Bonjour أمل"), ("أمل a signé", f"{LEFT_MARK}أمل a signé"), ("3 / 7", "3 / 7")],
)
def test_every_line_of_a_french_message_reads_from_the_left(line, anchored):
    """A line that opens with an Arabic name gets a mark; one without letters reads from the left by itself."""
    assert anchor(line, rtl=False) == anchored


def test_what_people_type_cannot_turn_the_sentence_around_it():
    """An override or a stray end of isolation is removed before the value is isolated."""
    assert isolate("abc\u202e\u2069\u2069def") == f"{ISOLATE}abcdef{END_ISOLATE}"
    assert isolate_ltr("\u200f+216 20") == f"{LEFT_ISOLATE}+216 20{END_ISOLATE}"


def test_each_line_of_a_value_is_isolated_by_itself():
    """An isolate ends with its line, so the second line would stand bare."""
    assert isolate("a\nb") == f"{ISOLATE}a{END_ISOLATE}\n{ISOLATE}b{END_ISOLATE}"


def test_emoji_keep_their_joiners():
    """U+200D holds a family together and turns nothing."""
    assert strip_controls("👩\u200d🌾\u200f\u2028") == "👩\u200d🌾"


@pytest.mark.parametrize(
    ("text", "mixed"),
    [("Sara", False), ("سارة", False), ("<b>سارة</b> &amp;", False), ("سارة Sara", True), ("7", False)],
)
def test_mixed_text_has_letters_of_both_directions(text, mixed):
    """Only such a label needs a mark."""
    assert is_mixed(text) is mixed
