"""A territory that votes and asks: votes and polls that are drafted, open and closed, with what two people said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import Connection, insert, update

from bot.ballots import casting, closing, codes, mandating, opening, rolls
from bot.ballots.rules.judgment import CHARTER_ONLY
from bot.ballots.rules.outcome import Rule
from bot.ballots.subject import Motion
from bot.ballots.tables import minority_notes, roll, secret_ballots, votes
from bot.ballots.vote import Option, Vote
from bot.i18n import Written
from bot.people.roles import Person
from bot.people.territories import Territory
from conversations.polls import changing, queries
from conversations.polls.tables import Form
from conversations.votes import drafts
from tests.builders import NOW

SLUGS = ("association", "sotc", CHARTER_ONLY)
SIGNS = b"s" * 32
"""The key of the secret votes."""


def hold_votes(db: Connection, here: Territory, leader: Person, member: Person, version: int, word: str) -> None:
    """Open votes on an article's version and by grades, a secret one, one that has closed; and a draft of one."""
    for one in (leader, member):
        mandating.mandate(db, one.organisation or 0, one.id, NOW)
    choices = tuple(Option(slug, said(f"{slug} {word}")) for slug in SLUGS)
    graded = Motion(Rule.JUDGMENT, said(f"Form: {word}"), options=choices)
    asked, _ = (drafts.begin(db, here.id, graded.question, choices, leader, NOW) for _ in range(2))
    speakers = rolls.of_organisation(leader.organisation or 0), rolls.of_organisation(member.organisation or 0)
    hears(db, opens(db, here, "article", version, worded(Rule.CONSENT, word)), (leader, member), "concern", word)
    hears(db, opens(db, here, drafts.ABOUT, asked.id, graded), (leader, member), "aside", "")
    closed = opens(db, here, "charter", version, worded(Rule.MAJORITY, word))
    hears(db, closed, (leader,), "against", word)
    hears(db, closed, (member,), "for", word)
    db.execute(insert(minority_notes), [{"vote_id": closed.id, "voter": one, "text": word} for one in speakers])
    closing.close(db, closed.id, closed.closes_at)
    keep_secret(db, opens(db, here, "amendment", version, worded(Rule.MAJORITY, word)), speakers[0])


def worded(rule: Rule, word: str) -> Motion:
    return Motion(rule, said(f"Asked: {word}"), said(f"To be: {word}"), present=said(f"As it is: {word}"))


def said(text: str) -> Written:
    return Written("en", {"en": text})


def opens(db: Connection, here: Territory, about: str, row: int, asked: Motion) -> Vote:
    return opening.open_vote(db, here.id, about, row, asked, secret=False, by=None, now=NOW, zone=here.zone)


def hears(db: Connection, vote: Vote, speakers: Iterable[Person], choice: str, reason: str) -> None:
    for one in speakers:
        voter = rolls.of_organisation(one.organisation or 0)
        casting.cast(db, vote, voter, choice, reason=reason, recording="spoken", by=one.id, now=NOW)


def keep_secret(db: Connection, vote: Vote, voted: str) -> None:
    """Too few have a vote here for a secret one: it is made one afterwards, with one ballot in it."""
    db.execute(update(votes).where(votes.c.id == vote.id).values(secret=True, key=SIGNS))
    ballot = {"vote_id": vote.id, "code": codes.new_code(SIGNS, vote.id), "choice": "for", "kind": "", "advice": False}
    db.execute(insert(secret_ballots).values(ballot))
    db.execute(update(roll).where(roll.c.vote_id == vote.id, roll.c.voter == voted).values(voted=True))


def ask_polls(db: Connection, here: Territory, leader: Person, member: Person, group: int, word: str) -> None:
    """A draft, and polls that are open, open without names, and closed, answered by both."""
    drafted(db, here, leader, group, word)
    for anonymous, is_closed in ((False, False), (True, False), (False, True)):
        poll = drafted(db, here, leader, group, word)
        changing.hide(db, poll, anonymous=anonymous)
        changing.open_(db, poll, NOW)
        for one in (leader, member):
            queries.choose(db, poll, one.telegram_id, one.id, [0])
        running = queries.by_id(db, here.id, poll)
        if running and is_closed:
            changing.close(db, running, NOW)


def drafted(db: Connection, here: Territory, by: Person, group: int, word: str) -> int:
    poll = changing.draft(db, here.id, Form.ONE, by, NOW, native=False).id
    changing.ask(db, poll, said(f"A poll: {word}"))
    changing.offer(db, poll, [said(f"Yes: {word}"), said(f"No: {word}")])
    changing.choose_group(db, poll, group)
    changing.end(db, poll, NOW + timedelta(days=2))
    return poll
