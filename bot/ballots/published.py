"""The file that is published of a secret vote: JSON, so that anybody's script can read it, one ballot a line.

    format     "muyassir secret vote 1"
    vote       what was voted on, in words
    rule       "two_thirds", "majority" or "judgment"
    options    those that were graded, in the order of the ballot; empty for a majority
    roll       how many voters of each kind of actor there were
    took_part  who voted: name and kind
    ballots    code, choice ("for", "against", "aside", or a grade for each option) and kind, "" without a label
    result     "adopted" or "not_adopted", as the bot found it
    winners    the winning option of those that were graded, adopted or not

With fewer than five ballots ``took_part`` and ``ballots`` are empty; without a quorum ``ballots`` are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.ballots.rules.outcome import Counts, Result, Rule
from bot.ballots.rules.roll import Voter
from bot.ballots.rules.secrecy import Ballot, Choice, Published

FORMAT = "muyassir secret vote 1"


class NotAVote(ValueError):
    """This is not the file of a secret vote, or it contradicts itself. The words say where, in English."""


@dataclass(frozen=True, slots=True)
class VoteFile:
    """What the file holds; ``took_part`` are names with kinds."""

    vote: str
    rule: Rule
    options: tuple[str, ...]
    roll: Counts
    took_part: tuple[tuple[str, str], ...]
    ballots: tuple[Ballot, ...]
    result: Result
    winners: tuple[str, ...] = ()


def vote_file(
    vote: str, rule: Rule, options: Iterable[str], roll: Counts, told: Published, names: Mapping[Voter, str]
) -> VoteFile:
    """The file of what may be told; two voters may have one name."""
    took_part = tuple(sorted((names[voter], kind) for voter, kind in told.took_part))
    outcome = told.outcome
    return VoteFile(vote, rule, tuple(options), roll, took_part, told.ballots, outcome.result, outcome.winners)


def write(file: VoteFile) -> str:
    held = {
        "format": FORMAT,
        "vote": file.vote,
        "rule": file.rule,
        "options": list(file.options),
        "roll": dict(sorted(file.roll.items())),
        "took_part": [{"name": name, "kind": kind} for name, kind in file.took_part],
        "ballots": [{"code": each.code, "choice": each.choice, "kind": each.kind} for each in file.ballots],
        "result": file.result,
        "winners": list(file.winners),
    }
    return "{\n" + ",\n".join(f'"{key}": {_laid_out(value)}' for key, value in held.items()) + "\n}\n"


def read(text: str) -> VoteFile:
    """Raises NotAVote."""
    try:
        return _vote_file(json.loads(text, object_pairs_hook=_once))
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise NotAVote(f"this is not the published file of a secret vote: {error!r}") from error


def _laid_out(value: object) -> str:
    if not isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return "[" + ",".join(f"\n  {json.dumps(each, ensure_ascii=False)}" for each in value) + "]"


def _vote_file(found: Any) -> VoteFile:
    if found["format"] != FORMAT:
        raise ValueError("another format")
    return VoteFile(
        _word(found["vote"]),
        Rule(found["rule"]),
        tuple(map(_word, found["options"])),
        {kind: _number(number) for kind, number in found["roll"].items()},
        tuple((_word(each["name"]), _word(each["kind"])) for each in found["took_part"]),
        tuple(Ballot(_word(each["code"]), _choice(each["choice"]), _word(each["kind"])) for each in found["ballots"]),
        Result(found["result"]),
        tuple(map(_word, found["winners"])),
    )


def _choice(found: Any) -> Choice:
    return found if isinstance(found, str) else {option: _word(grade) for option, grade in found.items()}


def _word(found: Any) -> str:
    if not isinstance(found, str):
        raise TypeError(f"{found!r} is no text")
    return found


def _number(found: Any) -> int:
    if type(found) is not int or found < 0:
        raise TypeError(f"{found!r} is no number of voters")
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Said twice, two readers could take it for two things."""
    if len(dict(pairs)) < len(pairs):
        raise ValueError("something is said twice")
    return dict(pairs)
