"""The one word for a question, and for how many chose something, as everybody reads it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.figures import Level, Verdict
from bot.i18n import T, Text, Tp

VERDICTS: Mapping[Verdict, Text] = {
    Verdict.SPLIT: T("split: discuss first"),
    Verdict.STRENGTH: T("strength"),
    Verdict.DISCUSS: T("to discuss"),
    Verdict.CONCERN: T("concern"),
    Verdict.GAP: T("knowledge gap"),
    Verdict.NONE: T("not enough answers"),
}

LEVELS: Mapping[Level, Text] = {
    Level.MOST: Tp("how many chose it", "most"),
    Level.SOME: Tp("how many chose it", "some"),
    Level.FEW: Tp("how many chose it", "few, if any"),
}
