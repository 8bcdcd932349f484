"""Every sentence for a person passes a catalogue."""

import ast

import pytest

from tests.locales.sources import (
    OPERATORS,
    OUR_LETTERS,
    SENTENCES,
    calls,
    foreign_letters,
    holes,
    modules,
    name_of,
    unextractable,
    unspoken,
    words_of,
)


@pytest.mark.parametrize("module", [module for module in modules() if module != OPERATORS])
def test_nothing_is_said_that_no_catalogue_holds(module):
    """A literal handed to a person would be English for everybody."""
    assert list(unspoken(modules()[module])) == []


@pytest.mark.parametrize("module", [module for module in modules() if module not in OUR_LETTERS])
def test_no_translation_hides_in_the_code(module):
    """Arabic and French live in locales/."""
    assert list(foreign_letters(modules()[module])) == []


@pytest.mark.parametrize("module", modules())
def test_every_sentence_can_be_extracted(module):
    """Babel reads literals only: no variable, no f-string, no sum."""
    assert list(unextractable(modules()[module])) == []


@pytest.mark.parametrize("module", modules())
def test_every_hole_of_a_sentence_is_filled(module):
    """A missing value would break the turn in which it is spoken; a needless one is a slip."""
    assert list(unfilled(modules()[module])) == []


def unfilled(tree):
    for call in calls(tree, set(SENTENCES)):
        given = {keyword.arg for keyword in call.keywords}
        wanted = {hole for words in words_of(call) for hole in holes(words)}
        if name_of(call) == "Tn":
            wanted.add("n")
            given |= {"n"} if len(call.args) > 2 else set()
        if None not in given and wanted != given:
            yield f"{call.lineno}: {sorted(wanted)} are given {sorted(given)}"


def parsed(code):
    return ast.parse(code)


@pytest.mark.parametrize(
    "code",
    [
        'turn.say("Hello")',
        'Refusal(f"No {x}")',
        'Button("Back", Back())',
        'Option("x", "Not yet")',
        'Plain(f"{a} of {b}")',
    ],
)
def test_a_bare_literal_is_found(code):
    """The check itself can fail."""
    assert len(list(unspoken(parsed(code)))) == 1


@pytest.mark.parametrize(
    "code", ['turn.say(T("Hello"))', 'Option("not_yet", T("Not yet"))', 'Plain(f"▓░ {a} / {b}")', 'wait("x y")']
)
def test_what_is_no_sentence_passes(code):
    """Slugs, bars and numbers are the same in every language."""
    assert list(unspoken(parsed(code))) == []


def test_foreign_letters_and_hidden_sentences_are_found():
    """The checks themselves can fail; punctuation and symbols pass."""
    assert len(list(foreign_letters(parsed('a = "é"; b = "أ"; c = "…٫▓"; d = "ascii"')))) == 2
    assert (
        len(
            list(
                unfilled(
                    parsed(
                        'T("{a}"); T("{a:d}", a=1); T("", a=1); T("{a}", a=1); T("{a}", **values); Tn("{n}", "{b}", 2)'
                    )
                )
            )
        )
        == 4
    )
    assert (
        len(list(unextractable(parsed('T(a); T("a" + b); T(f"{a}"); Tn("a", b, n=1); T("a" "b"); Tp("c", "a")')))) == 4
    )
