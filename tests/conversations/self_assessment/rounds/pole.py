"""Mahdia with its facilitator, its group and its people, all with phones in their hands."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, insert

from bot.people import preferences
from bot.people.roles import Person, Role
from bot.people.tables import groups
from bot.people.territories import Territory
from conversations.home import home
from conversations.self_assessment import self_assessment
from conversations.self_assessment.rounds import queries
from conversations.self_assessment.rounds.queries import Round
from tests.builders import NOW, organisation, person, territory
from tests.phones import Line, Phone, Shown

ATLAS = -100
MARKS = dict.fromkeys(map(ord, "\u2066\u2068\u2069\u200e\u200f"))


@dataclass(frozen=True, slots=True)
class Pole:
    """``amal`` facilitates; ``line`` is the bot that everybody talks to."""

    line: Line
    amal: Phone

    @property
    def db(self) -> Connection:
        return self.line.db

    @property
    def round(self) -> Round:
        """The latest round that was opened."""
        return queries.opened_in(self.db, territory(self.db).id)[0]

    @property
    def atlas(self) -> list[Shown]:
        """What stands in the group."""
        return self.line.shown(ATLAS)

    def facilitator(self, name: str = "Ali", language: str = "en") -> Phone:
        return self.phone(person(self.db, name, Role.FACILITATOR, language=language))

    def person(self, name: str = "Sara", *, language: str = "en", body: str | None = None, news: bool = False) -> Phone:
        """Somebody of the territory; ``news``: who wants to be told in private."""
        speaks_for = organisation(self.db, body) if body else None
        someone = person(self.db, name, language=language, organisation=speaks_for)
        preferences.choose_news(self.db, someone.id, territory(self.db).id, news)
        return self.phone(someone)

    def phone(self, someone: Person) -> Phone:
        return self.line.phone(someone.name, someone.language, someone.telegram_id)

    def rates(self, who: Phone, rating: int = 7) -> None:
        """Answer the first question, and let the groups hear of it."""
        who.writes("/assess")
        who.presses("Actors")
        who.presses(str(rating))


def pole(db: Connection, *, group: str | None = "fr", language: str = "en") -> Pole:
    """A pole with one group (spoken to in that language) or none."""
    line = Line(db, [home, self_assessment])
    amal = person(db, "Amal", Role.FACILITATOR, language=language)
    if group:
        add_group(db, territory(db), group)
    return Pole(line, line.phone("Amal", language, amal.telegram_id))


def add_group(db: Connection, where: Territory, language: str, chat: int = ATLAS, title: str = "Atlas") -> None:
    row = {"chat_id": chat, "territory_id": where.id, "title": title, "language": language, "created_at": NOW}
    db.execute(insert(groups), {**row, "key": str(chat)})


def opened(pole: Pole, *, name: str = "Spring", day: str = "16/03") -> Round:
    """A round opened from the chat."""
    prepared(pole, name=name, day=day)
    pole.amal.presses("Open")
    return pole.round


def prepared(pole: Pole, *, name: str = "Spring", day: str = "16/03") -> None:
    """Up to the last look before it opens."""
    pole.amal.writes("/rounds")
    pole.amal.presses("Open a round")
    pole.amal.writes(name)
    pole.amal.presses("Go on")
    pole.amal.writes(day)


def plain(shown: Shown) -> str:
    """A message without marks of direction."""
    return shown.html.translate(MARKS)
