"""Proposing a value, a principle or a commitment: in words or by voice, unless somebody has said it already."""

from __future__ import annotations

from bot.buttons import Button, loaded, name_of, restore
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import LANGUAGES, T, Text, Tp, lines, paragraphs
from bot.listing import Page, number_rows, numbered
from bot.people import audit, consent, territories
from bot.people.consent import Purpose
from bot.people.permissions import within
from bot.people.roles import KINDS
from bot.writing import words
from conversations.charter.conversation import charter
from conversations.charter.ideas import changing, queries
from conversations.charter.ideas.page import draw, idea_of
from conversations.charter.ideas.presses import (
    AgreeToBeHeard,
    KeepIdea,
    KeepingIdea,
    ListIdeas,
    PickWhose,
    ProposeIdea,
    SupportInstead,
    WriteIdea,
    WritingIdea,
)
from conversations.charter.ideas.rules import LONGEST, language_of, similar
from conversations.charter.ideas.saying import ABOUT, NAMES, line
from conversations.charter.ideas.supporting import supportable
from conversations.charter.ideas.tables import IdeaKind
from conversations.charter.presses import ShowCharter


@charter.on(ProposeIdea)
def ask_kind(turn: Turn, press: ProposeIdea) -> None:
    here = within(turn.person, press.territory)
    turn.wait(None)
    turn.show(
        paragraphs(
            T("<b>What should the charter say?</b>"),
            lines(*ABOUT.values()),
            T("What is it?"),
        ),
        (Button(NAMES[IdeaKind.VALUE], WriteIdea(here, IdeaKind.VALUE)),),
        (Button(NAMES[IdeaKind.PRINCIPLE], WriteIdea(here, IdeaKind.PRINCIPLE)),),
        (Button(NAMES[IdeaKind.COMMITMENT], PickWhose(here)),),
        (Button(T("Back"), ShowCharter(here)),),
    )


@charter.on(PickWhose)
def ask_whose(turn: Turn, press: PickWhose) -> None:
    here = within(turn.person, press.territory)
    kinds = ((Button(name, WriteIdea(here, IdeaKind.COMMITMENT, kind)),) for kind, name in KINDS.items())
    turn.show(
        T("<b>Whose commitment would it be?</b>"),
        (Button(Tp("whose commitment", "everybody"), WriteIdea(here, IdeaKind.COMMITMENT)),),
        *kinds,
        (Button(T("Back"), ProposeIdea(here)),),
    )


@charter.on(WriteIdea)
def ask_words(turn: Turn, press: WriteIdea) -> None:
    here = within(turn.person, press.territory)
    turn.show(
        paragraphs(
            ABOUT[press.kind],
            T("Please write it in a sentence or two, at most {most} characters, or record a voice note.", most=LONGEST),
            T("It is read by everybody, without your name."),
        ),
        (Button(T("Back"), ProposeIdea(here)),),
    )
    turn.wait(WritingIdea(here, press.kind, press.whose))


@charter.on(WritingIdea)
def read_idea(turn: Turn, wait: WritingIdea) -> None:
    within(turn.person, wait.territory)
    if turn.said.voice is not None:
        return keep_recording(turn, wait)
    return consider(turn, KeepingIdea(wait.territory, wait.kind, wait.whose, words(turn.said, LONGEST)))


@charter.on(KeepingIdea)
def read_again(turn: Turn, wait: KeepingIdea) -> None:
    """Other words instead of choosing: they are looked at like the first."""
    read_idea(turn, WritingIdea(wait.territory, wait.kind, wait.whose))


def consider(turn: Turn, said: KeepingIdea) -> None:
    """Show what says about the same before anything is kept."""
    standing = {one.idea.id: one for one in queries.standing(turn.db, said.territory)}
    close = similar(said.text, {id: one.idea.text for id, one in standing.items()})
    if not close:
        return keep(turn, said)
    found = Page(tuple(standing[id] for id in close), 0, len(close))
    turn.say(
        paragraphs(
            T("<b>Like this one?</b>"),
            numbered(found, line),
            T("If one of them says it already, press its number to support it: ideas gain weight together."),
        ),
        *number_rows(found, lambda one: SupportInstead(said.territory, one.idea.id)),
        (Button(T("Mine is different: keep it"), KeepIdea(said.territory)),),
        (Button(T("Ideas"), ListIdeas(said.territory)),),
    )
    return turn.wait(said)


@charter.on(KeepIdea)
def keep_it(turn: Turn, press: KeepIdea) -> None:
    within(turn.person, press.territory)
    said = in_hand(turn)
    if said is None or said.territory != press.territory:
        again = (Button(T("Propose an idea"), ProposeIdea(press.territory)),)
        raise Refusal(T("No words of yours are waiting to be kept. They may be kept already."), again)
    keep(turn, said)


def in_hand(turn: Turn) -> KeepingIdea | None:
    """The words that wait for this button: they stand with what the person was asked, and nowhere else yet."""
    if turn.was_asked is None or turn.was_asked.name != name_of(KeepingIdea):
        return None
    found: KeepingIdea = restore(KeepingIdea, turn.was_asked.state, loaded)
    return found


def keep(turn: Turn, said: KeepingIdea) -> None:
    where = territories.by_id(turn.db, said.territory)
    language = language_of(said.text, turn.person.language, where.languages if where else LANGUAGES)
    new = changing.keep(
        turn.db,
        said.territory,
        said.kind,
        whose=said.whose,
        text=said.text,
        language=language,
        person=turn.person.id,
        now=turn.now,
    )
    kept(turn, said.territory, new, T("✓ Recorded. Others can support it now."))


def keep_recording(turn: Turn, wait: WritingIdea) -> None:
    """Kept until a facilitator has typed it up, who may hear it only if the person agreed to that."""
    new = changing.keep(
        turn.db,
        wait.territory,
        wait.kind,
        whose=wait.whose,
        language=turn.person.language,
        person=turn.person.id,
        recording=turn.said.voice,
        now=turn.now,
    )
    kept(turn, wait.territory, new, T("✓ Your voice note is kept."))


def kept(turn: Turn, territory: int, idea: int, news: Text) -> None:
    audit.record(turn.db, "idea_proposed", by=turn.person, at=turn.now, idea=idea)
    draw(turn, idea_of(turn, territory, idea), news)


@charter.on(SupportInstead)
def support_instead(turn: Turn, press: SupportInstead) -> None:
    """Where that one cannot be supported any more, one's own words wait on, and can be kept."""
    own = (Button(T("Mine is different: keep it"), KeepIdea(press.territory)),)
    idea = supportable(turn, press.territory, press.idea, *((own,) if in_hand(turn) else ()))
    changing.support(turn.db, idea.id, turn.person.id)
    draw(turn, idea, T("✓ You support it. Your own words were not kept.") if in_hand(turn) else None)


@charter.on(AgreeToBeHeard)
def agree_to_be_heard(turn: Turn, press: AgreeToBeHeard) -> None:
    """The same agreement as on the page about privacy, where it can be taken back."""
    idea = idea_of(turn, press.territory, press.idea)
    consent.give(turn.db, turn.person.id, Purpose.VOICE, turn.now)
    draw(turn, idea, T("✓ Facilitators may hear your voice. You can change that under “Privacy and my data”."))
