"""Telling the groups what came of a round: the picture once in each language, then what is done with it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from bot.buttons import Link
from bot.conversation import Turn
from bot.desk import Desk
from bot.i18n import T, Text, Voice, label, paragraphs
from bot.outbox.message import File, Media, Message
from bot.outbox.tables import Urgency
from bot.people import groups, territories
from bot.people.groups import Group
from bot.pictures.radar import Series, radar
from conversations.self_assessment.flow import self_assessment
from conversations.self_assessment.questions import asked
from conversations.self_assessment.rounds import queries as rounds
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.territory import outcomes
from conversations.self_assessment.territory.asked_for import Reckoned, closed
from conversations.self_assessment.territory.headlines import headlines, turnout
from conversations.self_assessment.territory.presses import ShowBeside
from conversations.self_assessment.territory.publishing_presses import DrawForGroups, PicturesHandedOver
from conversations.self_assessment.territory.radars import medians, radar_of


@self_assessment.job(DrawForGroups)
def draw_for_groups(desk: Desk, order: DrawForGroups) -> None:
    """The picture for each group, drawn once for each way of speaking among them; the words follow in a turn."""
    of: Reckoned | None = desk.read(lambda db: closed(db, order.territory, order.round))
    if of is None:
        return
    there: list[Group] = desk.read(lambda db: groups.of_territory(db, order.territory))
    text = desk.read(lambda db: caption(db, of))
    drawn = {voice: picture(of, voice) for voice in dict.fromkeys(group.voice for group in there)}
    for group in there:
        file = File(Media.PHOTO, "muyassir.png", drawn[group.voice])
        desk.messages.append(Message(group.chat, group.voice, text, urgency=Urgency.REMINDER, file=file))
    desk.later(PicturesHandedOver(order.territory, order.round))


@self_assessment.due(PicturesHandedOver)
def words_follow(turn: Turn, due: PicturesHandedOver) -> None:
    """Only now, so that they stand below the picture, and as they were written last."""
    round_ = rounds.by_id(turn.db, due.territory, due.round)
    if round_ is not None:
        told_words(turn, round_, groups.of_territory(turn.db, due.territory))


def told_words(turn: Turn, round_: Round, there: Sequence[Group]) -> None:
    """Say in each of these groups what is done with the answers, or change what stands there."""
    mine = (Link(T("My answers beside these"), ShowBeside(round_.id)),)
    for group in there:
        text = words(turn.db, round_, group.language)
        key = outcomes.key(round_.id)
        turn.keep(text, mine, chat=group.chat, voice=group.voice, key=key, urgency=Urgency.REMINDER)


def words(db: Connection, round_: Round, language: str) -> Text:
    """What is done with the answers, for readers of a language; in another one where it is not written in theirs."""
    texts = outcomes.of(db, round_.id)
    there = outcomes.nearest(texts, language)
    said = T("{words}", words=texts[there]) if there else T("Nothing is written yet.")
    return paragraphs(T("<b>What is done with your answers</b>"), said)


def caption(db: Connection, of: Reckoned) -> Text:
    """The picture in words, within the 1,024 characters that a caption may have."""
    topics = asked(of.round.modules).topics
    return paragraphs(title(db, of.round), turnout(of.results), headlines(topics, of.results.figures))


def title(db: Connection, round_: Round) -> Text:
    found = territories.by_id(db, round_.territory)
    name = found.name if found else ""
    return T("<b>{territory}, as its people see it</b>\n{round}", territory=name, round=round_.name)


def picture(of: Reckoned, voice: Voice) -> bytes:
    topics = asked(of.round.modules).topics
    shown = Series(label(voice, T("the territory")), medians(topics, of.results.figures))
    heading = T("The territory’s picture")
    return radar(radar_of(voice, topics, (shown,), heading, T("{round}", round=of.round.name)))
