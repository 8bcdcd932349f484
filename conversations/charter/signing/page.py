"""The versions of the charter, and the page of one: how it stands, and all that can be done with it."""

from __future__ import annotations

from bot.arriving import arrive
from bot.ballots import vote as votes
from bot.ballots.presses import PlanVote, ShowVote
from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, Text, Tn, lines, paragraphs
from bot.listing import number_rows, numbered, page, turn_row
from bot.people.permissions import within
from bot.people.roles import Role
from conversations.charter.conversation import charter
from conversations.charter.presses import ShowCharter
from conversations.charter.signing import queries, saying, signatures
from conversations.charter.signing.presses import (
    FreezeCharter,
    ListCharterVersions,
    ListSignatures,
    ListUnsigned,
    PickCharterFile,
    ReadCharter,
    ShowCharterVersion,
    SignCharter,
    WantWallSheet,
)
from conversations.charter.signing.queries import FrozenCharter


@charter.on(ListCharterVersions)
def list_versions(turn: Turn, press: ListCharterVersions) -> None:
    """The last first; what is adopted, and what was not."""
    here = within(turn.person, press.territory)
    shown = page(queries.all_in(turn.db, here), press.page)
    none_yet = T(
        "<b>No charter has been frozen yet.</b> Once the articles are adopted one by one, a facilitator freezes the "
        "whole, it is voted on, and then signed."
    )
    turn.wait(None)
    turn.show(
        paragraphs(
            T("<b>Versions of the charter</b> ({n})", n=shown.total), numbered(shown, lambda one: line(turn, one))
        )
        if shown.total
        else none_yet,
        *number_rows(shown, lambda one: ShowCharterVersion(here, one.id)),
        *turn_row(shown, lambda number: ListCharterVersions(here, number)),
        *freezing(turn, here),
        (Button(T("Back"), ShowCharter(here)),),
    )


def line(turn: Turn, one: FrozenCharter) -> Text:
    stands = saying.state(turn.db, one)
    if one.adopted_at is None:
        return T("Version {n}. {state}", n=one.number, state=stands)
    counted = Tn("{n} signature", "{n} signatures", signatures.how_many(turn.db, one.id))
    return T("Version {n}. {state} {signatures}.", n=one.number, state=stands, signatures=counted)


def freezing(turn: Turn, here: int) -> tuple[Row, ...]:
    if not turn.person.role.may(Role.FACILITATOR):
        return ()
    return ((Button(T("Freeze a new version"), FreezeCharter(here)),),)


@charter.on(ShowCharterVersion)
def show_version(turn: Turn, press: ShowCharterVersion) -> None:
    """Also from the sheet on the wall."""
    turn.wait(None)
    draw(turn, existing(turn, arrive(turn, press.territory), press.charter))


def draw(turn: Turn, one: FrozenCharter, news: Text | None = None) -> None:
    turn.show(
        paragraphs(
            news,
            lines(saying.title(turn.db, one), saying.state(turn.db, one)),
            lines(saying.counted(one), saying.which_counts(one), saying.lacking(turn.db, one)),
            saying.hash_line(one),
            signed(turn, one),
        ),
        *ways(turn, one),
    )


def signed(turn: Turn, one: FrozenCharter) -> Text | None:
    """How many have signed, and for whom the reader did."""
    if one.adopted_at is None:
        return None
    mine = signatures.of_person(turn.db, one.id, turn.person.id)
    names: list[Text | str] = [each.organisation or T("yourself") for each in mine]
    counted = Tn("{n} signature so far.", "{n} signatures so far.", signatures.how_many(turn.db, one.id))
    return lines(counted, T("You signed for: {whom}", whom=names) if mine else None)


def ways(turn: Turn, one: FrozenCharter) -> tuple[Row, ...]:
    here, id = one.territory, one.id
    reading = (Button(T("Read it"), ReadCharter(here, id)), Button(T("As a file"), PickCharterFile(here, id)))
    facilitates = turn.person.role.may(Role.FACILITATOR)
    return (
        reading,
        *for_signers(turn, one),
        *(for_facilitators(turn, one) if facilitates else ()),
        *to_vote(turn, one),
        (Button(T("All versions"), ListCharterVersions(here)),),
    )


def for_signers(turn: Turn, one: FrozenCharter) -> tuple[Row, ...]:
    if one.adopted_at is None:
        return ()
    seen = (Button(T("Who has signed"), ListSignatures(one.territory, one.id)),)
    if not queries.is_present(turn.db, one):
        return (seen,)
    mine = signatures.of_person(turn.db, one.id, turn.person.id)
    label = T("My signatures") if mine else T("Sign it")
    return ((Button(label, SignCharter(one.territory, one.id)),), seen)


def for_facilitators(turn: Turn, one: FrozenCharter) -> tuple[Row, ...]:
    """A version that another was frozen after is not offered for the vote, see ``voting.check_newest``."""
    here, id = one.territory, one.id
    if one == queries.newest(turn.db, here) and one.undecided and not saying.voted_on_now(turn.db, one):
        return ((Button(T("Ask for consent"), PlanVote(here, "charter", id)),),)
    if not queries.is_present(turn.db, one):
        return ()
    return (
        (Button(T("Who has not signed"), ListUnsigned(here, id)),),
        (Button(T("A sheet for the wall"), WantWallSheet(here, id)),),
    )


def to_vote(turn: Turn, one: FrozenCharter) -> tuple[Row, ...]:
    there = votes.about(turn.db, one.territory, "charter", one.id)
    return tuple((Button(T("The vote on it"), ShowVote(one.territory, vote.id)),) for vote in there[-1:])


def existing(turn: Turn, territory: int, charter: int) -> FrozenCharter:
    """A version of the person's territory. Raises Refusal for any other."""
    found = queries.by_id(turn.db, territory, charter)
    if found is None:
        raise Refusal(
            T("This version is no longer there."), (Button(T("All versions"), ListCharterVersions(territory)),)
        )
    return found


def to_page(one: FrozenCharter) -> Row:
    return (Button(T("See version {n}", n=one.number), ShowCharterVersion(one.territory, one.id)),)
