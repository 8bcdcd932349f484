"""What holds in the current territory: whether one is told of its rounds; and, for facilitators, its quiet hours."""

from __future__ import annotations

from bot.buttons import Button
from bot.conversation import Turn
from bot.i18n import T
from bot.people import audit, preferences, territories
from bot.people.permissions import within
from bot.people.roles import Role
from conversations.settings.flow import label_of_hours, say_saved, settings
from conversations.settings.presses import HearNews, PickHours, SetHours
from conversations.settings.rules import HOURS, Quiet
from conversations.settings.screen import BACK, chosen


@settings.on(HearNews)
def hear_news(turn: Turn, press: HearNews) -> None:
    here = within(turn.person, press.territory)
    preferences.choose_news(turn.db, turn.person.id, here, press.wanted)
    say_saved(turn)


@settings.on(PickHours, who=Role.FACILITATOR)
def pick_hours(turn: Turn, press: PickHours) -> None:
    here = territories.by_id(turn.db, within(turn.person, press.territory))
    if here is None:
        return
    offered = [one for one in Quiet if HOURS[one] is not None]
    picks = [(chosen(label_of_hours(one), HOURS[one] == here.quiet), SetHours(here.id, one)) for one in offered]
    about = T(
        "When should the bot be silent in {territory}? Whoever has chosen hours of their own keeps them.",
        territory=here.name,
    )
    turn.show(about, *((Button(name, pick),) for name, pick in picks), BACK)


@settings.on(SetHours, who=Role.FACILITATOR)
def set_hours(turn: Turn, press: SetHours) -> None:
    here, hours = within(turn.person, press.territory), HOURS[press.hours]
    if hours is None:  # "as in the territory": no answer to what the territory has
        return pick_hours(turn, PickHours(here))
    territories.choose_quiet(turn.db, here, hours)
    audit.record(turn.db, "quiet_hours_set", by=turn.person, at=turn.now, hours=press.hours.value)
    return say_saved(turn)
