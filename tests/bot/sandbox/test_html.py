"""Reading Telegram's HTML, and showing it again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.entities import to_html, units, with_found
from bot.sandbox.errors import Failure
from bot.sandbox.html import parse


def entity(kind: str, offset: int, length: int, **more: str) -> dict:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("plain", "plain", []),
        ("a &lt;b&gt; &amp;&quot; &#39;&#x41;", "a <b> &\" 'A", []),
        ("&nbsp; stays", "&nbsp; stays", []),
        ("<b>Bo</b><STRONG>ld</STRONG>", "Bold", [entity("bold", 0, 2), entity("bold", 2, 2)]),
        ("<i>😀</i><u>x</u>", "😀x", [entity("italic", 0, 2), entity("underline", 2, 1)]),
        ("<b>a<i>b</i></b>", "ab", [entity("bold", 0, 2), entity("italic", 1, 1)]),
        ("<s>a</s><del>b</del>", "ab", [entity("strikethrough", 0, 1), entity("strikethrough", 1, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [entity("spoiler", 0, 1)]),
        ('<a href="https://a.tn/?x=1&amp;y=2">a</a>', "a", [entity("text_link", 0, 1, url="https://a.tn/?x=1&y=2")]),
        ('<a href="not an address">a</a>', "a", []),
        ('<pre><code class="language-py">x</code></pre>', "x", [entity("pre", 0, 1, language="py")]),
        ("<code>x</code>", "x", [entity("code", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [entity("expandable_blockquote", 0, 1)]),
        ("<b></b>x", "x", []),
    ],
)
def test_html_becomes_text_and_entities(source: str, text: str, entities: list) -> None:
    """Offsets and lengths are counted in UTF-16 units of the plain text."""
    assert parse(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("<h1>x</h1>", 'Unsupported start tag "h1" at byte offset 0'),
        ("é 3 < 4 >", 'Unsupported start tag "" at byte offset 5'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_html_that_telegram_refuses_is_refused_in_its_words(source: str, why: str) -> None:
    """A bot that escapes badly must hear of it here, not from people."""
    with pytest.raises(Failure) as failure:
        parse(source)
    assert failure.value.description == f"Bad Request: can't parse entities: {why}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start x", [entity("bot_command", 0, 6)]),
        ("/start@a_bot", [entity("bot_command", 0, 12)]),
        ("see 1/2 and/or", []),
        ("😀 /help", [entity("bot_command", 3, 5)]),
        ("@sara_b hello", [entity("mention", 0, 7)]),
        ("a@b.tn", []),
        ("(https://a.tn/x).", [entity("url", 1, 14)]),
        ("t.me/a_bot?start=1", [entity("url", 0, 18)]),
    ],
)
def test_commands_names_and_addresses_are_found(text: str, found: list) -> None:
    """Telegram makes them tappable without being told."""
    assert with_found(text, []) == found


def test_nothing_is_found_inside_a_link_or_code() -> None:
    """What has a meaning already gets no second one."""
    inside = [entity("code", 0, 5)]
    assert with_found("/help", inside) == inside


@pytest.mark.parametrize(
    "source",
    [
        "a &lt; b",
        "<b>x <i>y</i></b> z",
        "<i>😀</i> é",
        '<a href="https://a.tn/?x=1&amp;y=%22">x</a>',
        "<blockquote>a\nb</blockquote>c",
        "<tg-spoiler>x</tg-spoiler>",
    ],
)
def test_what_was_read_is_shown_as_it_was_sent(source: str) -> None:
    """Text and entities hold all that the HTML held."""
    assert to_html(*parse(source)) == source


@given(st.text(), st.lists(st.tuples(st.integers(0, 20), st.integers(1, 20)), max_size=5))
def test_what_is_shown_is_always_safe(text: str, spans: list) -> None:
    """Whatever entities a bot sends, crossed or out of range: no tag but Telegram's own, none left open."""
    shown = to_html(text, [entity("bold", offset, length) for offset, length in spans])
    bare = shown.replace("<b>", "").replace("</b>", "")
    assert "<" not in bare
    assert ">" not in bare
    assert shown.count("<b>") == shown.count("</b>")


@pytest.mark.parametrize(("text", "length"), [("", 0), ("abc", 3), ("عربي", 4), ("😀", 2)])
def test_lengths_are_counted_in_utf16(text: str, length: int) -> None:
    """An emoji counts twice."""
    assert units(text) == length
