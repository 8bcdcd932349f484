"""Other words that were proposed: read by everybody, taken over or declined by the author, or put to a vote."""

from __future__ import annotations

from bot.ballots.presses import PlanVote
from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, Text, lines, paragraphs
from bot.listing import number_rows, numbered, page, turn_row
from bot.people import audit
from bot.people.roles import Role
from conversations.charter.articles import changing, queries
from conversations.charter.articles.amending import change, draw_draft
from conversations.charter.articles.amending_presses import AcceptWords, DeclineWords, DropWords, ListWords, ShowWords
from conversations.charter.articles.asked_for import (
    Asked,
    answers_for,
    article_of,
    author_of,
    refuse_while_voted_on,
    refuse_withdrawn,
    to_article,
    to_version,
    under_way,
    version_of,
)
from conversations.charter.articles.doing import to_vote
from conversations.charter.articles.history import was_declined
from conversations.charter.articles.page import draw as draw_article
from conversations.charter.articles.queries import Version
from conversations.charter.articles.saying import heading, in_brief
from conversations.charter.conversation import charter
from conversations.charter.tables import Act, Stage


@charter.on(ListWords)
def list_words(turn: Turn, press: ListWords) -> None:
    article = article_of(turn, press.territory, press.article)
    shown = page(queries.amendments(turn.db, article.id), press.page)
    turn.show(
        paragraphs(heading(article), numbered(shown, lambda one: line(turn, one)) if shown.items else NOTHING),
        *number_rows(shown, lambda one: ShowWords(press.territory, one.id)),
        *turn_row(shown, lambda number: ListWords(press.territory, article.id, number)),
        to_article(article),
    )


NOTHING = T("No other words are proposed for it now.")


def line(turn: Turn, amendment: Version) -> Text:
    words = in_brief(turn.db, amendment, turn.person.language)
    if amendment.stage is Stage.VOTED_ON:
        return T("“{words}” (voted on now)", words=words)
    if was_declined(turn.db, amendment):
        return T("“{words}” (declined)", words=words)
    return T("“{words}”", words=words)


@charter.on(ShowWords)
def show_words(turn: Turn, press: ShowWords) -> None:
    amendment = version_of(turn, press.territory, press.version)
    if amendment.version.amends is None:
        return draw_article(turn, amendment)
    asked = version_of(turn, press.territory, amendment.version.amends)
    if amendment.version.stage is Stage.DRAFT:
        return draw_draft(turn, asked, amendment.version)
    return draw(turn, asked, amendment.version)


def draw(turn: Turn, asked: Asked, amendment: Version, news: Text | None = None) -> None:
    """The change marked, who proposes it and why, and what can be done."""
    author = author_of(turn.db, asked.article.territory, amendment)
    name = T("Proposed by {name}", name=author.name) if author else T("Proposed by somebody who has left")
    turn.wait(None)
    turn.show(
        paragraphs(
            news,
            lines(heading(asked.article), T("Other words for version {n}", n=asked.version.number), name),
            change(turn, asked, amendment),
            T("Why: “{words}”", words=amendment.why) if amendment.why else None,
            how_it_stands(turn, asked, amendment),
        ),
        *doing(turn, asked, amendment),
        to_article(asked.article),
    )


def how_it_stands(turn: Turn, asked: Asked, amendment: Version) -> Text | None:
    match amendment.stage:
        case Stage.VOTED_ON:
            return T("A vote is open between the two.")
        case Stage.PROPOSED if was_declined(turn.db, amendment):
            return T("The author keeps the present text. A facilitator can put it to a vote between the two.")
        case Stage.PROPOSED:
            author = author_of(turn.db, asked.article.territory, asked.version)
            return T("{name} wrote the present text, and answers.", name=author.name) if author else AUTHOR_GONE
        case Stage.FAILED:
            return T("The vote kept the present text.")
    return T("Another text stands in its place now.")


AUTHOR_GONE = T("Whoever wrote the present text has left, so a facilitator answers.")


