"""What facilitators do with ideas: type up what was spoken, put those together that say the same, put some aside."""

from __future__ import annotations

from bot.attention.unasked import to_person
from bot.buttons import Button
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import LANGUAGES, T, Text, lines, paragraphs
from bot.listing import number_rows, numbered, page, turn_row
from bot.outbox.message import File, Media
from bot.people import audit, consent, standing, territories
from bot.people.consent import Purpose
from bot.people.permissions import within
from bot.people.roles import Role
from bot.writing import words
from conversations.charter.articles.saying import cut
from conversations.charter.conversation import charter
from conversations.charter.ideas import changing, queries
from conversations.charter.ideas.page import draw, idea_of, to_ideas
from conversations.charter.ideas.presses import ListIdeas, ListMyIdeas, ShowIdea
from conversations.charter.ideas.queries import Idea
from conversations.charter.ideas.rules import LONGEST, language_of, similarity
from conversations.charter.ideas.saying import kind_of, line
from conversations.charter.ideas.sorting_presses import (
    AskToPutAside,
    GroupIdea,
    ListPutAside,
    ListRecordings,
    PickLikeness,
    PutAside,
    PuttingAside,
    TypeUp,
    TypingUp,
)


@charter.on(ListRecordings, who=Role.FACILITATOR)
def list_recordings(turn: Turn, press: ListRecordings) -> None:
    here = within(turn.person, press.territory)
    shown = page(queries.recordings(turn.db, here), press.page)
    turn.wait(None)
    turn.show(
        paragraphs(
            T("<b>Voice notes to type up</b>"),
            numbered(shown, kind_of) if shown.items else T("None is waiting."),
        ),
        *number_rows(shown, lambda one: TypeUp(here, one.id)),
        *turn_row(shown, lambda number: ListRecordings(here, number)),
        to_ideas(here),
    )


@charter.on(TypeUp, who=Role.FACILITATOR)
def hear(turn: Turn, press: TypeUp) -> None:
    """The recording, for whoever may hear it: only if its speaker agreed to that, and still does."""
    idea = spoken(turn, press)
    heard = File(Media.VOICE, "", (idea.recording or "").encode())
    turn.say(T("{kind}, as it was said", kind=kind_of(idea)), file=heard)
    turn.say(
        T("Please type what you hear, in its own language, at most {most} characters.", most=LONGEST),
        (Button(T("Put it aside"), AskToPutAside(press.territory, idea.id)),),
        (Button(T("Back"), ListRecordings(press.territory)),),
    )
    turn.wait(TypingUp(press.territory, idea.id))


@charter.on(TypingUp, who=Role.FACILITATOR)
def read_typed(turn: Turn, wait: TypingUp) -> None:
    idea, typed = spoken(turn, wait), words(turn.said, LONGEST)
    where = territories.by_id(turn.db, idea.territory)
    language = language_of(typed, turn.person.language, where.languages if where else LANGUAGES)
    changing.type_up(turn.db, idea.id, typed, language)
    audit.record(turn.db, "idea_typed_up", by=turn.person, at=turn.now, idea=idea.id)
    draw(turn, idea_of(turn, wait.territory, idea.id), T("✓ Recorded. The recording is dropped."))


def spoken(turn: Turn, press: TypeUp | TypingUp) -> Idea:
    """A recording that may be heard. Raises Refusal for any other."""
    idea = idea_of(turn, press.territory, press.idea)
    if idea.text or not idea.recording:
        raise Refusal(T("This one is typed up already."), to_ideas(press.territory))
    if idea.person is None or not consent.has(turn.db, idea.person, Purpose.VOICE):
        says = T("Whoever said this has not agreed that their voice is heard. It waits until they do.")
        raise Refusal(says, (Button(T("Back"), ListRecordings(press.territory)),))
    return idea


@charter.on(PickLikeness, who=Role.FACILITATOR)
def pick_likeness(turn: Turn, press: PickLikeness) -> None:
    """All others, the likeliest first."""
    idea = idea_of(turn, press.territory, press.idea)
    others = [one for one in queries.standing(turn.db, idea.territory) if one.idea.id != idea.id]
    others.sort(key=lambda one: -similarity(idea.text, one.idea.text))
    shown = page(others, press.page)
    turn.show(
        paragraphs(
            T("<b>Which one says the same as “{words}”?</b>", words=idea.text),
            numbered(shown, line) if shown.items else T("There is no other idea."),
            T("They stand together from then on, and everybody behind them counts once."),
        ),
        *number_rows(shown, lambda one: GroupIdea(press.territory, idea.id, one.idea.id)),
        *turn_row(shown, lambda number: PickLikeness(press.territory, idea.id, number)),
        (Button(T("Back"), ShowIdea(press.territory, idea.id)),),
    )


