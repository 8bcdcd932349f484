"""The shown figures as files: a workbook to work with, and a plain table for other programs."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from bot.conversation import Turn
from bot.desk import Desk
from bot.i18n import OWN_NAMES, Plain, T, Text, Voice, label, paragraphs
from bot.outbox.message import File, Media
from bot.people import territories
from bot.people.roles import Role
from conversations.self_assessment.flow import self_assessment
from conversations.self_assessment.territory import reading
from conversations.self_assessment.territory.asked_for import Reckoned, closed, reckoned
from conversations.self_assessment.territory.file_names import file_name
from conversations.self_assessment.territory.file_presses import MakeTables, WriteTables
from conversations.self_assessment.territory.headlines import turnout
from conversations.self_assessment.territory.languages import language_rows
from conversations.self_assessment.territory.presses import PickTables
from conversations.self_assessment.territory.sheets import Sheet, Tables
from conversations.self_assessment.territory.ways import way_back
from conversations.self_assessment.territory.workbook import plain_table, workbook


@self_assessment.on(PickTables, who=Role.FACILITATOR)
def pick_tables(turn: Turn, press: PickTables) -> None:
    of = reckoned(turn.db, turn.person, press)
    text = paragraphs(
        T("<b>Tables of {round}</b>", round=of.round.name),
        T("The figures as a workbook (XLSX) and as a plain table (CSV): only what is shown, never a row of a person."),
        T("In which language?"),
    )
    turn.show(text, *language_rows(of.round, MakeTables))


@self_assessment.on(MakeTables, who=Role.FACILITATOR)
def make_tables(turn: Turn, press: MakeTables) -> None:
    reckoned(turn.db, turn.person, press)
    turn.show(T("The tables are being prepared…"))
    turn.job(WriteTables(press.territory, press.round, press.language))


@self_assessment.job(WriteTables)
def write_tables(desk: Desk, order: WriteTables) -> None:
    """Both files in the language asked for, with the digits and the country of whoever asked."""
    of: Reckoned | None = desk.read(lambda db: closed(db, order.territory, order.round))
    if of is None:
        return
    voice = replace(desk.person.voice, language=order.language.value)
    name = desk.read(lambda db: territory_name(db, order.territory))
    sheets = Tables(voice, of.round, of.results).sheets()
    made = of.round.closed_at or desk.now
    book = workbook(how_to_read(voice, name, of), sheets, right_to_left=voice.rtl, made=made)
    plain = plain_table(sheets, head(voice))
    desk.show(
        T("The tables of {round}, in {language}.", round=of.round.name, language=Plain(OWN_NAMES[voice.language]))
    )
    desk.say(T("For Excel or LibreOffice."), file=attached(name, of, "xlsx", book))
    desk.say(T("The same as a plain table."), way_back(of), file=attached(name, of, "csv", plain))


def how_to_read(voice: Voice, territory: str, of: Reckoned) -> Sheet:
    """The first tab: what this is, and what its words mean."""
    said: list[Text] = [T("{round}", round=of.round.name), turnout(of.results)]
    if of.round.closed_at is not None:
        said.append(T("Closed on {when}.", when=of.round.closed_at))
    said += [*reading.HOW, reading.LEVELS_READ, reading.NAMES]
    title = label(voice, T("How to read it"))
    return Sheet(title, (territory,), tuple((label(voice, text),) for text in said), keys=0)


def head(voice: Voice) -> tuple[str, str, str, str]:
    table, row, column, value = (label(voice, each) for each in (T("Table"), T("Row"), T("Column"), T("Value")))
    return table, row, column, value


def attached(territory: str, of: Reckoned, ending: str, content: bytes) -> File:
    return File(Media.DOCUMENT, file_name(territory, of.round.name, ending), content)


def territory_name(db: Connection, territory: int) -> str:
    found = territories.by_id(db, territory)
    return found.name if found else ""
