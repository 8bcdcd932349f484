"""The translations, compiled in memory from their .po files when first needed: nothing to build, nothing stale."""

import io
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

SOURCE = "en"


@cache
def catalogue(language: str, country: str | None = None) -> NullTranslations:
    """A language's sentences, with the terms of a country laid over them where it has its own.

    Raises FileNotFoundError for a language without a catalogue.
    """
    if language == SOURCE:
        return NullTranslations()
    common = _compiled(_file(language))
    own = _file(f"{language}_{country}")
    if country is None or not own.is_file():
        return common
    overlay = _compiled(own)
    overlay.add_fallback(common)
    return overlay


def locales_dir() -> Path:
    """The folder of the catalogues: inside the wheel, or beside the package in a checkout."""
    checkout = Path(__file__).resolve().parent.parent / "locales"
    if (checkout.parent / "pyproject.toml").is_file():
        return checkout
    return Path(str(files("bot").joinpath("_locales")))


def _file(name: str) -> Path:
    return locales_dir() / name / "LC_MESSAGES" / "bot.po"


def _compiled(po: Path) -> GNUTranslations:
    compiled = io.BytesIO()
    with po.open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return GNUTranslations(compiled)
