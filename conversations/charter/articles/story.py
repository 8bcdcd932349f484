"""Why an article says what it says: everything that happened to it, in plain words, for every member."""

from __future__ import annotations

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.ballots import vote as votes
from bot.ballots.presses import ShowVote
from bot.ballots.rules.fist import Level
from bot.ballots.rules.outcome import Outcome, Result
from bot.ballots.vote import Vote
from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.i18n import T, Text, Tn, Tp, lines, paragraphs
from bot.listing import ABREAST, Page, page, turn_row
from conversations.charter.articles import queries
from conversations.charter.articles.asked_for import article_of, author_of, to_article
from conversations.charter.articles.history import Remembered, remembered
from conversations.charter.articles.presses import ListArticleVersions, ShowArticleVersion, ShowStory
from conversations.charter.articles.queries import Article, Version
from conversations.charter.articles.saying import OF_VERSIONS, cut, heading, in_brief
from conversations.charter.articles.telling import objections
from conversations.charter.conversation import charter
from conversations.charter.ideas import queries as ideas
from conversations.charter.sensing import queries as senses
from conversations.charter.sensing.saying import reasons
from conversations.charter.tables import Act, Stage

SHOWN, WORDS = 4, 100  # objections to a version, and characters of each: a page of the story is one message
ENDED: dict[Result, Text] = {
    Result.ADOPTED: T("The vote adopted it."),
    Result.NOT_ADOPTED: T("The vote did not adopt it."),
    Result.NEXT_VERSION: T("An objection held it back, and a next version was asked for."),
    Result.FALLBACK: T("An objection held it back for the second time, so two thirds may decide."),
}


@charter.on(ShowStory)
def show_story(turn: Turn, press: ShowStory) -> None:
    article = article_of(turn, press.territory, press.article)
    every = {one.id: one for one in queries.versions(turn.db, article.id)}
    shown = page(remembered(turn.db, article.id), press.page)
    told: list[Text] = [entry(turn, article, one, every) for one in shown.items]
    turn.show(
        paragraphs(
            lines(heading(article), T("How it came to say what it says:")),
            made_of(turn.db, article) if press.page == 0 else None,
            *(told or [T("Nothing has happened yet: it is still a draft.")]),
        ),
        *to_votes(article, shown, every),
        *turn_row(shown, lambda number: ShowStory(press.territory, article.id, number)),
        (Button(T("Read every version"), ListArticleVersions(press.territory, article.id)),),
        to_article(article),
    )


def made_of(db: Connection, article: Article) -> Text | None:
    """The ideas that became it, as people wrote them."""
    found = ideas.of_article(db, article.id)
    if not found:
        return None
    said = (T("“{words}”", words=cut(one.text)) for one in found[:SHOWN])
    return lines(Tn("It was made of {n} idea:", "It was made of {n} ideas:", len(found)), *said)


def to_votes(article: Article, shown: Page[Remembered], every: Mapping[int, Version]) -> tuple[Row, ...]:
    """To the votes that closed, with all that was said in them."""
    closed = [one for one in shown.items if one.act is Act.VOTE_CLOSED and one.vote and one.version in every]
    return tuple((to_vote(article, one.vote or 0, every[one.version or 0]),) for one in closed)


def to_vote(article: Article, vote: int, version: Version) -> Button:
    return Button(T("The vote on version {n}", n=version.number), ShowVote(article.territory, vote))


def entry(turn: Turn, article: Article, one: Remembered, every: Mapping[int, Version]) -> Text:
    """The day, and what was done; of a vote also how it came out, and every objection."""
    version = every.get(one.version or 0)
    vote = votes.by_id(turn.db, article.territory, one.vote) if one.vote else None
    what = lines(
        T("<b>{when}</b>", when=one.at.astimezone(ZoneInfo(turn.person.zone)).date()), done(turn, article, one, version)
    )
    if one.act is Act.VOTE_CLOSED and vote is not None:
        return lines(what, *came_out(turn.db, vote))
    return what


