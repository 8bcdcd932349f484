"""What is asked next of a poll being prepared."""

from __future__ import annotations

from bot.conversation import Turn
from bot.people import groups
from bot.people.preferences import Language
from conversations.polls import changing, queries, rules
from conversations.polls.calendar import draw_dates
from conversations.polls.preview import draw_groups, draw_preview
from conversations.polls.queries import Poll
from conversations.polls.screens import (
    asks_for_dates,
    draw_options,
    draw_question,
    draw_secrecy,
    draw_translation,
    languages,
    unwritten,
)


def go_on(turn: Turn, poll: Poll) -> None:
    """The first screen whose answer is missing; the last look once nothing is."""
    if poll.question is None:
        draw_question(turn, poll)
    elif len(poll.options) < rules.FEWEST:
        draw_choices(turn, poll)
    elif poll.closes_at is None:
        draw_secrecy(turn, poll)
    elif queries.told_in(turn.db, poll) is None:
        find_group(turn, poll)
    else:
        draw_preview(turn, poll)


def draw_choices(turn: Turn, poll: Poll) -> None:
    """Dates are picked, other options written."""
    if asks_for_dates(poll):
        draw_dates(turn, poll)
    else:
        draw_options(turn, poll)


def translate_next(turn: Turn, poll: Poll, after: Language | None = None) -> None:
    """Ask for the next language in which it is not written; then what else is missing."""
    order = languages(turn, poll)
    onwards = order[order.index(after) + 1 :] if after in order else order
    left = [one for one in unwritten(turn, poll) if one in onwards]
    if left:
        draw_translation(turn, poll, left[0])
    else:
        go_on(turn, poll)


def find_group(turn: Turn, poll: Poll) -> None:
    """Where there is one group only, it is that."""
    there = groups.of_territory(turn.db, poll.territory)
    if len(there) != 1:
        return draw_groups(turn, poll)
    changing.choose_group(turn.db, poll.id, there[0].id)
    return draw_preview(turn, queries.wherever(turn.db, poll.id) or poll)
