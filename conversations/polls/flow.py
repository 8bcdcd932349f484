"""A poll is answered: in its group by pressing, or in the private chat by whoever came from there."""

from __future__ import annotations

from collections.abc import Collection

from bot.arriving import arrive
from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.errors import Refusal
from bot.events import GoHome
from bot.i18n import T, Text, lines, paragraphs
from bot.listing import page, turn_row
from bot.people.roles import Role
from conversations.polls import queries, rules, saying, telling
from conversations.polls.presses import ShowPoll, polls
from conversations.polls.queries import Poll
from conversations.polls.signals import AnswerAnonymously, AnswerPoll, CountPoll, SeePoll, WhoAnswered

MENU: Row = (Button(T("Menu"), GoHome()),)


@polls.on(AnswerAnonymously, in_groups=True)
def answer_anonymously(turn: Turn, press: AnswerAnonymously) -> None:
    answer(turn, AnswerPoll(press.territory, press.poll, press.option))


@polls.on(AnswerPoll, in_groups=True)
def answer(turn: Turn, press: AnswerPoll) -> None:
    """A button takes back what it chose; a link, which may be opened again, only chooses."""
    poll = asked_here(turn, press.territory, press.poll)
    if not poll.is_open:
        raise Refusal(T("This poll is closed, and its numbers stand."), MENU)
    if not 0 <= press.option < len(poll.options):
        raise Refusal(T("This poll has no such option."))
    before = queries.chosen(turn.db, poll.id, turn.person.telegram_id)
    now = rules.after_press(poll.form, before, press.option, again=turn.said.editable)
    if now != before:
        queries.choose(turn.db, poll.id, turn.person.telegram_id, turn.person.id, now)
        telling.recount(turn, poll)
    turn.toast(said(poll, now))
    if turn.place.private:
        draw(turn, poll, now)


@polls.on(SeePoll)
def see(turn: Turn, press: SeePoll) -> None:
    poll = asked_here(turn, press.territory, press.poll)
    draw(turn, poll, queries.chosen(turn.db, poll.id, turn.person.telegram_id))


def draw(turn: Turn, poll: Poll, chosen: Collection[int]) -> None:
    """The poll for one person.

    What is said here is kept for a while: of an anonymous poll neither what they chose, nor numbers that would tell.
    """
    counts = queries.counted(turn.db, poll)
    if not poll.is_open:
        return turn.show(saying.ended(poll, counts), MENU)
    text = saying.bare(poll) if poll.anonymous else saying.invitation(poll, counts)
    rows = (*saying.keys(poll, turn.person.voice), *who(poll), MENU)
    return turn.show(paragraphs(text, standing_answer(poll, chosen)), *rows)


def standing_answer(poll: Poll, chosen: Collection[int]) -> Text:
    if not chosen:
        return T("No answer of yours stands.")
    return T("✓ Your answer is recorded.") if poll.anonymous else said(poll, chosen)


def said(poll: Poll, chosen: Collection[int]) -> Text:
    """What holds now."""
    names = [saying.named(poll.options[place]) for place in sorted(chosen)]
    return T("✓ Your answer: {options}", options=names) if names else T("Your answer is taken back.")


def who(poll: Poll) -> tuple[Row, ...]:
    return () if poll.anonymous else ((Button(T("Who chose what"), WhoAnswered(poll.territory, poll.id)),),)


@polls.on(WhoAnswered)
def show_who(turn: Turn, press: WhoAnswered) -> None:
    """By name, a page at a time; of an anonymous poll never."""
    poll = asked(turn, press.territory, press.poll)
    if poll.anonymous:
        raise Refusal(saying.SEEN_BY_NONE, MENU)
    if poll.native and not poll.is_open:
        raise Refusal(T("Who chose what in one of Telegram’s own polls is not kept here after its end."), MENU)
    shown = page(queries.who_chose(turn.db, poll.id), press.page)
    turn.show(
        paragraphs(
            saying.title(poll),
            lines(*(line(poll, name, options) for name, options in shown.items)),
            None if shown.items else T("Nobody has answered yet."),
        ),
        *turn_row(shown, lambda number: WhoAnswered(poll.territory, poll.id, number)),
        *back_to(turn, poll),
        MENU,
    )


def back_to(turn: Turn, poll: Poll) -> tuple[Row, ...]:
    """To the poll's page for its facilitators, to the poll itself for others; Telegram's own is in the group only."""
    if turn.person.role.may(Role.FACILITATOR):
        return ((Button(T("Back"), ShowPoll(poll.territory, poll.id)),),)
    return () if poll.native else ((Button(T("To the poll"), SeePoll(poll.territory, poll.id)),),)


def line(poll: Poll, name: str, options: Collection[int]) -> Text:
    names = [saying.named(poll.options[place]) for place in sorted(options)]
    return T("{name}: {options}", name=name, options=names)


@polls.due(CountPoll)
def bring_count_up_to_date(turn: Turn, signal: CountPoll) -> None:
    poll = queries.wherever(turn.db, signal.poll)
    if poll is not None and poll.is_open:
        telling.tell(turn, poll)


def asked(turn: Turn, territory: int, poll: int) -> Poll:
    """A poll that was opened in this territory, for a member of it, where it may be pressed. Raises Refusal."""
    found = queries.by_id(turn.db, arrive(turn, territory), poll)
    if found is None or found.is_draft:
        raise Refusal(T("This poll is no longer there."), MENU)
    group = queries.told_in(turn.db, found)
    if not turn.place.private and (group is None or group.chat != turn.place.id):
        raise Refusal(T("This poll is asked in another group."))
    return found


def asked_here(turn: Turn, territory: int, poll: int) -> Poll:
    """The same for a poll of ours. Raises Refusal for one of Telegram's own, which knows nothing of our buttons."""
    found = asked(turn, territory, poll)
    if found.native:
        raise Refusal(T("This poll is one of Telegram’s own: it is answered in its group."), MENU)
    return found
