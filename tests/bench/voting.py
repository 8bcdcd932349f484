"""A territory that votes: everybody at once through the whole bot, and ten thousand secret ballots counted again."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot.ballots import opening, rolls
from bot.ballots.published import VoteFile, read, write
from bot.ballots.recount import recount
from bot.ballots.rules import judgment
from bot.ballots.rules.majority import Side
from bot.ballots.rules.outcome import Result, Rule
from bot.ballots.rules.roll import OneVote
from bot.ballots.rules.secrecy import Ballot
from bot.ballots.subject import Motion
from bot.ballots.vote import Vote
from bot.buttons import pack
from bot.i18n import Written
from bot.people.tables import people
from conversations.votes.presses import CastOpen
from tests.bench.house import House, built
from tests.bench.people import press_update
from tests.builders import territory

OPTIONS = ("association", "gda", "smsa", "co-operative", judgment.CHARTER_ONLY)
GRADES = tuple(grade.word for grade in judgment.Grade)
KIND = "non_profit"


def voting(file: Path, crowds: int, crowd: int) -> tuple[House, Vote, dict[int, str]]:
    """A house with an open vote on whose roll all of them are; the vote, and each one's line by Telegram id."""
    house = built(file, crowds, crowd, 1)
    engine = sa.create_engine(f"sqlite:///{file}")
    with engine.begin() as db:
        vote = opened(db)
        lines = {row.telegram_id: rolls.of_person(row.id) for row in db.execute(sa.select(people))}
    engine.dispose()
    return house, vote, lines


def opened(db: sa.Connection) -> Vote:
    """Now, since the bot that is measured goes by the machine's clock."""
    here = territory(db)
    opening.choose_one_vote(db, here.id, OneVote.PERSON)
    motion = Motion(Rule.TWO_THIRDS, Written("en", {"en": "Water"}), Written("en", {"en": "Water is shared."}))
    now = datetime.now(UTC)
    return opening.open_vote(db, here.id, "bench", 1, motion, secret=False, by=None, now=now, zone=here.zone)


def votes(ids: list[int], vote: Vote, lines: dict[int, str], each: int) -> Iterator[dict[str, Any]]:
    """Everybody votes, then everybody changes that, again and again."""
    sides = list(Side)
    for turn in range(each):
        for n, telegram_id in enumerate(ids):
            side = sides[(n + turn) % len(sides)]
            yield press_update(telegram_id, pack(CastOpen(vote.territory, vote.id, lines[telegram_id], side)))


def recounted(ballots: int, times: int) -> list[float]:
    """Seconds to read the published file of so many graded ballots and to count it again."""
    text = published(ballots)
    return [once(text) for _ in range(times)]


def once(text: str) -> float:
    begun = time.perf_counter()
    recount(read(text))
    return time.perf_counter() - begun


def published(ballots: int) -> str:
    chance = random.Random(ballots)
    cards = [{option: chance.choice(GRADES) for option in OPTIONS} for _ in range(ballots)]
    cast = tuple(Ballot(f"{number:016}", card) for number, card in enumerate(cards))
    took_part = tuple((f"Person {number}", KIND) for number in range(ballots))
    return write(
        VoteFile("Our legal form", Rule.JUDGMENT, OPTIONS, {KIND: ballots}, took_part, cast, Result.NOT_ADOPTED)
    )
