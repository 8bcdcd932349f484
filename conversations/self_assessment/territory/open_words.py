"""The open answers, for facilitators: which questions have some, then a page at a time in no order."""

from __future__ import annotations

from secrets import SystemRandom

from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.desk import Desk
from bot.errors import Refusal
from bot.i18n import T, Text, lines, paragraphs
from bot.listing import Page, number_rows, numbered
from bot.people.roles import Role
from conversations.self_assessment.flow import self_assessment
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.territory.asked_for import Reckoned, closed, reckoned
from conversations.self_assessment.territory.own_words import Open, batch, batches, mixed, open_questions, pages
from conversations.self_assessment.territory.presses import ListOpenWords, ReadOpenWords, ShowOpenWords
from conversations.self_assessment.territory.ways import way_back

ROOM = 3600  # characters of a page: Telegram takes 4,096, with all around them
SEEDS = 36**5


@self_assessment.on(ListOpenWords, who=Role.FACILITATOR)
def list_open_words(turn: Turn, press: ListOpenWords) -> None:
    reckoned(turn.db, turn.person, press)
    turn.show(T("The open answers are being gathered…"))
    turn.job(ReadOpenWords(press.territory, press.round))


@self_assessment.job(ReadOpenWords)
def read_open_words(desk: Desk, order: ReadOpenWords) -> None:
    """The questions that enough people answered in writing; a large round takes a moment to read."""
    of: Reckoned | None = desk.read(lambda db: closed(db, order.territory, order.round))
    if of is None:
        return
    round_ = of.round
    every = open_questions(round_.modules)
    there: dict[str, tuple[str, ...]] = desk.read(lambda db: batches(db, round_, every))
    said, rows = listed(round_, [one for one in every if one.question.id in there])
    tell = desk.say if desk.message is None else desk.show
    tell(said, *rows, way_back(of))


def listed(round_: Round, found: list[Open]) -> tuple[Text, tuple[Row, ...]]:
    seed = SystemRandom().randrange(SEEDS)
    shown = Page(tuple(found), 0, len(found))
    rows = number_rows(shown, lambda one: ShowOpenWords(round_.territory, round_.id, one.question.id, seed))
    head = T("<b>Open answers</b>, without names and in no order")
    return (paragraphs(head, numbered(shown, name)), rows) if found else (paragraphs(head, NOT_ENOUGH), ())


NOT_ENOUGH = T(
    "Not enough answers to show them without giving anybody away: it takes what five people of three organisations "
    "wrote, none of them more than half of it. Voice notes are never among them."
)


def name(one: Open) -> Text:
    return T("{topic}: {question}", topic=one.topic.name, question=one.question.name)


@self_assessment.on(ShowOpenWords, who=Role.FACILITATOR)
def show_open_words(turn: Turn, press: ShowOpenWords) -> None:
    """A page of one question's answers. All pages of one look keep one order; another look mixes them anew."""
    of = reckoned(turn.db, turn.person, press)
    asked = next((one for one in open_questions(of.round.modules) if one.question.id == press.question), None)
    back = (Button(T("Back"), ListOpenWords(press.territory, press.round)),)
    if asked is None:
        raise Refusal(T("This round did not ask about that."), back)
    texts = batch(turn.db, of.round, asked)
    if not texts:
        return turn.show(paragraphs(T("<b>{question}</b>", question=name(asked)), NOT_ENOUGH), back)
    there = pages(mixed(texts, press.seed))
    number = min(max(press.page, 0), len(there) - 1)
    head = T("<b>{question}</b> ({n})", question=name(asked), n=len(texts))
    said = [T("“{words}”", words=cut(text, ROOM // len(there[number]))) for text in there[number]]
    return turn.show(paragraphs(head, lines(*said)), *turning(press, number, len(there)), back)


def turning(press: ShowOpenWords, number: int, total: int) -> tuple[Row, ...]:
    def to(page: int) -> ShowOpenWords:
        return ShowOpenWords(press.territory, press.round, press.question, press.seed, page)

    before = (Button(T("← Previous"), to(number - 1)),) if number else ()
    after = (Button(T("Next →"), to(number + 1)),) if number + 1 < total else ()
    return (before + after,) if before or after else ()


def cut(text: str, room: int) -> str:
    """As much as fits; the whole of it is in the report."""
    return text if len(text) <= room else f"{text[: room - 1].rstrip()}…"