@charter.on(GroupIdea, who=Role.FACILITATOR)
def group(turn: Turn, press: GroupIdea) -> None:
    here = within(turn.person, press.territory)
    idea = queries.by_id(turn.db, here, press.idea)
    under = idea_of(turn, here, press.under) if press.under is not None else None
    if idea is None or (under is not None and (under.id == idea.id or not (idea.is_open and under.is_open))):
        raise Refusal(T("These two cannot be put together."), to_ideas(here))
    changing.group(turn.db, idea.id, under.id if under else None)
    audit.record(turn.db, "idea_grouped", by=turn.person, at=turn.now, idea=idea.id, under=press.under)
    shown = under or idea_of(turn, here, idea.id)
    draw(turn, shown, T("✓ They stand together now.") if under else T("✓ It stands by itself again."))


@charter.on(AskToPutAside, who=Role.FACILITATOR)
def ask_to_put_aside(turn: Turn, press: AskToPutAside) -> None:
    idea = idea_of(turn, press.territory, press.idea)
    turn.show(
        lines(
            T("<b>Put this idea aside?</b>"),
            T("It leaves the list, and can be put back at any time."),
            T("Write a kind word for whoever proposed it, saying why: they are told. Or put it aside without one."),
        ),
        (Button(T("Without a word"), PutAside(press.territory, idea.id)),),
        (Button(T("Back"), ShowIdea(press.territory, idea.id)),),
    )
    turn.wait(PuttingAside(press.territory, idea.id))


@charter.on(PuttingAside, who=Role.FACILITATOR)
def put_aside_with_a_word(turn: Turn, wait: PuttingAside) -> None:
    idea, word = idea_of(turn, wait.territory, wait.idea), words(turn.said, LONGEST)
    put_aside(turn, PutAside(wait.territory, idea.id))
    tell(turn, idea, word)


def tell(turn: Turn, idea: Idea, word: str) -> None:
    """An answer to what they proposed, once, after their quiet hours."""
    proposer = standing.person_by_id(turn.db, idea.person, idea.territory) if idea.person else None
    where = territories.by_id(turn.db, idea.territory)
    if proposer is None or where is None or proposer.role is Role.STRANGER:
        return
    said = paragraphs(
        T("Thank you for your idea “{words}”. It is put aside for now.", words=idea.text or "…"),
        T("A facilitator says: “{words}”", words=word),
    )
    rows = ((Button(T("My ideas"), ListMyIdeas(idea.territory)),),)
    turn.messages += to_person(where, proposer, said, *rows, now=turn.now)


@charter.on(PutAside, who=Role.FACILITATOR)
def put_aside(turn: Turn, press: PutAside) -> None:
    idea = idea_of(turn, press.territory, press.idea)
    if idea.article:
        raise Refusal(T("It is part of an article by now."), to_ideas(press.territory))
    changing.put_aside(turn.db, idea.id, turn.now if press.aside else None)
    act = "idea_put_aside" if press.aside else "idea_put_back"
    audit.record(turn.db, act, by=turn.person, at=turn.now, idea=idea.id)
    said = T("✓ Put aside.") if press.aside else T("✓ It is back among the others.")
    turn.wait(None)
    turn.show(said, (Button(T("See the idea"), ShowIdea(press.territory, idea.id)),), to_ideas(press.territory))


@charter.on(ListPutAside, who=Role.FACILITATOR)
def list_put_aside(turn: Turn, press: ListPutAside) -> None:
    here = within(turn.person, press.territory)
    shown = page(queries.put_aside(turn.db, here), press.page)
    turn.show(
        paragraphs(
            T("<b>Ideas put aside</b>"),
            numbered(shown, named) if shown.items else T("None is put aside."),
        ),
        *number_rows(shown, lambda one: ShowIdea(here, one.id)),
        *turn_row(shown, lambda number: ListPutAside(here, number)),
        (Button(T("Ideas"), ListIdeas(here)),),
    )


def named(idea: Idea) -> Text:
    return T("“{words}”", words=cut(idea.text)) if idea.text else T("A voice note")
