"""A vote and its town in plain Python, to hold the real one against: dictionaries, no database, no joins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.ballots.rules import consent, judgment, majority
from bot.ballots.rules.outcome import Outcome, Result, Rule
from bot.ballots.rules.quorum import Closing
from bot.people.roles import Kind

GRADES = {grade.word: grade for grade in judgment.Grade}
EXTENSION = timedelta(days=3)


@dataclass
class Ballot:
    """The last choice of a voter; ``recorded`` if a facilitator had it on paper."""

    choice: object
    recorded: bool = False


@dataclass
class Town:
    """``joined`` says since when people are of which organisations, ``now_for`` which of them they take part for.

    ``mandate`` is who speaks for an organisation and since when, ``into`` what an organisation became part of.
    """

    kind: dict[int, str] = field(default_factory=dict)
    joined: dict[int, dict[int, datetime]] = field(default_factory=dict)
    now_for: dict[int, int | None] = field(default_factory=dict)
    here: set[int] = field(default_factory=set)
    mandate: dict[int, tuple[int, datetime]] = field(default_factory=dict)
    into: dict[int, int] = field(default_factory=dict)
    by_person: bool = False

    def part_of(self, organisation: int) -> int:
        while organisation in self.into:
            organisation = self.into[organisation]
        return organisation

    def alone(self) -> list[int]:
        return [each for each in self.kind if each not in self.into]

    def kind_of(self, person: int) -> str:
        body = self.now_for[person]
        return Kind.INDIVIDUAL if body is None else self.kind[body]

    def comes(self, person: int, organisation: int | None, now: datetime) -> None:
        """Into the territory, or into one more organisation."""
        self.here.add(person)
        mine = self.joined.setdefault(person, {})
        if organisation is not None:
            mine.setdefault(organisation, now)
        self.now_for[person] = organisation

    def leave(self, person: int, organisation: int) -> None:
        """A mandate ends with it, and does not come back."""
        self.joined[person].pop(organisation)
        if self.now_for[person] == organisation:
            self.now_for[person] = None
        self.end_mandates(lambda body, delegate, _: delegate == person and self.part_of(body) == organisation)

    def leave_altogether(self, person: int) -> None:
        for organisation in list(self.joined[person]):
            self.leave(person, organisation)
        self.here.discard(person)

    def merge(self, one: int, other: int) -> None:
        """Who is of both is of the other since they came to that one; their mandate, if it is older, ends."""
        self.into[one] = other
        for person, bodies in self.joined.items():
            if one in bodies:
                bodies[other] = bodies.get(other, bodies[one])
                del bodies[one]
            if self.now_for[person] == one:
                self.now_for[person] = other
        self.end_mandates(lambda body, who, given: self.part_of(body) == other and self.joined[who][other] > given)

    def end_mandates(self, ends: Callable[[int, int, datetime], bool]) -> None:
        self.mandate = {body: held for body, held in self.mandate.items() if not ends(body, *held)}


@dataclass
class Election:
    """One vote: ``kind`` by voter on the roll, ``outside`` those without a mandate, ``advisers`` people."""

    town: Town
    rule: Rule
    secret: bool
    slugs: tuple[str, ...]
    review_on: date
    closes_at: datetime
    kind: dict[str, str] = field(default_factory=dict)
    outside: dict[str, str] = field(default_factory=dict)
    advisers: set[str] = field(default_factory=set)
    speaker: dict[str, int] = field(default_factory=dict)
    ballots: dict[str, Ballot] = field(default_factory=dict)
    extended: bool = False
    closed: bool = False

    def opens(self) -> None:
        town = self.town
        if town.by_person:
            self.kind = {f"p{person}": town.kind_of(person) for person in town.here}
            return
        self.kind = {f"o{body}": town.kind[body] for body in town.alone() if body in town.mandate}
        self.outside = {f"o{body}": town.kind[body] for body in town.alone() if body not in town.mandate}
        self.speaker = {f"o{body}": person for body, (person, _) in town.mandate.items()}
        speaking = {person for person, _ in town.mandate.values()}
        self.advisers = {f"p{one}" for one in town.here - speaking if town.now_for[one] is None}

    def mandated(self, organisation: int, person: int) -> None:
        voter = f"o{organisation}"
        if voter in self.outside:
            self.kind[voter] = self.outside.pop(voter)
        self.speaker[voter] = person

    def lines_of(self, person: int) -> set[str]:
        if person not in self.town.here:
            return set()
        bodies = {
            f"o{body}"
            for body, (delegate, _) in self.town.mandate.items()
            if delegate == person == self.speaker.get(f"o{body}")
        }
        advice = self.advisers if not self.secret or len(self.advisers) >= 5 else set()
        return (bodies | {f"p{person}"}) & (self.kind.keys() | advice)

    def closing(self) -> Closing:
        voted = Counter(self.kind[voter] for voter in self.ballots if voter in self.kind)
        return Closing(Counter(self.kind.values()), voted, self.extended, self.secret)

    def close(self, now: datetime) -> Outcome | None:
        """What a close now comes to; None where nothing happens."""
        if self.closed:
            return None
        outcome = self.outcome()
        if self.extended and now < self.closes_at and outcome.reason == "no_quorum":
            return None
        if outcome.result is Result.EXTENDED:
            self.extended, self.closes_at = True, max(now, self.closes_at) + EXTENSION
            for body, (delegate, _) in self.town.mandate.items():
                self.mandated(body, delegate)
        else:
            self.closed = True
        return outcome

    def outcome(self) -> Outcome:
        """By the pure rules, from the last choice of each."""
        cast = [(ballot.choice, self.kind[voter]) for voter, ballot in self.ballots.items() if voter in self.kind]
        if self.rule is Rule.CONSENT:
            stances = [consent.Vote(consent.Stance(choice), kind, "why") for choice, kind in cast]
            return consent.outcome(stances, self.closing(), review_on=self.review_on)
        if self.rule is Rule.JUDGMENT:
            cards = [judgment.Vote(graded(choice), kind) for choice, kind in cast]
            return judgment.outcome(self.slugs, cards, self.closing())
        sides = [majority.Vote(majority.Side(choice), "" if self.secret else kind) for choice, kind in cast]
        decide = majority.two_thirds if self.rule is Rule.TWO_THIRDS else majority.amendment
        return decide(sides, self.closing())

    def forget(self, person: int) -> None:
        """An open ballot of their own goes with them; a secret one nobody knows."""
        if not self.closed and not self.secret:
            self.ballots.pop(f"p{person}", None)


def graded(choice: object) -> dict[str, judgment.Grade] | None:
    return None if choice == judgment.ASIDE else {slug: GRADES[word] for slug, word in choice.items()}
