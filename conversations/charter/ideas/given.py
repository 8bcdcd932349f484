"""Ideas from what was answered elsewhere, without names: a facilitator takes them over, one by one or all."""

from __future__ import annotations

from bot.buttons import Button
from bot.contributions import Idea as Given
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import LANGUAGES, T, Text, Tn, paragraphs
from bot.listing import number_rows, numbered, page, turn_row
from bot.people import audit, territories
from bot.people.permissions import within
from bot.people.roles import Role
from conversations.charter.articles.saying import cut
from conversations.charter.conversation import charter
from conversations.charter.ideas import changing, queries
from conversations.charter.ideas.page import to_ideas
from conversations.charter.ideas.rules import LONGEST, language_of
from conversations.charter.ideas.saying import NAMES
from conversations.charter.ideas.sorting_presses import ListGiven, TakeAllIdeas, TakeIdea
from conversations.charter.ideas.tables import IdeaKind


@charter.on(ListGiven, who=Role.FACILITATOR)
def list_given(turn: Turn, press: ListGiven) -> None:
    here = within(turn.person, press.territory)
    found = waiting(turn, here)
    shown = page(found, press.page)
    every = (Button(T("Take all over ({n})", n=len(found)), TakeAllIdeas(here, len(found))),)
    turn.show(
        paragraphs(
            T("<b>What people would write into a charter</b>"),
            T("From the self-assessment, without names and only where at least five people answered."),
            numbered(shown, line) if shown.items else T("Nothing is waiting."),
            T("Press a number to take one over as an idea that others can support.") if shown.items else None,
        ),
        *number_rows(shown, lambda one: TakeIdea(here, one.source)),
        *turn_row(shown, lambda number: ListGiven(here, number)),
        *((every,) if found else ()),
        to_ideas(here),
    )


def line(one: Given) -> Text:
    return T("“{words}” ({kind})", words=cut(one.text, LONGEST), kind=NAMES[IdeaKind(one.kind)])


def waiting(turn: Turn, here: int) -> list[Given]:
    """What was not taken over yet."""
    taken = queries.taken(turn.db, here)
    return [one for one in turn.contributions(Given) if one.source not in taken]


@charter.on(TakeIdea, who=Role.FACILITATOR)
def take_idea(turn: Turn, press: TakeIdea) -> None:
    here = within(turn.person, press.territory)
    chosen = next((one for one in waiting(turn, here) if one.source == press.source), None)
    if chosen is not None:
        take(turn, here, chosen)
        turn.toast(T("✓ Taken over."))
    list_given(turn, ListGiven(here))


@charter.on(TakeAllIdeas, who=Role.FACILITATOR)
def take_all(turn: Turn, press: TakeAllIdeas) -> None:
    """As many as the button said: whoever pressed it has seen no more."""
    here = within(turn.person, press.territory)
    found = waiting(turn, here)
    if len(found) != press.count:
        raise Refusal(T("There are other answers now than before."), (Button(T("Look again"), ListGiven(here)),))
    for one in found:
        take(turn, here, one)
    turn.show(Tn("✓ {n} idea is taken over.", "✓ {n} ideas are taken over.", len(found)), to_ideas(here))


def take(turn: Turn, here: int, one: Given) -> None:
    """Nobody's idea, since nobody's name came with it."""
    where = territories.by_id(turn.db, here)
    language = language_of(one.text, "", where.languages if where else LANGUAGES)
    new = changing.keep(
        turn.db, here, IdeaKind(one.kind), text=one.text, language=language, source=one.source, now=turn.now
    )
    audit.record(turn.db, "idea_taken_over", by=turn.person, at=turn.now, idea=new)
