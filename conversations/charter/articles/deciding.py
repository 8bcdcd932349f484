"""What articles and amendments are to a vote: its words before, and what becomes of them after."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import Connection

from bot.ballots.rules.consent import VERSIONS_BEFORE_FALLBACK
from bot.ballots.rules.outcome import Outcome, Result, Rule
from bot.ballots.subject import Motion, Subject
from bot.ballots.vote import Vote
from bot.conversation import Turn
from bot.direction import strip_controls
from bot.errors import Refusal
from bot.i18n import LANGUAGES, T, Text, Voice, Written, label
from bot.people import territories
from conversations.charter.articles import changing, history, queries, telling
from conversations.charter.articles.amending_presses import ShowWords
from conversations.charter.articles.asked_for import Asked, under_way
from conversations.charter.articles.presses import ShowArticleVersion
from conversations.charter.articles.queries import Version
from conversations.charter.articles.saying import cut, name_of
from conversations.charter.articles.translations import without
from conversations.charter.conversation import charter
from conversations.charter.tables import Act, Stage

WORDS = 40  # characters of the text in a vote's name
FALLING_BACK = (Result.NEXT_VERSION, Result.FALLBACK)


@charter.contributes(Subject)
def subjects(turn: Turn) -> Iterator[Subject]:
    yield Subject("article", article_motion, opened, article_decided, ShowArticleVersion)
    yield Subject("amendment", amendment_motion, opened, amendment_decided, ShowWords)


def article_motion(db: Connection, territory: int, row: int) -> Motion:
    """Consent on a proposed version; two thirds once two failed by an objection, on a new one or the last of them."""
    asked = to_be_voted_on(db, territory, row)
    version, failed = asked.version, history.failed_before(db, territory, asked.article.id)
    again = history.may_go_to_two_thirds(db, territory, version)
    if version.amends is not None or not (version.stage is Stage.PROPOSED or again):
        raise Refusal(T("This text cannot be put to a vote now."))
    adopted = queries.present(db, asked.article.id)
    return Motion(
        rule=Rule.TWO_THIRDS if failed >= VERSIONS_BEFORE_FALLBACK else Rule.CONSENT,
        question=named(db, asked, by_itself),
        text=queries.words(db, version),
        present=queries.words(db, adopted) if adopted else None,
        failed_before=failed,
        missing=tuple(without(db, territory, version)),
    )


def amendment_motion(db: Connection, territory: int, row: int) -> Motion:
    """A majority between the words that the author declined and the present ones."""
    asked = to_be_voted_on(db, territory, row)
    amended = amended_by(db, territory, asked.version)
    if amended is None or asked.version.stage is not Stage.PROPOSED or amended.stage is Stage.REPLACED:
        raise Refusal(T("This text cannot be put to a vote now."))
    if not history.was_declined(db, asked.version):
        raise Refusal(T("Whoever wrote the present text answers first; these words go to a vote if they are declined."))
    coming = under_way(db, asked.article.id)
    if coming is not None and coming.id != amended.id:
        raise Refusal(T("Version {n} is in hand already: first let it be decided, or thrown away.", n=coming.number))
    return Motion(
        rule=Rule.MAJORITY,
        question=named(db, asked, as_other_words),
        text=queries.words(db, asked.version),
        present=queries.words(db, amended),
        missing=tuple(without(db, territory, asked.version)),
    )


def to_be_voted_on(db: Connection, territory: int, row: int) -> Asked:
    """A version no other of whose article is voted on. Raises Refusal."""
    version = queries.version(db, territory, row)
    article = None if version is None else queries.article(db, territory, version.article)
    if version is None or article is None or article.withdrawn:
        raise Refusal(T("This text is no longer there."))
    if any(one.stage is Stage.VOTED_ON for one in queries.versions(db, article.id)):
        raise Refusal(T("Another text of this article is voted on now."))
    return Asked(article, version)


def amended_by(db: Connection, territory: int, amendment: Version) -> Version | None:
    return None if amendment.amends is None else queries.version(db, territory, amendment.amends)


def named(db: Connection, asked: Asked, called: Callable[[Text, str], Text]) -> Written:
    """What the vote is called, in every language: the article, and how its text begins there."""
    where = territories.by_id(db, asked.article.territory)
    texts, article = queries.words(db, asked.version), name_of(asked.article)
    country = where.country if where else None
    said = {one: label(Voice(one, country), called(article, cut(texts.words(one), WORDS))) for one in LANGUAGES}
    return Written(asked.version.language, {language: strip_controls(words) for language, words in said.items()})


def by_itself(article: Text, words: str) -> Text:
    return T("{article}: “{words}”", article=article, words=words)


def as_other_words(article: Text, words: str) -> Text:
    return T("{article}, other words: “{words}”", article=article, words=words)


def opened(turn: Turn, vote: Vote) -> None:
    """No word of it changes any more."""
    version = queries.version(turn.db, vote.territory, vote.row)
    if version is not None:
        changing.move_on(turn.db, version.id, (Stage.PROPOSED, Stage.HELD_BACK), Stage.VOTED_ON)
        queries.remember(turn.db, version.article, Act.VOTE_OPENED, turn.now, version=version.id, vote=vote.id)


def article_decided(turn: Turn, vote: Vote, outcome: Outcome) -> None:
    version = closed(turn, vote)
    if version is None:
        return
    if outcome.result is Result.ADOPTED:
        changing.adopt(turn.db, version, turn.now, outcome.review_on or vote.review_on)
    elif outcome.result in FALLING_BACK:
        changing.move_on(turn.db, version.id, (Stage.VOTED_ON,), Stage.HELD_BACK)
        telling.tell_objections(turn, vote, version, two_thirds=outcome.result is Result.FALLBACK)
    else:
        changing.move_on(turn.db, version.id, (Stage.VOTED_ON,), Stage.FAILED)


def amendment_decided(turn: Turn, vote: Vote, outcome: Outcome) -> None:
    """Words that win take the place of what they amend: adopted where that was, and else proposed, to be voted on."""
    version = closed(turn, vote)
    amended = version and amended_by(turn.db, vote.territory, version)
    if version is None:
        return
    if outcome.result is not Result.ADOPTED:
        changing.move_on(turn.db, version.id, (Stage.VOTED_ON,), Stage.FAILED)
    elif amended is not None and amended.stage is Stage.ADOPTED:
        changing.adopt(turn.db, version, turn.now, outcome.review_on or vote.review_on)
    else:
        changing.stand_alone(turn.db, version.id)
        if amended is not None and amended.stage is Stage.PROPOSED:
            changing.replace(turn.db, amended.id)


def closed(turn: Turn, vote: Vote) -> Version | None:
    """The version that was voted on, remembered as such; None if it is gone."""
    version = queries.version(turn.db, vote.territory, vote.row)
    if version is not None:
        queries.remember(turn.db, version.article, Act.VOTE_CLOSED, turn.now, version=version.id, vote=vote.id)
    return version
