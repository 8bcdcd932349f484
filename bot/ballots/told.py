"""What a recount found, in plain lines for a terminal: in English, as all that an operator reads."""

from __future__ import annotations

from collections.abc import Iterator

from bot.ballots import codes
from bot.ballots.published import VoteFile
from bot.ballots.recount import Recount
from bot.ballots.rules import judgment
from bot.ballots.rules.outcome import Outcome, Reason, Result, Rule

RULES = {
    Rule.TWO_THIRDS: "two thirds of the votes cast, those who stand aside left out",
    Rule.MAJORITY: "more votes for than against",
    Rule.JUDGMENT: "majority judgment: the best median grade wins; adopted from good, and if under a third reject it",
}
RESULTS = {Result.ADOPTED: "adopted", Result.NOT_ADOPTED: "not adopted"}
REASONS = {
    Reason.NO_QUORUM: "too few took part",
    Reason.NO_VOTES: "everybody stood aside",
    Reason.ENOUGH_FOR: "enough are for it",
    Reason.TOO_FEW_FOR: "too few are for it",
    Reason.TIE: "as many are against it as for it",
    Reason.GOOD_ENOUGH: "good enough, and rejected by few",
    Reason.BELOW_GOOD: "its median is below good",
    Reason.REJECTED_BY_A_THIRD: "a third or more reject it",
}


def recounted(file: VoteFile, found: Recount) -> list[str]:
    """The turnout, the counts, what they come to, and whether that is what was published."""
    return [*_turnout(found.outcome), *_counts(found.outcome), *_verdict(file, found)]


def about(file: VoteFile) -> list[str]:
    """What was voted on, by which rule, and what is said to have come of it."""
    return [
        f"Vote: {plain(file.vote)}",
        f"Rule: {RULES.get(file.rule, file.rule.value)}.",
        f"Published: {_result(file.result, file.winners)}.",
    ]


def whereabouts(file: VoteFile, code: str) -> str:
    """Whether a ballot was cast under this code, as ``codes.typed`` gives it, and what it says."""
    found = [each.choice for each in file.ballots if codes.typed(each.code) == code]
    if not found:
        return f"Code {codes.shown(code)}: NOT in the list."
    said = found[0] if isinstance(found[0], str) else ", ".join(f"{name} {grade}" for name, grade in found[0].items())
    return f"Code {codes.shown(code)}: in the list, with the choice: {plain(said)}."


def plain(words: str) -> str:
    """A file comes from anybody: nothing in it moves the cursor or turns a line around."""
    return "".join(letter if letter.isprintable() else " " for letter in words)


def _turnout(outcome: Outcome) -> Iterator[str]:
    turnout = outcome.turnout
    if turnout is not None:
        yield f"Turnout: {turnout.voted} of {turnout.on_roll} voted; {turnout.needed} were needed."
        if turnout.silent:
            yield f"Nobody voted of: {plain(', '.join(turnout.silent))}."


def _counts(outcome: Outcome) -> Iterator[str]:
    if outcome.counts:
        yield "Ballots: {for} for, {against} against, {aside} standing aside.".format(**outcome.counts)
    for option, grades in outcome.grades.items():
        told = ", ".join(f"{number} {grade}" for grade, number in grades.items())
        middle = judgment.middle(grades)
        yield f"  {plain(option)}: {f'median {middle}' if middle else 'no grades'} ({told})"


def _verdict(file: VoteFile, found: Recount) -> Iterator[str]:
    outcome = found.outcome
    yield f"Recounted: {_result(outcome.result, outcome.winners)}: {REASONS.get(outcome.reason, outcome.reason.value)}."
    if outcome.tied:
        yield f"Level to the last grade: {plain(', '.join(outcome.tied))}."
    if found.agrees:
        yield "This agrees with the published result."
    else:
        yield "This does NOT agree with the published result."


def _result(result: Result, winners: tuple[str, ...]) -> str:
    told = RESULTS.get(result, result.value)
    return f"{told}, of {plain(' and '.join(winners))}" if winners else told
