"""Opening a vote: who has one, what stands in the way, and fixing the roll and the words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from secrets import token_bytes
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, insert, null, select

from bot.ballots import vote as votes_seen
from bot.ballots.counting import DECIDED_HERE
from bot.ballots.delegates import delegates
from bot.ballots.rolls import number, of_organisation, of_person
from bot.ballots.rules import judgment, secrecy, times
from bot.ballots.rules import roll as rules
from bot.ballots.rules.outcome import Rule
from bot.ballots.rules.roll import OneVote, Roll
from bot.ballots.subject import Motion
from bot.ballots.tables import Standing, roll, votes, voting_rights
from bot.ballots.vote import Vote
from bot.people import membership, organisations
from bot.people.roles import Kind
from bot.people.tables import territories
from bot.sentences import stored
from bot.storage.upsert import put


class Obstacle(StrEnum):
    """Why a vote cannot be opened so: the first that applies."""

    OPEN_ALREADY = "open_already"
    NOBODY = "nobody"  # nobody would have a vote
    NEVER_SECRET = "never_secret"  # objections are worked on with names
    TOO_FEW_FOR_SECRET = "too_few_for_secret"


def one_vote(db: Connection, territory: int) -> OneVote:
    """Who has a vote here: organisations, unless the territory has chosen otherwise."""
    chosen = db.scalar(select(voting_rights.c.one_vote).where(voting_rights.c.territory_id == territory))
    return chosen or OneVote.ORGANISATION


def choose_one_vote(db: Connection, territory: int, which: OneVote) -> None:
    """For the votes that open from now on; those that are open stay as they were printed."""
    put(db, voting_rights, {"territory_id": territory, "one_vote": which})


def planned(db: Connection, territory: int) -> Roll:
    """Who would have a vote if one opened now; organisations as "o12", people as "p34"."""
    mandated = delegates(db, territory)
    return rules.opening(
        one_vote(db, territory), _organisations(db, territory, mandated), _people(db, territory, mandated)
    )


def obstacle(db: Connection, territory: int, about: str, row: int, motion: Motion, secret: bool) -> Obstacle | None:
    """What stands in the way of opening this vote now, open or ``secret``; None if nothing does."""
    if any(each.closed_at is None for each in votes_seen.about(db, territory, about, row)):
        return Obstacle.OPEN_ALREADY
    on_roll = len(planned(db, territory).entries)
    if not on_roll:
        return Obstacle.NOBODY
    if not secret:
        return None
    if motion.rule not in secrecy.MAY_BE_SECRET:
        return Obstacle.NEVER_SECRET
    return None if secrecy.may_be_secret(motion.rule, on_roll) else Obstacle.TOO_FEW_FOR_SECRET


def open_vote(
    db: Connection,
    territory: int,
    about: str,
    row: int,
    motion: Motion,
    *,
    secret: bool,
    by: int | None,
    now: datetime,
    zone: str,
) -> Vote:
    """Open a vote: from here on its words, its roll and whether it is secret are fixed.

    ``by`` is the row number of whoever opens it, ``zone`` the territory's, for the day of the review.
    Raises ValueError where there is an obstacle, and for a motion that its rule cannot decide.
    """
    db.execute(select(territories.c.id).where(territories.c.id == territory).with_for_update(key_share=True))
    _refuse(motion, obstacle(db, territory, about, row, motion, secret))
    fixed = planned(db, territory)
    whose = {"territory_id": territory, "about": about, "about_id": row, "opened_by": by, "one_vote": fixed.one_vote}
    kept = {**whose, **_words(motion), **_secrecy(fixed, secret), **_times(motion.rule, now, zone)}
    new: int = db.execute(insert(votes).values(kept).returning(votes.c.id)).scalar_one()
    db.execute(insert(roll), [{"vote_id": new, **line} for line in _lines(fixed, _names(db, territory))])
    opened = votes_seen.by_id(db, territory, new)
    assert opened is not None
    return opened


def _refuse(motion: Motion, found: Obstacle | None) -> None:
    if found is not None:
        raise ValueError(f"this vote cannot be opened: {found}")
    if motion.rule not in DECIDED_HERE:
        raise ValueError(f"nothing is voted on by {motion.rule}")
    if motion.rule is Rule.JUDGMENT:
        judgment.refuse_options([option.slug for option in motion.options])


def _words(motion: Motion) -> dict[str, object]:
    return {
        "rule": motion.rule,
        "question": stored(motion.question),
        "text": stored(motion.text) if motion.text else null(),
        "present": stored(motion.present) if motion.present else null(),
        "options": [[option.slug, stored(option.text)] for option in motion.options],
        "failed_before": motion.failed_before,
    }


def _secrecy(fixed: Roll, secret: bool) -> dict[str, object]:
    labels = secrecy.labels(rules.by_kind(fixed), Counter(fixed.outside.values())) if secret else ()
    return {"secret": secret, "labels": sorted(labels), "key": token_bytes(32) if secret else None}


def _times(rule: Rule, now: datetime, zone: str) -> dict[str, object]:
    closes_at = now + times.lasts(rule)
    last_day = closes_at.astimezone(ZoneInfo(zone)).date()
    return {"opened_at": now, "closes_at": closes_at, "review_on": times.review_on(last_day)}


def _lines(fixed: Roll, names: Mapping[str, str]) -> list[dict[str, object]]:
    """In the order of the voters, which tells nothing."""
    voters = [(str(key), Standing.VOTER, entry.kind, entry.speaker) for key, entry in fixed.entries.items()]
    outside = [(str(key), Standing.OUTSIDE, kind, None) for key, kind in fixed.outside.items()]
    advisers = [(str(key), Standing.ADVISER, Kind.INDIVIDUAL.value, key) for key in fixed.advisers]
    return [
        {
            "voter": voter,
            "standing": standing,
            "kind": Kind(kind),
            "name": names[voter],
            "speaker": None if speaker is None else number(str(speaker)),
            "voted": False,
        }
        for voter, standing, kind, speaker in sorted([*voters, *outside, *advisers])
    ]


def _names(db: Connection, territory: int) -> dict[str, str]:
    bodies = {of_organisation(each.id): each.name for each in organisations.of(db, territory)}
    return bodies | {of_person(each.id): each.name for each in membership.members_of(db, territory)}


def _organisations(db: Connection, territory: int, mandated: Mapping[int, int]) -> list[rules.Organisation]:
    speakers = {body: of_person(person) for body, person in mandated.items()}
    return [
        rules.Organisation(of_organisation(each.id), each.kind, speakers.get(each.id))
        for each in organisations.of(db, territory)
    ]


def _people(db: Connection, territory: int, mandated: Mapping[int, int]) -> list[rules.Person]:
    """A delegate is of what they speak for, also while they take part for nobody but themselves."""
    spoken_for = {person: body for body, person in mandated.items()}
    return [
        rules.Person(of_person(each.id), each.kind or Kind.INDIVIDUAL, each.organisation or spoken_for.get(each.id))
        for each in membership.members_of(db, territory)
    ]
