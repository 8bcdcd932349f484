"""The one word for a question, as everybody reads it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.figures import Verdict
from bot.i18n import T, Text

VERDICTS: Mapping[Verdict, Text] = {
    Verdict.SPLIT: T("split: discuss first"),
    Verdict.STRENGTH: T("strength"),
    Verdict.DISCUSS: T("to discuss"),
    Verdict.CONCERN: T("concern"),
    Verdict.GAP: T("knowledge gap"),
    Verdict.NONE: T("not enough answers"),
}
