"""Who has signed, for everybody; and who has not, for facilitators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.arriving import arrive
from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.i18n import T, Text, Tn, lines, paragraphs
from bot.listing import page, turn_row
from bot.people.permissions import within
from bot.people.roles import KINDS, Kind, Person, Role
from conversations.charter.conversation import charter
from conversations.charter.signing import saying, signatures
from conversations.charter.signing.page import existing
from conversations.charter.signing.presses import ListSignatures, ListUnsigned, NudgeUnsigned, ShowCharterVersion
from conversations.charter.signing.queries import FrozenCharter
from conversations.charter.signing.rules import MOST_NUDGES, Nudges, may_be_nudged
from conversations.charter.signing.signatures import Signature

Unsigned = tuple[Person, Nudges | None]


@charter.on(ListSignatures)
def list_signatures(turn: Turn, press: ListSignatures) -> None:
    one = existing(turn, arrive(turn, press.territory), press.charter)
    given = signatures.of(turn.db, one.id)
    shown = page(given, press.page)
    turn.show(
        paragraphs(
            saying.title(turn.db, one),
            by_kind(given),
            lines(*(T("• {signature}", signature=saying.signer(each)) for each in shown.items)),
        ),
        *turn_row(shown, lambda number: ListSignatures(one.territory, one.id, number)),
        back(one),
    )


def by_kind(given: Sequence[Signature]) -> Text:
    """How many signatures, and how many of each kind of actor."""
    if not given:
        return T("Nobody has signed yet.")
    counts = Counter(each.kind for each in given)
    kinds = (T("{kind}: {n}", kind=KINDS[kind], n=counts[kind]) for kind in Kind if counts[kind])
    return lines(Tn("<b>{n} signature</b>", "<b>{n} signatures</b>", len(given)), *kinds)


def back(one: FrozenCharter) -> Row:
    return (Button(T("Back to the version"), ShowCharterVersion(one.territory, one.id)),)


@charter.on(ListUnsigned, who=Role.FACILITATOR)
def list_unsigned(turn: Turn, press: ListUnsigned) -> None:
    draw(turn, existing(turn, within(turn.person, press.territory), press.charter), press.page)


def draw(turn: Turn, one: FrozenCharter, number: int = 0, news: Text | None = None) -> None:
    """Names, how often each was reminded, and the button that reminds those who may be."""
    open_ = signatures.unsigned(turn.db, one)
    shown = page(open_, number)
    reached = nudgeable(turn, open_)
    label = Tn("Remind {n} person", "Remind {n} people", len(reached))
    nudge = ((Button(label, NudgeUnsigned(one.territory, one.id)),),) if reached else ()
    turn.show(
        paragraphs(
            news,
            saying.title(turn.db, one),
            by_kind(signatures.of(turn.db, one.id)),
            Tn("<b>{n} person has not signed</b>", "<b>{n} people have not signed</b>", len(open_)),
            lines(*(T("• {person}", person=status(who, so_far)) for who, so_far in shown.items)),
            explained(len(open_), len(reached)),
        ),
        *nudge,
        *turn_row(shown, lambda n: ListUnsigned(one.territory, one.id, n)),
        back(one),
    )


def status(who: Person, so_far: Nudges | None) -> Text:
    if not who.telegram_id or who.away:
        return T("{name} (cannot be reached here)", name=who.name)
    if so_far is None:
        return T("{name}", name=who.name)
    if so_far.stopped:
        return T("{name} (asked not to be reminded)", name=who.name)
    return T("{name} (reminded {n} of {most})", name=who.name, n=so_far.times, most=MOST_NUDGES)


def explained(open_: int, reached: int) -> Text | None:
    if not open_:
        return None
    rule = T("Nobody is reminded more than once in three days, nor more than three times in all.")
    return rule if reached else lines(T("Nobody can be reminded now."), rule)


def nudgeable(turn: Turn, open_: Sequence[Unsigned]) -> list[Unsigned]:
    """Those who may be reminded now, without whoever asks."""
    return [
        (who, so_far)
        for who, so_far in open_
        if who.telegram_id and not who.away and who.id != turn.person.id and may_be_nudged(so_far, turn.now)
    ]
