"""Mahdia at the writing of its charter: a facilitator, organisations with a vote each, and members, all with phones."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, select

from bot.ballots import casting
from bot.ballots import vote as votes_kept
from bot.ballots.rules.roll import OneVote
from bot.ballots.tables import voting_rights
from bot.ballots.vote import Vote
from bot.people.roles import Person, Role
from bot.storage.upsert import put
from conversations.charter import charter
from conversations.charter.articles import queries
from conversations.charter.articles.presses import ShowArticle, ShowArticleVersion, WriteArticle
from conversations.charter.articles.queries import Article, Version
from conversations.charter.ideas import queries as ideas
from conversations.charter.ideas.presses import WriteIdea
from conversations.charter.ideas.queries import Idea
from conversations.charter.ideas.tables import IdeaKind
from conversations.charter.ideas.tables import ideas as idea_rows
from conversations.charter.tables import Section
from conversations.home import home
from conversations.votes import votes
from tests import builders
from tests.builders import territory
from tests.phones import Line, Phone, Shown

MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f"))
WEEK = timedelta(days=7)
LISTEN = "We listen before we decide."


class Writers:
    """``amal`` facilitates; one person has one vote, so that everybody is on the roll."""

    def __init__(self, db: Connection, language: str = "en") -> None:
        self.db = db
        self.line = Line(db, [home, charter, votes])
        self.people: dict[str, Person] = {}
        put(db, voting_rights, {"territory_id": self.here, "one_vote": OneVote.PERSON})
        self.amal = self.member("Amal", language, Role.FACILITATOR)

    @property
    def here(self) -> int:
        return territory(self.db).id

    def member(self, name: str, language: str = "en", role: Role = Role.ACTOR) -> Phone:
        someone = builders.person(self.db, name, role, language=language)
        self.people[name] = someone
        return self.line.phone(name, language, someone.telegram_id)

    def writes(self, text: str = LISTEN, section: Section = Section.PRINCIPLES) -> Version:
        """The facilitator drafts an article."""
        self.amal.opens(WriteArticle(self.here, section))
        self.amal.writes(text)
        return self.version

    def proposes(self, text: str = LISTEN, section: Section = Section.PRINCIPLES) -> Version:
        """And shows it to everybody."""
        self.writes(text, section)
        self.amal.presses("Propose it to everybody")
        return self.version

    @property
    def article(self) -> Article:
        """The last that was made."""
        return max(queries.every_article(self.db, self.here), key=lambda one: one.id)

    @property
    def version(self) -> Version:
        """The last one of the last article."""
        return queries.versions(self.db, self.article.id)[-1]

    def again(self, version: Version) -> Version:
        """As it stands now."""
        found = queries.version(self.db, self.here, version.id)
        assert found is not None
        return found

    def reads(self, who: Phone, version: Version | None = None) -> str:
        """What somebody sees of an article, or of one version."""
        press: Any = ShowArticle(self.here, self.article.id)
        who.opens(ShowArticleVersion(self.here, version.id) if version else press)
        return plain(who.last)

    def opens_vote(self, label: str = "Put it to the vote") -> Vote:
        """From the page that the facilitator sees now."""
        self.amal.presses(label)
        self.amal.presses("Open: ")
        return votes_kept.open_in(self.db, self.here)[-1]

    def says(self, vote: Vote, name: str, choice: str, reason: str = "") -> None:
        person, now = self.people[name], self.line.clock.now()
        casting.cast(self.db, vote, f"p{person.id}", choice, reason=reason, by=person.id, now=now)

    def decides(self, vote: Vote, **said: str) -> None:
        """Everybody says theirs (a choice, or an objection's reason after a colon), and the vote ends."""
        for name, choice in said.items():
            word, _, reason = choice.partition(":")
            self.says(vote, name, word, reason)
        self.line.advance(WEEK)

    def adopted(self, text: str = LISTEN) -> Version:
        """An article with an adopted text."""
        version = self.proposes(text)
        self.decides(self.opens_vote(), Amal="consent")
        return self.again(version)

    def held_back(self, reason: str = "Too slow", **others: str) -> Version:
        """The version on the facilitator's page, after a vote with an objection."""
        version = self.version
        self.reads(self.amal, version)
        self.decides(self.opens_vote(), Amal=f"objection:{reason}", **others)
        return self.again(version)

    def suggests(self, who: Phone, text: str, kind: IdeaKind = IdeaKind.PRINCIPLE) -> Idea:
        """Somebody proposes an idea; the last there is then."""
        who.opens(WriteIdea(self.here, kind))
        who.writes(text)
        return self.idea

    @property
    def idea(self) -> Idea:
        last = self.db.scalar(select(idea_rows.c.id).order_by(idea_rows.c.id.desc()).limit(1))
        found = ideas.by_id(self.db, self.here, last or 0)
        assert found is not None
        return found


def plain(shown: Shown) -> str:
    """A message without marks of direction."""
    return shown.html.translate(MARKS).replace("\u00a0", " ").replace("\u202f", " ")
