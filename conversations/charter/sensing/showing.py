"""Showing fingers, in the group or in private, and seeing who shows what."""

from __future__ import annotations

from bot.arriving import arrive
from bot.ballots.rules import fist
from bot.ballots.rules.fist import Level
from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.errors import Refusal
from bot.events import GoHome
from bot.i18n import T, Text, lines, paragraphs
from bot.listing import page, turn_row
from bot.people.roles import Role
from conversations.charter.articles.presses import ShowArticleVersion
from conversations.charter.conversation import charter
from conversations.charter.sensing import queries, saying
from conversations.charter.sensing.arriving import existing, running
from conversations.charter.sensing.presses import (
    ListChecks,
    ListFingers,
    ListReasons,
    ManageCheck,
    ShowCheck,
    ShowFingers,
    TellWhy,
)
from conversations.charter.sensing.queries import Check, Fingers
from conversations.charter.sensing.reading import may_read_reasons
from conversations.charter.sensing.reasons import ask_why


@charter.on(ShowFingers, in_groups=True)
def show_fingers(turn: Turn, press: ShowFingers) -> None:
    """Kept at once, and told in the groups; below three, the person is asked why, once."""
    check = running(turn, arrive(turn, press.territory), press.check)
    level = level_of(press.level)
    changed = queries.show(turn.db, check.id, turn.person.id, level)
    if changed:
        saying.tell_groups(turn, check)
    turn.toast(T("Recorded: {fingers}. It can be changed until the end.", fingers=int(level)))
    if turn.place.private:
        turn.wait(None)
        draw(turn, check)
    if is_to_say_why(turn, check):
        ask_why(turn, check)


def level_of(number: int) -> Level:
    """Raises Refusal for more fingers than a hand has."""
    if number not in list(Level):
        raise Refusal(T("This button is not one of this question’s."))
    return Level(number)


def is_to_say_why(turn: Turn, check: Check) -> bool:
    mine = queries.fingers_of(turn.db, check.id, turn.person.id)
    if mine is None:
        return False
    asked = ["me"] if mine.asked else []
    return bool(fist.to_ask_why({"me": mine.level}, asked))


@charter.on(ShowCheck)
def show_check(turn: Turn, press: ShowCheck) -> None:
    turn.wait(None)
    draw(turn, existing(turn, arrive(turn, press.territory), press.check))


def draw(turn: Turn, check: Check) -> None:
    """The text, how it stands, and the person's own fingers."""
    here, mine = check.territory, queries.fingers_of(turn.db, check.id, turn.person.id)
    turn.show(
        paragraphs(
            headline(turn, check),
            saying.text_of(turn.db, check),
            saying.tally(turn.db, check),
            lines(own(mine), how(turn, check)),
        ),
        *((saying.finger_row(check), *why_row(check, mine)) if check.takes_fingers(turn.now) else ()),
        (Button(T("Who shows what"), ListFingers(here, check.id)),),
        *overseeing(turn, check),
        (Button(T("To the article"), ShowArticleVersion(here, check.version)),),
        (Button(T("Sense-checks"), ListChecks(here)),),
        (Button(T("Menu"), GoHome()),),
    )


def headline(turn: Turn, check: Check) -> Text:
    if not check.takes_fingers(turn.now):
        return saying.ended(turn.db, check)
    article = saying.name(turn.db, check)
    return T("<b>{article}, a sense-check: how many fingers do you show?</b>", article=article)


def own(mine: Fingers | None) -> Text | None:
    """What the person shows, and what they said about it."""
    if mine is None:
        return None
    shown = T("You show {fingers}: {meaning}.", fingers=int(mine.level), meaning=saying.MEANINGS[mine.level])
    if mine.recording:
        return lines(shown, T("What has to change, in your words: a voice note."))
    return lines(shown, T("What has to change, in your words: {words}", words=mine.why) if mine.why else None)


def how(turn: Turn, check: Check) -> Text | None:
    if not check.takes_fingers(turn.now):
        return None
    return T("Open until {when}. Members can see who shows what.", when=check.closes_at)


def why_row(check: Check, mine: Fingers | None) -> tuple[Row, ...]:
    """For whoever shows less than three: to say why, or to say it otherwise."""
    if mine is None or mine.level >= fist.ASKED_WHY_BELOW:
        return ()
    label = T("Say it otherwise") if mine.reasoned else T("Say what has to change")
    return ((Button(label, TellWhy(check.territory, check.id)),),)


def overseeing(turn: Turn, check: Check) -> tuple[Row, ...]:
    """What facilitators and the author of the text have besides."""
    if turn.person.role.may(Role.FACILITATOR):
        return ((Button(T("For facilitators"), ManageCheck(check.territory, check.id)),),)
    if may_read_reasons(turn, check):
        return ((Button(T("What has to change"), ListReasons(check.territory, check.id)),),)
    return ()


@charter.on(ListFingers)
def list_fingers(turn: Turn, press: ListFingers) -> None:
    """Names by level: a sense-check is open, and said so before."""
    check = existing(turn, arrive(turn, press.territory), press.check)
    shown = page(queries.all_fingers(turn.db, check.id), press.page)
    title = T("<b>{article}: who shows what</b>", article=saying.name(turn.db, check))
    names = lines(*(T("{fingers}: {name}", fingers=int(one.level), name=one.name) for one in shown.items))
    turn.show(
        paragraphs(title, names if shown.total else T("Nobody has shown any fingers yet.")),
        *turn_row(shown, lambda number: ListFingers(press.territory, check.id, number)),
        (Button(T("Back"), ShowCheck(press.territory, check.id)),),
    )
