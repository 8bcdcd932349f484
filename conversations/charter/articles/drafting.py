"""Writing an article and its versions: a draft is changed freely, what was proposed never again."""

from __future__ import annotations

from bot.buttons import Button
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, Text, Tp, paragraphs
from bot.people import audit
from bot.people.permissions import within
from bot.people.roles import KINDS, Role
from bot.writing import words
from conversations.charter.articles import changing, queries
from conversations.charter.articles.asked_for import (
    LONGEST,
    Asked,
    draft_of,
    refuse_while_voted_on,
    refuse_withdrawn,
    to_article,
    to_version,
    under_way,
    version_of,
)
from conversations.charter.articles.page import draw
from conversations.charter.articles.presses import (
    AddArticle,
    AskToDiscardDraft,
    ChangeDraft,
    ChangingDraft,
    DiscardArticleDraft,
    DraftNextVersion,
    ListSections,
    ProposeVersion,
    ShowSection,
    WriteArticle,
    WritingArticle,
)
from conversations.charter.articles.saying import LANGUAGES_CALLED, text_of
from conversations.charter.articles.skeleton import GUIDANCE, TITLES
from conversations.charter.conversation import charter
from conversations.charter.tables import Act, Section, Stage


@charter.on(AddArticle, who=Role.FACILITATOR)
def add_article(turn: Turn, press: AddArticle) -> None:
    if press.section is not Section.COMMITMENTS:
        return ask_for_text(turn, WriteArticle(press.territory, press.section))
    here = within(turn.person, press.territory)
    kinds = ((Button(name, WriteArticle(here, press.section, kind)),) for kind, name in KINDS.items())
    return turn.show(
        T("<b>Whose commitment is it?</b>"),
        (Button(Tp("whose commitment", "everybody"), WriteArticle(here, press.section)),),
        *kinds,
        (Button(T("Back"), ShowSection(here, press.section)),),
    )


@charter.on(WriteArticle, who=Role.FACILITATOR)
def ask_for_text(turn: Turn, press: WriteArticle) -> None:
    here = within(turn.person, press.territory)
    turn.show(
        paragraphs(
            T("<b>{section}: a new article</b>", section=TITLES[press.section]),
            GUIDANCE[press.section],
            T(
                "Please write its text in {language}, in at most {most} characters. That is the text that counts; "
                "translations follow.",
                language=LANGUAGES_CALLED[turn.person.language],
                most=LONGEST,
            ),
        ),
        (Button(T("Back"), ShowSection(here, press.section)),),
    )
    turn.wait(WritingArticle(here, press.section, press.kind))


@charter.on(WritingArticle, who=Role.FACILITATOR)
def read_article(turn: Turn, wait: WritingArticle) -> None:
    here, text = within(turn.person, wait.territory), words(turn.said, LONGEST)
    article = changing.add_article(turn.db, here, wait.section, wait.kind, turn.now)
    new = changing.add_version(turn.db, article, turn.person.language, text, by=turn.person.id, now=turn.now)
    audit.record(turn.db, "article_drafted", by=turn.person, at=turn.now, article=article)
    draw(turn, version_of(turn, here, new), T("✓ Recorded. Only facilitators see it until it is proposed."))


@charter.on(ChangeDraft)
def ask_for_change(turn: Turn, press: ChangeDraft) -> None:
    asked = draft_of(turn, press.territory, press.version)
    turn.show(
        paragraphs(
            T("<b>The text now</b>"),
            text_of(queries.reading(turn.db, asked.version, asked.version.language)),
            T("Please write it anew, in {language}.", language=LANGUAGES_CALLED[asked.version.language]),
            what_goes(turn, asked),
        ),
        to_version(asked.version, press.territory),
    )
    turn.wait(ChangingDraft(press.territory, press.version))


def what_goes(turn: Turn, asked: Asked) -> Text | None:
    """Along with the words, where they were translated."""
    if len(queries.words(turn.db, asked.version).texts) == 1:
        return None
    return T("If it changes, its translations are dropped, to be written again.")


@charter.on(ChangingDraft)
def read_change(turn: Turn, wait: ChangingDraft) -> None:
    asked, text = draft_of(turn, wait.territory, wait.version), words(turn.said, LONGEST)
    changing.rewrite(turn.db, asked.version, text, by=turn.person.id, now=turn.now)
    draw(turn, asked, T("✓ Recorded."))


@charter.on(ProposeVersion)
def propose(turn: Turn, press: ProposeVersion) -> None:
    """Everybody sees it from now on, and no word of it changes any more."""
    asked = draft_of(turn, press.territory, press.version)
    refuse_same_words(turn, asked)
    changing.move_on(turn.db, asked.version.id, (Stage.DRAFT,), Stage.PROPOSED)
    queries.remember(turn.db, asked.article.id, Act.PROPOSED, turn.now, version=asked.version.id)
    audit.record(turn.db, "article_proposed", by=turn.person, at=turn.now, version=asked.version.id)
    draw(turn, version_of(turn, press.territory, press.version), T("✓ Everybody can read and amend it now."))


def refuse_same_words(turn: Turn, asked: Asked) -> None:
    """What an objection held back does not come again word for word."""
    before = [one for one in queries.versions(turn.db, asked.article.id) if one.stage is Stage.HELD_BACK]
    text = queries.words(turn.db, asked.version).words(asked.version.language)
    same = next((one for one in before if text in queries.words(turn.db, one).texts.values()), None)
    if same is not None:
        says = T("These are the words of version {n}, which an objection held back. Change them first.", n=same.number)
        raise Refusal(says, (Button(T("Change the words"), ChangeDraft(asked.article.territory, asked.version.id)),))


@charter.on(DraftNextVersion)
def draft_next(turn: Turn, press: DraftNextVersion) -> None:
    """From this text, to be written anew at once; whoever comes second goes on with the same draft."""
    asked = version_of(turn, press.territory, press.version)
    refuse_withdrawn(asked.article)
    refuse_while_voted_on(turn, asked.article)
    if not (turn.person.role.may(Role.FACILITATOR) or asked.version.author == turn.person.id):
        raise Refusal(T("The next version is written by a facilitator, or by whoever wrote this one."))
    begun = under_way(turn.db, asked.article.id)
    if begun is None:
        return ask_for_change(turn, ChangeDraft(press.territory, copied(turn, asked).id))
    return draw(turn, version_of(turn, press.territory, begun.id))


def copied(turn: Turn, asked: Asked) -> queries.Version:
    language = asked.version.language
    text = queries.words(turn.db, asked.version).words(language)
    new = changing.add_version(turn.db, asked.article.id, language, text, by=turn.person.id, now=turn.now)
    return version_of(turn, asked.article.territory, new).version


@charter.on(AskToDiscardDraft)
def ask_to_discard(turn: Turn, press: AskToDiscardDraft) -> None:
    asked = draft_of(turn, press.territory, press.version)
    turn.show(
        T("Throw this draft away? Nobody else has seen it yet."),
        (Button(T("Throw it away"), DiscardArticleDraft(press.territory, asked.version.id)),),
        to_version(asked.version, press.territory),
    )


@charter.on(DiscardArticleDraft)
def discard(turn: Turn, press: DiscardArticleDraft) -> None:
    asked = draft_of(turn, press.territory, press.version)
    changing.discard(turn.db, asked.version)
    audit.record(turn.db, "article_draft_discarded", by=turn.person, at=turn.now, version=asked.version.id)
    others = queries.versions(turn.db, asked.article.id)
    back = to_article(asked.article) if others else (Button(T("Articles"), ListSections(press.territory)),)
    turn.show(T("It is thrown away."), back)
