"""A sheet for the wall, in up to three languages, with a code that opens something in the bot."""

from dataclasses import asdict, dataclass

from bot.pictures.poster import code_of
from bot.pictures.render import render


@dataclass(frozen=True, slots=True)
class WallWords:
    """What the sheet says in one language: what the code opens, and how to open it."""

    language: str
    title: str
    how: str


@dataclass(frozen=True, slots=True)
class Wall:
    """``heading`` is whose it is, such as the territory; ``words`` the languages, the first one greatest."""

    heading: str
    words: tuple[WallWords, ...]
    link: str

    def __post_init__(self) -> None:
        if not self.words:
            raise ValueError("a sheet says something in one language at least")


def wall(shown: Wall) -> bytes:
    """A PDF of one sheet of A4 for printing; more words than fit make it taller."""
    data = asdict(shown) | {"language": shown.words[0].language}
    return render("wall.typ", data, format="pdf", drawings={"code": code_of(shown.link)})
