"""A sense-check in words: what each number of fingers means, the tally, and what stands in the groups."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.attention.unasked import to_groups
from bot.ballots.rules.fist import Level
from bot.buttons import Button, Link, Row
from bot.conversation import Turn
from bot.i18n import T, Text, Tn, Written, lines, paragraphs
from bot.outbox.tables import Urgency
from bot.people import territories
from conversations.charter.articles import queries as articles
from conversations.charter.articles.saying import name_of
from conversations.charter.sensing import queries
from conversations.charter.sensing.presses import ListFingers, ShowCheck, ShowFingers
from conversations.charter.sensing.queries import Check, Counts

MEANINGS: dict[Level, Text] = {
    Level.NO: T("No, not like this"),
    Level.MUCH_TO_CHANGE: T("Much has to change first"),
    Level.SOMETHING_TO_CHANGE: T("Something has to change first"),
    Level.CAN_LIVE_WITH_IT: T("Not ideal, but we can live with it"),
    Level.GOOD: T("Good as it is"),
    Level.WILL_CARRY_IT: T("Very good, and I help to make it happen"),
}


def tell_groups(turn: Turn, check: Check) -> None:
    """The check as it stands now, in each group of its territory; somebody who pressed there waits for its change."""
    here = territories.by_id(turn.db, check.territory)
    if here is not None:
        told = news(turn.db, check)
        turn.messages += to_groups(turn.db, here, *told, key=key(check), now=turn.now, changed=Urgency.REPLY)


def news(db: Connection, check: Check) -> tuple[Text, tuple[Row, ...]]:
    """What a group reads of it, and its buttons."""
    who = Link(T("Who shows what"), ListFingers(check.territory, check.id))
    if check.closed_at is not None:
        text = paragraphs(ended(db, check), text_of(db, check), tally(db, check))
        return text, ((who,),) if sum(queries.tally(db, check)) else ()
    text = paragraphs(
        T("<b>{article}, a sense-check: how many fingers do you show?</b>", article=name(db, check)),
        text_of(db, check),
        tally(db, check),
        T(
            "Open until {when}, and until then everybody may change their mind. It decides nothing. Members can see "
            "who shows what; whoever shows less than three is asked in private what has to change.",
            when=check.closes_at,
        ),
    )
    return text, (finger_row(check), (who,), (Link(T("Answer in private"), ShowCheck(check.territory, check.id)),))


def ended(db: Connection, check: Check) -> Text:
    return T("<b>{article}: the sense-check is closed.</b>", article=name(db, check))


def tally(db: Connection, check: Check) -> Text:
    """A line for each level, with its meaning, and how many people it is of."""
    counts = queries.tally(db, check)
    each = (level_line(level, count) for level, count in zip(Level, counts, strict=True))
    return lines(*each, so_far(counts) if check.closed_at is None else turned_out(counts))


def so_far(counts: Counts) -> Text:
    return Tn("{n} person so far", "{n} people so far", sum(counts))


def turned_out(counts: Counts) -> Text:
    return Tn("{n} person showed their fingers.", "{n} people showed their fingers.", sum(counts))


def reasons(db: Connection, check: Check) -> Text | None:
    """How many have said why they show less than three; nothing where nobody has."""
    said = sum(one.reasoned for one in queries.all_fingers(db, check.id))
    many = Tn("{n} person has said what has to change.", "{n} people have said what has to change.", said)
    return many if said else None


def level_line(level: Level, count: int) -> Text:
    return T("<b>{fingers}</b> {meaning}: {count}", fingers=int(level), meaning=MEANINGS[level], count=count)


def finger_row(check: Check) -> Row:
    """From the fist to five."""
    return tuple(Button(T("{n}", n=int(level)), ShowFingers(check.territory, check.id, level)) for level in Level)


def text_of(db: Connection, check: Check) -> Written:
    version = articles.version(db, check.territory, check.version)
    return articles.words(db, version) if version else Written("en", {"en": "…"})


def name(db: Connection, check: Check) -> Text:
    """What the article is called in the charter as it stands now."""
    version = articles.version(db, check.territory, check.version)
    found = articles.article(db, check.territory, version.article) if version else None
    return name_of(found) if found else T("A withdrawn article")


def key(check: Check) -> str:
    """Under which each group's message about it is kept."""
    return f"check:{check.id}"
