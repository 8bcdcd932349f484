"""One parcel's way to Telegram."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from structlog.testing import capture_logs

from bot.delivery import attempt as module
from bot.delivery.attempt import attempt
from bot.errors import Gone, Misworded, Unclear, Unreachable
from bot.outbox.parcel import Outcome, Parcel
from bot.outbox.tables import State, Urgency

PARCEL = Parcel(1, 1001, 7, "<b>Hello</b> Sara", [], None, None, None, 55, "day", Urgency.REPLY, 0)


class Line:
    """Answers in this order; an id, an error, or nothing ever."""

    def __init__(self, *answers: int | Exception | None, leave: int = 10) -> None:
        self.answers, self.leave = list(answers), leave
        self.seen: list[Parcel] = []

    async def send(self, parcel: Parcel) -> int:
        self.seen.append(parcel)
        answer = self.answers.pop(0)
        if answer is None:
            await asyncio.Event().wait()
        if isinstance(answer, Exception):
            raise answer
        return answer or 0

    def may_leave(self, parcel: Parcel) -> bool:
        self.leave -= 1
        return self.leave >= 0


async def test_an_edit_of_what_is_gone_is_said_anew_and_then_plainly() -> None:
    """Two mishaps after each other are still one message for the person."""
    line = Line(Gone(), Misworded(), 77)

    outcome = await attempt(line.send, PARCEL, line.may_leave)

    plain = replace(PARCEL, edits=None, html="Hello Sara", plain=True)
    assert line.seen == [PARCEL, replace(PARCEL, edits=None), plain]
    assert outcome == Outcome(plain, State.SENT, 77)


async def test_a_pause_that_came_meanwhile_is_kept() -> None:
    """The row waits again, and nothing counts as tried."""
    line = Line(Gone(), 77, leave=1)

    outcome = await attempt(line.send, PARCEL, line.may_leave)

    assert len(line.seen) == 1
    assert outcome == Outcome(replace(PARCEL, edits=None), State.WAITING)


async def test_an_answer_that_never_comes_is_unclear(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stalled call never holds its place for ever."""
    monkeypatch.setattr(module, "LONGEST", 0.01)

    outcome = await attempt(Line(None).send, PARCEL, lambda _: True)

    assert (outcome.state, type(outcome.cause)) == (State.WAITING, Unclear)


@pytest.mark.parametrize(
    ("answer", "event", "level"),
    [
        (77, None, None),
        (Misworded(), "message_misworded", "error"),
        (Unreachable(), "chat_unreachable", "info"),
        (Unclear(), "message_undelivered", "warning"),
        (ValueError("bug"), "message_failed", "error"),
        (ValueError("the button's address 'https://t.me/x?start=Sara' is \"Hello\""), "message_failed", "error"),
    ],
)
async def test_the_log_tells_what_happened_and_never_what_was_said(
    answer: int | Exception, event: str | None, level: str | None
) -> None:
    """Ids and names of errors only; what went well is not worth a line."""
    with capture_logs() as lines:
        await attempt(Line(answer, 77).send, PARCEL, lambda _: True)

    assert [(line["event"], line["log_level"]) for line in lines] == [(event, level)] * bool(event)
    assert not any(secret in str(lines) for secret in ("Hello", "Sara", str(PARCEL.chat)))
