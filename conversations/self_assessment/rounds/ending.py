"""Until when: the last day of a round being prepared, or a later one for a round that is open."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.days import read_day, read_ordinal, today
from bot.errors import Refusal
from bot.events import Due
from bot.i18n import Ltr, T, paragraphs
from bot.people import audit
from bot.people.roles import Role
from conversations.self_assessment.flow import self_assessment
from conversations.self_assessment.rounds import announcing, changing, rules
from conversations.self_assessment.rounds.drafting import go_on
from conversations.self_assessment.rounds.listing import drafted, existing, running
from conversations.self_assessment.rounds.presses import (
    AskClosing,
    AskParts,
    AskToExtend,
    PreviewRound,
    RoundCloses,
    SetClosing,
    ShowRound,
    TypingClosing,
)
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.rounds.rules import Problem
from conversations.self_assessment.rounds.running import draw

FAR = timedelta(days=10)  # to the day that is given as an example


@self_assessment.on(AskClosing, who=Role.FACILITATOR)
def ask_closing(turn: Turn, press: AskClosing) -> None:
    round_ = drafted(turn, press.territory, press.round)
    back = AskParts if round_.closes_at is None else PreviewRound
    from_today = today(turn.now, turn.person.zone)
    turn.show(
        paragraphs(
            T("<b>{round}: until when?</b>", round=round_.name),
            T(
                "It closes by itself at 18:00 of its last day. The buttons: in 3 days, in 1, 2 and 3 weeks. "
                "Another day can be written, for example {example}.",
                example=written(from_today + FAR),
            ),
        ),
        *day_rows(round_, [from_today + timedelta(days=days) for days in rules.OFFERED]),
        (Button(T("Back"), back(press.territory, round_.id)),),
    )
    turn.wait(TypingClosing(press.territory, round_.id))


@self_assessment.on(AskToExtend, who=Role.FACILITATOR)
def ask_to_extend(turn: Turn, press: AskToExtend) -> None:
    round_ = running(turn, press.territory, press.round)
    end = last_day(turn, round_)
    later = [end + timedelta(days=days) for days in rules.LONGER]
    possible = [day for day in later if problem(turn, round_, day) is None]
    turn.show(
        paragraphs(
            T("<b>{round}: open for longer?</b>", round=round_.name),
            T(
                "Now it closes on {day}. The buttons: 3 days more, a week more. Another day can be written, "
                "for example {example}.",
                day=end,
                example=written(end + FAR),
            ),
        ),
        *day_rows(round_, possible),
        (Button(T("Back"), ShowRound(press.territory, round_.id)),),
    )
    turn.wait(TypingClosing(press.territory, round_.id))


def day_rows(round_: Round, days: list[date]) -> list[Row]:
    """A button for each day. It names the day, so that pressing it twice changes nothing more."""
    presses = [(day, SetClosing(round_.territory, round_.id, day.toordinal())) for day in days]
    return [(Button(T("{day}", day=day), press),) for day, press in presses]


@self_assessment.on(SetClosing, who=Role.FACILITATOR)
def set_closing(turn: Turn, press: SetClosing) -> None:
    round_, day = existing(turn, press.territory, press.round), read_ordinal(press.day)
    if day is None:
        raise not_a_day(turn, round_)
    if round_.is_open and round_.closes_at == rules.closing(day, turn.person.zone):
        return draw(turn, round_)
    return choose(turn, round_, day)


@self_assessment.on(TypingClosing, who=Role.FACILITATOR)
def read_closing(turn: Turn, wait: TypingClosing) -> None:
    round_ = existing(turn, wait.territory, wait.round)
    day = read_day(turn.said.words, today(turn.now, turn.person.zone))
    if day is None:
        raise not_a_day(turn, round_)
    choose(turn, round_, day)


def choose(turn: Turn, round_: Round, day: date) -> None:
    wrong = problem(turn, round_, day)
    if wrong is not None:
        raise refusal(turn, round_, wrong)
    closes_at = rules.closing(day, turn.person.zone)
    if not changing.end(turn.db, round_.id, closes_at):
        running(turn, round_.territory, round_.id)
    changed = existing(turn, round_.territory, round_.id)
    turn.wait(None)
    if changed.is_draft:
        return go_on(turn, changed)
    audit.record(turn.db, "round_extended", by=turn.person, at=turn.now, round=changed.id)
    turn.dues.append(Due(RoundCloses(changed.id), closes_at, None, None))
    announcing.tell_groups(turn, changed)
    return draw(turn, changed, T("✓ It is open until {when}.", when=closes_at))


def problem(turn: Turn, round_: Round, day: date) -> Problem | None:
    end = round_.closes_at if round_.is_open else None
    return rules.problem(day, turn.now, turn.person.zone, end)


def refusal(turn: Turn, round_: Round, wrong: Problem) -> Refusal:
    if wrong is Problem.TOO_FAR:
        return Refusal(T("That is far away: a round closes within {n} days.", n=rules.MOST_DAYS))
    if wrong is Problem.NOT_LATER:
        return Refusal(T("It is open until {day} anyway. A later day extends it.", day=last_day(turn, round_)))
    over = T("18:00 of that day is over. A later day, please: for example, {example}.", example=example(turn, round_))
    return Refusal(over)


def not_a_day(turn: Turn, round_: Round) -> Refusal:
    return Refusal(T("A day and its month, please: for example, {example}.", example=example(turn, round_)))


def example(turn: Turn, round_: Round) -> Ltr:
    """A day that would be right, as it may be written."""
    return written((last_day(turn, round_) if round_.is_open else today(turn.now, turn.person.zone)) + FAR)


def written(day: date) -> Ltr:
    return Ltr(f"{day:%d/%m}")


def last_day(turn: Turn, round_: Round) -> date:
    return (round_.closes_at or turn.now).astimezone(ZoneInfo(turn.person.zone)).date()
