"""Who has a vote, fixed when it opens (decisions, "Roll").

By the default rule, one organisation has one vote, through the person it mandated. People without an organisation
give advice, which is counted apart; other members speak through their organisation. An organisation without a mandate
is named on the vote, stands outside the quorum, and joins when it mandates somebody. By the other rule every person
has a vote. Organisations and people who come to the territory later have none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeAlias

Voter: TypeAlias = int | str


class OneVote(StrEnum):
    """Who has one vote; the territory chooses, and the choice is printed on the vote."""

    ORGANISATION = "organisation"
    PERSON = "person"


class Casting(StrEnum):
    """What somebody may do about a voter's vote. By code: a secret vote that was cast is replaced only so."""

    NOT_ALLOWED = "not_allowed"
    CAST = "cast"
    CHANGE = "change"
    CHANGE_BY_CODE = "change_by_code"


@dataclass(frozen=True, slots=True)
class Organisation:
    """One of the territory as the vote opens; ``delegate`` is the person it mandated."""

    organisation: Voter
    kind: str
    delegate: Voter | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """One of the territory as the vote opens."""

    person: Voter
    kind: str
    organisation: Voter | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the roll. ``speaker`` is the person who votes for it, None while there is none."""

    kind: str
    speaker: Voter | None


@dataclass(frozen=True, slots=True)
class Roll:
    """``entries`` by voter; ``outside``, organisations without a mandate and their kinds; ``advisers``, people.

    ``away`` are advisers who left the territory since the opening.
    """

    one_vote: OneVote
    entries: Mapping[Voter, Entry]
    outside: Mapping[Voter, str] = field(default_factory=dict)
    advisers: frozenset[Voter] = frozenset()
    away: frozenset[Voter] = frozenset()


def opening(one_vote: OneVote, organisations: Iterable[Organisation], people: Iterable[Person]) -> Roll:
    """The roll as the vote opens. Raises ValueError if an organisation or a person is named twice."""
    bodies, members = tuple(organisations), tuple(people)
    _refuse_doubles([each.organisation for each in bodies])
    _refuse_doubles([each.person for each in members])
    if one_vote is OneVote.PERSON:
        return Roll(one_vote, {each.person: Entry(each.kind, each.person) for each in members})
    return Roll(
        one_vote,
        entries={each.organisation: Entry(each.kind, each.delegate) for each in bodies if each.delegate is not None},
        outside={each.organisation: each.kind for each in bodies if each.delegate is None},
        advisers=frozenset(each.person for each in members if each.organisation is None),
    )


def mandate(roll: Roll, organisation: Voter, delegate: Voter) -> Roll:
    """An organisation mandates somebody while the vote is open: it joins the roll, or is spoken for by another.

    What the old delegate cast stands until the new one replaces it, which in a secret vote nobody can without the
    code (``casting``). One person may speak for several organisations, and votes for each.

    Raises KeyError for an organisation that was not there when the vote opened, or where each person has a vote.
    """
    if roll.one_vote is OneVote.PERSON:
        raise KeyError(organisation)
    kind = roll.outside[organisation] if organisation in roll.outside else roll.entries[organisation].kind
    outside = {each: kind for each, kind in roll.outside.items() if each != organisation}
    return replace(roll, entries={**roll.entries, organisation: Entry(kind, delegate)}, outside=outside)


def leave(roll: Roll, person: Voter) -> Roll:
    """Somebody leaves the territory, or an organisation's mandate is taken back, while the vote is open.

    Their lines stay: a roll that shrank would move the quorum, and could fall below what a secret vote needs. Until
    they come back or their organisation mandates another, nobody votes on these lines. A vote that was cast stays,
    as a secret one must, so that leaving decides nothing; without one the line counts as not voting.
    """
    return replace(
        roll,
        entries={
            voter: replace(entry, speaker=None) if entry.speaker == person else entry
            for voter, entry in roll.entries.items()
        },
        advisers=roll.advisers - {person},
        away=roll.away | roll.advisers & {person},
    )


def come_back(roll: Roll, person: Voter) -> Roll:
    """Somebody who left comes back before the close: to their line, where each person has one, or to their advice.

    A mandate does not come back with its person: the organisation may have thought again since.
    """
    if roll.one_vote is OneVote.ORGANISATION:
        return replace(roll, advisers=roll.advisers | roll.away & {person}, away=roll.away - {person})
    if person not in roll.entries:
        return roll
    return replace(roll, entries={**roll.entries, person: replace(roll.entries[person], speaker=person)})


def casting(roll: Roll, voter: Voter, person: Voter, *, voted: bool, secret: bool) -> Casting:
    """What this person may do about this voter's vote while it is open; ``voted`` is whether one was cast."""
    entry = roll.entries.get(voter)
    if entry is None or entry.speaker != person:
        return Casting.NOT_ALLOWED
    if not voted:
        return Casting.CAST
    return Casting.CHANGE_BY_CODE if secret else Casting.CHANGE


def may_be_recorded(roll: Roll, voter: Voter, *, secret: bool) -> bool:
    """Whether a facilitator may record this voter's vote for somebody without Telegram: in open votes only."""
    return not secret and voter in roll.entries and roll.entries[voter].speaker is not None


def to_remind(roll: Roll, voted: Collection[Voter]) -> frozenset[Voter]:
    """The people who speak for a voter that has not voted; nobody else is reminded."""
    waiting = (entry.speaker for voter, entry in roll.entries.items() if voter not in voted)
    return frozenset(speaker for speaker in waiting if speaker is not None)


def by_kind(roll: Roll) -> Counter[str]:
    """How many voters of each kind of actor are on the roll."""
    return Counter(entry.kind for entry in roll.entries.values())


def _refuse_doubles(keys: list[Voter]) -> None:
    if len(set(keys)) < len(keys):
        raise ValueError("somebody would be on the roll twice")
