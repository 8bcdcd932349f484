"""What groups read of an adopted charter, and those who signed the version before, who are asked again."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from bot.attention.audience import SLICE, everybody
from bot.attention.unasked import to_groups
from bot.buttons import Button, Link, Row
from bot.contributions import GroupNews
from bot.conversation import Turn
from bot.events import Due
from bot.i18n import T, Text, Tn, lines, paragraphs
from bot.outbox.broadcast import broadcast
from bot.people import territories
from conversations.charter.conversation import charter
from conversations.charter.signing import queries, saying, signatures
from conversations.charter.signing.presses import AskSignersAgain, ShowCharterVersion, SignCharter
from conversations.charter.signing.queries import FrozenCharter


def tell_groups(turn: Turn, one: FrozenCharter) -> None:
    """The adopted charter and how many have signed; one message in each group, changed in place."""
    here = territories.by_id(turn.db, one.territory)
    if here is not None:
        turn.messages += to_groups(turn.db, here, *news(turn.db, one), key=key(one), now=turn.now)


def news(db: Connection, one: FrozenCharter) -> tuple[Text, tuple[Row, ...]]:
    """Of a version that was replaced, only that it was."""
    read = Link(T("Read it"), ShowCharterVersion(one.territory, one.id))
    title, stands = saying.title(db, one), saying.state(db, one)
    if not queries.is_present(db, one):
        return lines(title, stands), ((read,),)
    signed = Tn("{n} signature so far.", "{n} signatures so far.", signatures.how_many(db, one.id))
    asked = T("Whoever stands behind it signs it: for an organisation, or for oneself.")
    sign = Link(T("Sign it"), SignCharter(one.territory, one.id))
    return paragraphs(lines(title, stands), lines(asked, signed)), ((read, sign),)


def key(one: FrozenCharter) -> str:
    """Under which each group's message about it is kept."""
    return f"charter:{one.id}"


@charter.contributes(GroupNews)
def present_charter(turn: Turn) -> Iterator[GroupNews]:
    """For a group that is connected later."""
    one = queries.present(turn.db, turn.person.territory or 0)
    if one is not None:
        text, rows = news(turn.db, one)
        yield GroupNews(text, rows, key(one))


@charter.due(AskSignersAgain)
def ask_signers_again(turn: Turn, signal: AskSignersAgain) -> None:
    """A new version carries no signature over. One slice of them, outside their quiet hours; then the next."""
    one = queries.wherever(turn.db, signal.charter)
    before = one and queries.before(turn.db, one)
    now = one and queries.present(turn.db, one.territory)
    if one is None or before is None or now != one:
        return
    found = everybody(turn.db, one.territory, turn.now, after=signal.after)
    signed = {each.person for each in signatures.of(turn.db, before.id)}
    again = {each.person for each in signatures.of(turn.db, one.id)}
    asked = [each for each in found if each.person in signed - again]
    broadcast(turn.db, asked, asked_again(turn, one, before), rows(one), turn.now)
    if len(found) == SLICE:
        turn.dues.append(Due(AskSignersAgain(one.id, found[-1].person), turn.now, None, None))


def asked_again(turn: Turn, one: FrozenCharter, before: FrozenCharter) -> Text:
    return paragraphs(
        lines(saying.title(turn.db, one), saying.state(turn.db, one)),
        T(
            "You signed version {before}. That signature stays with version {before} and does not count for this one: "
            "please read what it says now, and sign again if you stand behind it.",
            before=before.number,
        ),
    )


def rows(one: FrozenCharter) -> tuple[Row, ...]:
    read = Button(T("Read it"), ShowCharterVersion(one.territory, one.id))
    return ((read, Button(T("Sign it"), SignCharter(one.territory, one.id))),)
