"""Dates to be approved of, picked from a month that is drawn with buttons."""

from __future__ import annotations

from datetime import date, time, timedelta

from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.days import today
from bot.i18n import Ltr, Plain, T, Text, Tp, month, paragraphs
from bot.people import territories
from conversations.polls import rules
from conversations.polls.queries import Poll, Slot
from conversations.polls.screens import below_options, so_far
from conversations.polls.wording_presses import PickDay, ShowMonth, TakeSlot, WritingDates

WEEKDAYS: tuple[Text, ...] = (
    Tp("weekday", "Mo"),
    Tp("weekday", "Tu"),
    Tp("weekday", "We"),
    Tp("weekday", "Th"),
    Tp("weekday", "Fr"),
    Tp("weekday", "Sa"),
    Tp("weekday", "Su"),
)
HOURS = range(8, 20)
ABREAST = 4  # hours in one row
SOON = timedelta(days=10)  # to the day that is given as an example


def draw_dates(turn: Turn, poll: Poll, first: date | None = None) -> None:
    """The month that ``first`` is in: without it that of the last date which was picked, or of today."""
    now = today(turn.now, turn.person.zone)
    last = poll.options[-1] if poll.options else None
    begins = rules.month_of(first or (last.day if isinstance(last, Slot) else now), now)
    turn.show(
        paragraphs(
            T("<b>Which dates? {month}</b>", month=month(turn.person.voice, begins)),
            T(
                "Press a day, then an hour: {least} to {most} dates. They can be written too, one a line, for "
                "example {example}.",
                least=rules.FEWEST,
                most=rules.MOST,
                example=example(turn),
            ),
            so_far(poll),
        ),
        *days(turn, poll, begins, now),
        *turning(poll, begins, now),
        *below_options(poll),
    )
    turn.wait(WritingDates(poll.territory, poll.id))


def days(turn: Turn, poll: Poll, begins: date, now: date) -> list[Row]:
    """The weekdays, then a row for each week with something left in it; a day that is over leads nowhere."""
    here = territories.by_id(turn.db, poll.territory)
    first = rules.first_weekday(here.weekend if here else ())
    stay = ShowMonth(poll.territory, poll.id, begins.toordinal())
    head = tuple(Button(WEEKDAYS[(first - 1 + place) % 7], stay) for place in range(7))
    weeks = [week for week in rules.weeks(begins, first) if any(day is not None and day >= now for day in week)]
    return [head, *(tuple(cell(poll, day, now, stay) for day in week) for week in weeks)]


def cell(poll: Poll, day: date | None, now: date, stay: ShowMonth) -> Button:
    if day is None or day < now:
        return Button(Plain("·"), stay)
    picked = any(isinstance(option, Slot) and option.day == day for option in poll.options)
    press = PickDay(poll.territory, poll.id, day.toordinal())
    return Button(Plain("✓") if picked else T("{n}", n=day.day), press)  # seven abreast, a phone has room for two signs


def turning(poll: Poll, begins: date, now: date) -> list[Row]:
    """To the months before and after, not back beyond this one."""
    before, after = rules.last_month(begins), rules.next_month(begins)
    back = [Button(T("← Previous"), ShowMonth(poll.territory, poll.id, before.toordinal()))]
    on = Button(T("Next →"), ShowMonth(poll.territory, poll.id, after.toordinal()))
    return [(*(back if begins > now else []), on)]


def draw_hours(turn: Turn, poll: Poll, day: date) -> None:
    here, id, picked = poll.territory, poll.id, day.toordinal()
    keys = [Button(hour_label(hour), TakeSlot(here, id, picked, hour * 60)) for hour in HOURS]
    turn.show(
        paragraphs(T("<b>{day}: at what time?</b>", day=day), T("On the clocks of the territory.")),
        *(tuple(keys[start : start + ABREAST]) for start in range(0, len(keys), ABREAST)),
        (Button(T("Without an hour"), TakeSlot(here, id, picked)),),
        (Button(T("Back"), ShowMonth(here, id, day.replace(day=1).toordinal())),),
    )


def hour_label(hour: int) -> Text:
    shown = time(hour).isoformat("minutes")
    return Plain(shown)


def example(turn: Turn) -> Ltr:
    """A date with its hour, as it may be written."""
    return Ltr(f"{today(turn.now, turn.person.zone) + SOON:%d/%m} 10:00")
