"""A choice as a button carries it, as it is kept, and in words."""

from __future__ import annotations

from collections.abc import Mapping

from bot.ballots.casting import Choice
from bot.ballots.counting import Chosen, refuse_unknown
from bot.ballots.presses import ShowVote
from bot.ballots.rules.judgment import Grade
from bot.ballots.secret import meaning
from bot.ballots.vote import Vote
from bot.buttons import Button
from bot.errors import Refusal
from bot.i18n import T, Text, lines
from conversations.votes import naming

GRADES: Mapping[str, Text] = {str(grade.value): naming.GRADES[grade.word] for grade in reversed(Grade)}
"""What each digit of a choice says, the best first."""


def read(vote: Vote, choice: str) -> Choice:
    """What a button's choice means. Raises Refusal for one that no button of this vote has."""
    try:
        said = meaning(vote, choice)
        refuse_unknown(vote, Chosen(said, reason=choice))  # whatever words go with it are asked for later
    except ValueError:
        to_it = (Button(T("See the vote"), ShowVote(vote.territory, vote.id)),)
        raise Refusal(T("This button is from an earlier version."), to_it) from None
    return said


def is_part(vote: Vote, choice: str) -> bool:
    """Whether these could be the grades of the first options."""
    return len(choice) <= len(vote.options) and all(digit in GRADES for digit in choice)


def as_pressed(vote: Vote, choice: Choice) -> str:
    """A kept choice as a button carries it."""
    if isinstance(choice, str):
        return choice
    return "".join(str(Grade[choice[slug].upper()].value) for slug in vote.slugs)


def named(vote: Vote, choice: Choice) -> Text:
    """A choice in words; grades as a line for each option."""
    if isinstance(choice, str):
        return naming.choices(vote.rule)[choice]
    return lines(*(T("• {option}: <b>{grade}</b>", option=name, grade=grade) for name, grade in graded(vote, choice)))


def in_brief(vote: Vote, choice: Choice) -> Text:
    """The same on one line."""
    if isinstance(choice, str):
        return named(vote, choice)
    parts: list[Text | str] = [T("{option}: {grade}", option=name, grade=grade) for name, grade in graded(vote, choice)]
    return T("{grades}", grades=parts)


def graded(vote: Vote, choice: Mapping[str, str]) -> list[tuple[Text, Text]]:
    """Every option with its grade, in the order of the ballot."""
    return [(option.text, naming.GRADES[choice[option.slug]]) for option in vote.options]
