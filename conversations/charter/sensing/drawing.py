"""What a sense-check came to, as a picture in each group."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.attention.quiet import allowed_from
from bot.ballots.rules.fist import Level
from bot.buttons import Link
from bot.desk import Desk
from bot.i18n import T, Text, Voice, label, number, paragraphs
from bot.listing import in_short
from bot.outbox.message import File, Media, Message
from bot.outbox.tables import Urgency
from bot.people import groups, territories
from bot.pictures.fist import Fist, FistLevel, fist
from conversations.charter.conversation import charter
from conversations.charter.sensing import queries, saying
from conversations.charter.sensing.presses import DrawFingers, ListFingers
from conversations.charter.sensing.queries import Check


@charter.job(DrawFingers)
def draw_fingers(desk: Desk, order: DrawFingers) -> None:
    """Drawn once for each way of speaking among the groups; not told in their quiet hours."""
    check: Check | None = desk.read(lambda db: queries.wherever(db, order.check))
    if check is None:
        return
    here = desk.read(lambda db: territories.by_id(db, check.territory))
    there = desk.read(lambda db: groups.of_territory(db, check.territory))
    caption = desk.read(lambda db: result(db, check))
    shown = desk.read(lambda db: {voice: picture(db, check, voice) for voice in {one.voice for one in there}})
    drawn = {voice: fist(one) for voice, one in shown.items()}
    who = (Link(T("Who showed what"), ListFingers(check.territory, check.id)),)
    since = allowed_from(desk.now, here.zone, here.quiet)
    for group in there:
        file = File(Media.PHOTO, "sense-check.png", drawn[group.voice])
        said = Message(group.chat, group.voice, caption, (who,), urgency=Urgency.REMINDER, file=file, due=since)
        desk.messages.append(said)


def result(db: Connection, check: Check) -> Text:
    """The picture in words, within the 1,024 characters that a caption may have."""
    return paragraphs(saying.ended(db, check), saying.tally(db, check))


def picture(db: Connection, check: Check, voice: Voice) -> Fist:
    counts = queries.tally(db, check)
    levels = tuple(level_of(voice, level, count) for level, count in zip(Level, counts, strict=True))
    return Fist(
        voice.language,
        title=label(voice, T("{article}: sense-check", article=saying.name(db, check))),
        question=in_short(saying.text_of(db, check), 300).words(voice.language),
        levels=levels,
        turnout=label(voice, saying.turned_out(counts)),
    )


def level_of(voice: Voice, level: Level, count: int) -> FistLevel:
    meaning = label(voice, saying.MEANINGS[level])
    return FistLevel(int(level), number(voice, int(level)), meaning, count, number(voice, count))
