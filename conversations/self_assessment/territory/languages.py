"""Asking in which language a file about a round is wanted."""

from __future__ import annotations

from collections.abc import Callable

from bot.buttons import Button, Row
from bot.i18n import OWN_NAMES, Plain, T
from bot.people.preferences import Language
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.territory.presses import Browse


def language_rows(round_: Round, press: Callable[[int, int, Language], object]) -> tuple[Row, ...]:
    """A button for each language, in its own name, and the way back."""
    offered = tuple((Button(Plain(OWN_NAMES[one.value]), press(round_.territory, round_.id, one)),) for one in Language)
    return (*offered, (Button(T("Back"), Browse(round_.territory, round_.id)),))
