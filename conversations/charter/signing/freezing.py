"""Freezing the whole charter: first what would be in it and what is missing, then a numbered version with its hash."""

from __future__ import annotations

from bot.buttons import Button
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, Text, Tn, lines, paragraphs
from bot.people import audit, territories
from bot.people.permissions import within
from bot.people.roles import Role
from bot.people.territories import Territory
from conversations.charter.articles.saying import name_of
from conversations.charter.articles.skeleton import TITLES
from conversations.charter.conversation import charter
from conversations.charter.signing import content, queries, rules, saying
from conversations.charter.signing.content import Content
from conversations.charter.signing.page import draw, to_page
from conversations.charter.signing.presses import FreezeCharter, FreezeNow, ListCharterVersions
from conversations.charter.signing.queries import FrozenCharter


@charter.on(FreezeCharter, who=Role.FACILITATOR)
def look_before(turn: Turn, press: FreezeCharter) -> None:
    here, now = freezable(turn, press.territory)
    count = len(content.read(now))
    turn.wait(None)
    turn.show(
        paragraphs(
            T("<b>Freeze the charter as it stands?</b>"),
            Tn("{n} adopted article would be in it.", "{n} adopted articles would be in it.", count),
            lines(*lacking(turn, here)),
            T("Not a word of a frozen version changes any more. It is then voted on as a whole, and signed."),
        ),
        (Button(Tn("Freeze {n} article", "Freeze {n} articles", count), FreezeNow(here.id, rules.mark(now))),),
        (Button(T("Back"), ListCharterVersions(here.id)),),
    )


@charter.on(FreezeNow, who=Role.FACILITATOR)
def freeze(turn: Turn, press: FreezeNow) -> None:
    """Pressed twice, or by two of them: the second is led to what the first froze. Only what was last looked at."""
    here, now = freezable(turn, press.territory)
    if press.seen != rules.mark(now):
        return look_before(turn, FreezeCharter(here.id))
    frozen = queries.freeze(turn.db, here, turn.person.id, turn.now)
    audit.record(turn.db, "charter_frozen", by=turn.person, at=turn.now, charter=frozen.id)
    return draw(turn, frozen, T("✓ Version {n} is frozen.", n=frozen.number))


def freezable(turn: Turn, territory: int) -> tuple[Territory, Content]:
    """The territory, and what would be frozen there now.

    Raises Refusal where that is nothing, or nothing new, or a version is voted on.
    """
    here = territories.by_id(turn.db, within(turn.person, territory))
    if here is None or not content.adopted(turn.db, here.id):
        raise Refusal(T("No article is adopted yet: there is nothing to freeze. Articles come first, one by one."))
    now, last = content.frozen(turn.db, here, 0, turn.now), queries.newest(turn.db, here.id)
    if last is not None:
        check_since(turn, now, last)
    return here, now


def check_since(turn: Turn, now: Content, last: FrozenCharter) -> None:
    """Raises Refusal where the last version is voted on, or still says what would be frozen now."""
    if saying.voted_on_now(turn.db, last):
        raise Refusal(T("Version {n} is being voted on: first that is decided.", n=last.number), to_page(last))
    if last.refused_at is None and rules.texts_only(now) == rules.texts_only(last.content):
        raise Refusal(T("Nothing has changed since version {n}.", n=last.number), to_page(last))


def lacking(turn: Turn, here: Territory) -> list[Text]:
    """Each thing that is missing, named."""
    found = content.missing(turn.db, here)
    languages: list[Text | str] = [saying.in_language(one, n) for one, n in found.untranslated.items()]
    older: list[Text | str] = [saying.in_language(one, n) for one, n in found.outdated.items()]
    undecided: list[Text | str] = [name_of(one) for one in found.undecided]
    said = [
        *empty_sections(found),
        T("Left out, for they are not adopted: {articles}", articles=undecided) if undecided else None,
        T("Left out, for they translate an earlier text: {languages}", languages=older) if older else None,
        T("Not translated yet: {languages}", languages=languages) if languages else None,
    ]
    return [one for one in said if one is not None] or [T("Nothing is missing.")]


def empty_sections(found: content.Missing) -> list[Text]:
    """A line each: several of their names hold an "and"."""
    if not found.sections:
        return []
    return [T("Sections with nothing in them:"), *(T("• {section}", section=TITLES[one]) for one in found.sections)]
