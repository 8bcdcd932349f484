"""What would be frozen now: every adopted article with its texts; and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from bot.ballots import vote as votes
from bot.i18n import Written
from bot.people.roles import Kind
from bot.people.territories import Territory
from conversations.charter.articles import queries as articles
from conversations.charter.articles.queries import Article, Version
from conversations.charter.signing.rules import main_language
from conversations.charter.tables import Section, Stage

Content = Mapping[str, Any]
"""What ``frozen`` makes and a row of ``charters`` holds."""


@dataclass(frozen=True, slots=True)
class FrozenArticle:
    """An article of a frozen charter; ``number`` runs through the whole of it, ``version`` is the article's own.

    ``vote`` is {"rule", "on", "counts"} of the vote that adopted it, None where there was none.
    """

    number: int
    section: Section
    kind: Kind | None
    version: int
    words: Written
    vote: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Missing:
    """What a charter lacks: sections without an article, articles not adopted, languages without a translation.

    ``untranslated`` and ``outdated`` hold, by language, how many articles have no translation or an earlier text's.
    """

    sections: tuple[Section, ...]
    undecided: tuple[Article, ...]
    untranslated: Mapping[str, int]
    outdated: Mapping[str, int]


def frozen(db: Connection, here: Territory, number: int, now: datetime) -> Content:
    """The charter as it stands, as JSON: the territory's name, the version, when, and every section with its articles.

    {"format": 1, "territory", "version", "language", "frozen_at" (UTC, to the second), "sections": [{"section",
    "articles": [{"number", "version", "kind", "language", "texts": {language: text}, "vote"}]}]}. "vote" is the one
    that adopted the text, {"rule", "on" (the day of its close, UTC), "counts": {choice: number}}, or null. Only what
    was adopted is in it, and only translations of that very text. Raises ValueError where no article is adopted.
    """
    there = adopted(db, here.id)
    if not there:
        raise ValueError("no article is adopted")
    return {
        "format": 1,
        "territory": here.name,
        "version": number,
        "language": main_language((version.language for _, version in there), here.languages),
        "frozen_at": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "sections": list(sections(db, here.id, there)),
    }


def adopted(db: Connection, territory: int) -> list[tuple[Article, Version]]:
    """The articles with an adopted text, in the charter's order."""
    written = articles.versions_of(db, territory)
    found = ((one, version) for one in articles.articles(db, territory) for version in written.get(one.id, ()))
    return [(article, version) for article, version in found if version.stage is Stage.ADOPTED]


def sections(db: Connection, territory: int, there: list[tuple[Article, Version]]) -> Iterator[dict[str, Any]]:
    numbers = {article.id: number for number, (article, _) in enumerate(there, 1)}
    for section in Section:
        mine = [(one, version) for one, version in there if one.section is section]
        if mine:
            listed = [as_json(db, territory, numbers[one.id], one, version) for one, version in mine]
            yield {"section": section.value, "articles": listed}


def as_json(db: Connection, territory: int, number: int, article: Article, version: Version) -> dict[str, Any]:
    return {
        "number": number,
        "version": version.number,
        "kind": article.kind.value if article.kind else None,
        "language": version.language,
        "texts": dict(articles.words(db, version).texts),
        "vote": vote_on(db, territory, "article", version.id) or vote_on(db, territory, "amendment", version.id),
    }


def vote_on(db: Connection, territory: int, about: str, row: int) -> dict[str, Any] | None:
    """The last vote on something that has closed: its rule, its day and its numbers."""
    over = [one for one in votes.about(db, territory, about, row) if one.outcome and one.closed_at]
    if not over or over[-1].outcome is None or over[-1].closed_at is None:
        return None
    last, outcome, closed_at = over[-1], over[-1].outcome, over[-1].closed_at
    return {"rule": last.rule.value, "on": closed_at.date().isoformat(), "counts": dict(outcome.counts)}


def read(content: Content) -> list[FrozenArticle]:
    """The articles of a frozen charter, in order."""
    return [
        FrozenArticle(
            number=one["number"],
            section=Section(part["section"]),
            kind=Kind(one["kind"]) if one["kind"] else None,
            version=one["version"],
            words=Written(one["language"], one["texts"]),
            vote=one["vote"],
        )
        for part in content["sections"]
        for one in part["articles"]
    ]


def untranslated(content: Content, languages: tuple[str, ...]) -> dict[str, int]:
    """By language, how many articles of a frozen charter cannot be read in it; only languages that lack some."""
    lacking = {one: sum(one not in article.words.texts for article in read(content)) for one in languages}
    return {language: count for language, count in lacking.items() if count}


def missing(db: Connection, here: Territory) -> Missing:
    there = adopted(db, here.id)
    filled = {article.section for article, _ in there}
    decided = {article.id for article, _ in there}
    readings = {one: [articles.reading(db, version, one) for _, version in there] for one in here.languages}
    outdated = {one: sum(each.outdated for each in found) for one, found in readings.items()}
    lacking = {one: sum(each.language != one for each in found) for one, found in readings.items()}
    return Missing(
        sections=tuple(section for section in Section if section not in filled),
        undecided=tuple(one for one in articles.articles(db, here.id) if one.number and one.id not in decided),
        untranslated={language: count for language, count in lacking.items() if count},
        outdated={language: count for language, count in outdated.items() if count},
    )
