"""The words that changed, found and shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.changes import Change, Piece, changed, compared, marked
from bot.direction import strip_controls
from bot.i18n import Voice, Written, speak

KEPT, GONE, NEW = Change.KEPT, Change.GONE, Change.NEW
FRENCH, ARABIC = Voice("fr"), Voice("ar", "TN")


def seen(before, after):
    """As Telegram shows it, without the marks of direction."""
    both = (Written("fr", {"fr": text}) for text in (before, after))
    return strip_controls(speak(FRENCH, compared(*both, "fr")))


def test_a_word_is_replaced():
    """What is gone stands before what took its place."""
    assert changed("We listen first.", "We decide first.") == (
        Piece(KEPT, "We "),
        Piece(GONE, "listen "),
        Piece(NEW, "decide "),
        Piece(KEPT, "first."),
    )


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("We listen first.", "We decide first.", "We <s>listen</s> <u>decide</u> first."),
        ("We listen", "We listen, and decide.", "We listen<u>, and decide.</u>"),
        ("x and y.", "x.", "x <s>and y</s>."),
        ("Stop.", "Go on", "<s>Stop.</s> <u>Go on</u>"),
        ("one\ntwo", "one\nthree\ntwo", "one\n<u>three</u>\ntwo"),
        ("a\n\nb c", "a\n\nb", "a\n\nb <s>c</s>"),
        ("same", "same", "same"),
        ("Mahdia, Chebba and El Jem", "Mahdia and El Jem", "Mahdia<s>, Chebba</s> and El Jem"),
        ("a & <b>", "a & <i>", "a &amp; &lt;<s>b</s> <u>i</u>&gt;"),
        ("on s’écoute", "on s’entend", "on <s>s’écoute</s> <u>s’entend</u>"),
        ("نستمع معًا أوّلًا", "نقرّر معًا أوّلًا", "<s>نستمع</s> <u>نقرّر</u> معًا أوّلًا"),
    ],
)
def test_the_change_is_marked(before, after, shown):
    """Struck through and underlined: both show in every script, and nothing typed becomes markup."""
    assert seen(before, after) == shown


def test_blanks_alone_are_no_change():
    """Nobody would find the difference."""
    assert changed("a  b\tc", "a b c") == (Piece(KEPT, "a b c"),)


def test_a_line_keeps_the_direction_of_its_language_for_every_reader():
    """An Arabic sentence that begins with a Latin name reads from the right, also for who reads French."""
    pieces = changed("CitESS تستمع", "CitESS تقرّر")
    shown = "\u2067CitESS <s>تستمع</s> <u>تقرّر</u>\u2069"
    assert speak(FRENCH, marked(pieces, "ar")) == shown
    assert speak(ARABIC, marked(pieces, "ar")) == f"\u200f{shown}"
    assert speak(ARABIC, marked(changed("oui", "non"), "fr")) == "\u200f\u2066<s>oui</s> <u>non</u>\u2069"


def test_the_change_is_shown_in_the_readers_language_where_both_texts_have_it():
    """Else in the one that counts, and else in any that both have."""
    present, proposed = Written("fr", {"fr": "oui", "ar": "نعم"}), Written("fr", {"fr": "non", "ar": "لا"})
    only_french, only_arabic = Written("fr", {"fr": "peut-être"}), Written("ar", {"ar": "ربّما"})
    texts = [
        compared(present, proposed, "ar"),
        compared(present, only_french, "ar"),
        compared(only_arabic, proposed, "en"),
        compared(only_arabic, only_french, "en"),
    ]
    assert [strip_controls(speak(ARABIC, text)) for text in texts] == [
        "<s>نعم</s> <u>لا</u>",
        "<s>oui</s> <u>peut-être</u>",
        "<s>ربّما</s> <u>لا</u>",
        "<s>ربّما</s>\n<u>peut-être</u>",
    ]


LETTERS = st.text(st.sampled_from("ab ع\n.,’ \u064b<&é"), max_size=30)


@given(LETTERS, LETTERS)
def test_both_texts_can_be_read_from_the_pieces(before, after):
    """Nothing is invented and nothing lost: the new text to the letter, the old one but for its blanks."""
    pieces = changed(before, after)
    assert "".join(piece.text for piece in pieces if piece.change is not GONE) == after
    assert "".join("".join(piece.text for piece in pieces if piece.change is not NEW).split()) == "".join(
        before.split()
    )


@given(LETTERS, LETTERS)
def test_every_mark_closes_in_its_own_line(before, after):
    """Telegram refuses a message with a tag left open, and a line's direction ends with the line."""
    for line in speak(FRENCH, marked(changed(before, after), "fr")).split("\n"):
        assert all(line.count(f"<{tag}>") == line.count(f"</{tag}>") for tag in "su")
        assert line.count("\u2066") == line.count("\u2069")