def done(turn: Turn, article: Article, one: Remembered, version: Version | None) -> Text:
    n = version.number if version else 0
    who = by(turn.db, article, version)
    match one.act:
        case Act.PROPOSED:
            return T("{name} proposed version {n}.", name=who, n=n)
        case Act.AMENDMENT_PROPOSED:
            said = T("{name} proposed other words, as version {n}.", name=who, n=n)
            return lines(said, T("Why: “{words}”", words=version.why)) if version and version.why else said
        case Act.AMENDMENT_ACCEPTED:
            return T("The author took these words over: version {n}.", n=n)
        case Act.AMENDMENT_DECLINED:
            return T("The author kept the present text instead of version {n}.", n=n)
        case Act.SENSE_CHECKED:
            return sensed(turn.db, n, one.check)
        case Act.VOTE_OPENED:
            return T("A vote on version {n} opened.", n=n)
        case Act.VOTE_CLOSED:
            return T("The vote on version {n} closed.", n=n)
        case Act.TRANSLATED:
            return T("A translation of version {n} was written.", n=n)
    return T("The article was withdrawn.")


def by(db: Connection, article: Article, version: Version | None) -> Text:
    author = author_of(db, article.territory, version) if version else None
    return T("{name}", name=author.name) if author else Tp("by whom", "Somebody who has left")


def sensed(db: Connection, n: int, check: int | None) -> Text:
    """How many showed at least three fingers: those who could live with it; of the others' reasons only the number."""
    found = senses.wherever(db, check or 0)
    counts = senses.tally(db, found) if found else ()
    total, fine = sum(counts), sum(counts[Level.CAN_LIVE_WITH_IT :])
    if found is None or not total:
        return T("A sense-check of version {n}: nobody took part.", n=n)
    shown = T(
        "A sense-check of version {n}: {fine} of {total} showed three fingers or more.", n=n, fine=fine, total=total
    )
    return lines(shown, reasons(db, found))


def came_out(db: Connection, vote: Vote) -> list[Text]:
    """Outcome, numbers, and who objected to what."""
    outcome = vote.outcome
    if outcome is None:
        return []
    objected = objections(db, vote, SHOWN, WORDS) if not vote.secret else []
    numbers = counted(outcome)
    said = ENDED.get(outcome.result)
    return [text for text in (said, numbers, *objected) if text is not None]


def counted(outcome: Outcome) -> Text | None:
    """The turnout and the choices; nothing where too few secret ballots forbid it."""
    if not outcome.counts or outcome.turnout is None:
        return None
    called: list[Text | str] = [
        T("{choice}: {n}", choice=CHOICES[choice], n=n)
        for choice, n in outcome.counts.items()
        if n and choice in CHOICES
    ]
    voted = Tn("{n} of {total} voted", "{n} of {total} voted", outcome.turnout.voted, total=outcome.turnout.on_roll)
    return T("{voted} ({choices}).", voted=voted, choices=called) if called else T("{voted}.", voted=voted)


CHOICES: dict[str, Text] = {
    "consent": T("consent"),
    "concern": T("consent with a concern"),
    "objection": T("reasoned objection"),
    "aside": T("stood aside"),
    "for": T("for the proposed text"),
    "against": T("against it"),
}


@charter.on(ListArticleVersions)
def list_versions(turn: Turn, press: ListArticleVersions) -> None:
    """Every text that the article had or might have had; drafts are nobody's business yet."""
    article = article_of(turn, press.territory, press.article)
    public = [one for one in queries.versions(turn.db, article.id) if one.stage is not Stage.DRAFT]
    shown = page(public[::-1], press.page)
    turn.show(
        paragraphs(heading(article), lines(*(version_line(turn, one) for one in shown.items))),
        *version_rows(press, shown),
        *turn_row(shown, lambda number: ListArticleVersions(press.territory, article.id, number)),
        (Button(T("Back"), ShowStory(press.territory, article.id)),),
    )


def version_line(turn: Turn, version: Version) -> Text:
    words = in_brief(turn.db, version, turn.person.language)
    return T("Version {n} ({stage}): “{words}”", n=version.number, stage=OF_VERSIONS[version.stage], words=words)


def version_rows(press: ListArticleVersions, shown: Page[Version]) -> tuple[Row, ...]:
    """A button for each, four abreast, under its own number."""
    keys = [Button(T("{n}", n=one.number), ShowArticleVersion(press.territory, one.id)) for one in shown.items]
    return tuple(tuple(keys[start : start + ABREAST]) for start in range(0, len(keys), ABREAST))
