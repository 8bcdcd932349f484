"""What a vote by majority judgment came to: for each option how many gave which grade, and which one won."""

from dataclasses import asdict, dataclass

from bot.pictures.brief import brief, gist
from bot.pictures.sheet import sheet
from bot.pictures.tally import MOST, Verdict

_GRADES = 5
_MOST = MOST | {"grades": 40, "median": 60, "note": 140, "middle": 120, "winner": 40}


@dataclass(frozen=True, slots=True)
class MeritOption:
    """``counts`` is one for each grade, the best first. ``median`` is the word of the grade in the middle.

    ``note`` is small print below its bar, such as the medians of the kinds of actor.
    """

    label: str
    counts: tuple[int, ...]
    median: str
    wins: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        if len(self.counts) != _GRADES or any(count < 0 for count in self.counts):
            raise ValueError(f"{self.counts} does not count the {_GRADES} grades")


@dataclass(frozen=True, slots=True)
class Merits:
    """Everything in one language and in finished words; what is empty is left out.

    Three to seven options are drawn in the order given, or none where too few voted for numbers to be told.

    ``grades`` are the five words, the best first. ``middle`` says in the legend what the line across the bars is
    ("the middle: half of the ballots on each side"), and ``winner`` is the word on the winning option. The rest is as
    in a tally; ``advice`` are the same options as individuals graded them, of which none wins or has a note.
    """

    language: str
    title: str
    question: str
    grades: tuple[str, ...]
    options: tuple[MeritOption, ...]
    verdict: Verdict | None = None
    turnout: str = ""
    middle: str = ""
    winner: str = ""
    digits: str = "0123456789"  # that the counts within the bars are written with
    advice_title: str = ""
    advice: tuple[MeritOption, ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(self.grades) != _GRADES:
            raise ValueError(f"{self.grades} are not {_GRADES} grades")


def merits(shown: Merits) -> bytes:
    """A PNG, under 100 kB, 1080 px wide and as tall as its options need; a long text is there with its beginning."""
    part = brief(asdict(shown), _MOST) | {"kind": "merits", "title": "", "subtitle": ""}
    return sheet(shown.language, gist(shown.title, _MOST["title"]), "", [part])
