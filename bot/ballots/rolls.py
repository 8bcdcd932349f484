"""The roll of a vote as it stands: written when it opens, joined through mandates, and never shrunk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select

from bot.ballots.delegates import delegates
from bot.ballots.rules import quorum, secrecy
from bot.ballots.rules.outcome import Turnout
from bot.ballots.rules.quorum import Closing
from bot.ballots.rules.roll import Entry, Roll
from bot.ballots.tables import Standing, roll
from bot.ballots.vote import Vote
from bot.people.roles import Kind, Person
from bot.people.tables import memberships

ORGANISATION, PERSON = "o", "p"


@dataclass(frozen=True, slots=True)
class Line:
    """A voter as the roll has them. ``name`` is "" once they were forgotten; ``speaker`` may have left since."""

    voter: str
    standing: Standing
    kind: Kind
    name: str
    speaker: int | None
    voted: bool


def lines(db: Connection, vote_id: int) -> list[Line]:
    """Everybody on the roll, also those outside and those who advise, by name."""
    return _lines(db, roll.c.vote_id == vote_id)


def lines_of(db: Connection, vote: Vote, person: Person) -> list[Line]:
    """The lines that this person may vote for now, by name: their own, and those of organisations they speak for.

    Whoever left the territory has none. In a secret vote advice is asked only where five or more could give it.
    Whether the vote takes ballots still is another question (``Vote.takes_ballots``).
    """
    mine = _lines(db, (roll.c.vote_id == vote.id) & (roll.c.speaker == person.id))
    if any(line.standing is Standing.ADVISER for line in mine) and not asks_advice(db, vote):
        mine = [line for line in mine if line.standing is not Standing.ADVISER]
    return spoken_for(db, vote, mine, person=person.id) if mine else []


def asks_advice(db: Connection, vote: Vote) -> bool:
    """Whether advisers may say what they think: in a secret vote only where five or more could, or each is guessed."""
    theirs = (roll.c.vote_id == vote.id) & (roll.c.standing == Standing.ADVISER)
    return not vote.secret or (db.scalar(select(func.count()).select_from(roll).where(theirs)) or 0) >= secrecy.LEAST


def spoken_for(db: Connection, vote: Vote, among: Sequence[Line], *, person: int | None = None) -> list[Line]:
    """Those of the lines whose speaker may speak for them still; ``person`` where they are all one's."""
    here, bodies = _members(db, vote.territory, person), any(is_organisation(line.voter) for line in among)
    mandated = delegates(db, vote.territory, person=person) if bodies else {}

    def speaks(line: Line) -> bool:
        if is_organisation(line.voter):
            return line.speaker is not None and mandated.get(number(line.voter)) == line.speaker
        return line.speaker in here

    return [line for line in among if speaks(line)]


def roll_of(db: Connection, vote: Vote) -> Roll:
    """The roll as the rules take it, with people as "p34"; nobody speaks for a line whose speaker has left."""
    everyone = lines(db, vote.id)
    speaking = {line.voter: of_person(line.speaker) for line in spoken_for(db, vote, everyone) if line.speaker}
    advisers = frozenset(each.voter for each in _of(Standing.ADVISER, everyone))
    return Roll(
        vote.one_vote,
        entries={each.voter: Entry(each.kind, speaking.get(each.voter)) for each in _of(Standing.VOTER, everyone)},
        outside={each.voter: each.kind.value for each in _of(Standing.OUTSIDE, everyone)},
        advisers=advisers & speaking.keys(),
        away=advisers - speaking.keys(),
    )


def turnout(db: Connection, vote: Vote) -> Turnout:
    """How many have voted and how many are needed: told also while the vote is open."""
    voters = (roll.c.vote_id == vote.id) & (roll.c.standing == Standing.VOTER)
    rows = db.execute(select(roll.c.kind, roll.c.voted, func.count()).where(voters).group_by(roll.c.kind, roll.c.voted))
    on_roll, voted = Counter[str](), Counter[str]()
    for kind, has_voted, many in rows:
        on_roll[kind.value] += many
        voted[kind.value] += many if has_voted else 0
    return quorum.turnout(Closing(on_roll, +voted, vote.extended, vote.secret))


def closing(vote: Vote, everyone: Iterable[Line]) -> Closing:
    """The vote as its quorum is reckoned, from all its lines."""
    voters = _of(Standing.VOTER, everyone)
    voted = Counter(line.kind.value for line in voters if line.voted)
    return Closing(Counter(line.kind.value for line in voters), voted, vote.extended, vote.secret)


def of_organisation(organisation: int) -> str:
    return f"{ORGANISATION}{organisation}"


def of_person(person: int) -> str:
    return f"{PERSON}{person}"


def is_organisation(voter: str) -> bool:
    return voter.startswith(ORGANISATION)


def number(voter: str) -> int:
    """The row number of the organisation or person behind a voter."""
    return int(voter[1:])


def _lines(db: Connection, which: ColumnElement[bool]) -> list[Line]:
    columns = (roll.c.voter, roll.c.standing, roll.c.kind, roll.c.name, roll.c.speaker, roll.c.voted)
    found = [Line(*row) for row in db.execute(select(*columns).where(which))]
    return sorted(found, key=lambda line: (line.name.casefold(), line.voter))


def _of(standing: Standing, everyone: Iterable[Line]) -> list[Line]:
    return [line for line in everyone if line.standing is standing]


def _members(db: Connection, territory: int, person: int | None) -> frozenset[int]:
    here = select(memberships.c.person_id).where(memberships.c.territory_id == territory)
    return frozenset(db.scalars(here if person is None else here.where(memberships.c.person_id == person)))
