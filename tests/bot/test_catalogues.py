"""The catalogues as they are spoken from."""

import pytest

from bot.catalogues import catalogue, locales_dir
from tests.locales.update import read, sentences


def spoken(message, country):
    words = catalogue("ar", country)
    if message.pluralizable:
        return tuple(words.ngettext(*message.id, n) for n in (0, 1, 2, 3, 11, 100))
    return words.pgettext(message.context, message.id) if message.context else words.gettext(message.id)


@pytest.mark.parametrize(("country", "overlay"), [(None, None), ("JO", None), ("TN", "ar_TN")])
def test_a_country_hears_its_own_terms_and_the_common_words_for_the_rest(country, overlay):
    """Whatever the overlay lacks falls back to the common catalogue, in each of the six forms."""
    common, own = read("ar"), read(overlay or "ar")
    wanted = [(message, own.get(message.id, message.context) or message) for message in sentences(common)]
    assert [message.id for message, form in wanted if spoken(message, country) != form.string] == []


def test_english_is_the_source():
    """Its sentences are the ones in the code."""
    assert catalogue("en", "TN").gettext("Anything at all") == "Anything at all"


def test_a_language_without_a_catalogue_is_an_error():
    """Rather than English for everybody."""
    with pytest.raises(FileNotFoundError):
        catalogue("xx")


def test_the_catalogues_are_found():
    """In a checkout, beside the package."""
    assert (locales_dir() / "ar" / "LC_MESSAGES" / "bot.po").is_file()
