"""Two organisations that are one: pick both, see what moves, confirm, and a day to take it back."""

from __future__ import annotations

from bot.buttons import Button
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, Tn, lines, paragraphs
from bot.listing import number_rows, numbered, page, turn_row
from bot.people import audit, organisations
from bot.people.organisations import Organisation
from bot.people.permissions import within
from bot.people.roles import Role
from conversations.facilitation import merges, queries
from conversations.facilitation.organisations import draw, existing, named, to_list
from conversations.facilitation.presses import (
    Merge,
    PickTwin,
    PreviewMerge,
    ShowOrganisation,
    UndoMerge,
    facilitation,
)
from conversations.facilitation.rules import undone_until


@facilitation.on(PickTwin, who=Role.FACILITATOR)
def pick_twin(turn: Turn, press: PickTwin) -> None:
    here = within(turn.person, press.territory)
    found = existing(turn, here, press.organisation)
    others = [one for one in organisations.of(turn.db, here) if one.id != found.id]
    shown = page(others, press.page)
    question = T("Which one is the same as {name}?", name=found.name) if others else T("There is no other one yet.")
    turn.show(
        paragraphs(question, numbered(shown, named)),
        *number_rows(shown, lambda one: PreviewMerge(here, found.id, one.id)),
        *turn_row(shown, lambda number: PickTwin(here, found.id, number)),
        (Button(T("Back"), ShowOrganisation(here, found.id)),),
    )


@facilitation.on(PreviewMerge, who=Role.FACILITATOR)
def preview_merge(turn: Turn, press: PreviewMerge) -> None:
    here = within(turn.person, press.territory)
    gone, kept = both(turn, here, press)
    moving = queries.count_people(turn.db, gone.id)
    text = lines(
        T("<b>{gone} and {kept} become one</b>", gone=gone.name, kept=kept.name),
        T("The name that stays: {kept}", kept=named(kept)),
        Tn("{n} person of {gone} goes over to it.", "{n} people of {gone} go over to it.", moving, gone=gone.name),
    )
    turn.show(
        text,
        (Button(Tn("Merge, move {n} person", "Merge, move {n} people", moving), Merge(here, gone.id, kept.id)),),
        (Button(T("Keep the other name"), PreviewMerge(here, kept.id, gone.id)),),
        (Button(T("Back"), ShowOrganisation(here, gone.id)),),
    )


@facilitation.on(Merge, who=Role.FACILITATOR)
def merge(turn: Turn, press: Merge) -> None:
    here = within(turn.person, press.territory)
    gone, kept = both(turn, here, press)
    done = merges.merge(turn.db, gone, kept, turn.now)
    audit.record(turn.db, "organisations_merged", by=turn.person, at=turn.now, gone=gone.id, kept=kept.id)
    turn.people_changed = True
    turn.show(
        lines(
            T("{gone} is part of {kept} now.", gone=gone.name, kept=kept.name),
            T("This can be undone until {when}.", when=undone_until(turn.now)),
        ),
        (Button(T("Undo"), UndoMerge(here, done)),),
        (to_list(here),),
    )


@facilitation.on(UndoMerge, who=Role.FACILITATOR)
def undo_merge(turn: Turn, press: UndoMerge) -> None:
    here = within(turn.person, press.territory)
    merged = merges.last_day(turn.db, here, press.merge, turn.now)
    if merged is None:
        raise Refusal(
            T("This can no longer be undone: a day has passed, or more has been merged since."), (to_list(here),)
        )
    merges.undo(turn.db, merged, turn.now)
    audit.record(turn.db, "merge_undone", by=turn.person, at=turn.now, gone=merged.gone, kept=merged.kept)
    turn.people_changed = True
    draw(turn, existing(turn, here, merged.gone), 0, T("They are two again."))


def both(turn: Turn, here: int, press: PreviewMerge | Merge) -> tuple[Organisation, Organisation]:
    """The two of a merge, as they were when the button was drawn. Raises Refusal if one has gone since."""
    gone, kept = existing(turn, here, press.gone), existing(turn, here, press.kept)
    if (gone.id, kept.id) != (press.gone, press.kept) or gone.id == kept.id:
        raise Refusal(T("One of the two has been merged in the meantime."), (to_list(here),))
    return gone, kept
