"""The last look at a poll before it opens: where it will stand, until when, and what is missing."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import blake2s

from bot.buttons import Button, Row, Website, group_picker
from bot.conversation import Turn
from bot.i18n import OWN_NAMES, Plain, T, Text, label, lines, paragraphs
from bot.listing import short
from bot.people import groups
from bot.people.groups import Group
from bot.people.preferences import Language
from bot.sentences import stored
from conversations.polls import saying
from conversations.polls.presses import (
    AskEnd,
    AskGroup,
    AskToDiscardPoll,
    ChooseGroup,
    ListPolls,
    OpenPoll,
    PreviewPoll,
    PreviewWords,
)
from conversations.polls.queries import Counts, Poll, option_row, told_in
from conversations.polls.screens import languages, unwritten, way_back
from conversations.polls.telling import since
from conversations.polls.wording_presses import AskOptions, AskQuestion, AskSecrecy, AskTranslation


def draw_groups(turn: Turn, poll: Poll) -> None:
    """Which group is asked? Without any, how to come by one."""
    there = groups.of_territory(turn.db, poll.territory)
    none = T("No group is connected yet. Let the bot into one, and it asks here where it belongs.")
    add = (Website(T("Add the bot to a group"), group_picker(turn.username)),)
    again = (Button(T("Look again"), AskGroup(poll.territory, poll.id)),)
    turn.wait(None)
    turn.show(
        T("<b>Which group is asked?</b>") if there else none,
        *((Button(Plain(short(group.title)), ChooseGroup(poll.territory, poll.id, group.id)),) for group in there),
        *(() if there else (add, again)),
        *way_back(poll),
    )


def draw_preview(turn: Turn, poll: Poll) -> None:
    group = told_in(turn.db, poll)
    if group is None:
        return draw_groups(turn, poll)
    here, id = poll.territory, poll.id
    open_ = Button(T("Open in {group}", group=Plain(short(group.title, 15))), OpenPoll(here, id, mark(poll)))
    turn.wait(None)
    return turn.show(
        paragraphs(
            T("<b>Shall the poll open?</b>"),
            lines(saying.title(poll), saying.listed(poll)),
            lines(*facts(turn, poll, group)),
            lines(*gaps(turn, poll, group)) if unwritten(turn, poll) else None,
        ),
        looks(turn, poll),
        (open_,),
        *translations(turn, poll),
        (Button(T("Question"), AskQuestion(here, id)), Button(T("Options"), AskOptions(here, id))),
        (Button(T("Names"), AskSecrecy(here, id)), Button(T("Duration"), AskEnd(here, id))),
        (Button(T("Group"), AskGroup(here, id)), Button(T("Discard"), AskToDiscardPoll(here, id))),
        (Button(T("Polls"), ListPolls(here)),),
    )


def mark(poll: Poll) -> str:
    """Of what the last look shows: another where something in it is another."""
    question, options = stored(poll.asks), [option_row(option) for option in poll.options]
    held = [question, options, poll.anonymous, poll.group, str(poll.closes_at)]
    return blake2s(json.dumps(held, sort_keys=True).encode(), digest_size=4).hexdigest()


def facts(turn: Turn, poll: Poll, group: Group) -> list[Text]:
    asked = T("Asked in: {group} ({language})", group=group.title, language=OWN_NAMES[group.language])
    told = since(turn.db, poll, turn.now)
    quiet = T("These are quiet hours: the group is asked from {when} on.", when=told)
    native = T("One of Telegram’s own polls: it cannot be corrected or extended.")
    return [
        asked,
        T("{kind}. {secrecy}", kind=saying.KINDS[poll.form], secrecy=saying.secrecy(poll)),
        *([T("Closes: {when}", when=poll.closes_at)] if poll.closes_at else []),
        *([quiet] if told > turn.now else []),
        *([native] if poll.native else []),
    ]


def gaps(turn: Turn, poll: Poll, group: Group) -> list[Text]:
    """Missing translations by name, and what the group reads if its own is among them."""
    lacking = unwritten(turn, poll)
    named = T("Not written in: {languages}", languages=[OWN_NAMES[one] for one in lacking])
    if group.language not in lacking:
        return [named]
    return [named, T("{group} reads it as it was first written.", group=group.title)]


def looks(turn: Turn, poll: Poll) -> Row:
    """What a reader of each language sees."""
    return tuple(
        Button(Plain(OWN_NAMES[one]), PreviewWords(poll.territory, poll.id, one)) for one in languages(turn, poll)
    )


def translations(turn: Turn, poll: Poll) -> list[Row]:
    return [
        (
            Button(
                T("Write it in: {language}", language=Plain(OWN_NAMES[one])),
                AskTranslation(poll.territory, poll.id, one),
            ),
        )
        for one in unwritten(turn, poll)
    ]


def draw_words(turn: Turn, poll: Poll, language: Language) -> None:
    """The poll word for word as it will stand, for a reader of that language."""
    none_yet = Counts((0,) * len(poll.options), 0)
    way_home = Plain(label(turn.person.voice, T("Back")))  # for whoever looks, not for those who will read it
    turn.show(saying.invitation(poll, none_yet), (Button(way_home, PreviewPoll(poll.territory, poll.id)),))
    turn.messages[-1] = replace(turn.messages[-1], voice=replace(turn.person.voice, language=language.value))
