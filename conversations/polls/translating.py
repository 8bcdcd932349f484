"""The same question in other languages; whatever is skipped is named before the poll opens."""

from __future__ import annotations

from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, Tn
from bot.people.roles import Role
from bot.writing import signs, with_words
from conversations.polls import changing, rules
from conversations.polls.drafting import check
from conversations.polls.listing import drafted
from conversations.polls.presses import polls
from conversations.polls.queries import Option, Slot
from conversations.polls.rules import LONGEST_OPTION, LONGEST_QUESTION, MOST
from conversations.polls.screens import asks_for_dates, draw_translation
from conversations.polls.steps import translate_next
from conversations.polls.wording_presses import AskTranslation, SkipTranslation, Translating

ALL = LONGEST_QUESTION + MOST * (LONGEST_OPTION + 2)  # characters of a question with its options


@polls.on(AskTranslation, who=Role.FACILITATOR)
def ask_translation(turn: Turn, press: AskTranslation) -> None:
    draw_translation(turn, drafted(turn, press.territory, press.poll), press.language)


@polls.on(SkipTranslation, who=Role.FACILITATOR)
def skip_translation(turn: Turn, press: SkipTranslation) -> None:
    translate_next(turn, drafted(turn, press.territory, press.poll), after=press.language)


@polls.on(Translating, who=Role.FACILITATOR)
def read_translation(turn: Turn, wait: Translating) -> None:
    poll, language = drafted(turn, wait.territory, wait.poll), wait.language.value
    lines = rules.read_lines(signs(turn.said, ALL))
    wanted = 1 if asks_for_dates(poll) else 1 + len(poll.options)
    if wanted == 1 and len(lines) > 1:
        raise Refusal(T("One line, please: the question. The dates need no translation."))
    if len(lines) != wanted:
        asked = Tn("{n} line is needed", "{n} lines are needed", wanted)
        raise Refusal(
            T("{asked}, and these are {found}: the question, then each option.", asked=asked, found=len(lines))
        )
    question, *options = lines
    if len(question) > LONGEST_QUESTION:
        raise Refusal(T("That is {n} characters long, and {most} fit.", n=len(question), most=LONGEST_QUESTION))
    check(options)
    changing.ask(turn.db, poll.id, with_words(poll.question, language, question))
    changing.offer(turn.db, poll.id, translated(poll.options, language, options))
    translate_next(turn, drafted(turn, wait.territory, poll.id), after=wait.language)


def translated(options: tuple[Option, ...], language: str, lines: list[str]) -> list[Option]:
    """Dates need no translation."""
    if not lines:
        return list(options)
    pairs = zip(options, lines, strict=True)
    return [one if isinstance(one, Slot) else with_words(one, language, line) for one, line in pairs]
