"""An invitation to be printed or passed on: a code for the camera, what to do, and the link in letters."""

from dataclasses import asdict, dataclass
from io import BytesIO
from typing import Literal

import segno

from bot.pictures.render import render

_SHEET = 130.67  # dots per inch at which a sheet of A4, 595 pt wide, is 1080 px wide


@dataclass(frozen=True, slots=True)
class Poster:
    language: str
    title: str
    how: str
    link: str


def poster(shown: Poster, format: Literal["png", "pdf"] = "png") -> bytes:
    """A sheet of A4, as a PNG 1080 px wide or as a PDF for printing; more words than fit make it taller."""
    return render("poster.typ", asdict(shown), drawings={"code": _svg(shown.link)}, format=format, ppi=_SHEET)


def code(link: str) -> segno.QRCode:
    """The code for a link; a seventh of it may be damaged or dirty (level M)."""
    return segno.make_qr(link, error="m")


def _svg(link: str) -> str:
    drawn = BytesIO()
    code(link).save(drawn, kind="svg", border=0, xmldecl=False)
    return drawn.getvalue().decode()
