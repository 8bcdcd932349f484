"""A facilitator prepares a vote by grades on a legal form, a governance structure, or a question of their own."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from bot.ballots.presses import ListVotes, PlanVote
from bot.ballots.rules.judgment import FEWEST_OPTIONS, MOST_OPTIONS
from bot.ballots.rules.outcome import Outcome, Rule
from bot.ballots.subject import Motion, Subject
from bot.ballots.vote import Vote
from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import OWN_NAMES, T, Text, Tn, lines, paragraphs
from bot.people import audit, territories
from bot.people.permissions import within
from bot.people.preferences import Language
from bot.people.roles import Role
from bot.people.territories import Territory
from bot.writing import missing
from conversations.votes import drafts, suggestions
from conversations.votes.drafts import ABOUT, NEW, QUESTION, Draft
from conversations.votes.facilitating_presses import RunVote
from conversations.votes.flow import votes
from conversations.votes.wizard_presses import (
    AskText,
    AskToDiscardDraft,
    DiscardDraft,
    DraftQuestion,
    ShowDraft,
    ShowText,
    TakeTemplate,
    Template,
)

ABREAST = 4


@votes.on(DraftQuestion, who=Role.FACILITATOR)
def begin(turn: Turn, press: DraftQuestion) -> None:
    here = within(turn.person, press.territory)
    there = drafts.unfinished(turn.db, here)
    turn.wait(None)
    if there is not None:
        return draw(turn, there)
    return turn.show(
        paragraphs(
            T("<b>A vote by grades</b>"),
            T("Everybody grades every option; the one with the best grade in the middle comes first."),
            T("What is it about? Ready options can be changed."),
        ),
        (Button(T("Legal form"), TakeTemplate(here, Template.LEGAL_FORM)),),
        (Button(T("Governance structure"), TakeTemplate(here, Template.GOVERNANCE)),),
        (Button(T("Another question"), TakeTemplate(here, Template.OWN)),),
        (Button(T("Votes"), ListVotes(here)),),
    )


@votes.on(TakeTemplate, who=Role.FACILITATOR)
def take_template(turn: Turn, press: TakeTemplate) -> None:
    """Pressed twice, it is one draft."""
    here = place(turn, press.territory)
    there = drafts.unfinished(turn.db, here.id)
    if there is None:
        question, options = suggestions.question(press.template, here), suggestions.options(press.template, here)
        there = drafts.begin(turn.db, here.id, question, options, turn.person, turn.now)
    draw(turn, there)


@votes.on(ShowDraft, who=Role.FACILITATOR)
def show_draft(turn: Turn, press: ShowDraft) -> None:
    draw(turn, existing(turn, press.territory, press.draft))


def draw(turn: Turn, draft: Draft, news: Text | None = None) -> None:
    here = place(turn, draft.territory)
    title = T("<b>{question}</b>", question=draft.question) if draft.question else T("<b>No question yet</b>")
    listed = (T("{n}. {item}", n=n, item=one.text) for n, one in enumerate(draft.options, 1))
    turn.wait(None)
    turn.show(
        paragraphs(
            news,
            lines(title, *listed),
            lacking(draft, here),
            T("Three to seven options; “charter only for now” is always one of them."),
        ),
        *rows(turn, draft),
    )


def rows(turn: Turn, draft: Draft) -> list[Row]:
    """Each text to be looked at; on, once it can be voted on."""
    here, id, own = draft.territory, draft.id, Language(turn.person.language)
    keys = [Button(T("{n}", n=n), ShowText(here, id, one.slug)) for n, one in enumerate(draft.options, 1)]
    question = ShowText(here, id, QUESTION) if draft.question else AskText(here, id, QUESTION, own)
    add = (Button(T("Add an option"), AskText(here, id, NEW, own)),)
    closed = drafts.votes_on(turn.db, draft)
    last = (Button(T("The last vote on it"), RunVote(here, closed[-1].id)),) if closed else ()
    throw_away = () if closed else (Button(T("Throw it away"), AskToDiscardDraft(here, id)),)
    return [
        *(tuple(keys[start : start + ABREAST]) for start in range(0, len(keys), ABREAST)),
        (Button(T("The question"), question),),
        *([add] if len(draft.options) < MOST_OPTIONS else []),
        *([(Button(T("Go on to the vote"), PlanVote(here, ABOUT, id)),)] if is_whole(draft) else []),
        *(row for row in (last, throw_away) if row),
        (Button(T("Votes"), ListVotes(here)),),
    ]


def is_whole(draft: Draft) -> bool:
    return draft.question is not None and FEWEST_OPTIONS <= len(draft.options) <= MOST_OPTIONS


def lacking(draft: Draft, here: Territory) -> Text | None:
    """In which languages of the territory something is not written yet."""
    languages = [OWN_NAMES[one] for one in unwritten(draft, here)]
    few = FEWEST_OPTIONS - len(draft.options)
    return (
        lines(
            T("⚠ Something is not written yet in: {languages}.", languages=languages) if languages else None,
            Tn("⚠ {n} option is missing.", "⚠ {n} options are missing.", few) if few > 0 else None,
        )
        if languages or few > 0
        else None
    )


def unwritten(draft: Draft, here: Territory) -> tuple[str, ...]:
    texts = [draft.question, *(one.text for one in draft.options)]
    return tuple(one for one in here.languages if any(missing(text, [one]) for text in texts))


@votes.on(AskToDiscardDraft, who=Role.FACILITATOR)
def ask_to_discard(turn: Turn, press: AskToDiscardDraft) -> None:
    draft = existing(turn, press.territory, press.draft)
    turn.show(
        T("Throw away what was prepared? Nobody has been told of it yet."),
        (Button(T("Throw it away"), DiscardDraft(draft.territory, draft.id)),),
        (Button(T("Back"), ShowDraft(draft.territory, draft.id)),),
    )


@votes.on(DiscardDraft, who=Role.FACILITATOR)
def discard(turn: Turn, press: DiscardDraft) -> None:
    draft = existing(turn, press.territory, press.draft)
    if drafts.votes_on(turn.db, draft):
        return draw(turn, draft)
    drafts.discard(turn.db, draft)
    audit.record(turn.db, "question_discarded", by=turn.person, at=turn.now, draft=draft.id)
    turn.toast(T("It is thrown away."))
    return begin(turn, DraftQuestion(draft.territory))


@votes.contributes(Subject)
def question(turn: Turn) -> Iterator[Subject]:
    yield Subject(ABOUT, motion, opened, decided, ShowDraft)


def motion(db: Connection, territory: int, row: int) -> Motion:
    """Raises Refusal for a question that lacks something."""
    draft, here = drafts.by_id(db, territory, row), territories.by_id(db, territory)
    if draft is None or here is None:
        raise Refusal(T("This question is no longer there."))
    if draft.question is None or not is_whole(draft):
        back = (Button(T("Back"), ShowDraft(territory, row)),)
        raise Refusal(T("A question and three to seven options, before it is voted on."), back)
    return Motion(Rule.JUDGMENT, draft.question, options=draft.options, missing=unwritten(draft, here))


def opened(turn: Turn, vote: Vote) -> None:
    """The vote holds the words from here on."""


def decided(turn: Turn, vote: Vote, outcome: Outcome) -> None:
    """The result stands with the vote; what follows from it is for the group to do."""


def existing(turn: Turn, territory: int, draft: int) -> Draft:
    found = drafts.by_id(turn.db, within(turn.person, territory), draft)
    if found is None:
        raise Refusal(T("This question is no longer there."), (Button(T("Votes"), ListVotes(territory)),))
    return found


def place(turn: Turn, territory: int) -> Territory:
    found = territories.by_id(turn.db, within(turn.person, territory))
    if found is None:
        raise Refusal(T("This chat is about no territory now."))
    return found
