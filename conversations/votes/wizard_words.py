"""The question and its options are written, in one language of the territory after another."""

from __future__ import annotations

from bot.ballots.rules.judgment import CHARTER_ONLY, MOST_OPTIONS
from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import LANGUAGES, OWN_NAMES, Plain, T, Written, lines, paragraphs
from bot.people.preferences import Language
from bot.people.roles import Role
from bot.reading import one_line
from bot.writing import in_order, missing, with_words, words
from conversations.votes import drafts
from conversations.votes.drafts import NEW, QUESTION, Draft
from conversations.votes.facilitating_presses import RunVote
from conversations.votes.flow import votes
from conversations.votes.wizard import draw, existing, place
from conversations.votes.wizard_presses import AskText, RemoveOption, ShowDraft, ShowText, SkipText, WritingText

LONGEST_QUESTION, LONGEST_OPTION = 200, 80  # letters


@votes.on(ShowText, who=Role.FACILITATOR)
def show_text(turn: Turn, press: ShowText) -> None:
    draft = changeable(turn, press)
    text = draft.text(press.text)
    if text is None:
        return draw(turn, draft)
    here, id = draft.territory, draft.id
    there = [one for one in LANGUAGES if text.texts.get(one)]
    removable = press.text not in (QUESTION, CHARTER_ONLY)
    turn.wait(None)
    return turn.show(
        lines(*(Written(one, {one: text.texts[one]}) for one in there)),
        *(
            (Button(Plain(OWN_NAMES[one]), AskText(here, id, press.text, Language(one))),)
            for one in languages(turn, draft)
        ),
        *([(Button(T("Leave this option out"), RemoveOption(here, id, press.text)),)] if removable else []),
        back(draft),
    )


@votes.on(AskText, who=Role.FACILITATOR)
def ask_text(turn: Turn, press: AskText) -> None:
    draft = changeable(turn, press)
    refuse_eighth(draft, press.text)
    if is_left_out(draft, press.text):
        return draw(turn, draft)
    return ask(turn, draft, press.text, press.language)


def ask(turn: Turn, draft: Draft, name: str, language: Language) -> None:
    """For the words in one language, showing those that stand there now."""
    text = draft.text(name)
    before = text.texts.get(language.value) if text else None
    others = [one for one in LANGUAGES if text and text.texts.get(one) and one != language.value]
    wanted = T("The question, in <b>{language}</b>?", language=OWN_NAMES[language])
    option = T("The option, in <b>{language}</b>? A few words.", language=OWN_NAMES[language])
    skip = (Button(T("Skip"), SkipText(draft.territory, draft.id, name, language)),)
    turn.show(
        paragraphs(
            wanted if name == QUESTION else option,
            lines(*(Written(one, {one: text.texts[one]}) for one in others)) if text and others else None,
            T("So far: {words}", words=before) if before else None,
        ),
        *([skip] if text is not None else []),
        back(draft),
    )
    turn.wait(WritingText(draft.territory, draft.id, name, language))


@votes.on(WritingText, who=Role.FACILITATOR)
def read_text(turn: Turn, wait: WritingText) -> None:
    draft = changeable(turn, wait)
    if is_left_out(draft, wait.text):
        return draw(turn, draft)
    typed = one_line(words(turn.said, LONGEST_QUESTION if wait.text == QUESTION else LONGEST_OPTION))
    refuse_eighth(draft, wait.text)
    name = drafts.free_slug(draft) if wait.text == NEW else wait.text
    written = with_words(draft.text(name), wait.language.value, typed)
    return go_on(turn, drafts.write(turn.db, draft, name, written), name, wait.language)


@votes.on(SkipText, who=Role.FACILITATOR)
def skip_text(turn: Turn, press: SkipText) -> None:
    draft = changeable(turn, press)
    if is_left_out(draft, press.text):
        return draw(turn, draft)
    return go_on(turn, draft, press.text, press.language)


@votes.on(RemoveOption, who=Role.FACILITATOR)
def remove_option(turn: Turn, press: RemoveOption) -> None:
    """“Charter only for now” stays, whoever wishes it away."""
    draft = changeable(turn, press)
    if press.text in (QUESTION, CHARTER_ONLY):
        raise Refusal(T("“Charter only for now” is always one of the options."), back(draft))
    draw(turn, drafts.remove(turn.db, draft, press.text))


def is_left_out(draft: Draft, name: str) -> bool:
    """Whether another facilitator left this option out, while somebody was writing it."""
    return name not in (QUESTION, NEW) and draft.text(name) is None


def refuse_eighth(draft: Draft, name: str) -> None:
    if name == NEW and len(draft.options) >= MOST_OPTIONS:
        raise Refusal(T("Seven options are the most; one would have to be left out first."), back(draft))


def go_on(turn: Turn, draft: Draft, name: str, after: Language) -> None:
    """To the next language in which it is not written yet, or back to all of it."""
    order = languages(turn, draft)
    rest = order[order.index(after.value) + 1 :] if after.value in order else []
    left = missing(draft.text(name), rest)
    if left:
        return ask(turn, draft, name, Language(left[0]))
    return draw(turn, draft)


def languages(turn: Turn, draft: Draft) -> list[str]:
    """The facilitator's own first, then those of the territory."""
    return in_order(turn.person.language, place(turn, draft.territory).languages)


def changeable(turn: Turn, press: ShowText | AskText | WritingText | SkipText | RemoveOption) -> Draft:
    """Raises Refusal while it is being voted on."""
    draft = existing(turn, press.territory, press.draft)
    now_open = [one for one in drafts.votes_on(turn.db, draft) if one.closed_at is None]
    if now_open:
        to_it: Row = (Button(T("See the vote"), RunVote(draft.territory, now_open[0].id)),)
        raise Refusal(T("It is being voted on: its words do not change any more."), to_it)
    return draft


def back(draft: Draft) -> Row:
    return (Button(T("Back"), ShowDraft(draft.territory, draft.id)),)
