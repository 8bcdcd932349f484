"""From ideas to articles, by a facilitator's hand: a new article of one, or one more part of an article."""

from __future__ import annotations

from bot.buttons import Button
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, Text, paragraphs
from bot.listing import number_rows, numbered, page, turn_row
from bot.people import audit
from bot.people.roles import Role
from conversations.charter.articles import changing as articles
from conversations.charter.articles.asked_for import standing_article, version_of
from conversations.charter.articles.page import draw as draw_article
from conversations.charter.articles.page import standing
from conversations.charter.articles.queries import Article
from conversations.charter.articles.queries import articles as every_article
from conversations.charter.articles.saying import in_brief, name_of
from conversations.charter.articles.skeleton import TITLES
from conversations.charter.conversation import charter
from conversations.charter.ideas import changing
from conversations.charter.ideas.page import draw, idea_of, to_ideas
from conversations.charter.ideas.presses import ShowIdea
from conversations.charter.ideas.queries import Idea
from conversations.charter.ideas.rules import SECTIONS
from conversations.charter.ideas.sorting_presses import AddToArticle, MakeArticle, PickArticle, StartArticle
from conversations.charter.tables import Section


@charter.on(MakeArticle, who=Role.FACILITATOR)
def pick_section(turn: Turn, press: MakeArticle) -> None:
    """The section that its kind suggests first."""
    idea = free(turn, press)
    suggested = SECTIONS[idea.kind]
    others = [one for one in Section if one is not suggested]
    turn.show(
        paragraphs(
            T("<b>An article of “{words}”</b>", words=idea.text),
            T("Its words are the first draft, which you can change before anybody sees it. Into which section?"),
        ),
        *((Button(TITLES[one], StartArticle(press.territory, idea.id, one)),) for one in (suggested, *others)),
        (Button(T("Back"), ShowIdea(press.territory, idea.id)),),
    )


@charter.on(StartArticle, who=Role.FACILITATOR)
def start_article(turn: Turn, press: StartArticle) -> None:
    """A draft with the idea's words, in the language that it was written in: that is the one that counts."""
    idea = free(turn, press)
    whose = idea.whose if press.section is Section.COMMITMENTS else None
    article = articles.add_article(turn.db, press.territory, press.section, whose, turn.now)
    version = articles.add_version(turn.db, article, idea.language, idea.text, by=turn.person.id, now=turn.now)
    changing.make_part_of(turn.db, idea.id, article)
    audit.record(turn.db, "article_drafted", by=turn.person, at=turn.now, article=article, idea=idea.id)
    draw_article(turn, version_of(turn, press.territory, version), T("✓ A draft is made of it."))


@charter.on(PickArticle, who=Role.FACILITATOR)
def pick_article(turn: Turn, press: PickArticle) -> None:
    idea = free(turn, press)
    shown = page(every_article(turn.db, press.territory), press.page)
    turn.show(
        paragraphs(
            T("<b>Of which article should “{words}” be a part?</b>", words=idea.text),
            numbered(shown, lambda one: line(turn, one)) if shown.items else T("No article yet."),
            T("The article’s words stay as they are; whoever proposed the idea sees where it went."),
        ),
        *number_rows(shown, lambda one: AddToArticle(press.territory, idea.id, one.id)),
        *turn_row(shown, lambda number: PickArticle(press.territory, idea.id, number)),
        (Button(T("Back"), ShowIdea(press.territory, idea.id)),),
    )


def line(turn: Turn, article: Article) -> Text:
    words = in_brief(turn.db, standing(turn, article), turn.person.language)
    return T("{article}: “{words}”", article=name_of(article), words=words)


@charter.on(AddToArticle, who=Role.FACILITATOR)
def add_to_article(turn: Turn, press: AddToArticle) -> None:
    idea, article = free(turn, press), standing_article(turn, press.territory, press.article)
    changing.make_part_of(turn.db, idea.id, article.id)
    audit.record(turn.db, "idea_added", by=turn.person, at=turn.now, article=article.id, idea=idea.id)
    draw(turn, idea_of(turn, press.territory, idea.id), T("✓ It belongs to {article} now.", article=name_of(article)))


def free(turn: Turn, press: MakeArticle | StartArticle | PickArticle | AddToArticle) -> Idea:
    """An idea of which no article was made yet. Raises Refusal."""
    idea = idea_of(turn, press.territory, press.idea)
    if not idea.is_open:
        raise Refusal(T("This idea is part of an article already, or put aside."), to_ideas(press.territory))
    return idea
