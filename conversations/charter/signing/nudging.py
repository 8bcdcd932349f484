"""Reminding those who have not signed: seldom, not in their quiet hours, and never again once they say so."""

from __future__ import annotations

from bot.arriving import arrive
from bot.attention.quiet import allowed_from, hours_of
from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.errors import Refusal
from bot.events import GoHome
from bot.i18n import T, Text, Tn, lines, paragraphs
from bot.outbox.broadcast import broadcast
from bot.people import audit, territories
from bot.people.listeners import Listener
from bot.people.permissions import within
from bot.people.roles import Person, Role
from bot.people.territories import Territory
from conversations.charter.conversation import charter
from conversations.charter.signing import listing, saying, signatures
from conversations.charter.signing.giving import signable
from conversations.charter.signing.page import existing
from conversations.charter.signing.presses import NotNow, NudgeUnsigned, ShowCharterVersion, SignCharter, StopNudges
from conversations.charter.signing.queries import FrozenCharter
from conversations.charter.signing.rules import Nudges, once_more


@charter.on(NudgeUnsigned, who=Role.FACILITATOR)
def nudge(turn: Turn, press: NudgeUnsigned) -> None:
    """Pressed twice, or by two of them: everybody is reminded once."""
    one = signable(turn, within(turn.person, press.territory), press.charter)
    here = territories.by_id(turn.db, one.territory)
    reached = listing.nudgeable(turn, signatures.unsigned(turn.db, one))
    if here is None or not reached:
        raise Refusal(T("Nobody can be reminded now."))
    signatures.keep_nudges(turn.db, one.id, {who.id: once_more(so_far, turn.now) for who, so_far in reached})
    listeners = [listener(turn, who, here) for who, _ in reached]
    broadcast(turn.db, listeners, reminder(turn, one), rows(one), turn.now)
    audit.record(turn.db, "signing_nudged", by=turn.person, at=turn.now, charter=one.id, people=len(reached))
    listing.draw(turn, one, news=Tn("✓ {n} person is reminded.", "✓ {n} people are reminded.", len(reached)))


def listener(turn: Turn, who: Person, here: Territory) -> Listener:
    return Listener(who.id, who.telegram_id, who.voice, allowed_from(turn.now, here.zone, hours_of(who, here)))


def reminder(turn: Turn, one: FrozenCharter) -> Text:
    given = signatures.how_many(turn.db, one.id)
    return paragraphs(
        lines(saying.title(turn.db, one), saying.state(turn.db, one)),
        lines(
            Tn("{n} signature so far.", "{n} signatures so far.", given),
            T("Yours is not among them. If you stand behind it, it can be signed here; nobody has to."),
        ),
    )


def rows(one: FrozenCharter) -> tuple[Row, ...]:
    here, id = one.territory, one.id
    return (
        (Button(T("Read it"), ShowCharterVersion(here, id)), Button(T("Sign it"), SignCharter(here, id))),
        (Button(T("Not now"), NotNow(here, id)),),
        (Button(T("Don’t remind me of this"), StopNudges(here, id)),),
    )


@charter.on(NotNow)
def not_now(turn: Turn, press: NotNow) -> None:
    """The three days begin anew: who says "not now" is not asked tomorrow."""
    one = existing(turn, arrive(turn, press.territory), press.charter)
    keep(turn, one, stopped=False)
    turn.show(T("All right. It can be signed at any time, under “The charter”."), *ways(one))


@charter.on(StopNudges)
def stop_nudges(turn: Turn, press: StopNudges) -> None:
    one = existing(turn, arrive(turn, press.territory), press.charter)
    keep(turn, one, stopped=True)
    turn.show(
        T("You will not be reminded of this again. It can be signed at any time, under “The charter”."), *ways(one)
    )


def keep(turn: Turn, one: FrozenCharter, *, stopped: bool) -> None:
    before = signatures.nudges(turn.db, one.id).get(turn.person.id)
    times, before_stopped = (before.times, before.stopped) if before else (0, False)
    signatures.keep_nudges(turn.db, one.id, {turn.person.id: Nudges(times, turn.now, stopped or before_stopped)})


def ways(one: FrozenCharter) -> tuple[Row, ...]:
    return ((Button(T("See the charter"), ShowCharterVersion(one.territory, one.id)),), (Button(T("Menu"), GoHome()),))
