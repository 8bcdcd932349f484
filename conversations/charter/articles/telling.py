"""What is told of a vote that objections ended: the reasons with their names, and the way to the next version."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from bot.attention.unasked import to_person
from bot.ballots import casting, rolls
from bot.ballots.casting import OpenBallot
from bot.ballots.presses import PlanVote, ShowVote
from bot.ballots.rules.consent import Stance
from bot.ballots.vote import Vote
from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.i18n import T, Text, lines, paragraphs
from bot.people import membership, territories
from bot.people.roles import Person, Role
from conversations.charter.articles import queries
from conversations.charter.articles.asked_for import author_of
from conversations.charter.articles.presses import DraftNextVersion
from conversations.charter.articles.queries import Version
from conversations.charter.articles.saying import cut, heading

SHOWN, WORDS = 8, 300  # objections in one message, and characters of each: all of them stand with the vote


def tell_objections(turn: Turn, vote: Vote, version: Version, *, two_thirds: bool) -> None:
    """To the facilitators and whoever wrote the text, each after their quiet hours."""
    where = territories.by_id(turn.db, vote.territory)
    article = queries.article(turn.db, vote.territory, version.article)
    if where is None or article is None:
        return
    text = paragraphs(
        lines(heading(article), T("Version {n} is held back by an objection.", n=version.number)),
        lines(*objections(turn.db, vote)),
        T("As the second version that was held back, it can go to a vote by two thirds.") if two_thirds else None,
        T("The next version can answer what was said: it begins from this text."),
    )
    for one in told(turn.db, vote.territory, version):
        rows = ways(one, vote, version, two_thirds=two_thirds)
        turn.messages += to_person(where, one, text, *rows, now=turn.now)


def told(db: Connection, territory: int, version: Version) -> Iterator[Person]:
    deciding = membership.facilitators_of(db, territory)
    author = author_of(db, territory, version)
    yield from deciding
    if author is not None and author.id not in {one.id for one in deciding}:
        yield author


def ways(person: Person, vote: Vote, version: Version, *, two_thirds: bool) -> tuple[Row, ...]:
    from_it = (Button(T("Write the next version"), DraftNextVersion(vote.territory, version.id)),)
    facilitates = person.role.may(Role.FACILITATOR)
    by_vote = (Button(T("Let two thirds decide"), PlanVote(vote.territory, "article", version.id)),)
    return (
        *((by_vote,) if two_thirds and facilitates else ()),
        from_it,
        (Button(T("See the vote"), ShowVote(vote.territory, vote.id)),),
    )


def objections(db: Connection, vote: Vote, shown: int = SHOWN, longest: int = WORDS) -> list[Text]:
    """Each with its name and reason; a spoken one can be heard with the vote."""
    names = {line.voter: line.name for line in rolls.lines(db, vote.id)}
    found = [one for one in casting.ballots(db, vote.id) if one.choice == Stance.OBJECTION]
    return [objection(one, names.get(one.voter, ""), longest) for one in found[:shown]]


def objection(ballot: OpenBallot, name: str, longest: int) -> Text:
    who = T("{name}", name=name) if name else T("Somebody who has left")
    if not ballot.reason:
        return T("{name}: a voice note", name=who)
    return T("{name}: “{words}”", name=who, words=cut(ballot.reason, longest))
