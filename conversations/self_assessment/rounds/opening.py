"""The last look at a round before it opens: what is told, where and to how many; and opening it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.attention.quiet import allowed_from
from bot.buttons import Button, Website, group_picker
from bot.conversation import Turn
from bot.errors import Refusal
from bot.events import Due
from bot.i18n import LANGUAGES, OWN_NAMES, Ltr, Plain, T, Text, Tn, label, lines, paragraphs
from bot.people import audit, groups, membership, territories
from bot.people.groups import Group
from bot.people.preferences import Language
from bot.people.roles import Role
from conversations.self_assessment.flow import module_named, self_assessment
from conversations.self_assessment.rounds import announcing, changing, queries
from conversations.self_assessment.rounds.listing import already_open, drafted, existing
from conversations.self_assessment.rounds.presses import (
    AskClosing,
    AskParts,
    AskRoundName,
    AskToDiscard,
    ListRounds,
    OpenRound,
    PreviewNews,
    PreviewRound,
    RoundCloses,
    TellInPrivate,
)
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.rounds.running import draw
from conversations.self_assessment.rounds.telling import private_news


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom the opening reaches: groups, and by language how many people in private; ``since`` if not at once."""

    groups: Sequence[Group]
    readers: dict[str, int]
    since: datetime | None

    @property
    def people(self) -> int:
        return sum(self.readers.values())

    @property
    def languages(self) -> list[Language]:
        """Every language in which something is told."""
        used = {*self.readers, *(group.language for group in self.groups)}
        return [Language(one) for one in LANGUAGES if one in used]


def reach(turn: Turn, here: int) -> Reach:
    place = territories.by_id(turn.db, here)
    morning = allowed_from(turn.now, place.zone, place.quiet) if place else turn.now
    readers = changing.news_readers(turn.db, here, turn.person.id)
    return Reach(groups.of_territory(turn.db, here), readers, morning if morning > turn.now else None)


@self_assessment.on(PreviewRound, who=Role.FACILITATOR)
def preview(turn: Turn, press: PreviewRound) -> None:
    draw_preview(turn, drafted(turn, press.territory, press.round))


def draw_preview(turn: Turn, round_: Round) -> None:
    here, id = round_.territory, round_.id
    found = reach(turn, here)
    looks = tuple(Button(Plain(OWN_NAMES[one]), PreviewNews(here, id, one)) for one in found.languages)
    add = (Website(T("Add the bot to a group"), group_picker(turn.username)),)
    turn.wait(None)
    turn.show(
        paragraphs(
            T("<b>{round}: shall it open?</b>", round=round_.name),
            lines(*facts(round_)),
            lines(*told(found), T("What is told can be read here before, in each language:") if looks else None),
        ),
        *((looks,) if looks else ()),
        (Button(opens(found), OpenRound(here, id)),),
        *(() if found.groups else (add,)),
        (Button(T("Name"), AskRoundName(here, id)), Button(T("Parts"), AskParts(here, id))),
        (Button(T("Last day"), AskClosing(here, id)), Button(T("Throw away"), AskToDiscard(here, id))),
        (Button(T("Rounds"), ListRounds(here)),),
    )


def facts(round_: Round) -> list[Text]:
    asked: list[Text | str] = [module_named(module).title for module in round_.modules]
    parts = T("Asked: {parts}", parts=asked)
    return [parts, T("Closes: {when}", when=round_.closes_at)] if round_.closes_at else [parts]


def told(found: Reach) -> list[Text]:
    """Where and to how many; what is missing is named, with what helps."""
    settings = Ltr("/" + "settings")  # in an Arabic sentence the slash would change sides
    titles = [group.title for group in found.groups]
    in_groups = T("Told in: {groups}", groups=titles)
    no_group = T("No group is connected yet. Let the bot into one, and it asks here where it belongs.")
    nobody = T("In private nobody has asked to be told; anybody can, under {command}.", command=settings)
    some = Tn("In private: {n} person who asked for it", "In private: {n} people who asked for it", found.people)
    quiet = [T("These are quiet hours: it is told from {when} on.", when=found.since)] if found.since else []
    return [in_groups if titles else no_group, some if found.people else nobody, *quiet]


def opens(found: Reach) -> Text:
    """The button, with the numbers in it: what has been told cannot be taken back."""
    groups_ = Tn("{n} group", "{n} groups", len(found.groups))
    people_ = Tn("{n} person", "{n} people", found.people)
    if found.groups and found.people:
        return T("Open: {groups}, {people}", groups=groups_, people=people_)
    if not found.groups and not found.people:
        return T("Open the round")
    return T("Open and tell {whom}", whom=groups_ if found.groups else people_)


@self_assessment.on(PreviewNews, who=Role.FACILITATOR)
def preview_news(turn: Turn, press: PreviewNews) -> None:
    """What stands in a group of that language, or, where there is none, what is told in private."""
    round_ = drafted(turn, press.territory, press.round)
    in_groups = any(group.language == press.language for group in groups.of_territory(turn.db, round_.territory))
    place = territories.by_id(turn.db, round_.territory)
    text = announcing.invitation(round_, announcing.people(turn.db, round_))
    if not in_groups:
        text = private_news(round_, place.name if place else "")
    way_back = Plain(label(turn.person.voice, T("Back")))  # for whoever looks, not for those who will read it
    turn.show(text, (Button(way_back, PreviewRound(press.territory, round_.id)),))
    turn.messages[-1] = replace(turn.messages[-1], voice=replace(turn.person.voice, language=press.language.value))


@self_assessment.on(OpenRound, who=Role.FACILITATOR)
def open_round(turn: Turn, press: OpenRound) -> None:
    """Open it, once, whoever of the facilitators presses first; tell groups and people; see to its end."""
    round_ = existing(turn, press.territory, press.round)
    if not round_.is_draft:
        return draw(turn, round_)
    closes_at = complete(round_, turn.now)
    if not changing.open_(turn.db, round_, turn.person, turn.now, membership.size(turn.db, round_.territory)):
        raise already_open(queries.open_in(turn.db, round_.territory) or round_)
    audit.record(turn.db, "round_opened", by=turn.person, at=turn.now, round=round_.id)
    opened = existing(turn, press.territory, round_.id)
    announcing.tell_groups(turn, opened)
    turn.dues.append(Due(TellInPrivate(round_.id), turn.now, None, None))
    turn.dues.append(Due(RoundCloses(round_.id), closes_at, None, None))
    turn.wait(None)
    return draw(turn, opened, T("✓ The round is open."))


def complete(round_: Round, now: datetime) -> datetime:
    """When it closes. Raises Refusal for a draft that lacks something, or whose end has come meanwhile."""
    here, id = round_.territory, round_.id
    if not round_.name:
        raise Refusal(T("The round has no name yet."), (Button(T("Name"), AskRoundName(here, id)),))
    if round_.closes_at is None or round_.closes_at <= now:
        raise Refusal(
            T("The round needs a last day that is still to come."), (Button(T("Last day"), AskClosing(here, id)),)
        )
    return round_.closes_at
