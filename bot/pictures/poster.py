"""An invitation to be printed or passed on: a code for the camera, what to do, and the link in letters."""

from dataclasses import asdict, dataclass
from io import BytesIO
from typing import Literal

import segno

from bot.pictures.render import light_png, render

_SHEET = 130.67  # dots per inch at which a sheet of A4, 595 pt wide, is 1080 px wide


@dataclass(frozen=True, slots=True)
class Poster:
    language: str
    title: str
    how: str
    link: str


def poster(shown: Poster, format: Literal["png", "pdf"] = "png") -> bytes:
    """A sheet of A4, as a PNG 1080 px wide or as a PDF for printing; more words than fit make it taller."""
    drawings = {"code": code_of(shown.link)}
    if format == "pdf":
        return render("poster.typ", asdict(shown), format="pdf", drawings=drawings)
    return light_png("poster.typ", asdict(shown), ppi=_SHEET, drawings=drawings)


def code_of(link: str) -> str:
    """The code for a link, of which a seventh may be damaged or dirty (level M)."""
    drawn = BytesIO()
    segno.make_qr(link, error="m").save(drawn, kind="svg", border=0, xmldecl=False)
    return drawn.getvalue().decode()
