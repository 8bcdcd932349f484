"""Which group is asked, the last look, and opening: once, whoever of the facilitators presses first."""

from __future__ import annotations

from datetime import datetime

from bot.buttons import Button
from bot.conversation import Turn
from bot.days import today
from bot.errors import Refusal
from bot.events import Due
from bot.i18n import T
from bot.people import audit, groups
from bot.people.roles import Role
from conversations.polls import changing, queries, telling
from conversations.polls.listing import drafted, existing
from conversations.polls.presses import AskEnd, AskGroup, ChooseGroup, OpenPoll, PreviewPoll, PreviewWords, polls
from conversations.polls.preview import draw_groups, draw_words, mark
from conversations.polls.queries import Poll, Slot
from conversations.polls.running import draw
from conversations.polls.screens import is_whole
from conversations.polls.signals import PollCloses
from conversations.polls.steps import go_on
from conversations.polls.wording_presses import AskOptions


@polls.on(AskGroup, who=Role.FACILITATOR)
def ask_group(turn: Turn, press: AskGroup) -> None:
    draw_groups(turn, drafted(turn, press.territory, press.poll))


@polls.on(ChooseGroup, who=Role.FACILITATOR)
def choose_group(turn: Turn, press: ChooseGroup) -> None:
    poll = drafted(turn, press.territory, press.poll)
    if press.group not in [group.id for group in groups.of_territory(turn.db, poll.territory)]:
        raise Refusal(
            T("This group is no longer in the list."), (Button(T("Group"), AskGroup(poll.territory, poll.id)),)
        )
    changing.choose_group(turn.db, poll.id, press.group)
    go_on(turn, drafted(turn, press.territory, poll.id))


@polls.on(PreviewPoll, who=Role.FACILITATOR)
def preview(turn: Turn, press: PreviewPoll) -> None:
    go_on(turn, drafted(turn, press.territory, press.poll))


@polls.on(PreviewWords, who=Role.FACILITATOR)
def preview_words(turn: Turn, press: PreviewWords) -> None:
    poll = drafted(turn, press.territory, press.poll)
    if poll.question is None:
        return go_on(turn, poll)
    return draw_words(turn, poll, press.language)


@polls.on(OpenPoll, who=Role.FACILITATOR)
def open_poll(turn: Turn, press: OpenPoll) -> None:
    """Only as it was last looked at: what another facilitator changed since is shown first."""
    poll = existing(turn, press.territory, press.poll)
    if not poll.is_draft:
        return draw(turn, poll)
    if not is_whole(poll) or queries.told_in(turn.db, poll) is None or press.seen != mark(poll):
        return go_on(turn, poll)
    closes_at = check_end(turn, poll)
    check_dates(turn, poll)
    return draw(turn, open_(turn, poll, closes_at), T("✓ The poll is open."))


def open_(turn: Turn, poll: Poll, closes_at: datetime) -> Poll:
    """Open it, tell the group, see to its end; the poll as it is then."""
    changing.open_(turn.db, poll.id, turn.now)
    audit.record(turn.db, "poll_opened", by=turn.person, at=turn.now, poll=poll.id)
    opened = existing(turn, poll.territory, poll.id)
    if opened.native:
        telling.post(turn, opened)
    else:
        telling.tell(turn, opened)
    turn.dues.append(Due(PollCloses(poll.id), closes_at, None, None))
    turn.wait(None)
    return opened


def check_dates(turn: Turn, poll: Poll) -> None:
    """Raises Refusal where one of the dates to choose from is over."""
    now = today(turn.now, turn.person.zone)
    if any(isinstance(option, Slot) and option.day < now for option in poll.options):
        change = (Button(T("Options"), AskOptions(poll.territory, poll.id)),)
        raise Refusal(T("One of the dates is over meanwhile. It can be taken off the list."), change)


def check_end(turn: Turn, poll: Poll) -> datetime:
    """When it closes. Raises Refusal where that has come meanwhile, or comes before the group may be told."""
    told = telling.since(turn.db, poll, turn.now)
    if poll.closes_at is None or poll.closes_at <= told:
        later = (Button(T("Duration"), AskEnd(poll.territory, poll.id)),)
        raise Refusal(T("It would close before the group is told. A later end, please."), later)
    return poll.closes_at
