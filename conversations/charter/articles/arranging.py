"""Where an article stands in the charter, for facilitators; and taking one out that nobody has adopted."""

from __future__ import annotations

from bot.buttons import Button
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, Text, lines, paragraphs
from bot.people import audit
from bot.people.roles import Role
from conversations.charter.articles import changing, queries
from conversations.charter.articles.asked_for import refuse_while_voted_on, standing_article, to_article
from conversations.charter.articles.presses import (
    ArrangeArticle,
    AskToWithdrawArticle,
    ListSections,
    MoveArticle,
    PickSection,
    PutIntoSection,
    WithdrawArticle,
)
from conversations.charter.articles.queries import Article
from conversations.charter.articles.rules import moved
from conversations.charter.articles.saying import heading
from conversations.charter.articles.skeleton import TITLES
from conversations.charter.conversation import charter
from conversations.charter.tables import Act, Section


@charter.on(ArrangeArticle, who=Role.FACILITATOR)
def arrange(turn: Turn, press: ArrangeArticle) -> None:
    draw(turn, standing_article(turn, press.territory, press.article))


def draw(turn: Turn, article: Article, news: Text | None = None) -> None:
    here, id = article.territory, article.id
    up, down = MoveArticle(here, id, -1), MoveArticle(here, id, 1)
    turn.show(
        paragraphs(
            news,
            lines(heading(article), T("Numbers run through the whole charter, so those of others may change with it.")),
        ),
        (Button(T("↑ Up"), up), Button(T("↓ Down"), down)),
        (Button(T("To another section"), PickSection(here, id)),),
        (Button(T("Withdraw the article"), AskToWithdrawArticle(here, id)),),
        to_article(article),
    )


@charter.on(MoveArticle, who=Role.FACILITATOR)
def move(turn: Turn, press: MoveArticle) -> None:
    """Among the articles of its section, and of its kind of actor there."""
    article = standing_article(turn, press.territory, press.article)
    order = changing.siblings(turn.db, article)
    if article.id in order:
        changing.put_in_order(turn.db, moved(order, article.id, press.by))
    audit.record(turn.db, "article_moved", by=turn.person, at=turn.now, article=article.id)
    draw(turn, standing_article(turn, press.territory, press.article), T("✓ Moved."))


@charter.on(PickSection, who=Role.FACILITATOR)
def pick_section(turn: Turn, press: PickSection) -> None:
    article = standing_article(turn, press.territory, press.article)
    others = [one for one in Section if one is not article.section]
    turn.show(
        paragraphs(heading(article), T("Into which section does it belong?")),
        *((Button(TITLES[one], PutIntoSection(press.territory, article.id, one)),) for one in others),
        (Button(T("Back"), ArrangeArticle(press.territory, article.id)),),
    )


@charter.on(PutIntoSection, who=Role.FACILITATOR)
def put_into_section(turn: Turn, press: PutIntoSection) -> None:
    article = standing_article(turn, press.territory, press.article)
    changing.put_into(turn.db, article, press.section)
    audit.record(turn.db, "article_moved", by=turn.person, at=turn.now, article=article.id)
    draw(turn, standing_article(turn, press.territory, press.article), T("✓ Moved."))


@charter.on(AskToWithdrawArticle, who=Role.FACILITATOR)
def ask_to_withdraw(turn: Turn, press: AskToWithdrawArticle) -> None:
    article = withdrawable(turn, press)
    turn.show(
        paragraphs(
            heading(article),
            T("Withdraw it? It leaves the charter; its story can still be read by whoever has a link to it."),
        ),
        (Button(T("Withdraw the article"), WithdrawArticle(press.territory, article.id)),),
        (Button(T("Back"), ArrangeArticle(press.territory, article.id)),),
    )


@charter.on(WithdrawArticle, who=Role.FACILITATOR)
def withdraw(turn: Turn, press: WithdrawArticle) -> None:
    article = withdrawable(turn, press)
    changing.withdraw(turn.db, article.id, turn.now)
    queries.remember(turn.db, article.id, Act.WITHDRAWN, turn.now)
    audit.record(turn.db, "article_withdrawn", by=turn.person, at=turn.now, article=article.id)
    turn.show(T("It is withdrawn."), (Button(T("Articles"), ListSections(press.territory)),))


def withdrawable(turn: Turn, press: AskToWithdrawArticle | WithdrawArticle) -> Article:
    """An article that no vote has adopted: what a vote gave, no single hand takes away. Raises Refusal."""
    article = standing_article(turn, press.territory, press.article)
    refuse_while_voted_on(turn, article)
    if queries.present(turn.db, article.id) is not None:
        text = T("A vote adopted this article, so only a vote can change it: propose a next version, or other words.")
        raise Refusal(text, to_article(article))
    return article
