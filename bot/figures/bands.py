"""The words for a median: strength, to discuss, concern.

The thresholds are the Wilder collaboration inventory's 4.0 and 3.0 of 5, rescaled to 0–10 (mission).
"""

from enum import StrEnum

STRENGTH_FROM, DISCUSS_FROM = 7.5, 5.0


class Band(StrEnum):
    """What a median calls for."""

    STRENGTH = "strength"
    DISCUSS = "discuss"
    CONCERN = "concern"


def band(median: float) -> Band:
    """From 7.5 a strength, from 5 something to discuss, below that a concern.

    ``median`` is 0–10, rounded half up to 0.1 beforehand: 7.45 reads 7.5 and is a strength, 4.94 reads 4.9.
    """
    if median >= STRENGTH_FROM:
        return Band.STRENGTH
    return Band.DISCUSS if median >= DISCUSS_FROM else Band.CONCERN