def doing(turn: Turn, asked: Asked, amendment: Version) -> tuple[Row, ...]:
    here, id = asked.article.territory, amendment.id
    if amendment.stage is not Stage.PROPOSED:
        return to_vote(turn, Asked(asked.article, amendment), "amendment")
    accept = (Button(T("Take these words over"), AcceptWords(here, id)),)
    decline = (Button(T("Keep the present text"), DeclineWords(here, id)),)
    plan = (Button(T("Put both to the vote"), PlanVote(here, "amendment", id)),)
    declined, answers = was_declined(turn.db, amendment), answers_for(turn.db, turn.person, here, asked.version)
    return (
        *((accept,) if answers else ()),
        *((decline,) if answers and not declined else ()),
        *((plan,) if declined and turn.person.role.may(Role.FACILITATOR) else ()),
        *(((Button(T("Take my words back"), DropWords(here, id)),),) if amendment.author == turn.person.id else ()),
    )


@charter.on(AcceptWords)
def accept(turn: Turn, press: AcceptWords) -> None:
    """They become the next version. An adopted text stays until the new one is adopted, too."""
    asked, amendment = answered(turn, press.territory, press.version)
    coming = under_way(turn.db, asked.article.id)
    if coming is not None and coming.id != asked.version.id:
        text = T("Version {n} is in hand already: first let it be decided, or thrown away.", n=coming.number)
        raise Refusal(text, to_version(coming, press.territory))
    take_over(turn, asked, amendment)
    queries.remember(turn.db, asked.article.id, Act.AMENDMENT_ACCEPTED, turn.now, version=amendment.id)
    audit.record(turn.db, "amendment_accepted", by=turn.person, at=turn.now, version=amendment.id)
    draw_article(turn, version_of(turn, press.territory, amendment.id), T("✓ This is the next version now."))


def take_over(turn: Turn, asked: Asked, amendment: Version) -> None:
    """Let an amendment stand by itself, in the place of a text that was only proposed."""
    changing.stand_alone(turn.db, amendment.id)
    if asked.version.stage is Stage.PROPOSED:
        changing.replace(turn.db, asked.version.id)


@charter.on(DeclineWords)
def decline(turn: Turn, press: DeclineWords) -> None:
    asked, amendment = answered(turn, press.territory, press.version)
    if not was_declined(turn.db, amendment):
        queries.remember(turn.db, asked.article.id, Act.AMENDMENT_DECLINED, turn.now, version=amendment.id)
        audit.record(turn.db, "amendment_declined", by=turn.person, at=turn.now, version=amendment.id)
    draw(turn, asked, amendment, T("✓ The present text stays, for now."))


@charter.on(DropWords)
def drop(turn: Turn, press: DropWords) -> None:
    """One's own: thrown away unseen, or taken back before any vote."""
    amendment = version_of(turn, press.territory, press.version)
    if amendment.version.amends is None or amendment.version.author != turn.person.id:
        raise Refusal(T("These words are not yours to take back."), to_article(amendment.article))
    if amendment.version.stage is Stage.DRAFT:
        changing.discard(turn.db, amendment.version)
    elif not changing.move_on(turn.db, amendment.version.id, (Stage.PROPOSED,), Stage.REPLACED):
        raise Refusal(T("These words are decided on by now."), to_article(amendment.article))
    audit.record(turn.db, "amendment_taken_back", by=turn.person, at=turn.now, version=amendment.version.id)
    turn.show(T("✓ Your words are taken back."), to_article(amendment.article))


def answered(turn: Turn, territory: int, version: int) -> tuple[Asked, Version]:
    """The text and the words proposed for it, for whoever answers. Raises Refusal for others, and once it is over."""
    amendment = version_of(turn, territory, version)
    refuse_withdrawn(amendment.article)
    refuse_while_voted_on(turn, amendment.article)
    if amendment.version.amends is None or amendment.version.stage is not Stage.PROPOSED:
        raise Refusal(T("These words are decided on by now."), to_article(amendment.article))
    asked = version_of(turn, territory, amendment.version.amends)
    if not answers_for(turn.db, turn.person, territory, asked.version):
        raise Refusal(T("Whoever wrote the present text answers."), to_article(asked.article))
    return asked, amendment.version
