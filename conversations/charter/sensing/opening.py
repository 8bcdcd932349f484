"""The last look at a sense-check before it opens, and opening it."""

from __future__ import annotations

from bot.buttons import Button, Row, Website, group_picker
from bot.conversation import Turn
from bot.errors import Refusal
from bot.events import Due, GoHome
from bot.i18n import T, Text, Tn, lines, paragraphs
from bot.people import audit, groups, territories
from bot.people.groups import Group
from bot.people.permissions import within
from bot.people.roles import Role
from bot.writing import missing
from conversations.charter.articles import queries as articles
from conversations.charter.articles.presses import ShowArticleVersion
from conversations.charter.articles.queries import Article, Version
from conversations.charter.articles.saying import called, name_of
from conversations.charter.conversation import charter
from conversations.charter.sensing import queries
from conversations.charter.sensing.managing import draw
from conversations.charter.sensing.presses import CheckCloses, ListChecks, ManageCheck, OpenCheck, StartCheck
from conversations.charter.sensing.saying import tell_groups
from conversations.charter.tables import Stage


@charter.on(StartCheck, who=Role.FACILITATOR)
def start_check(turn: Turn, press: StartCheck) -> None:
    """What is asked, where it is read, and in which languages the text is missing."""
    here = within(turn.person, press.territory)
    article, version = proposed(turn, here, press.version)
    there = groups.of_territory(turn.db, here)
    turn.wait(None)
    turn.show(
        paragraphs(
            T("<b>{article}: open a sense-check?</b>", article=name_of(article)),
            articles.words(turn.db, version),
            lines(
                T("For three days everybody shows between no finger and five, in the group or in private."),
                *told_in(there),
                *untranslated(turn, version),
            ),
        ),
        (Button(opens(there), OpenCheck(here, version.id)),),
        *(() if there else (add_a_group(turn),)),
        (Button(T("To the article"), ShowArticleVersion(here, version.id)),),
        (Button(T("Sense-checks"), ListChecks(here)),),
        (Button(T("Menu"), GoHome()),),
    )


@charter.on(OpenCheck, who=Role.FACILITATOR)
def open_check(turn: Turn, press: OpenCheck) -> None:
    """Open it, tell the groups, see to its end. Where one runs already it is shown instead."""
    here = within(turn.person, press.territory)
    _, version = proposed(turn, here, press.version)
    running = [one for one in queries.of_version(turn.db, version.id) if one.closed_at is None]
    if running:
        return draw(turn, running[0])
    check = queries.open_(turn.db, here, version.id, turn.person.id, turn.now)
    audit.record(turn.db, "sense_check_opened", by=turn.person, at=turn.now, check=check.id)
    tell_groups(turn, check)
    turn.dues.append(Due(CheckCloses(check.id), check.closes_at, None, None))
    return draw(turn, check, T("✓ The sense-check is open."))


def proposed(turn: Turn, here: int, version: int) -> tuple[Article, Version]:
    """A version that members may still change. Raises Refusal for any other."""
    found = articles.version(turn.db, here, version)
    article = articles.article(turn.db, here, found.article) if found else None
    if found is None or article is None:
        raise Refusal(T("This text is no longer there."))
    if found.stage is not Stage.PROPOSED or article.withdrawn:
        raise Refusal(
            T("A sense-check is for a text that is proposed and not decided on yet."), *running_row(turn, found)
        )
    return article, found


def running_row(turn: Turn, version: Version) -> tuple[Row, ...]:
    """To the sense-check that the version had, where there is one."""
    had = queries.of_version(turn.db, version.id)
    return tuple((Button(T("Its sense-check"), ManageCheck(one.territory, one.id)),) for one in had[-1:])


def told_in(there: list[Group]) -> list[Text]:
    if there:
        return [T("Told in: {groups}", groups=[group.title for group in there])]
    return [T("No group is connected yet. It can be answered in private only, until one is.")]


def untranslated(turn: Turn, version: Version) -> list[Text]:
    """The territory's languages in which this very text cannot be read."""
    place = territories.by_id(turn.db, turn.person.territory or 0)
    lacking = missing(articles.words(turn.db, version), place.languages if place else ())
    return [T("Not translated yet: {languages}", languages=called(lacking))] if lacking else []


def opens(there: list[Group]) -> Text:
    if not there:
        return T("Open the sense-check")
    return T("Open in {groups}", groups=Tn("{n} group", "{n} groups", len(there)))


def add_a_group(turn: Turn) -> Row:
    return (Website(T("Add the bot to a group"), group_picker(turn.username)),)
