"""What a poll came to, as a picture for its group, with the numbers in words below it."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from bot.attention.quiet import allowed_from, hours_of
from bot.desk import Desk
from bot.i18n import T, Voice, label, number
from bot.outbox.message import File, Media, Message
from bot.outbox.tables import Urgency
from bot.people import standing, territories
from bot.people.roles import Role
from bot.pictures.tally import Tally, TallyBar, Verdict, tally
from conversations.polls import queries, rules, saying, telling
from conversations.polls.presses import polls
from conversations.polls.queries import Counts, Poll
from conversations.polls.signals import DrawPollResult


@polls.job(DrawPollResult)
def draw_result(desk: Desk, order: DrawPollResult) -> None:
    """To the group after its quiet hours; to whoever prepared the poll, while a member, where no group is told."""
    poll: Poll | None = desk.read(lambda db: queries.wherever(db, order.poll))
    if poll is None or poll.counts is None:
        return
    told: Message | None = desk.read(lambda db: for_group(db, poll, desk) or for_asker(db, poll, desk))
    if told is not None:
        png = tally(picture(poll, poll.counts, told.voice))
        words = saying.caption(poll, poll.counts)
        desk.messages.append(replace(told, text=words, file=File(Media.PHOTO, "poll.png", png)))


def for_group(db: Connection, poll: Poll, desk: Desk) -> Message | None:
    group = queries.told_in(db, poll)
    if group is None:
        return None
    due = telling.since(db, poll, desk.now)
    return Message(group.chat, group.voice, saying.title(poll), urgency=Urgency.REMINDER, due=due)


def for_asker(db: Connection, poll: Poll, desk: Desk) -> Message | None:
    asker = standing.person_by_id(db, poll.drafted_by, poll.territory) if poll.drafted_by else None
    here = territories.by_id(db, poll.territory)
    if asker is None or here is None or asker.away or asker.role is Role.STRANGER:
        return None
    due, voice = allowed_from(desk.now, here.zone, hours_of(asker, here)), asker.voice
    return Message(asker.telegram_id, voice, saying.title(poll), (), asker.id, Urgency.REMINDER, due=due)


def picture(poll: Poll, counts: Counts, voice: Voice) -> Tally:
    """Its bars are of all who answered, who may have chosen several."""
    best = rules.leading(counts.options)
    bars = tuple(
        TallyBar(label(voice, option), n, number(voice, n), "chosen" if place in best else "option")
        for place, (option, n) in enumerate(saying.each(poll, counts))
    )
    won = saying.most(poll, [saying.named(poll.options[place], saying.CUT) for place in best])
    return Tally(
        language=voice.language,
        title=label(voice, T("The result of the poll")),
        question=label(voice, poll.asks),
        bars=bars,
        verdict=Verdict(label(voice, won), "advice") if won else None,
        turnout=label(voice, saying.turnout(counts)),
        whole=max(counts.people, *counts.options),
        notes=(label(voice, T("A poll shows what people think; it binds nobody.")),),
    )
