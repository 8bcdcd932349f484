"""What can be done about a version of an article, as buttons: for whoever reads it, at its stage."""

from __future__ import annotations

from bot.ballots.presses import PlanVote, ShowVote
from bot.ballots.vote import about
from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.i18n import T
from bot.people.preferences import Language
from bot.people.roles import Role
from conversations.charter.articles import queries
from conversations.charter.articles.amending_presses import ListWords, ProposeWords
from conversations.charter.articles.asked_for import Asked, under_way
from conversations.charter.articles.history import may_go_to_two_thirds
from conversations.charter.articles.presses import (
    ArrangeArticle,
    AskToDiscardDraft,
    ChangeDraft,
    DraftNextVersion,
    ListTranslations,
    ProposeVersion,
    ShowArticleVersion,
    ShowSection,
    ShowStory,
    WriteTranslation,
)
from conversations.charter.articles.rules import AMENDABLE
from conversations.charter.articles.translations import without, writes
from conversations.charter.sensing import queries as checks
from conversations.charter.sensing.presses import ShowCheck, StartCheck
from conversations.charter.tables import Stage


def rows_for(turn: Turn, asked: Asked) -> tuple[Row, ...]:
    here, article = asked.article.territory, asked.article
    story = (Button(T("Why does it say this?"), ShowStory(here, article.id)),)
    section = (Button(T("Back to the section"), ShowSection(here, article.section)),)
    if asked.version.stage is Stage.DRAFT:
        return *while_drafted(turn, asked), section
    if article.withdrawn:
        return *to_check(turn, asked), story, section
    facilitates = turn.person.role.may(Role.FACILITATOR)
    return (
        *to_check(turn, asked),
        *to_vote(turn, asked),
        *(steps(turn, asked) if facilitates else by_author(turn, asked)),
        *to_other_words(turn, asked),
        *to_the_next(turn, asked),
        *((arranging(here, asked),) if facilitates else ()),
        story,
        section,
    )


def while_drafted(turn: Turn, asked: Asked) -> tuple[Row, ...]:
    here, id = asked.article.territory, asked.version.id
    return (
        (Button(T("Propose it to everybody"), ProposeVersion(here, id)),),
        (Button(T("Change the words"), ChangeDraft(here, id)),),
        *(translations(turn, asked) if turn.person.role.may(Role.FACILITATOR) else ()),
        (Button(T("Throw it away"), AskToDiscardDraft(here, id)),),
    )


def translations(turn: Turn, asked: Asked) -> tuple[Row, ...]:
    """One tap to write each that is missing or older than the text; where none is, to what there is."""
    here, id = asked.article.territory, asked.version.id
    wanted = without(turn.db, here, asked.version)
    if not wanted:
        return ((Button(T("Translations"), ListTranslations(here, id)),),)
    return tuple((Button(writes(one), WriteTranslation(here, id, Language(one))),) for one in wanted)


def to_check(turn: Turn, asked: Asked) -> tuple[Row, ...]:
    """Where the groups show how they stand to it, or did."""
    found = checks.of_version(turn.db, asked.version.id)
    if not found:
        return ()
    return ((Button(T("See the sense-check"), ShowCheck(asked.article.territory, found[-1].id)),),)


def to_vote(turn: Turn, asked: Asked, word: str = "article") -> tuple[Row, ...]:
    """Where it is voted on; ``word`` is the Subject's, "article" or "amendment"."""
    if asked.version.stage is not Stage.VOTED_ON:
        return ()
    there = about(turn.db, asked.article.territory, word, asked.version.id)
    return ((Button(T("To the vote"), ShowVote(asked.article.territory, there[-1].id)),),) if there else ()


def steps(turn: Turn, asked: Asked) -> tuple[Row, ...]:
    """What a facilitator may set going."""
    here, id, stage = asked.article.territory, asked.version.id, asked.version.stage
    if stage is Stage.PROPOSED:
        check, vote = Button(T("Sense-check it in the groups"), StartCheck(here, id)), PlanVote(here, "article", id)
        return (check,), (Button(T("Put it to the vote"), vote),), *translations(turn, asked)
    if may_go_to_two_thirds(turn.db, here, asked.version):
        vote = PlanVote(here, "article", id)
        return (Button(T("Let two thirds decide"), vote),), *next_version(turn, asked)
    return (*next_version(turn, asked), *(translations(turn, asked) if stage is Stage.ADOPTED else ()))


def by_author(turn: Turn, asked: Asked) -> tuple[Row, ...]:
    """Whoever wrote what was held back may write what comes next."""
    mine = asked.version.author == turn.person.id and asked.version.stage is Stage.HELD_BACK
    return next_version(turn, asked) if mine else ()


def next_version(turn: Turn, asked: Asked) -> tuple[Row, ...]:
    """One tap begins the next version from this text, unless one was begun."""
    begun = under_way(turn.db, asked.article.id)
    last = queries.latest(turn.db, asked.article.id)
    newest = last is not None and last.id == asked.version.id
    if begun or not (newest or asked.version.stage is Stage.ADOPTED):
        return ()
    return ((Button(T("Write the next version"), DraftNextVersion(asked.article.territory, asked.version.id)),),)


def to_other_words(turn: Turn, asked: Asked) -> tuple[Row, ...]:
    """Proposing other words, and those that were proposed."""
    here, article, version = asked.article.territory, asked.article, asked.version
    open_ = version.stage in AMENDABLE and version.amends is None
    count = len(queries.amendments(turn.db, article.id))
    return (
        *(((Button(T("Propose other words"), ProposeWords(here, version.id)),),) if open_ else ()),
        *(((Button(T("Other words proposed ({n})", n=count), ListWords(here, article.id)),),) if count else ()),
    )


def to_the_next(turn: Turn, asked: Asked) -> tuple[Row, ...]:
    """The version that may take its place, drafts for those who may write them."""
    coming = under_way(turn.db, asked.article.id)
    if coming is None or coming.id == asked.version.id:
        return ()
    press = ShowArticleVersion(asked.article.territory, coming.id)
    if coming.stage is not Stage.DRAFT:
        return ((Button(T("See version {n}", n=coming.number), press),),)
    writes = coming.author == turn.person.id or turn.person.role.may(Role.FACILITATOR)
    return ((Button(T("Go on with the draft"), press),),) if writes else ()


def arranging(here: int, asked: Asked) -> Row:
    return (Button(T("Move or withdraw"), ArrangeArticle(here, asked.article.id)),)
