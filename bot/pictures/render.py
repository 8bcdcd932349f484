"""The one place where a template and plain values become a picture.

typst draws. Words reach it only as JSON, never as markup, and in one font, which comes in its own
package: the same values give the same bytes on every machine.
"""

import json
import re
import warnings
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, cast

import typst
from PIL import Image

from bot.pictures.letters import FONTS, LACKING, drawable

_HEAVIEST = 100_000  # bytes, for a phone on a slow network
_COARSEST = 1 / 2  # of the dots that were asked for
_LIGHTER = 1.3  # a picture weighs about fineness to the power of 1.2: what this calls too heavy need not be tried
_TEMPLATES = Path(__file__).parent / "templates"
_COLOURS, _APART = 32, 24  # at most so many; the sum over red, green and blue, of 765
_NO_GLYPH = re.compile('the text `"(.+?)"` could not be displayed')


def render(
    template: str,
    data: Mapping[str, object],
    *,
    drawings: Mapping[str, str] = MappingProxyType({}),
    format: Literal["png", "pdf"] = "png",
    ppi: float = 144,
) -> bytes:
    """Draw a template of this room with ``data``, which must fit into JSON.

    ``drawings`` are SVG images by name, of our own making; ``ppi`` is dots per inch, of no account
    for a PDF. What typst warns of is a fault of a template, never of the data; it becomes a
    Python warning. Raises ValueError if a PNG takes more than one page; a PDF may take many.
    """
    drawn = _compiled(template, _drawable(data), drawings, format=format, ppi=ppi if format == "png" else None)
    return _lightened(drawn) if format == "png" else drawn


def archive(template: str, data: Mapping[str, object]) -> bytes:
    """A PDF to be kept: PDF/A-2a, with the tags of PDF/UA-1 for those who have it read to them.

    A sign that the font lacks becomes ``LACKING``, which the template draws. Raises ValueError with
    the sign where one came through all the same: the standard allows no missing glyph.
    """
    try:
        return _compiled(template, _drawable(data, LACKING), format="pdf", pdf_standards=["a-2a", "ua-1"])
    except typst.TypstError as error:
        lacking = _NO_GLYPH.search(error.message)
        if lacking is None:
            raise
        raise ValueError(f"{template} has a sign that the font lacks: {lacking[1]!a}") from error


def _compiled(template: str, data: object, drawings: Mapping[str, str] = MappingProxyType({}), **wanted: Any) -> bytes:
    drawn, found = typst.compile_with_warnings(
        str(_TEMPLATES / template),
        root=str(_TEMPLATES),
        font_paths=_fonts(),
        sys_inputs={**drawings, "data": json.dumps(data, ensure_ascii=False)},
        **wanted,
    )
    for warning in found:
        warnings.warn(warning, stacklevel=3)
    if not isinstance(drawn, bytes):
        raise ValueError(f"{template} took more than one page")
    return drawn


def light_png(
    template: str, data: Mapping[str, object], *, ppi: float, drawings: Mapping[str, str] = MappingProxyType({})
) -> bytes:
    """As ``render``, but one that would weigh 100 kB or more is drawn with fewer dots, down to half of ``ppi``."""
    drawn = full = render(template, data, drawings=drawings, ppi=ppi)
    for fineness in (5 / 6, 2 / 3, _COARSEST):
        if len(drawn) < _HEAVIEST:
            break
        if len(full) * fineness**_LIGHTER < _HEAVIEST or fineness == _COARSEST:
            drawn = render(template, data, drawings=drawings, ppi=ppi * fineness)
    return drawn


def _lightened(png: bytes) -> bytes:
    """The same picture in its most frequent colours, which no eye misses here: a quarter of the weight."""
    light = BytesIO()
    with Image.open(BytesIO(png)) as drawn:
        full = drawn.convert("RGB")
    full.quantize(palette=_palette(full), dither=Image.Dither.NONE).save(
        light, "PNG", compress_level=8
    )  # 9 takes three times as long, for one per cent
    return light.getvalue()


def _palette(full: Image.Image) -> Image.Image:
    """The most frequent colours, none close to another: else a hundred greys would crowd out a thin line's colour."""
    counted = cast("list[tuple[int, tuple[int, ...]]]", full.getcolors(full.width * full.height))
    chosen: list[tuple[int, ...]] = []
    for _, colour in sorted(counted, reverse=True):
        if len(chosen) < _COLOURS and all(_distance(colour, other) >= _APART for other in chosen):
            chosen.append(colour)
    palette = Image.new("P", (1, 1))
    palette.putpalette([channel for colour in chosen for channel in colour])
    return palette


def _distance(colour: tuple[int, ...], other: tuple[int, ...]) -> int:
    return sum(abs(a - b) for a, b in zip(colour, other, strict=True))


def _drawable(value: object, lacking: str = "") -> object:
    if isinstance(value, str):
        return drawable(value, lacking)
    if isinstance(value, Mapping):
        return {key: _drawable(part, lacking) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_drawable(part, lacking) for part in value]
    return value


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
