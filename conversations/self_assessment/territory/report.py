"""The report of a round: a document to print, in the language that it is asked for in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from secrets import SystemRandom

from sqlalchemy import Connection

from bot.conversation import Turn
from bot.desk import Desk
from bot.i18n import OWN_NAMES, Plain, T, Text, Voice, label, number, paragraphs
from bot.outbox.message import File, Media
from bot.people.roles import Role
from bot.pictures.radar import Radar, Series
from bot.pictures.report import Quotes, Report, report
from conversations.self_assessment.flow import self_assessment
from conversations.self_assessment.questions import asked
from conversations.self_assessment.territory import reading
from conversations.self_assessment.territory.asked_for import Reckoned, closed, reckoned
from conversations.self_assessment.territory.earlier import before, last_round, moved
from conversations.self_assessment.territory.file_names import file_name
from conversations.self_assessment.territory.file_presses import DrawReport, MakeReport
from conversations.self_assessment.territory.languages import language_rows
from conversations.self_assessment.territory.open_words import name as question_name
from conversations.self_assessment.territory.own_words import Open, batches, mixed, open_questions
from conversations.self_assessment.territory.presses import PickReport
from conversations.self_assessment.territory.radars import TICKS, medians, radar_of
from conversations.self_assessment.territory.report_parts import module_pages, trainings
from conversations.self_assessment.territory.report_words import facts, headings, hidden, points
from conversations.self_assessment.territory.spread_rows import legend
from conversations.self_assessment.territory.tables_file import territory_name
from conversations.self_assessment.territory.ways import way_back

MOST_QUOTED = 40  # answers to one question: two pages


@self_assessment.on(PickReport, who=Role.FACILITATOR)
def pick_report(turn: Turn, press: PickReport) -> None:
    of = reckoned(turn.db, turn.person, press)
    text = paragraphs(
        T("<b>Report on {round}</b>", round=of.round.name),
        T("A document to print and to bring to the meeting (PDF): the pictures, the numbers, and what to talk about."),
        T("In which language?"),
    )
    turn.show(text, *language_rows(of.round, MakeReport))


@self_assessment.on(MakeReport, who=Role.FACILITATOR)
def make_report(turn: Turn, press: MakeReport) -> None:
    reckoned(turn.db, turn.person, press)
    turn.show(T("The report is being prepared…"))
    turn.job(DrawReport(press.territory, press.round, press.language))


@self_assessment.job(DrawReport)
def draw_report(desk: Desk, order: DrawReport) -> None:
    """In the language asked for, with the digits, the terms and the hours of whoever asked."""
    of: Reckoned | None = desk.read(lambda db: closed(db, order.territory, order.round))
    if of is None:
        return
    voice = replace(desk.person.voice, language=order.language.value)
    earlier: Reckoned | None = desk.read(lambda db: before(db, of))
    name = desk.read(lambda db: territory_name(db, order.territory))
    quotes: dict[str, tuple[Quotes, ...]] = desk.read(lambda db: own_words(db, voice, of))
    pdf = report(composed(voice, name, of, earlier, quotes))
    language = Plain(OWN_NAMES[voice.language])
    desk.show(T("The report on {round}, in {language}.", round=of.round.name, language=language))
    file = File(Media.DOCUMENT, file_name(name, of.round.name, "pdf"), pdf)
    desk.say(T("What {territory} says of itself, to print.", territory=name), way_back(of), file=file)


def composed(
    voice: Voice, territory: str, of: Reckoned, earlier: Reckoned | None, quotes: Mapping[str, tuple[Quotes, ...]]
) -> Report:
    """The report as finished words; ``quotes`` are the open answers by module."""
    questionnaire = asked(of.round.modules)
    pages = [module_pages(voice, module, of, earlier, quotes.get(module.id, ())) for module in questionnaire.modules]
    return Report(
        language=voice.language,
        title=label(voice, T("How {territory} sees itself", territory=territory)),
        subtitle=label(voice, T("{round}", round=of.round.name)),
        facts=facts(voice, of),
        words=headings(voice),
        reading=tuple(label(voice, text) for text in reading.HOW),
        overview=overview(voice, of, earlier),
        modules=tuple(pages),
        demand=trainings(voice, of),
        agenda=points(voice, of),
        hidden=hidden(voice, of),
        footer=label(voice, footer(territory, of)),
        legend=legend(voice),
        ticks=tuple(number(voice, tick) for tick in TICKS),
    )


def own_words(db: Connection, voice: Voice, of: Reckoned) -> dict[str, tuple[Quotes, ...]]:
    """The open answers by module, each question's in an order that says nothing of who wrote them."""
    every = open_questions(of.round.modules)
    texts = batches(db, of.round, every)
    found: dict[str, tuple[Quotes, ...]] = {}
    for one in (one for one in every if texts.get(one.question.id)):
        said = mixed(texts[one.question.id], SystemRandom().getrandbits(64))
        module = one.topic.id[0]
        found[module] = (*found.get(module, ()), quoted(voice, one, said))
    return found


def quoted(voice: Voice, one: Open, texts: Sequence[str]) -> Quotes:
    """As many as can be read on paper; where there are more, whoever reads it is told."""
    heading = question_name(one)
    if len(texts) > MOST_QUOTED:
        heading = T("{question} ({n} of {total}, drawn by lot)", question=heading, n=MOST_QUOTED, total=len(texts))
    return Quotes(label(voice, heading), tuple(texts[:MOST_QUOTED]))


def overview(voice: Voice, of: Reckoned, earlier: Reckoned | None) -> Radar | None:
    """The medians with the last round's behind them; None where not one may be shown."""
    topics = asked(of.round.modules).topics
    found = medians(topics, of.results.figures)
    if all(one is None for one in found):
        return None
    now = Series(label(voice, T("{round}", round=of.round.name)), found)
    behind = (last_round(of, earlier, voice),) if earlier and moved(of, earlier) else ()
    return radar_of(voice, topics, (now, *behind), Plain(""), Plain(""))


def footer(territory: str, of: Reckoned) -> Text:
    return T("{territory} · {round}", territory=territory, round=of.round.name)
