"""The dates of a poll are picked day by day, or written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from bot.conversation import Turn
from bot.days import read_ordinal, today
from bot.errors import Refusal
from bot.i18n import T
from bot.people.roles import Role
from bot.writing import signs
from conversations.polls import changing, rules
from conversations.polls.calendar import draw_dates, draw_hours, example
from conversations.polls.listing import drafted
from conversations.polls.presses import polls
from conversations.polls.queries import Poll, Slot
from conversations.polls.screens import asks_for_dates
from conversations.polls.wording_presses import PickDay, ShowMonth, TakeSlot, WritingDates

LONGEST = 40  # characters of a line with a date
MIDNIGHT = 24 * 60  # minutes


@polls.on(ShowMonth, who=Role.FACILITATOR)
def show_month(turn: Turn, press: ShowMonth) -> None:
    draw_dates(turn, with_dates(turn, press.territory, press.poll), read_ordinal(press.month))


@polls.on(PickDay, who=Role.FACILITATOR)
def pick_day(turn: Turn, press: PickDay) -> None:
    """A day that is on the list already goes off it."""
    poll, day = with_dates(turn, press.territory, press.poll), read_ordinal(press.day)
    if day is None:
        return draw_dates(turn, poll)
    left = [option for option in dates(poll) if option.day != day]
    if len(left) == len(poll.options):
        return draw_hours(turn, poll, day)
    changing.offer(turn.db, poll.id, left)
    return draw_dates(turn, drafted(turn, press.territory, poll.id), day)


@polls.on(TakeSlot, who=Role.FACILITATOR)
def take_slot(turn: Turn, press: TakeSlot) -> None:
    poll, day = with_dates(turn, press.territory, press.poll), read_ordinal(press.day)
    if day is not None and (press.minute is None or 0 <= press.minute < MIDNIGHT):
        hour = None if press.minute is None else time(*divmod(press.minute, 60))
        add(turn, poll, [Slot(day, hour)])
    draw_dates(turn, drafted(turn, press.territory, poll.id), day)


@polls.on(WritingDates, who=Role.FACILITATOR)
def read_dates(turn: Turn, wait: WritingDates) -> None:
    poll = with_dates(turn, wait.territory, wait.poll)
    lines = rules.read_lines(signs(turn.said, rules.MOST * LONGEST))
    add(turn, poll, [read(turn, line) for line in lines])
    draw_dates(turn, drafted(turn, wait.territory, poll.id))


def read(turn: Turn, line: str) -> Slot:
    """The date in a line. Raises Refusal, with an example, for a line without one."""
    try:
        found = rules.read_slot(line, today(turn.now, turn.person.zone))
    except ValueError:
        found = None
    if found is None:
        raise Refusal(T("A day and its month, please: for example, {example}.", example=example(turn)))
    return Slot(*found)


def add(turn: Turn, poll: Poll, more: Iterable[Slot]) -> None:
    """In the order of the calendar, each once. Raises Refusal for one that is over, and for too many."""
    found = sorted({*dates(poll), *more}, key=in_order)
    if any(slot.day < today(turn.now, turn.person.zone) for slot in found):
        raise Refusal(T("That day is over. A later one, please: for example, {example}.", example=example(turn)))
    if len(found) > rules.MOST:
        raise Refusal(T("These would be {n} options, and {most} fit.", n=len(found), most=rules.MOST))
    changing.offer(turn.db, poll.id, found)


def in_order(slot: Slot) -> tuple[date, time]:
    return slot.day, slot.hour or time()


def dates(poll: Poll) -> list[Slot]:
    return [option for option in poll.options if isinstance(option, Slot)]


def with_dates(turn: Turn, territory: int, poll: int) -> Poll:
    """A draft whose options are dates. Raises Refusal for any other."""
    found = drafted(turn, territory, poll)
    if not asks_for_dates(found):
        raise Refusal(T("This poll does not ask for dates."))
    return found
