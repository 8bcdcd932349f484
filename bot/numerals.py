"""Numbers as a language and its country write them."""

from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_ARABIC_NUMBER = ARABIC_DIGITS | str.maketrans(",.", "٬٫")


@lru_cache(maxsize=1024)
def written(language: str, country: str | None, in_arabic: bool, amount: float) -> str:
    """To three decimals; ``in_arabic`` digits, or those that the language has by itself."""
    shown = format_decimal(amount, locale="ar" if in_arabic else locale(language, country))
    return shown.translate(_ARABIC_NUMBER) if in_arabic else shown


@cache
def locale(language: str, country: str | None) -> Locale:
    if language == "en":
        return Locale("en", "001")  # not of one country: "a, b and c"
    try:
        return Locale(language, country)
    except UnknownLocaleError:
        return Locale(language)
