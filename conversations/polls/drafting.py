"""A poll is prepared: kind, question, options, other languages, who sees what; and thrown away."""

from __future__ import annotations

from bot.buttons import Button
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, Written, paragraphs
from bot.people import audit
from bot.people.permissions import within
from bot.people.roles import Role
from bot.writing import signs, with_words, words
from conversations.polls import changing, rules, saying
from conversations.polls.ends import draw_end
from conversations.polls.listing import drafted, list_polls
from conversations.polls.presses import (
    AskToDiscardPoll,
    DiscardPoll,
    DraftPoll,
    ListPolls,
    NewPoll,
    OfferTelegramPoll,
    ShowPoll,
    polls,
)
from conversations.polls.rules import FEWEST, LONGEST_OPTION, LONGEST_QUESTION, MOST, Flaw
from conversations.polls.screens import draw_question, draw_secrecy, draw_telegram_poll
from conversations.polls.steps import draw_choices, go_on, translate_next
from conversations.polls.tables import Form
from conversations.polls.wording_presses import (
    AskOptions,
    AskQuestion,
    AskSecrecy,
    ChooseSecrecy,
    DropOption,
    KeepOptions,
    WritingOptions,
    WritingQuestion,
)

ALL = MOST * (LONGEST_OPTION + 2)  # characters of all options


@polls.on(NewPoll, who=Role.FACILITATOR)
def choose_kind(turn: Turn, press: NewPoll) -> None:
    here = within(turn.person, press.territory)
    turn.wait(None)
    turn.show(
        paragraphs(
            T("<b>A new poll: how is it answered?</b>"),
            T("One answer, as many as fit, or every date that suits. It stands in one group, and binds nobody."),
        ),
        *((Button(saying.KINDS[form], DraftPoll(here, form)),) for form in Form),
        (Button(T("A quick Telegram poll"), OfferTelegramPoll(here)),),
        (Button(T("Back"), ListPolls(here)),),
    )


@polls.on(OfferTelegramPoll, who=Role.FACILITATOR)
def offer_telegram_poll(turn: Turn, press: OfferTelegramPoll) -> None:
    draw_telegram_poll(turn, within(turn.person, press.territory))


@polls.on(DraftPoll, who=Role.FACILITATOR)
def draft(turn: Turn, press: DraftPoll) -> None:
    here = within(turn.person, press.territory)
    native = press.native and press.form is not Form.DATES
    draw_question(turn, changing.draft(turn.db, here, press.form, turn.person, turn.now, native=native))


@polls.on(AskQuestion, who=Role.FACILITATOR)
def ask_question(turn: Turn, press: AskQuestion) -> None:
    draw_question(turn, drafted(turn, press.territory, press.poll))


@polls.on(WritingQuestion, who=Role.FACILITATOR)
def read_question(turn: Turn, wait: WritingQuestion) -> None:
    """Another question is another text: what was translated before no longer says the same."""
    poll = drafted(turn, wait.territory, wait.poll)
    changing.ask(turn.db, poll.id, with_words(None, turn.person.language, words(turn.said, LONGEST_QUESTION)))
    asked = drafted(turn, wait.territory, poll.id)
    if len(asked.options) < FEWEST:
        draw_choices(turn, asked)
    else:
        translate_next(turn, asked)


@polls.on(AskOptions, who=Role.FACILITATOR)
def ask_options(turn: Turn, press: AskOptions) -> None:
    draw_choices(turn, drafted(turn, press.territory, press.poll))


@polls.on(WritingOptions, who=Role.FACILITATOR)
def read_options(turn: Turn, wait: WritingOptions) -> None:
    poll = drafted(turn, wait.territory, wait.poll)
    language = poll.question.first if poll.question else turn.person.language
    before = [option for option in poll.options if isinstance(option, Written)]
    lines = rules.read_lines(signs(turn.said, ALL))
    check([*(option.words(language) for option in before), *lines])
    changing.offer(turn.db, poll.id, [*before, *(Written(language, {language: line}) for line in lines)])
    draw_choices(turn, drafted(turn, wait.territory, poll.id))


def check(options: list[str]) -> None:
    """Raises Refusal for options that cannot stand together in one poll."""
    match rules.flaw(options):
        case Flaw.TOO_MANY:
            raise Refusal(T("These would be {n} options, and {most} fit.", n=len(options), most=MOST))
        case Flaw.TOO_LONG:
            raise Refusal(T("One of these is too long: an option has at most {most} characters.", most=LONGEST_OPTION))
        case Flaw.TWICE:
            raise Refusal(T("One of these stands there twice. Each option once, please."))


@polls.on(DropOption, who=Role.FACILITATOR)
def drop_option(turn: Turn, press: DropOption) -> None:
    """Only of the list that the button was drawn on: pressed twice it takes one away, not two."""
    poll = drafted(turn, press.territory, press.poll)
    if len(poll.options) == press.count:
        changing.offer(turn.db, poll.id, poll.options[:-1])
    draw_choices(turn, drafted(turn, press.territory, poll.id))


@polls.on(KeepOptions, who=Role.FACILITATOR)
def keep_options(turn: Turn, press: KeepOptions) -> None:
    poll = drafted(turn, press.territory, press.poll)
    if len(poll.options) < FEWEST:
        draw_choices(turn, poll)
    else:
        translate_next(turn, poll)


@polls.on(AskSecrecy, who=Role.FACILITATOR)
def ask_secrecy(turn: Turn, press: AskSecrecy) -> None:
    draw_secrecy(turn, drafted(turn, press.territory, press.poll))


@polls.on(ChooseSecrecy, who=Role.FACILITATOR)
def choose_secrecy(turn: Turn, press: ChooseSecrecy) -> None:
    changing.hide(turn.db, drafted(turn, press.territory, press.poll).id, anonymous=press.anonymous)
    poll = drafted(turn, press.territory, press.poll)
    if poll.closes_at is None:
        draw_end(turn, poll)
    else:
        go_on(turn, poll)


@polls.on(AskToDiscardPoll, who=Role.FACILITATOR)
def ask_to_discard(turn: Turn, press: AskToDiscardPoll) -> None:
    poll = drafted(turn, press.territory, press.poll)
    turn.wait(None)
    turn.show(
        T("Throw away what was prepared? Nobody has been asked yet."),
        (Button(T("Throw the poll away"), DiscardPoll(press.territory, poll.id)),),
        (Button(T("Back"), ShowPoll(press.territory, poll.id)),),
    )


@polls.on(DiscardPoll, who=Role.FACILITATOR)
def discard(turn: Turn, press: DiscardPoll) -> None:
    poll = drafted(turn, press.territory, press.poll)
    changing.discard(turn.db, poll.id)
    audit.record(turn.db, "poll_discarded", by=turn.person, at=turn.now, poll=poll.id)
    turn.toast(T("The poll is thrown away."))
    list_polls(turn, ListPolls(press.territory))
