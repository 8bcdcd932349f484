"""Until when: of a poll being prepared, or a later end for one that is open."""

from __future__ import annotations

from datetime import datetime

from bot.conversation import Turn
from bot.days import read_day, today
from bot.errors import Refusal
from bot.events import Due
from bot.i18n import T
from bot.people import audit
from bot.people.roles import Role
from conversations.polls import changing, rules, telling
from conversations.polls.ends import draw_end, draw_longer, example
from conversations.polls.listing import existing, running
from conversations.polls.presses import AskEnd, SetEnd, WritingEnd, polls
from conversations.polls.queries import Poll
from conversations.polls.rules import Misfit
from conversations.polls.running import draw
from conversations.polls.signals import PollCloses
from conversations.polls.steps import go_on


@polls.on(AskEnd, who=Role.FACILITATOR)
def ask_end(turn: Turn, press: AskEnd) -> None:
    poll = existing(turn, press.territory, press.poll)
    if poll.is_draft:
        return draw_end(turn, poll)
    poll = extendable(turn, poll)
    return draw_longer(turn, poll, poll.closes_at or turn.now)


@polls.on(SetEnd, who=Role.FACILITATOR)
def set_end(turn: Turn, press: SetEnd) -> None:
    poll, end = existing(turn, press.territory, press.poll), rules.from_minute(press.minute)
    if end is None:
        raise not_a_day(turn, poll)
    if poll.is_open and (poll.closes_at == end or not press.longer):
        return draw(turn, poll)
    return choose(turn, poll, end)


@polls.on(WritingEnd, who=Role.FACILITATOR)
def read_end(turn: Turn, wait: WritingEnd) -> None:
    poll = existing(turn, wait.territory, wait.poll)
    day = read_day(turn.said.words, today(turn.now, turn.person.zone))
    if day is None:
        raise not_a_day(turn, poll)
    choose(turn, poll, rules.end_of(day, turn.person.zone))


def choose(turn: Turn, poll: Poll, end: datetime) -> None:
    if not poll.is_draft:
        poll = extendable(turn, poll)
    wrong = rules.misfit(end, turn.now, poll.closes_at if poll.is_open else None)
    if wrong is not None:
        raise refusal(turn, poll, wrong)
    changing.end(turn.db, poll.id, end)
    changed = existing(turn, poll.territory, poll.id)
    turn.wait(None)
    if changed.is_draft:
        return go_on(turn, changed)
    audit.record(turn.db, "poll_extended", by=turn.person, at=turn.now, poll=changed.id)
    turn.dues.append(Due(PollCloses(changed.id), end, None, None))
    telling.tell(turn, changed)
    return draw(turn, changed, T("✓ The poll is open until {when}.", when=end))


def extendable(turn: Turn, poll: Poll) -> Poll:
    """Raises Refusal for a poll that is closed, and for one of Telegram's own."""
    found = running(turn, poll.territory, poll.id)
    if found.native:
        raise Refusal(T("One of Telegram’s own polls cannot be extended. It can be closed, and asked anew."))
    return found


def refusal(turn: Turn, poll: Poll, wrong: Misfit) -> Refusal:
    if wrong is Misfit.TOO_FAR:
        return Refusal(T("That is far away: a poll closes within {n} days.", n=rules.MOST_DAYS))
    if wrong is Misfit.NOT_LATER:
        return Refusal(T("It is open until then anyway. A later end extends it."))
    return Refusal(T("That is over. A later end, please: for example, {example}.", example=example(turn, poll)))


def not_a_day(turn: Turn, poll: Poll) -> Refusal:
    return Refusal(T("A day and its month, please: for example, {example}.", example=example(turn, poll)))
