"""Everything about one person, as files: JSON for programs, CSV for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from bot.contributions import OwnData
from bot.conversation import Turn
from bot.csvfile import csv_file
from bot.desk import Desk
from bot.i18n import T
from bot.outbox.message import File, Media
from bot.people.roles import Role
from conversations.privacy.flow import back, privacy
from conversations.privacy.presses import OwnFiles, WantOwnData
from conversations.privacy.queries import own_rows
from conversations.privacy.rules import as_json, as_table

HEAD = ("part", "row", "name", "value")


@privacy.on(WantOwnData, who=Role.STRANGER)
def want_own_data(turn: Turn, press: WantOwnData) -> None:
    turn.show(T("Everything about you is being put into two files. They arrive here in a moment."), back())
    turn.job(OwnFiles())


@privacy.job(OwnFiles)
def make_files(desk: Desk, order: OwnFiles) -> None:
    parts = desk.contributions(OwnData)
    desk.show(T("Everything that is kept about you is in the two files below."), back())
    table = csv_file(HEAD, as_table(parts))
    desk.say(
        T("Everything that is kept about you, for a spreadsheet."), file=File(Media.DOCUMENT, "my-data.csv", table)
    )
    desk.say(
        T("The same, for other programs (JSON)."),
        file=File(Media.DOCUMENT, "my-data.json", as_json(parts, desk.now)),
    )


@privacy.contributes(OwnData)
def own_data(turn: Turn) -> Iterator[OwnData]:
    for heading, rows in own_rows(turn.db, turn.person).items():
        if rows:
            yield OwnData(heading, rows)
