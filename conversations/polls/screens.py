"""The screens of a poll being prepared: what kind, the question, the options, other languages, who sees what."""

from __future__ import annotations

from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.i18n import OWN_NAMES, Plain, T, Text, lines, paragraphs
from bot.people import territories
from bot.people.preferences import Language
from bot.writing import in_order
from conversations.polls import saying
from conversations.polls.presses import AskToDiscardPoll, DraftPoll, ListPolls, NewPoll, PreviewPoll
from conversations.polls.queries import Poll, Slot
from conversations.polls.rules import FEWEST, MOST
from conversations.polls.tables import Form
from conversations.polls.wording_presses import (
    ChooseSecrecy,
    DropOption,
    KeepOptions,
    SkipTranslation,
    Translating,
    WritingOptions,
    WritingQuestion,
)

QUESTION = T("For example: “On which day shall the market be?” Other languages are asked for afterwards.")
NATIVE_QUESTION = T("For example: “On which day shall the market be?” Everybody sees it in these words.")


def draw_telegram_poll(turn: Turn, here: int) -> None:
    """What Telegram's own polls can do, and what not."""
    turn.show(
        paragraphs(
            T("<b>One of Telegram’s own polls</b>"),
            T(
                "It is quick, and good for taking the temperature; nothing should be decided with it. Whoever gets it "
                "forwarded can answer too, of the territory or not."
            ),
            T(
                "It speaks one language, and cannot be corrected or extended once it is posted. Where it is "
                "anonymous, nobody learns who answered and who did not."
            ),
        ),
        (Button(saying.KINDS[Form.ONE], DraftPoll(here, Form.ONE, native=True)),),
        (Button(saying.KINDS[Form.SEVERAL], DraftPoll(here, Form.SEVERAL, native=True)),),
        (Button(T("Back"), NewPoll(here)),),
    )


def draw_question(turn: Turn, poll: Poll) -> None:
    turn.show(
        paragraphs(
            T("<b>{kind}: what is the question?</b>", kind=saying.KINDS[poll.form]),
            NATIVE_QUESTION if poll.native else QUESTION,
            T("So far: {words}", words=poll.question) if poll.question else None,
        ),
        *way_back(poll),
    )
    turn.wait(WritingQuestion(poll.territory, poll.id))


def draw_options(turn: Turn, poll: Poll) -> None:
    how = T(
        "Write the options, each on a line of its own, or one after the other: {least} to {most}.",
        least=FEWEST,
        most=MOST,
    )
    turn.show(paragraphs(T("<b>What can be chosen?</b>"), how, so_far(poll)), *below_options(poll))
    turn.wait(WritingOptions(poll.territory, poll.id))


def so_far(poll: Poll) -> Text | None:
    return saying.listed(poll) if poll.options else None


def below_options(poll: Poll) -> tuple[Row, ...]:
    here, id, count = poll.territory, poll.id, len(poll.options)
    done = ((Button(T("These are all"), KeepOptions(here, id)),),) if count >= FEWEST else ()
    drop = ((Button(T("Take the last one away"), DropOption(here, id, count)),),) if count else ()
    return (*done, *drop, *way_back(poll))


def draw_translation(turn: Turn, poll: Poll, language: Language) -> None:
    """Question and options at once, a line each."""
    name = OWN_NAMES[language]
    how = T("Write the question on the first line, then each option on a line of its own, in this order.")
    turn.show(
        paragraphs(
            T("<b>The same in {language}?</b>", language=name),
            None if asks_for_dates(poll) else how,
            lines(saying.title(poll), None if asks_for_dates(poll) else saying.listed(poll)),
            T("Whoever reads {language} sees these words if it is skipped.", language=name),
        ),
        (Button(T("Skip: {language}", language=Plain(name)), SkipTranslation(poll.territory, poll.id, language)),),
        *way_back(poll),
    )
    turn.wait(Translating(poll.territory, poll.id, language))


def draw_secrecy(turn: Turn, poll: Poll) -> None:
    here, id = poll.territory, poll.id
    turn.wait(None)
    turn.show(
        paragraphs(
            T("<b>May everybody see who chose what?</b>"),
            T("It is said on the poll, and stays so. Of an anonymous one only the numbers are left at its end."),
        ),
        (Button(T("Open: names are seen"), ChooseSecrecy(here, id, anonymous=False)),),
        (Button(T("Anonymous: only numbers"), ChooseSecrecy(here, id, anonymous=True)),),
        *way_back(poll),
    )


def way_back(poll: Poll) -> tuple[Row, ...]:
    """To the last look of a draft that lacks nothing, or out of one that does."""
    here, id = poll.territory, poll.id
    if is_whole(poll):
        return ((Button(T("Back"), PreviewPoll(here, id)),),)
    return ((Button(T("Discard"), AskToDiscardPoll(here, id)), Button(T("Polls"), ListPolls(here))),)


def is_whole(poll: Poll) -> bool:
    """Whether nothing is missing that it could not be opened without."""
    return bool(poll.question and len(poll.options) >= FEWEST and poll.closes_at and poll.group)


def asks_for_dates(poll: Poll) -> bool:
    return poll.form is Form.DATES


def languages(turn: Turn, poll: Poll) -> list[Language]:
    """In which languages it is to be written: that of the question first, then those of the territory.

    One of Telegram's own polls has one language only.
    """
    own = poll.question.first if poll.question else turn.person.language
    if poll.native:
        return [Language(own)]
    here = territories.by_id(turn.db, poll.territory)
    return [Language(one) for one in in_order(own, here.languages if here else ())]


def unwritten(turn: Turn, poll: Poll) -> list[Language]:
    """The languages in which the question or one of the options is not written yet."""
    written = [poll.question, *(option for option in poll.options if not isinstance(option, Slot))]
    return [
        language
        for language in languages(turn, poll)
        if any(text is None or not text.texts.get(language.value) for text in written)
    ]
