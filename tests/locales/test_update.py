"""Bringing the catalogues in step."""

from babel.messages.catalog import Catalog

from tests.locales.update import sentences, untranslated, updated, written


def catalogue(**said):
    made = Catalog(locale="fr")
    for sentence, translation in said.items():
        made.add(sentence, translation)
    return made


def test_translations_are_kept_and_gone_sentences_dropped():
    """A sentence that is only like an old one gets no guess."""
    new = updated("fr", catalogue(Back="Retour", Gone="Parti"), catalogue(Back="", Backs=""))
    assert {message.id: message.string for message in sentences(new)} == {"Back": "Retour", "Backs": ""}
    assert [message.id for message in untranslated(new)] == ["Backs"]


def test_an_overlay_gets_no_empty_entries():
    """It holds only what a country says otherwise."""
    new = updated("ar_TN", catalogue(Training="تكوين"), catalogue(Back="", Training=""))
    assert [message.id for message in sentences(new)] == ["Training"]


def test_a_plural_with_an_empty_form_needs_a_translation():
    """It would be said in English for some numbers only, and nobody would see it."""
    old, code = Catalog(locale="fr"), Catalog()
    old.add(("{n} day", "{n} days"), ("{n} jour", ""))
    code.add(("{n} day", "{n} days"))
    assert len(untranslated(updated("fr", old, code))) == 1


def test_the_file_shows_only_what_changed():
    """No dates, no line numbers, no machine's name; the plural line is ours."""
    code = Catalog()
    code.add("Back", locations=[("bot/a.py", 7)])
    text = written("fr", updated("fr", catalogue(Back="Retour"), code))
    assert text.splitlines()[0] == "# Muyassir: French."
    assert text.endswith('#: bot/a.py\nmsgid "Back"\nmsgstr "Retour"\n\n')
    assert '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"' in text
    assert "Date" not in text and ":7" not in text
