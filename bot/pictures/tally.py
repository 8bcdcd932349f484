"""What a vote or a poll came to: one bar a choice, the outcome in words, and how many took part."""

from dataclasses import asdict, dataclass
from typing import Literal, get_args

from bot.pictures.brief import brief, gist
from bot.pictures.sheet import sheet

Stand = Literal["for", "concern", "against", "aside", "option", "chosen"]
Ending = Literal["adopted", "not_adopted", "waiting", "advice"]
MOST = {  # letters of what a picture says; longer words end in "…"
    "title": 90,
    "question": 300,
    "label": 100,
    "shown": 60,
    "badge": 3,
    "words": 140,
    "why": 200,
    "turnout": 160,
    "kinds_title": 80,
    "advice_title": 80,
    "notes": 240,
}


@dataclass(frozen=True, slots=True)
class TallyBar:
    """``count`` is how long the bar is, ``shown`` what stands beside it: "12", "12 of 20".

    ``stand`` is what it means, told by a colour and a shape: for and consent are "for", a poll's answers "option", and
    the one or those that won "chosen". A ``badge`` of a letter or two, such as a number, stands in place of the shape.
    """

    label: str
    count: int
    shown: str
    stand: Stand = "option"
    badge: str = ""

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError(f"{self.count} cannot be counted")
        if self.stand not in get_args(Stand):
            raise ValueError(f"{self.stand} is nothing that one can choose")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome: a word or a few ("Adopted"), why in a line, and the shape and colour of its band.

    "waiting" is what goes on: an extension, a next version, a vote by two thirds. "advice" binds nobody. A sign before
    the words, such as ✓, is left out, for the band has its shape.
    """

    words: str
    ending: Ending
    why: str = ""

    def __post_init__(self) -> None:
        if self.ending not in get_args(Ending):
            raise ValueError(f"{self.ending} is no way for a vote to end")


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of actor and what it said, in words; ``counts``, where given, are one for each of the bars above."""

    label: str
    shown: str
    counts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """Everything in one language and in finished words; what is empty is left out.

    ``whole`` is what a full bar stands for: as a rule all ballots, which are the sum of the counts, and where one may
    choose several the number of people. ``turnout`` is a line ("14 of 20 voted, 10 were needed"). ``kinds`` are small
    rows under ``kinds_title``, ``advice`` the bars of individuals where organisations vote, under ``advice_title``.
    ``notes`` are small print at the foot.
    """

    language: str
    title: str
    question: str
    bars: tuple[TallyBar, ...]
    verdict: Verdict | None = None
    turnout: str = ""
    whole: int | None = None
    kinds_title: str = ""
    kinds: tuple[KindRow, ...] = ()
    advice_title: str = ""
    advice: tuple[TallyBar, ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.whole is not None and any(bar.count > self.whole for bar in self.bars):
            raise ValueError(f"a bar is longer than the {self.whole} that are the whole")
        if any(len(kind.counts) not in (0, len(self.bars)) for kind in self.kinds):
            raise ValueError(f"a kind does not have {len(self.bars)} counts")


def tally(shown: Tally) -> bytes:
    """A PNG, under 100 kB, 1080 px wide and as tall as its bars need; a long text is there with its beginning."""
    part = brief(asdict(shown), MOST) | {"kind": "tally", "title": "", "subtitle": ""}
    return sheet(shown.language, gist(shown.title, MOST["title"]), "", [part])
