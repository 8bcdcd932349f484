"""The page of an idea: who is behind it by number, what became of it, what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import Plain, T, Text, lines, paragraphs
from bot.listing import short
from bot.people import consent
from bot.people.consent import Purpose
from bot.people.permissions import within
from bot.people.roles import Role
from conversations.charter.articles import queries as articles
from conversations.charter.articles.presses import ShowArticle
from conversations.charter.articles.saying import cut, name_of
from conversations.charter.conversation import charter
from conversations.charter.ideas import queries
from conversations.charter.ideas.presses import AgreeToBeHeard, AskToWithdrawIdea, ListIdeas, ShowIdea, SupportIdea
from conversations.charter.ideas.queries import Idea
from conversations.charter.ideas.saying import backed, kind_of, words_of
from conversations.charter.ideas.sorting_presses import (
    AskToPutAside,
    GroupIdea,
    MakeArticle,
    PickArticle,
    PickLikeness,
    PutAside,
    TypeUp,
)


@charter.on(ShowIdea)
def show_idea(turn: Turn, press: ShowIdea) -> None:
    draw(turn, idea_of(turn, press.territory, press.idea))


def draw(turn: Turn, idea: Idea, news: Text | None = None) -> None:
    alike = queries.grouped_under(turn.db, idea)
    turn.wait(None)
    turn.show(
        paragraphs(
            news,
            lines(T("<b>{kind}</b>", kind=kind_of(idea)), words_of(idea)),
            lines(state(turn, idea), T("You proposed it.") if idea.person == turn.person.id else None),
            lines(T("Together with:"), *(T("“{words}”", words=cut(one.text)) for one in alike)) if alike else None,
            voice_note(turn, idea),
        ),
        *doing(turn, idea, alike),
        *(sorting_one(idea, alike) if turn.person.role.may(Role.FACILITATOR) else ()),
        (Button(T("Ideas"), ListIdeas(idea.territory)),),
    )


def voice_note(turn: Turn, idea: Idea) -> Text | None:
    if not idea.recording or idea.person != turn.person.id:
        return None
    if consent.has(turn.db, turn.person.id, Purpose.VOICE):
        return T("A facilitator listens to it and types it up; then it is read by all, and the recording is dropped.")
    return T("A facilitator types it up, but may not hear it yet: nobody hears your voice until you agree to it.")


def doing(turn: Turn, idea: Idea, alike: Sequence[Idea]) -> tuple[Row, ...]:
    """What anybody can do, and what only its proposer can."""
    here, mine = idea.territory, idea.person == turn.person.id
    backs = turn.person.id in queries.behind(turn.db, here, [idea.id])[idea.id]
    unheard = mine and idea.recording and not consent.has(turn.db, turn.person.id, Purpose.VOICE)
    return (
        *(((Button(T("Let my voice be heard"), AgreeToBeHeard(here, idea.id)),),) if unheard else ()),
        *(((Button(*supporting(idea, backs)),),) if idea.is_open else ()),
        *(((Button(T("See the article"), ShowArticle(here, idea.article)),),) if idea.article else ()),
        *((Button(T("Take mine back"), AskToWithdrawIdea(here, one.id)),) for one in own_among(turn, (idea, *alike))),
    )


def own_among(turn: Turn, found: Sequence[Idea]) -> list[Idea]:
    return [one for one in found if one.person == turn.person.id]


def supporting(idea: Idea, backs: bool) -> tuple[Text, SupportIdea]:
    said = T("No longer support it") if backs else T("Support it")
    return said, SupportIdea(idea.territory, idea.id, not backs)


def sorting_one(idea: Idea, alike: Sequence[Idea]) -> tuple[Row, ...]:
    """What facilitators do with it."""
    here, id = idea.territory, idea.id
    if idea.put_aside:
        return ((Button(T("Put it back"), PutAside(here, id, aside=False)),),)
    aside = (Button(T("Put it aside"), AskToPutAside(here, id)),)
    if idea.article:
        return ()
    if not idea.text:
        return (Button(T("Listen and type it up"), TypeUp(here, id)),), aside
    return (
        (Button(T("Make an article of it"), MakeArticle(here, id)),),
        (Button(T("Add it to an article"), PickArticle(here, id)),),
        (Button(T("It says the same as…"), PickLikeness(here, id)),),
        *((Button(T("Apart: {idea}", idea=Plain(short(one.text, 16))), GroupIdea(here, one.id)),) for one in alike),
        aside,
    )


def state(turn: Turn, idea: Idea) -> Text:
    """What became of it, kindly."""
    article = articles.article(turn.db, idea.territory, idea.article) if idea.article else None
    if article is not None and article.number:
        return T("thank you: it became part of {article}", article=name_of(article))
    if article is not None and not article.withdrawn:
        return T("an article is being written of it")
    if idea.like:
        return T("stands together with one that says the same")
    if idea.put_aside:
        return T("put aside for now")
    if not idea.text:
        return T("waits to be typed up")
    return backed(queries.support(turn.db, idea))


def idea_of(turn: Turn, territory: int, idea: int) -> Idea:
    """An idea of the territory that this person may see; of one that is grouped, the one that it is grouped under."""
    found = queries.by_id(turn.db, within(turn.person, territory), idea)
    facilitates = turn.person.role.may(Role.FACILITATOR)
    if found is None or not (found.text or found.person == turn.person.id or facilitates):
        raise Refusal(T("This idea is no longer there."), to_ideas(territory))
    return idea_of(turn, territory, found.like) if found.like else found


def to_ideas(territory: int) -> Row:
    return (Button(T("Ideas"), ListIdeas(territory)),)
