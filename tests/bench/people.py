"""Five hundred people and what they send: presses that answer one question after another, or words to be echoed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from bot.buttons import pack
from bot.questionnaire import ManyOf, OneOf, Position, Rating, Step, Walk, start
from conversations.self_assessment.presses import Begin, How, Move, Reply
from conversations.self_assessment.questions import SELF_ASSESSMENT

RATING = 7  # of ten: no question about what stands in the way follows
BATCH = 100  # updates that Telegram hands out at once
FIRST_ID = 1_000_000  # of people at Telegram
STRIDE = 13  # questions between one person and the next: all of the questionnaire is being answered at any time

SCREEN = {
    "text": "✓ Enregistré : 7 sur 10\n\nQuestion 4 sur 13 · Confiance\n▓▓▓▓░░░░░░░░░\n\nSe fait-on confiance ici ?\n\n"
    "0 : chacun se méfie de tous\n10 : on se prête les clés",
    "reply_markup": {
        "inline_keyboard": [
            [{"text": str(n), "callback_data": f"abcde-a-R2.trust-0-{n}"} for n in row]
            for row in (range(6), range(6, 11), (11, 12), (13, 14))
        ]
    },
}
"""Telegram sends the pressed message along; a typical one of ours."""


@dataclass(frozen=True, slots=True)
class Doing:
    """A press by which somebody gets from one place of the questionnaire to the next."""

    before: Walk
    press: Any  # of no sitting yet: bot.buttons packs it once it is known whose


def way_through() -> list[Doing]:
    """All presses of somebody who answers every question, none twice."""
    done: list[Doing] = []
    answers: dict[Position, Any] = {}
    for module in SELF_ASSESSMENT.modules:
        walk = start(module, answers)
        done.append(Doing(walk, Begin(module.id)))
        while step := walk.step:
            for press, after in pressed(walk, step):
                done.append(Doing(walk, press))
                walk = after
        answers = dict(walk.answers)
    return done


def pressed(walk: Walk, step: Step) -> list[tuple[Any, Walk]]:
    """What they press to answer, and where each press takes them."""
    at = step.position

    def reply(choice: int) -> Reply:
        return Reply(0, at.question, at.card, choice)

    match step.question.answer:
        case Rating():
            return [(reply(RATING), walk.answered(at, RATING))]
        case OneOf(options):
            choice = 1 if step.opens else 0  # a register stays empty
            return [(reply(choice), walk.answered(at, options[choice].id))]
        case ManyOf(options):
            chosen = (options[0].id,)
            ticked = walk.noted(at, chosen)
            done = Move(0, at.question, at.card, How.DONE)
            return [(reply(0), ticked), (done, ticked.answered(at, chosen))]
    return [(Move(0, at.question, at.card, How.SKIP), walk.skipped(at))]


def first_press(person: int, each: int, way: Sequence[Doing]) -> int:
    """Where on the way a person stands before they answer ``each`` more times."""
    return person * STRIDE % (len(way) - each)


def presses(people: Sequence[int], sittings: Sequence[int], each: int) -> Iterator[dict[str, Any]]:
    """Everybody's first press, then everybody's second…; ``people`` are Telegram ids, with a sitting for each."""
    way = way_through()
    for turn in range(each):
        for n, (telegram_id, sitting) in enumerate(zip(people, sittings, strict=True)):
            press = way[first_press(n, each, way) + turn].press
            yield press_update(telegram_id, pack(of_sitting(press, sitting)))


def of_sitting(press: Any, sitting: int) -> Any:
    match press:
        case Reply(_, question, card, choice):
            return Reply(sitting, question, card, choice)
        case Move(_, question, card, how):
            return Move(sitting, question, card, how)
    return press


def words(people: Sequence[int], each: int) -> Iterator[dict[str, Any]]:
    for turn in range(each):
        for telegram_id in people:
            yield {"message": message(telegram_id, turn) | {"text": f"hello number {turn}"}}


def press_update(telegram_id: int, data: str) -> dict[str, Any]:
    shown = message(telegram_id, 7) | {"from": {"id": 123456, "is_bot": True, "first_name": "Bench"}} | SCREEN
    query = {"id": f"{telegram_id}{data}", "from": user(telegram_id), "message": shown, "chat_instance": "1"}
    return {"callback_query": query | {"data": data}}


def message(telegram_id: int, number: int) -> dict[str, Any]:
    chat = {key: value for key, value in user(telegram_id).items() if key in ("id", "first_name", "username")}
    head = {"message_id": number, "date": 1790000000, "from": user(telegram_id)}
    return head | {"chat": {**chat, "type": "private"}}


def user(telegram_id: int) -> dict[str, Any]:
    known = {"id": telegram_id, "is_bot": False, "first_name": "Amina", "username": f"user{telegram_id}"}
    return known | {"language_code": "fr"}


def batches(updates: Iterator[dict[str, Any]], first: int) -> Iterator[str]:
    """As Telegram hands them out, a line for each hundred, numbered from ``first``."""
    numbered = ({"update_id": number, **update} for number, update in enumerate(updates, first))
    while some := list(islice(numbered, BATCH)):
        yield json.dumps(some, ensure_ascii=False)
