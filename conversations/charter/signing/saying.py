"""Frozen charters in words: how one stands, its hash, its articles."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.ballots import vote as votes
from bot.ballots.rules.outcome import Rule
from bot.i18n import Plain, T, Text, Tn, Tp, lines
from bot.people import territories
from bot.people.roles import KINDS
from conversations.charter.articles.saying import LANGUAGES_CALLED
from conversations.charter.articles.skeleton import TITLES
from conversations.charter.signing import content, queries
from conversations.charter.signing.content import FrozenArticle
from conversations.charter.signing.queries import FrozenCharter
from conversations.charter.signing.rules import grouped
from conversations.charter.signing.signatures import Signature
from conversations.charter.signing.tables import Mandate
from conversations.charter.tables import Section

MANDATES: dict[Mandate, Text] = {
    Mandate.GIVEN: Tp("a mandate", "given"),
    Mandate.PENDING: Tp("a mandate", "pending"),
}


def title(db: Connection, charter: FrozenCharter) -> Text:
    here = territories.by_id(db, charter.territory)
    return T("<b>The charter of {territory}, version {n}</b>", territory=here.name if here else "", n=charter.number)


def state(db: Connection, charter: FrozenCharter) -> Text:
    """Where it stands, and of the one in force when it is looked at again."""
    again = T("To be looked at again on {day}.", day=charter.review_on) if charter.review_on else None
    return lines(stands(db, charter), again if queries.is_present(db, charter) else None)


def stands(db: Connection, charter: FrozenCharter) -> Text:
    """Frozen, voted on, adopted, replaced, or not adopted."""
    if charter.refused_at is not None:
        return T("Not adopted, on {day}.", day=local_day(db, charter, charter.refused_at))
    if charter.adopted_at is not None:
        said = T("Adopted on {day}.", day=local_day(db, charter, charter.adopted_at))
        now = queries.present(db, charter.territory)
        if now is None or now.id == charter.id:
            return said
        return lines(said, T("Version {n} has taken its place since.", n=now.number))
    if voted_on_now(db, charter):
        return T("It is being voted on.")
    return T("Frozen on {day}, not voted on yet.", day=local_day(db, charter, charter.frozen_at))


def local_day(db: Connection, charter: FrozenCharter, moment: datetime) -> date:
    """Which day it was in the territory."""
    here = territories.by_id(db, charter.territory)
    return moment.astimezone(ZoneInfo(here.zone if here else "UTC")).date()


def voted_on_now(db: Connection, charter: FrozenCharter) -> bool:
    there = votes.about(db, charter.territory, "charter", charter.id)
    return any(one.closed_at is None for one in there)


def counted(charter: FrozenCharter) -> Text:
    return Tn("{n} article", "{n} articles", charter.articles)


def hash_line(charter: FrozenCharter) -> Text:
    """Latin throughout, so that it needs no marks of direction, which would be copied along."""
    return T("SHA-256: <code>{digest}</code>", digest=Plain(grouped(charter.digest)))


def which_counts(charter: FrozenCharter) -> Text:
    return T("The text that counts is in: {language}", language=LANGUAGES_CALLED[charter.language])


def lacking(db: Connection, charter: FrozenCharter) -> Text | None:
    """The territory's languages in which it cannot be read whole."""
    here = territories.by_id(db, charter.territory)
    found = content.untranslated(charter.content, here.languages if here else ())
    if not found:
        return None
    return T("Not wholly translated: {languages}", languages=[in_language(one, n) for one, n in found.items()])


def in_language(language: str, count: int) -> Text:
    return Tn("{language} ({n} article)", "{language} ({n} articles)", count, language=LANGUAGES_CALLED[language])


def section(one: Section) -> Text:
    return T("<b>{section}</b>", section=TITLES[one])


def heading(article: FrozenArticle) -> Text:
    """Its number, and whose commitment it is."""
    name = T("Article {n}", n=article.number)
    if article.section is not Section.COMMITMENTS:
        return name
    return T("{article}, {whose}", article=name, whose=whose(article))


def whose(article: FrozenArticle) -> Text:
    return KINDS[article.kind] if article.kind else Tp("whose commitment", "everybody")


def vote_line(vote: Mapping[str, Any] | None) -> Text | None:
    """What the vote that adopted an article came to."""
    if vote is None or not vote["counts"]:
        return None
    n = vote["counts"]
    if vote["rule"] == Rule.CONSENT:
        return T(
            "Adopted by consent: {agree} consent, {concern} with a concern, {aside} stand aside.",
            agree=n["consent"],
            concern=n["concern"],
            aside=n["aside"],
        )
    return T(
        "Adopted by vote: {yes} for, {no} against, {aside} stand aside.",
        yes=n["for"],
        no=n["against"],
        aside=n["aside"],
    )


def signer(one: Signature) -> Text:
    """Who signed, for whom, as what; somebody forgotten is named so."""
    name: Text | str = one.name or T("a person who asked to be forgotten")
    if not one.organisation:
        return T("{name}", name=name)
    mandate = T("mandate pending") if one.mandate is Mandate.PENDING else T("mandate given")
    if one.role:
        who = T("{name}, {role}", name=name, role=one.role)
        return T("{organisation}: {who} ({mandate})", organisation=one.organisation, who=who, mandate=mandate)
    return T("{organisation}: {who} ({mandate})", organisation=one.organisation, who=name, mandate=mandate)
