"""What can be chosen, and what each choice means."""

from __future__ import annotations

from datetime import time
from enum import StrEnum

from bot.i18n import Ltr, T, Text, Value


class Digits(StrEnum):
    WESTERN = "latn"
    ARABIC = "arab"
    TERRITORY = "territory"  # as the territory writes them


class Quiet(StrEnum):
    """Presets of the hours in which the bot stays silent."""

    EARLY = "early"
    USUAL = "usual"
    LATE = "late"
    TERRITORY = "territory"  # as the territory has them
    NONE = "none"


Hours = tuple[time, time]

HOURS: dict[Quiet, Hours | None] = {
    Quiet.EARLY: (time(20), time(8)),
    Quiet.USUAL: (time(21), time(8)),
    Quiet.LATE: (time(22), time(7)),
    Quiet.TERRITORY: None,
    Quiet.NONE: (time(0), time(0)),  # they end as they begin
}


def digits_kept(choice: Digits) -> str | None:
    """The choice as a person's row keeps it; None stands for the territory's."""
    return None if choice is Digits.TERRITORY else choice.value


def digits_label(digits: str | None) -> Value:
    """How digits look: the first few of them."""
    match digits:
        case "latn":
            return Ltr("0 1 2 3")
        case "arab":
            return Ltr("٠ ١ ٢ ٣")
    return T("as in the territory")


def digits_shown(used: str, kept: str | None) -> Value:
    """The digits that are used, and that it was the territory that chose them where the person did not."""
    return digits_label(used) if kept else T("{digits}, as in the territory", digits=digits_label(used))


def hours_label(hours: Hours | None) -> Value:
    """The hours as a range, the earlier end first in every language."""
    if hours is None:
        return T("as in the territory")
    start, end = hours
    return T("none") if start == end else Ltr(f"{start:%H:%M}–{end:%H:%M}")


def as_button(value: Value) -> Text:
    """A value alone on a button."""
    return T("{value}", value=value)
