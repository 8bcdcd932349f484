"""What somebody sees who opens the charter: what it is, how far it has come, what is open, what waits for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.ballots import rolls
from bot.ballots import vote as votes
from bot.ballots.presses import ListVotes
from bot.buttons import Button
from bot.contributions import MenuItem
from bot.conversation import Turn
from bot.errors import Refusal
from bot.events import Command, GoHome
from bot.i18n import T, Text, Tn, lines, paragraphs
from bot.people import territories
from bot.people.permissions import within
from conversations.charter import open_matters, waiting
from conversations.charter.articles.presses import ListSections
from conversations.charter.articles.saying import OF_ARTICLES
from conversations.charter.articles.standing import current
from conversations.charter.conversation import charter
from conversations.charter.ideas import queries as ideas
from conversations.charter.ideas.presses import ListIdeas, ProposeIdea
from conversations.charter.presses import ShowCharter
from conversations.charter.sensing import queries as checks
from conversations.charter.sensing.presses import ListChecks
from conversations.charter.signing.presses import ListCharterVersions
from conversations.charter.tables import Stage
from conversations.charter.waiting import Waiting


@charter.command("charter", T("The charter, written together"))
def open_charter(turn: Turn, command: Command) -> None:
    if turn.person.territory is None:
        raise Refusal(T("This chat is about no territory now."))
    press = ShowCharter(turn.person.territory)
    turn.privately(press)
    show_charter(turn, press)


@charter.contributes(MenuItem)
def menu_item(turn: Turn) -> Iterator[MenuItem]:
    if turn.person.territory is not None:
        yield MenuItem(Button(T("The charter"), ShowCharter(turn.person.territory)), order=30)


@charter.on(ShowCharter)
def show_charter(turn: Turn, press: ShowCharter) -> None:
    here = within(turn.person, press.territory)
    where, every = territories.by_id(turn.db, here), waiting.of_territory(turn, here)
    mine = [*waiting.for_member(turn, here, every), *open_matters.for_member(turn, here)]
    theirs = [*waiting.for_facilitators(turn, here, every), *open_matters.for_facilitators(turn, here)]
    turn.wait(None)
    turn.show(
        paragraphs(
            lines(
                T("<b>The charter of {territory}</b>", territory=where.name if where else ""),
                T("What you stand for together, and what you promise each other: proposed by anybody, decided by all."),
            ),
            lines(*how_far(turn, here, every)),
            listed(T("<b>Waiting for you</b>"), mine),
            listed(T("<b>For facilitators</b>"), theirs),
        ),
        (Button(T("Propose an idea"), ProposeIdea(here)),),
        (Button(T("Ideas"), ListIdeas(here)), Button(T("Articles"), ListSections(here))),
        *((Button(one.label, one.press),) for one in (*mine, *theirs)),
        (Button(T("Sense-checks"), ListChecks(here)),),
        (Button(T("The whole, and signing it"), ListCharterVersions(here)),),
        (Button(T("What is voted on"), ListVotes(here)),),
        (Button(T("Menu"), GoHome()),),
    )


def how_far(turn: Turn, here: int, every: waiting.Charter) -> list[Text]:
    """Ideas by number, articles by stage, and what is open."""
    count = ideas.how_many(turn.db, here)
    public = [current(versions) for article, versions in every if article.number]
    stages = Counter(one.stage for one in public if one is not None)
    named: list[Text | str] = [T("{stage}: {n}", stage=OF_ARTICLES[one], n=stages[one]) for one in Stage if stages[one]]
    articles = Tn("{n} article", "{n} articles", len(public))
    return [
        Tn("{n} idea", "{n} ideas", count) if count else T("No idea yet: yours would be the first."),
        T("{articles} ({stages})", articles=articles, stages=named) if public else T("No article yet."),
        *(T("Open now: {what}", what=one) for one in under_way(turn, here)),
    ]


def under_way(turn: Turn, here: int) -> list[Text]:
    """Sense-checks and votes, and how many of the votes wait for this person."""
    checked, voted_on = checks.open_in(turn.db, here), votes.open_in(turn.db, here)
    mine = [one for one in voted_on if any(not line.voted for line in rolls.lines_of(turn.db, one, turn.person))]
    counted = Tn("{n} question to vote on", "{n} questions to vote on", len(voted_on))
    awaited = T("{votes} (waiting for yours: {n})", votes=counted, n=len(mine)) if mine else counted
    return [
        *([Tn("{n} sense-check", "{n} sense-checks", len(checked))] if checked else []),
        *([awaited] if voted_on else []),
    ]


def listed(title: Text, found: list[Waiting]) -> Text | None:
    return lines(title, *(T("• {what}", what=one.text) for one in found)) if found else None
