"""How the figures are to be read, for everybody who is given them on paper or in a table."""

from __future__ import annotations

from bot.i18n import T, Text

MEDIAN = T(
    "Each number is a median: half of the answers lie at or below it, half at or above. An organisation counts once, "
    "however many of its people answered; so does somebody without one."
)
BANDS = T("From 7.5 a question is a strength, from 5 to 7.4 it is to be discussed, below 5 it is a concern.")
SPLIT = T(
    "“Split” beats all of this: many rate it low and many high, or two kinds of actor lie 2.5 or more apart. "
    "Begin by hearing both sides."
)
GAP = T("A knowledge gap: more than 40 % say that they do not know.")
LEVELS_READ = T("“Most” is half or more of those who answered, “some” is fewer. “Few, if any” may also be nobody.")
HIDDEN = T(
    "A number is shown only where at least five people of three organisations stand behind it, none of these with "
    "more than half of the people, and where no hidden number could be worked out from it. Where it is not shown, "
    "too few have answered, or showing it would give somebody away."
)
NAMES = T("No row and no number is about one person, and nothing here says who answered what.")

HOW: tuple[Text, ...] = (MEDIAN, BANDS, SPLIT, GAP, HIDDEN)
