"""Made-up histories of a vote: whatever the roll in the database says, the rule of the roll says too."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection

from bot.ballots import casting, mandating, opening, reminding, rolls
from bot.ballots.rules import roll as rules
from bot.ballots.rules.roll import Casting, OneVote, Roll
from bot.ballots.vote import Vote
from bot.people import leaving, membership
from bot.people.organisations import Organisation
from bot.people.roles import Kind, Person, Role
from tests.bot.ballots.hall import body, opens, voter, voters
from tests.builders import NOW, person, territory

ACTS = ("mandate", "leave", "return", "vote")


@dataclass
class Town:
    """A vote in the database, and beside it the roll as the rules have it and the voters that have voted."""

    db: Connection
    one_vote: OneVote
    homes: dict[Person, Organisation | None] = field(default_factory=dict)
    gone: set[Person] = field(default_factory=set)
    voted: set[str] = field(default_factory=set)
    hours: int = 0

    def __post_init__(self) -> None:
        opening.choose_one_vote(self.db, territory(self.db).id, self.one_vote)
        for name, mandated in (("Atlas", True), ("Oasis", True), ("Rif", False)):
            home, first = body(self.db, name, mandate=mandated)
            self.homes |= {first: home, person(self.db, f"Another of {name}", organisation=home): home}
        self.homes[person(self.db, "Huda")] = None
        self.vote: Vote = opens(self.db)
        self.roll: Roll = rolls.roll_of(self.db, self.vote)

    @property
    def now(self) -> datetime:
        return NOW + timedelta(hours=self.hours)

    def mandate(self, who: Person) -> None:
        """Whoever is of an organisation can be mandated by it; where each person has a vote, that moves no line."""
        home = self.homes[who]
        if home is None or who in self.gone:
            return
        mandating.mandate(self.db, home.id, who.id, self.now)
        if self.one_vote is OneVote.ORGANISATION:
            self.roll = rules.mandate(self.roll, voter(home), voter(who))

    def leave(self, who: Person) -> None:
        leaving.leave_territories(self.db, who.id)
        self.gone.add(who)
        self.roll = rules.leave(self.roll, voter(who))

    def come_back(self, who: Person) -> None:
        if who in self.gone:
            home = self.homes[who]
            kind, of = (home.kind, home.id) if home else (Kind.INDIVIDUAL, None)
            here = territory(self.db).id
            membership.join(self.db, who.id, here, role=Role.ACTOR, kind=kind, organisation=of, now=self.now)
            self.gone.remove(who)
            self.roll = rules.come_back(self.roll, voter(who))

    def cast(self, who: Person) -> None:
        for line in rolls.lines_of(self.db, self.vote, who):
            casting.cast(self.db, self.vote, line.voter, "consent", by=who.id, now=self.now)
            self.voted.add(line.voter)

    def does(self, act: str, who: Person) -> None:
        self.hours += 1
        {"mandate": self.mandate, "leave": self.leave, "return": self.come_back, "vote": self.cast}[act](who)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("one_vote", OneVote)
def test_the_roll_in_the_database_is_the_one_of_the_rules(db, one_vote, seed):
    """While people leave, come back, are mandated and vote, in any order."""
    chance, town = random.Random(seed), Town(db, one_vote)
    for _ in range(25):
        town.does(chance.choice(ACTS), chance.choice(list(town.homes)))
        assert rolls.roll_of(db, town.vote) == town.roll
        assert_lines_follow_the_rules(town)
        assert {voter(each) for each in reminding.to_remind(db, town.vote)} == rules.to_remind(town.roll, town.voted)


def assert_lines_follow_the_rules(town: Town) -> None:
    """Who may vote on which line, for the first time or again, and for whom a facilitator may record."""
    everyone = rolls.lines(town.db, town.vote.id)
    spoken = voters(rolls.spoken_for(town.db, town.vote, everyone))
    for line in everyone:
        if line.voter in town.roll.entries:
            assert (line.voter in spoken) is rules.may_be_recorded(town.roll, line.voter, secret=False)
    for who in town.homes:
        mine = {line.voter: line.voted for line in rolls.lines_of(town.db, town.vote, who)}
        for line in everyone:
            assert may(town, line.voter, who) is expected(mine.get(line.voter))


def may(town: Town, line: str, who: Person) -> Casting:
    """By the rules; an adviser's line is their own, and is in no quorum."""
    if line in town.roll.advisers | town.roll.away:
        mine = line == voter(who) and line in town.roll.advisers
        return Casting.NOT_ALLOWED if not mine else Casting.CHANGE if line in town.voted else Casting.CAST
    return rules.casting(town.roll, line, voter(who), voted=line in town.voted, secret=False)


def expected(voted: bool | None) -> Casting:
    """What a line that the database offers, or not, lets somebody do."""
    return Casting.NOT_ALLOWED if voted is None else Casting.CHANGE if voted else Casting.CAST
