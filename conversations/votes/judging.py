"""Grading options one after the other, open or in secret: all of them before Confirm, each with Change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.ballots.presses import ShowVote
from bot.ballots.vote import Vote
from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import Plain, T, Text, back, lines, paragraphs
from conversations.votes import choosing, voters
from conversations.votes.flow import votes
from conversations.votes.presses import CastOpen, GradeOptions, ShowBallot

ABREAST = 2  # buttons of one row with words on them


@dataclass(frozen=True, slots=True)
class Way:
    """How one goes on: with these grades (to an option again), to casting them, and back out."""

    on: Callable[[str, int | None], Any]
    cast: Callable[[str], Any]
    out: Any


@votes.on(GradeOptions)
def grade_options(turn: Turn, press: GradeOptions) -> None:
    found = voters.line_of(turn, press)
    if found is None:
        return
    vote, line = found
    at = (vote.territory, vote.id, line.voter)
    way = Way(
        on=lambda choice, option: GradeOptions(*at, choice, option),
        cast=lambda choice: CastOpen(*at, choice),
        out=ShowBallot(*at),
    )
    text, rows = screen(turn, vote, press.choice, press.option, way)
    turn.wait(None)
    turn.show(text, *rows)


def screen(turn: Turn, vote: Vote, choice: str, option: int | None, way: Way) -> tuple[Text, list[Row]]:
    """The option that is to be graded now, or the last look. Raises Refusal for what no button of ours holds."""
    number = len(choice) if option is None else option
    if not vote.options or not choosing.is_part(vote, choice) or not 0 <= number <= len(choice):
        to_it = (Button(T("See the vote"), ShowVote(vote.territory, vote.id)),)
        raise Refusal(T("This button is from an earlier version."), to_it)
    if number == len(vote.options):
        return last_look(vote, choice), last_rows(vote, choice, way)
    return question(vote, number), grade_rows(turn, vote, choice, number, way)


def question(vote: Vote, number: int) -> Text:
    total = len(vote.options)
    bar = Plain("▓" * (number + 1) + "░" * (total - number - 1))
    return paragraphs(
        lines(
            T("<b>{question}</b>", question=vote.question),
            T("Option {n} of {total} {bar}", n=number + 1, total=total, bar=bar),
        ),
        T("<b>{option}</b>", option=vote.options[number].text),
        T("How good would it be for us?"),
    )


def grade_rows(turn: Turn, vote: Vote, choice: str, number: int, way: Way) -> list[Row]:
    """The five grades, the best first; back to the one before, or to the last look."""

    def with_grade(digit: str) -> str:
        return choice[:number] + digit + choice[number + 1 :]

    whole = len(choice) == len(vote.options)
    grades: list[Row] = [(Button(name, way.on(with_grade(digit), None)),) for digit, name in choosing.GRADES.items()]
    earlier = way.on(choice, None) if whole else way.on(choice[:-1], None) if choice else way.out
    arrow = Plain(back(turn.person.voice))
    return [*grades, (Button(T("{arrow} Back", arrow=arrow), earlier),)]


def last_look(vote: Vote, choice: str) -> Text:
    graded = (
        T("{n}. {option}: <b>{grade}</b>", n=n, option=option.text, grade=choosing.GRADES[digit])
        for n, (option, digit) in enumerate(zip(vote.options, choice, strict=True), 1)
    )
    return paragraphs(
        T("<b>{question}</b>", question=vote.question),
        lines(T("Your grades:"), *graded),
        T("Nothing is recorded before you confirm."),
    )


def last_rows(vote: Vote, choice: str, way: Way) -> list[Row]:
    changes = [Button(T("Change {n}", n=n + 1), way.on(choice, n)) for n in range(len(vote.options))]
    return [
        (Button(T("Confirm"), way.cast(choice)),),
        *(tuple(changes[start : start + ABREAST]) for start in range(0, len(changes), ABREAST)),
        (Button(T("Back"), way.out),),
    ]
