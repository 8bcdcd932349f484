"""Where somebody stands in a module, and where each reply takes them."""

from dataclasses import dataclass, field, replace

from bot.questionnaire.answers import Answers, Blank, Position, Value
from bot.questionnaire.asking import ADD, REMOVED, Module
from bot.questionnaire.steps import Step, steps


@dataclass(frozen=True, slots=True)
class Walk:
    """Somebody's way through one module; every step on it is a new value.

    ``position`` is the question before them, or None where they check their answers. ``answers`` are theirs in
    the whole questionnaire. Both are all there is to keep: "save for later" keeps them, ``resumed`` goes on.
    Every transition takes the position ``at`` which the reply was given, and a reply to another one than the
    present (an old button, an update delivered twice) changes nothing.
    ``steps`` follow from module and answers: found once for each, and taken along from place to place.
    """

    module: Module
    answers: Answers
    position: Position | None
    steps: tuple[Step, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.steps:
            object.__setattr__(self, "steps", steps(self.module, self.answers))

    @property
    def step(self) -> Step | None:
        """The present step; None where they check their answers."""
        return self._find(self.position)

    @property
    def open(self) -> tuple[Step, ...]:
        """The steps without an answer, in order."""
        return tuple(step for step in self.steps if step.position not in self.answers)

    @property
    def can_go_back(self) -> bool:
        return self._before() is not None

    def answered(self, at: Position, value: Value) -> "Walk":
        """Keep the value and go on to the next open step, past the end to the first open one, or to the check."""
        return self.noted(at, value)._onward() if at == self.position else self

    def noted(self, at: Position, value: Value) -> "Walk":
        """Keep the value and stay: one of many choices was pressed, and more may follow."""
        return replace(self, answers={**self.answers, at: value}, steps=()) if at == self.position else self

    def unknown(self, at: Position) -> "Walk":
        """Keep "I don't know", in place of an earlier answer too, and go on."""
        return self.answered(at, Blank.UNKNOWN)

    def skipped(self, at: Position) -> "Walk":
        """Go on without an answer; one that was given before stays."""
        return self.answered(at, self.answers.get(at, Blank.SKIPPED))

    def back(self, at: Position | None) -> "Walk":
        """The step before, answered or not; at the first one, stay."""
        before = self._before()
        return replace(self, position=before.position) if at == self.position and before else self

    def jump(self, to: Position) -> "Walk":
        """Change an answer: go to a step that applies. To any other, stay."""
        return replace(self, position=to) if self._find(to) else self

    def check(self) -> "Walk":
        """Go to "check your answers"."""
        return replace(self, position=None)

    def removed(self, register: str, card: int) -> "Walk":
        """Take a card out of its register; the other cards keep their numbers."""
        gate = Position(register, card - 1)
        if self._find(gate) is None or self.answers.get(gate) != ADD:
            return self
        gone = replace(self, answers={**self.answers, gate: REMOVED}, steps=())
        return gone if gone.position is None or gone.step else gone._onward()

    def _onward(self) -> "Walk":
        """From the present position to the next open step after it, or the first before it, or the check."""
        here = next((number for number, step in enumerate(self.steps) if step.position == self.position), -1)
        ahead = (*self.steps[here + 1 :], *self.steps[: here + 1])
        still = next((step.position for step in ahead if step.position not in self.answers), None)
        return replace(self, position=still)

    def _before(self) -> Step | None:
        every = self.steps
        if self.position is None:
            return every[-1] if every else None
        here = [step.position for step in every].index(self.position)
        return every[here - 1] if here else None

    def _find(self, position: Position | None) -> Step | None:
        return next((step for step in self.steps if step.position == position), None)


def resume(module: Module, answers: Answers, position: Position | None) -> Walk:
    """The walk that was kept; from the first open step if the kept one no longer applies."""
    walk = Walk(module, answers, position)
    return walk if position is None or walk.step else start(module, answers)


def start(module: Module, answers: Answers) -> Walk:
    """At the first open step of a module, or at the check if there is none."""
    walk = Walk(module, answers, None)
    return replace(walk, position=walk.open[0].position) if walk.open else walk
