"""What presses are answered with, over the button; best effort, while they live."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation import Turn
from bot.i18n import label

LONGEST = 200  # characters (Bot API, answerCallbackQuery)


@dataclass(frozen=True, slots=True)
class Reply:
    """``wanted`` is a packed press, to be opened in the private chat."""

    callback: str
    text: str | None = None
    alert: bool = False
    wanted: str | None = None


def reply(callback: str, turn: Turn) -> Reply:
    answer = turn.answer
    text = label(turn.person.voice, answer.text)[:LONGEST] if answer.text else None
    return Reply(callback, text, answer.alert, answer.wanted)
