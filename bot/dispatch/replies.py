"""What is said at once, when the turn is on disk, and never written: answers to presses, and whispers; best effort."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation import Turn
from bot.i18n import label, speak
from bot.outbox.message import Message, keyboard

LONGEST = 200  # characters (Bot API, answerCallbackQuery)


@dataclass(frozen=True, slots=True)
class Whisper:
    """Words for a private chat that no row holds; ``edits`` is the message that they take the place of."""

    chat: int
    html: str
    keyboard: list[list[dict[str, str]]]
    edits: int | None = None

    def __repr__(self) -> str:
        return "Whisper(…)"  # what it says stays out of every log and traceback


@dataclass(frozen=True, slots=True)
class Reply:
    """``callback`` is None where nothing was pressed; ``wanted`` a packed press, to be opened in the private chat."""

    callback: str | None
    text: str | None = None
    alert: bool = False
    wanted: str | None = None
    whisper: Whisper | None = None


def reply(callback: str | None, turn: Turn) -> Reply:
    answer = turn.answer
    text = label(turn.person.voice, answer.text)[:LONGEST] if answer.text else None
    return Reply(callback, text, answer.alert, answer.wanted, whisper(turn.whispered))


def whisper(message: Message | None) -> Whisper | None:
    if message is None:
        return None
    return Whisper(message.chat, speak(message.voice, message.text), keyboard(message), message.edits)
