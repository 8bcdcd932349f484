"""Any order of answers, turns back, pauses and repeated presses equals a model written in plain lists."""

import json

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.questionnaire import Blank, OwnWords, Position, Rating, from_json, is_finished, resume, start, to_json
from bot.questionnaire.answers import ManyOf, OneOf
from tests.bot.questionnaire.example import GARDEN

CROPS = ("figs", "mint", "leeks")


def path(said: dict) -> list[tuple[str, int]]:
    """The garden's questions in order, spelled out by hand."""
    way = [("G1", 0)]
    if said.get(("G1", 0)) in range(5):
        way.append(("G1.barrier", 0))
    for card in (1, 2, 3):
        offer = said.get(("G1.helpers", card - 1))
        if offer != "removed":
            way.append(("G1.helpers", card - 1))
        if offer not in ("add", "removed"):
            break
        if offer == "add":
            way += [("G1.who", card), ("G1.kind", card)]
            way += [("G1.tool", card)] * (said.get(("G1.kind", card)) == "neighbour")
    way += [("G2", 0), ("G2.crops", 0)]
    crops = said.get(("G2.crops", 0), ())
    return way + [(f"G2.yield.{crop}", 0) for crop in CROPS if isinstance(crops, tuple) and crop in crops]


def values(answer):
    match answer:
        case Rating():
            return st.integers(0, 10)
        case OneOf(options):
            return st.sampled_from([option.id for option in options])
        case ManyOf():
            return st.sets(st.sampled_from(CROPS), max_size=2).map(lambda chosen: tuple(sorted(chosen)))
    return st.builds(OwnWords, text=st.text(min_size=1, max_size=5))


class Garden(RuleBasedStateMachine):
    """``walk`` is the engine's; ``said``, ``at`` (None at the check) and ``old`` are the model's."""

    def __init__(self):
        super().__init__()
        self.walk = start(GARDEN, {})
        self.said, self.at, self.old = {}, ("G1", 0), []

    def onward(self):
        way = path(self.said)
        here = way.index(self.at) + 1 if self.at in way else 0
        self.at = next((spot for spot in way[here:] + way[:here] if spot not in self.said), None)

    def give(self, value):
        self.old.append(self.at)
        self.said[self.at] = value
        self.onward()

    @precondition(lambda self: self.at)
    @rule(data=st.data())
    def answers(self, data):
        value = data.draw(values(self.walk.step.question.answer))
        self.walk = self.walk.answered(self.walk.position, value)
        self.give(value)

    @precondition(lambda self: self.at)
    @rule()
    def skips(self):
        self.walk = self.walk.skipped(self.walk.position)
        self.give(self.said.get(self.at, Blank.SKIPPED))

    @precondition(lambda self: self.at)
    @rule()
    def does_not_know(self):
        self.walk = self.walk.unknown(self.walk.position)
        self.give(Blank.UNKNOWN)

    @precondition(lambda self: self.at == ("G2.crops", 0))
    @rule(crop=st.sampled_from(CROPS))
    def notes_one_choice(self, crop):
        self.walk = self.walk.noted(self.walk.position, (crop,))
        self.said[self.at] = (crop,)

    @rule()
    def goes_back(self):
        self.old.append(self.at)
        self.walk = self.walk.back(self.walk.position)
        way = path(self.said)
        before = len(way) if self.at is None else way.index(self.at)
        self.at = way[max(before - 1, 0)]

    @rule(data=st.data())
    def changes_an_answer(self, data):
        self.old.append(self.at)
        self.at = data.draw(st.sampled_from(path(self.said)))
        self.walk = self.walk.jump(Position(*self.at))

    @rule()
    def checks(self):
        self.walk = self.walk.check()
        self.at = None

    @precondition(lambda self: "add" in self.said.values())
    @rule(card=st.integers(1, 3))
    def takes_a_card_out(self, card):
        self.walk = self.walk.removed("G1.helpers", card)
        gate = ("G1.helpers", card - 1)
        if gate in path(self.said) and self.said.get(gate) == "add":
            self.said[gate] = "removed"
            if self.at and self.at not in path(self.said):
                self.onward()

    @rule()
    def pauses(self):
        rows = [(spot.question, spot.card, json.dumps(to_json(value))) for spot, value in self.walk.answers.items()]
        kept = {Position(question, card): from_json(json.loads(value)) for question, card, value in rows}
        here = self.walk.position
        self.walk = resume(GARDEN, kept, here and Position(here.question, here.card))

    @precondition(lambda self: self.old)
    @rule(data=st.data(), how=st.sampled_from(["answered", "noted", "skipped", "unknown", "back"]))
    def an_old_press_comes_again(self, data, how):
        old = data.draw(st.sampled_from(self.old))
        if old == self.at or (old is None and how != "back"):
            return
        values = ["never said"] if how in ("answered", "noted") else []
        self.walk = getattr(self.walk, how)(old and Position(*old), *values)

    @invariant()
    def stands_where_the_model_stands(self):
        assert self.walk.position == (Position(*self.at) if self.at else None)

    @invariant()
    def holds_what_was_said(self):
        assert self.walk.answers == {Position(*spot): value for spot, value in self.said.items()}

    @invariant()
    def asks_what_the_model_asks(self):
        assert [(step.position.question, step.position.card) for step in self.walk.steps] == path(self.said)

    @invariant()
    def is_finished_with_the_model(self):
        assert is_finished(GARDEN, self.walk.answers) == (set(path(self.said)) <= set(self.said))


TestGarden = Garden.TestCase
TestGarden.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
