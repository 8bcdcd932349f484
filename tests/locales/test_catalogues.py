"""The catalogues are whole, true to the code, and can be formatted."""

import re
from collections import Counter
from gettext import c2py
from html.parser import HTMLParser
from unicodedata import combining

import pytest
from babel import Locale

from tests.locales.sources import holes, labels
from tests.locales.update import COMPLETE, OVERLAYS, extracted, forms, path, read, sentences, updated, written

TAGS = {"b", "i", "u", "s", "a", "code", "pre", "blockquote", "tg-spoiler"}  # those of Telegram that we use
LONGEST_LABEL = 28  # design/ux.md, alone in a row
NAMES = (*COMPLETE, *OVERLAYS)
CATALOGUES = {name: read(name) for name in NAMES}
CODE = extracted()
every_catalogue = pytest.mark.parametrize("name", NAMES)


def said(name):
    """Each form of each translation, with its message and its number."""
    return [(message, i, form) for message in sentences(CATALOGUES[name]) for i, form in enumerate(forms(message))]


def source(message):
    """The English that a translation is compared with; of two forms, the one that says the number."""
    return message.id[1] if message.pluralizable else message.id


def tags(text):
    return Counter(re.findall(r"<[^>]*>", text))


@every_catalogue
def test_code_and_catalogue_are_in_step(name):
    """``make catalogues`` would change nothing."""
    assert path(name).read_text(encoding="utf-8") == written(name, updated(name, read(name), CODE))


@every_catalogue
def test_every_form_is_filled(name):
    """An empty one would be said in English, without an error."""
    wanted = CATALOGUES[name].num_plurals
    faults = [message.id for message, _, form in said(name) if not form.strip()]
    faults += [
        message.id for message in sentences(CATALOGUES[name]) if message.pluralizable != (len(forms(message)) == wanted)
    ]
    assert faults == []


@every_catalogue
def test_nothing_is_fuzzy(name):
    """A guess of a tool is no translation."""
    assert [message.id for message in CATALOGUES[name] if message.fuzzy] == []


@every_catalogue
def test_a_translation_has_the_holes_of_its_sentence(name):
    """No more, and no fewer but for the number."""
    faults = []
    for message, i, form in said(name):
        may_lack = {"n"} if message.pluralizable and is_in_words(name, message, i) else set()
        if not holes(source(message)) - may_lack <= holes(form) <= holes(source(message)):
            faults.append(form)
    assert faults == []


def is_in_words(name, message, i):
    """Arabic says none, one and two in words; French says one so where English does (its form is for none too)."""
    return i < 3 if name.startswith("ar") else i == 0 and "n" not in holes(message.id[0])


@every_catalogue
def test_a_translation_has_the_tags_and_line_breaks_of_its_sentence(name):
    """Or a word would lose its weight, and a paragraph its air."""
    faults = [form for message, _, form in said(name) if tags(form) != tags(source(message))]
    faults += [form for message, _, form in said(name) if form.count("\n") != source(message).count("\n")]
    assert faults == []


class Nesting(HTMLParser):
    """Whether tags are Telegram's and close in order, and ``<`` and ``&`` are escaped."""

    def __init__(self):
        super().__init__(convert_charrefs=False)
        self.open, self.well = [], True

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.well &= tag in TAGS

    def handle_endtag(self, tag):
        self.well &= bool(self.open) and self.open.pop() == tag

    def handle_data(self, data):
        self.well &= not re.search("[<&]", data)


def is_well_formed(text):
    parser = Nesting()
    parser.feed(text)
    parser.close()
    return parser.well and not parser.open


@every_catalogue
def test_markup_is_well_formed(name):
    """Telegram refuses a message with a tag left open, in whatever language."""
    texts = [text for message, _, form in said(name) for text in (source(message), form)]
    assert [text for text in texts if not is_well_formed(text)] == []


@pytest.mark.parametrize("text", ["<b>a", "<b><i>a</b></i>", "a & b", "1 < 2", "<p>a</p>"])
def test_broken_markup_is_found(text):
    """The check itself can fail."""
    assert not is_well_formed(text) and is_well_formed('<b>a</b> &amp; <a href="{x}">b</a>')


def test_arabic_counts_as_unicode_does():
    """Babel's own table swaps the last two of the six forms."""
    formula, rule = c2py(CATALOGUES["ar"].plural_expr), Locale("ar").plural_form
    order = ["zero", "one", "two", "few", "many", "other"]
    assert [formula(n) for n in range(1200)] == [order.index(rule(n)) for n in range(1200)]


def test_none_is_singular_in_french():
    """Unlike in English."""
    formula = c2py(CATALOGUES["fr"].plural_expr)
    assert [formula(n) for n in (0, 1, 2, 11)] == [0, 0, 1, 1]


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_an_overlay_holds_only_what_differs(overlay):
    """Of sentences that the common catalogue has too."""
    common = CATALOGUES[overlay.split("_")[0]]
    pairs = [(message, common.get(message.id, message.context)) for message in sentences(CATALOGUES[overlay])]
    assert [message.id for message, other in pairs if other is None or forms(other) == forms(message)] == []


@every_catalogue
def test_labels_fit_on_their_buttons(name):
    """Alone in a row; a hole is counted as a number of two digits, since a name is cut where it is filled in."""
    short = set(labels())
    texts = [text for message, _, form in said(name) if source(message) in short for text in (source(message), form)]
    lengths = {text: len(printed(text)) for text in texts}
    assert {text: length for text, length in lengths.items() if length > LONGEST_LABEL} == {}


def printed(text):
    """Without tags and the signs above letters, which take no room."""
    bare = re.sub(r"<[^>]*>", "", re.sub(r"\{\w+\}", "42", text))
    return [letter for letter in bare if not combining(letter)]
