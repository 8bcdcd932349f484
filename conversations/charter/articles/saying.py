"""What articles and their versions are called, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from bot.i18n import T, Text, Tp, Written, lines
from bot.listing import short
from bot.people.roles import KINDS
from conversations.charter.articles import queries
from conversations.charter.articles.queries import Article, Reading, Version
from conversations.charter.articles.skeleton import TITLES
from conversations.charter.tables import Section, Stage

STAGES: dict[Stage, Text] = {
    Stage.DRAFT: Tp("an article", "a draft, not shown to members yet"),
    Stage.PROPOSED: Tp("an article", "proposed"),
    Stage.VOTED_ON: Tp("an article", "voted on now"),
    Stage.ADOPTED: Tp("an article", "adopted"),
    Stage.HELD_BACK: Tp("an article", "held back by an objection"),
    Stage.FAILED: Tp("an article", "not adopted"),
    Stage.REPLACED: Tp("an article", "replaced"),
}
"""Where an article stands: where its present version, or the one that may become it, does."""

OF_ARTICLES: dict[Stage, Text] = {
    Stage.DRAFT: Tp("several articles", "drafts"),
    Stage.PROPOSED: Tp("several articles", "proposed"),
    Stage.VOTED_ON: Tp("several articles", "voted on now"),
    Stage.ADOPTED: Tp("several articles", "adopted"),
    Stage.HELD_BACK: Tp("several articles", "held back by an objection"),
    Stage.FAILED: Tp("several articles", "not adopted"),
    Stage.REPLACED: Tp("several articles", "replaced"),
}
"""Where articles stand, before their number."""

OF_VERSIONS: dict[Stage, Text] = {
    Stage.DRAFT: Tp("a version", "a draft, not shown to members yet"),
    Stage.PROPOSED: Tp("a version", "proposed"),
    Stage.VOTED_ON: Tp("a version", "voted on now"),
    Stage.ADOPTED: Tp("a version", "adopted"),
    Stage.HELD_BACK: Tp("a version", "held back by an objection"),
    Stage.FAILED: Tp("a version", "not adopted"),
    Stage.REPLACED: Tp("a version", "replaced"),
}
"""The same of one version: other languages tell them apart."""

LINE = 60  # characters of a text in a list

# How each language is called in a sentence.
LANGUAGES_CALLED: dict[str, Text] = {
    "ar": Tp("a language", "Arabic"),
    "fr": Tp("a language", "French"),
    "en": Tp("a language", "English"),
}


def name_of(article: Article) -> Text:
    if article.withdrawn:
        return T("A withdrawn article")
    return T("Article {n}", n=article.number) if article.number else T("A draft article")


def place_of(article: Article) -> Text:
    """The section, and whose commitment it is."""
    section = TITLES[article.section]
    if article.section is not Section.COMMITMENTS:
        return section
    return T("{section}: {whose}", section=section, whose=whose(article))


def whose(article: Article) -> Text:
    return KINDS[article.kind] if article.kind else Tp("whose commitment", "everybody")


def heading(article: Article) -> Text:
    return T("<b>{article}</b> · {place}", article=name_of(article), place=place_of(article))


def stands(version: Version) -> Text:
    """Number and stage, with the days of an adopted one."""
    n = version.number
    if version.stage is Stage.ADOPTED and version.adopted_at and version.review_on:
        return T("Version {n}, adopted. To be looked at again on {day}.", n=n, day=version.review_on)
    return T("Version {n}: {stage}", n=n, stage=OF_VERSIONS[version.stage])


def text_of(reading: Reading) -> Text:
    """The words themselves, in the direction of their language."""
    return Written(reading.language, {reading.language: reading.text})


def beside(version: Version, reading: Reading, wanted: str) -> Text | None:
    """What has to be said beside words that are not the present text in the reader's language."""
    counts = LANGUAGES_CALLED[version.language]
    if reading.outdated:
        older = T("Careful: this translation was made for version {n}, not for this one.", n=reading.of_version)
        return lines(older, T("The text that counts is in {language}.", language=counts))
    if reading.language != wanted:
        return T("Nobody has translated this into {language} yet.", language=LANGUAGES_CALLED[wanted])
    if reading.language != version.language:
        return T("A translation. The text that counts is in {language}.", language=counts)
    return None


def called(languages: Sequence[str]) -> list[Text | str]:
    return [LANGUAGES_CALLED[one] for one in languages]


def in_brief(db: Connection, version: Version, language: str) -> str:
    """How it begins, in a list: in that language if it was translated so, else in the one that counts."""
    return cut(queries.words(db, version).words(language))


def cut(words: str, longest: int = LINE) -> str:
    return short(" ".join(words.split()), longest)
