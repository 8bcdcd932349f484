"""Mahdia with its groups, its people with phones, and an article that is proposed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, insert

from bot.dispatch.replies import Reply
from bot.events import Event, Place, Said
from bot.people.roles import Person, Role
from bot.people.tables import groups
from bot.people.territories import Territory
from conversations.charter import charter
from conversations.charter.articles import queries as articles
from conversations.charter.articles.queries import Version
from conversations.charter.sensing import queries
from conversations.charter.sensing.presses import CheckCloses, ShowFingers, StartCheck
from conversations.charter.sensing.queries import Check
from conversations.charter.tables import Section, Stage, texts, versions
from conversations.charter.tables import articles as article_rows
from conversations.home import home
from conversations.onboarding import onboarding
from tests.builders import NOW, organisation, person, territory
from tests.phones import Line, Phone, Shown

ATLAS = Place(-100, private=False, title="Atlas")
MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f"))
TEXTS = {"en": "We decide in the open.", "fr": "Nous décidons au grand jour."}


@dataclass(slots=True)
class Circle:
    """``amal`` facilitates; ``version`` is the proposed text of the one article."""

    line: Line
    amal: Phone
    version: Version
    people: dict[str, Person] = field(default_factory=dict)

    @property
    def db(self) -> Connection:
        return self.line.db

    @property
    def here(self) -> int:
        return territory(self.db).id

    @property
    def check(self) -> Check:
        """The last one that was opened."""
        return queries.of_version(self.db, self.version.id)[-1]

    @property
    def atlas(self) -> list[Shown]:
        return self.line.shown(ATLAS.id)

    def member(self, name: str, language: str = "en", role: Role = Role.ACTOR, body: str | None = None) -> Phone:
        speaks_for = organisation(self.db, body) if body else None
        someone = person(self.db, name, role, language=language, organisation=speaks_for)
        self.people[name] = someone
        return self.line.phone(name, language, someone.telegram_id)

    def opens(self) -> Check:
        """The facilitator opens a sense-check, by the buttons."""
        self.amal.opens(StartCheck(self.here, self.version.id))
        self.amal.presses("Open")
        return self.check

    def shows(self, who: Phone, fingers: int, place: Place = ATLAS) -> Reply:
        """Press a number in the group."""
        return self.presses_in_group(who, ShowFingers(self.here, self.check.id, fingers), place)

    def presses_in_group(self, who: Phone, press: Any, place: Place = ATLAS) -> Reply:
        number = next(self.line.numbers)
        said = Said(message=1, editable=True)
        return self.line.take(Event(press, who.who, place, said, update=number, callback=f"c{number}"))[0]

    def closes(self) -> None:
        """The clock reaches the end."""
        self.line.advance(self.check.closes_at - self.line.clock.now())

    def comes_due(self) -> None:
        """The due time of the end comes now, whatever the clock shows."""
        self.line.take(Event(CheckCloses(self.check.id)))


def circle(db: Connection, *, group: str | None = "en", written: dict[str, str] = TEXTS) -> Circle:
    """With one group, spoken to in that language, or none."""
    line = Line(db, [home, onboarding, charter])
    amal = person(db, "Amal", Role.FACILITATOR)
    if group:
        add_group(db, group)
    version = proposed(db, written)
    return Circle(line, line.phone("Amal", "en", amal.telegram_id), version, {"Amal": amal})


def add_group(
    db: Connection, language: str, chat: int = ATLAS.id, title: str = "Atlas", *, where: Territory | None = None
) -> None:
    here = (where or territory(db)).id
    row = {"chat_id": chat, "territory_id": here, "title": title, "language": language, "created_at": NOW}
    db.execute(insert(groups), {**row, "key": str(chat)})


def proposed(
    db: Connection,
    written: dict[str, str] = TEXTS,
    *,
    section: Section = Section.PRINCIPLES,
    stage: Stage = Stage.PROPOSED,
    author: int | None = None,
    place: int = 1,
) -> Version:
    """An article with one version; the first text given is the one that counts."""
    here = territory(db).id
    row = {"territory_id": here, "section": section, "place": place, "created_at": NOW}
    article = db.execute(insert(article_rows).values(row).returning(article_rows.c.id)).scalar_one()
    first = {"article_id": article, "number": 1, "language": next(iter(written)), "stage": stage, "created_at": NOW}
    first |= {"author_id": author, "adopted_at": NOW if stage is Stage.ADOPTED else None}
    version = db.execute(insert(versions).values(first).returning(versions.c.id)).scalar_one()
    for language, text in written.items():
        said = {"version_id": version, "language": language, "text": text, "written_at": NOW}
        db.execute(insert(texts).values(said))
    found = articles.version(db, here, version)
    assert found is not None
    return found


def plain(shown: Shown) -> str:
    """A message without marks of direction."""
    return shown.html.translate(MARKS)
