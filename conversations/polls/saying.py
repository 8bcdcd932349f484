"""A poll in words: what stands in its group while it is open, and what it came to."""

from __future__ import annotations

from collections.abc import Iterable

from bot.buttons import Button, Link, Row
from bot.i18n import Ltr, T, Text, Tn, Voice, label, lines, paragraphs
from bot.listing import in_short
from conversations.polls import rules
from conversations.polls.queries import Counts, Option, Poll, Slot
from conversations.polls.signals import AnswerAnonymously, AnswerPoll, WhoAnswered
from conversations.polls.tables import Form

BUTTON = 28  # letters that a phone shows on a button of its own
ABREAST = 5  # number buttons in one row
CUT, CUT_QUESTION = 40, 200  # letters of an option and of the question below a picture: 1,024 are the most in all
LEVEL = 3  # options that are level are named, up to so many

HOW: dict[Form, Text] = {
    Form.ONE: T("One choice; pressing it again takes it back."),
    Form.SEVERAL: T("As many as fit; pressing one again takes it back."),
    Form.DATES: T("Every date that suits; pressing one again takes it back."),
}
KINDS: dict[Form, Text] = {
    Form.ONE: T("One choice"),
    Form.SEVERAL: T("Several choices"),
    Form.DATES: T("Dates that suit"),
}
SEEN_BY_ALL = T("Everybody in the territory can see who chose what.")
SEEN_IN_TELEGRAM = T("Everybody in the group can see who chose what.")
SEEN_BY_NONE = T("Anonymous: nobody sees who chose what, only the numbers.")


def invitation(poll: Poll, counts: Counts) -> Text:
    """What stands in the group while the poll is open."""
    return paragraphs(
        title(poll),
        lines(*counted(poll, counts)),
        lines(HOW[poll.form], secrecy(poll), until(poll)),
        turnout(counts) if counts.people else None,
    )


def bare(poll: Poll) -> Text:
    """The same without numbers."""
    return paragraphs(title(poll), listed(poll), lines(HOW[poll.form], secrecy(poll), until(poll)))


def ended(poll: Poll, counts: Counts) -> Text:
    """What stands in its place afterwards."""
    told = [*counted(poll, counts)] if counts.people else []
    return paragraphs(title(poll), lines(*told) if told else None, outcome(poll, counts))


def caption(poll: Poll, counts: Counts) -> Text:
    """What stands below the picture of the result: its numbers, once more."""
    asked = T("<b>{question}</b>", question=in_short(poll.asks, CUT_QUESTION))
    return paragraphs(asked, lines(*counted(poll, counts, CUT)), outcome(poll, counts, CUT))


def outcome(poll: Poll, counts: Counts, longest: int | None = None) -> Text:
    """That it is over, how many took part, and what most of them chose."""
    closed = T("The poll is closed.")
    if not counts.people:
        return lines(closed, T("Nobody answered this time."))
    best = [named(poll.options[place], longest) for place in rules.leading(counts.options)]
    return lines(T("{closed} {turnout}", closed=closed, turnout=turnout(counts)), most(poll, best))


def most(poll: Poll, best: list[Text]) -> Text | None:
    """What most chose; what is level stays level."""
    if not best:
        return None
    if len(best) > LEVEL:
        return Tn(
            "{n} option is level with others.", "{n} options are level. To choose among them is up to you.", len(best)
        )
    if len(best) > 1:
        return T("Level: {options}. To choose among them is up to you.", options=best)
    if poll.form is Form.DATES:
        return T("Suits most people: {date}", date=best[0])
    return T("Most chosen: {option}", option=best[0])


def title(poll: Poll) -> Text:
    return T("<b>{question}</b>", question=poll.asks)


def counted(poll: Poll, counts: Counts, longest: int | None = None) -> Iterable[Text]:
    """A line for each option, numbered, with how many chose it."""
    for number, (option, n) in enumerate(each(poll, counts, longest), 1):
        yield T("{number}. {option} · <b>{n}</b>", number=number, option=option, n=n)


def each(poll: Poll, counts: Counts, longest: int | None = None) -> Iterable[tuple[Text, int]]:
    named_options = (named(option, longest) for option in poll.options)
    return zip(named_options, counts.options, strict=True)


def listed(poll: Poll) -> Text:
    """The options, numbered, before anybody has answered."""
    shown = enumerate(poll.options, 1)
    return lines(*(T("{n}. {item}", n=number, item=named(option)) for number, option in shown))


def turnout(counts: Counts) -> Text:
    return Tn("{n} person has answered.", "{n} people have answered.", counts.people)


def until(poll: Poll) -> Text | None:
    return T("The poll is open until {when}.", when=poll.closes_at) if poll.closes_at else None


def secrecy(poll: Poll) -> Text:
    if poll.anonymous:
        return SEEN_BY_NONE
    return SEEN_IN_TELEGRAM if poll.native else SEEN_BY_ALL


def named(option: Option, longest: int | None = None) -> Text:
    """An option, cut to so many letters."""
    if isinstance(option, Slot):
        day = T("{day}", day=option.day)
        return T("{day}, {hour}", day=day, hour=Ltr(f"{option.hour:%H:%M}")) if option.hour else day
    return option if longest is None else in_short(option, longest)


def keys(poll: Poll, voice: Voice) -> tuple[Row, ...]:
    """A button for each option: its words, or its number where one is too long for a button."""
    answers = AnswerAnonymously if poll.anonymous else AnswerPoll
    presses = [answers(poll.territory, poll.id, place) for place in range(len(poll.options))]
    if all(len(label(voice, named(option))) <= BUTTON for option in poll.options):
        return tuple((Button(named(option), press),) for option, press in zip(poll.options, presses, strict=True))
    numbers = [Button(T("{n}", n=place), press) for place, press in enumerate(presses, 1)]
    return tuple(tuple(numbers[start : start + ABREAST]) for start in range(0, len(numbers), ABREAST))


def who(poll: Poll) -> tuple[Row, ...]:
    """The way to who chose what, in the private chat; of an anonymous poll there is none."""
    return () if poll.anonymous else ((Link(T("Who chose what"), WhoAnswered(poll.territory, poll.id)),),)
