"""Whatever people do while a vote is open, it comes to what a plain model says, by the same rules."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.ballots import casting, closing, forgetting, mandating, opening, rolls, secret
from bot.ballots.rules import judgment, majority
from bot.ballots.rules.consent import Stance
from bot.ballots.rules.outcome import Rule
from bot.ballots.rules.quorum import turnout
from bot.ballots.rules.roll import OneVote
from bot.ballots.rules.secrecy import LEAST, withheld
from bot.ballots.vote import wherever
from bot.people import leaving, membership, organisations
from bot.people.roles import Kind, Role
from bot.storage.metadata import metadata
from tests import builders
from tests.bot.ballots.hall import END, GRADED, body, cast, motion, opens
from tests.bot.ballots.machine import Ballot, Election, Town
from tests.builders import NOW, territory
from tests.conftest import prepare

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
RULES = [Rule.CONSENT, Rule.TWO_THIRDS, Rule.MAJORITY, Rule.JUDGMENT]
KINDS = [Kind.PUBLIC, Kind.NON_PROFIT, Kind.COOPERATIVE]
cards = st.fixed_dictionaries({slug: st.sampled_from([grade.word for grade in judgment.Grade]) for slug in GRADED})
choices = {
    Rule.CONSENT: st.sampled_from([stance.value for stance in Stance]),
    Rule.JUDGMENT: cards | st.just(judgment.ASIDE),
    Rule.TWO_THIRDS: st.sampled_from([side.value for side in majority.Side]),
    Rule.MAJORITY: st.sampled_from([side.value for side in majority.Side]),
}
numbers = st.integers(0, 99)
"""To pick one of however many there are."""


def house():
    engine = sa.create_engine("sqlite://", poolclass=sa.StaticPool)
    sa.event.listen(engine, "connect", lambda raw, _: prepare(raw))
    sa.event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    with engine.begin() as db:
        metadata.create_all(db)
    return engine


HOUSE = house()


def digits(choice):
    """A secret choice as it is kept: a word, or a digit for each option."""
    return choice if isinstance(choice, str) else "".join(str(judgment.Grade[choice[slug].upper()]) for slug in GRADED)


class TownHall(RuleBasedStateMachine):
    """``db`` holds the real town and vote, ``town`` and ``election`` the model's; a minute passes with every step."""

    def __init__(self):
        super().__init__()
        self.db = HOUSE.connect()
        self.undo = self.db.begin()
        self.now, self.rows = NOW, 0
        self.town, self.people, self.codes, self.vote = Town(), {}, {}, None

    def teardown(self):
        self.undo.rollback()
        self.db.close()

    @initialize(
        kinds=st.lists(st.sampled_from(KINDS), min_size=1, max_size=7),
        mandates=st.lists(st.booleans(), min_size=7, max_size=7),
        advisers=st.integers(0, 6),
        by_person=st.integers(0, 3).map(lambda drawn: drawn == 0),
        which=st.sampled_from(RULES),
        in_secret=st.booleans(),
    )
    def people_come(self, kinds, mandates, advisers, by_person, which, in_secret):
        """Each organisation has two people, of whom the first may be mandated; then a vote opens, if it can."""
        self.here = territory(self.db)
        self.town.by_person = by_person
        opening.choose_one_vote(self.db, self.here.id, OneVote.PERSON if by_person else OneVote.ORGANISATION)
        for place, (kind, mandate) in enumerate(zip(kinds, mandates, strict=False)):
            new = builders.organisation(self.db, f"Body {place}", kind)
            self.town.kind[new.id] = kind
            first, _ = (self.comes(f"{new.name}, {number}", new) for number in range(2))
            if mandate:
                self.mandates(new.id, first)
        for number in range(advisers):
            self.comes(f"Adviser {number}", None)
        self.a_vote_opens(which, in_secret)

    def comes(self, name, body):
        new = builders.person(self.db, name, organisation=body)
        self.people[new.id] = new
        self.town.comes(new.id, body and body.id, NOW)
        return new.id

    def mandates(self, body, person):
        mandating.mandate(self.db, body, person, self.now)
        self.town.mandate[body] = person, self.now
        if self.is_open():
            self.election.mandated(body, person)

    def is_open(self):
        return self.vote is not None and not self.election.closed and self.now < self.election.closes_at

    def passes(self):
        self.now += MINUTE

    @precondition(lambda self: self.vote is None or self.election.closed)
    @rule(which=st.sampled_from(RULES), in_secret=st.booleans())
    def a_vote_opens(self, which, in_secret):
        self.passes()
        self.rows += 1
        if opening.obstacle(self.db, self.here.id, "article", self.rows, motion(which), in_secret):
            return
        self.vote = opens(self.db, which, row=self.rows, secret=in_secret, now=self.now)
        self.codes = {}
        self.election = Election(
            self.town, which, in_secret, self.vote.slugs, self.vote.review_on, self.now + timedelta(days=7)
        )
        self.election.opens()

    @precondition(lambda self: self.vote is not None)
    @rule(data=st.data(), who=numbers, line=numbers, on_paper=st.booleans())
    def somebody_votes(self, data, who, line, on_paper):
        """For one of their lines, a first time or again; on paper only in the open."""
        self.passes()
        person = self.one(who)
        mine = sorted(self.election.lines_of(person)) if person and self.is_open() else []
        if not mine:
            return
        voter, choice = mine[line % len(mine)], data.draw(choices[self.vote.rule])
        if self.vote.secret:
            self.votes_in_secret(voter, person, choice)
        else:
            recorder = person if on_paper else None
            casting.cast(self.db, self.vote, voter, choice, reason="why", by=person, recorded_by=recorder, now=self.now)
        self.election.ballots[voter] = Ballot(choice, recorded=on_paper and not self.vote.secret)

    def votes_in_secret(self, voter, person, choice):
        mine = next(one for one in rolls.lines(self.db, self.vote.id) if one.voter == voter)
        code = self.codes.get(voter) or secret.hand_out(self.db, self.vote, mine)
        self.codes[voter] = code
        done = secret.cast(self.db, self.vote, mine, person, code, digits(choice), self.now)
        assert done in (secret.Cast.RECORDED, secret.Cast.CHANGED)

    @precondition(lambda self: self.vote is not None)
    @rule(line=numbers)
    def a_recorded_ballot_is_taken_back(self, line):
        self.passes()
        voters = sorted(self.election.ballots)
        if not voters or self.vote.secret:
            return
        voter = voters[line % len(voters)]
        may = self.is_open() and self.election.ballots[voter].recorded
        assert casting.revoke(self.db, self.vote, voter, self.now) is may
        if may:
            del self.election.ballots[voter]

    @rule(who=numbers, which=numbers)
    def an_organisation_mandates_somebody(self, who, which):
        self.passes()
        person = self.one(who)
        theirs = sorted(self.town.joined[person]) if person else []
        if theirs:
            self.mandates(theirs[which % len(theirs)], person)

    @rule(which=numbers)
    def a_mandate_is_taken_back(self, which):
        self.passes()
        bodies = [body for body in sorted(self.town.mandate) if body not in self.town.into]
        if bodies:
            chosen = bodies[which % len(bodies)]
            assert mandating.take_back(self.db, chosen)
            del self.town.mandate[chosen]

    @rule(who=numbers, altogether=st.booleans(), back=st.booleans())
    def somebody_leaves(self, who, altogether, back):
        """Their organisations, or the territory with all of them; some think again a minute later."""
        self.passes()
        person = self.one(who)
        if not person:
            return
        left = sorted(self.town.joined[person])
        if altogether:
            leaving.leave_territories(self.db, person)
            self.town.leave_altogether(person)
        for theirs in sorted(self.town.joined[person]):
            leaving.leave_organisation(self.db, person, self.here.id, theirs)
            self.town.leave(person, theirs)
        self.passes()
        for theirs in left if back else []:
            self.joins(person, theirs)

    def joins(self, person, organisation):
        membership.join(
            self.db,
            person,
            self.here.id,
            role=Role.ACTOR,
            kind=Kind.INDIVIDUAL,
            organisation=organisation,
            now=self.now,
        )
        self.town.comes(person, organisation, self.now)

    @rule(who=numbers, where=numbers)
    def somebody_comes_or_comes_back(self, who, where):
        """Into the territory, into one more organisation, or to speak for nobody but themselves."""
        self.passes()
        people, bodies = sorted(self.people), [None, *self.town.alone()]
        if people:
            self.joins(people[who % len(people)], bodies[where % len(bodies)])

    @rule(one=numbers, other=numbers)
    def two_organisations_become_one(self, one, other):
        self.passes()
        bodies = self.town.alone()
        gone, kept = bodies[one % len(bodies)], bodies[other % len(bodies)]
        if organisations.merge(self.db, self.here.id, gone, kept):
            self.town.merge(gone, kept)

    @rule(who=numbers)
    def somebody_is_forgotten(self, who):
        self.passes()
        person = self.one(who)
        if not person:
            return
        forgetting.forget(self.db, person)
        leaving.erase(self.db, person, self.people[person].telegram_id)
        self.town.leave_altogether(person)
        del self.people[person], self.town.joined[person]
        if self.vote is not None:
            self.election.forget(person)

    @rule(days=st.integers(0, 8))
    def days_pass(self, days):
        """The vote may end meanwhile, and nobody notices yet."""
        self.now += days * DAY

    @precondition(lambda self: self.vote is not None)
    @rule(by_hand=st.booleans())
    def somebody_closes_it(self, by_hand):
        """By hand as it is now, or by the clock once it is due."""
        self.passes()
        if not by_hand and not self.election.closed:
            self.now = max(self.now, self.election.closes_at)
        expected, before = self.election.close(self.now), wherever(self.db, self.vote.id)
        closed = closing.close(self.db, self.vote.id, self.now)
        self.vote = wherever(self.db, self.vote.id)
        if expected is None:
            assert closed is None and self.vote == before
            return
        few = self.vote.secret and self.election.closed and len(self.voted()) < LEAST
        assert closed.outcome == (withheld(expected) if few else expected)
        assert closed.vote == self.vote
        assert self.vote.outcome == (closed.outcome if self.election.closed else None)

    @invariant()
    def everybody_has_the_lines_of_the_model(self):
        if self.vote is not None:
            for person in self.people.values():
                found = {line.voter for line in rolls.lines_of(self.db, self.vote, person)}
                assert found == self.election.lines_of(person.id)

    @invariant()
    def the_ballots_and_the_turnout_are_those_of_the_model(self):
        if self.vote is None:
            return
        if not self.vote.secret:
            found = {each.voter: each.choice for each in casting.ballots(self.db, self.vote.id)}
            assert found == {voter: ballot.choice for voter, ballot in self.election.ballots.items()}
        assert rolls.turnout(self.db, self.vote) == turnout(self.election.closing())

    @invariant()
    def an_open_vote_holds_no_result(self):
        if self.vote is not None and not self.election.closed:
            now = wherever(self.db, self.vote.id)
            assert (now.closed_at, now.outcome, now.advice) == (None, None, None)
            assert (now.closes_at, now.extended) == (self.election.closes_at, self.election.extended)

    def voted(self):
        return [voter for voter in self.election.ballots if voter in self.election.kind]

    def one(self, number):
        """Somebody who is here, or None where nobody is."""
        here = sorted(self.town.here)
        return here[number % len(here)] if here else None


TownHall.TestCase.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
TestTownHall = TownHall.TestCase


@settings(max_examples=25, deadline=None)
@given(which=st.sampled_from(RULES), data=st.data())
def test_the_order_in_which_people_vote_does_not_matter(which, data):
    """The same last choices in another order, after other first ones, come to the same."""
    said = data.draw(st.lists(choices[which], min_size=1, max_size=6))
    outcomes = []
    for places in (range(len(said)), data.draw(st.permutations(range(len(said))))):
        with HOUSE.connect() as db, db.begin() as undo:
            town = [body(db, f"Body {place}", KINDS[place % 3]) for place in range(len(said))]
            vote = opens(db, which)
            for place in [*places, *places]:
                cast(db, vote, town[place], said[place], reason="why")
            outcomes.append(closing.close(db, vote.id, END).outcome)
            undo.rollback()
    assert outcomes[0] == outcomes[1]
