"""What takes time after a vote: its picture for the groups and for whoever asks, its file, and tidying up."""

from __future__ import annotations

from datetime import timedelta

from bot.attention.quiet import allowed_from
from bot.ballots import vote as kept
from bot.ballots.presses import ShowVote
from bot.ballots.published import read as file_of
from bot.buttons import Link
from bot.desk import Desk
from bot.events import Due
from bot.i18n import Ltr, T, Text, Voice, lines, paragraphs
from bot.outbox.message import File, Media, Message
from bot.outbox.tables import Urgency
from bot.people import groups, territories
from bot.people.groups import Group
from conversations.votes import queries, results
from conversations.votes.drawing import Drawable, drawable, picture
from conversations.votes.due_times import DrawForOne, DrawResult, HandOverFile, TidyUp
from conversations.votes.flow import votes

RECOUNT = "muyassir recount"
TIDY_AGAIN = timedelta(minutes=10)  # by then a backup is over that was being read


@votes.job(DrawResult)
def draw_for_groups(desk: Desk, order: DrawResult) -> None:
    """Drawn once for each way of speaking among the groups; told after the quiet hours."""
    of: Drawable | None = desk.read(lambda db: drawable(db, kept.wherever(db, order.vote)))
    if of is None:
        return
    vote = of.vote
    here = desk.read(lambda db: territories.by_id(db, vote.territory))
    there: list[Group] = desk.read(lambda db: groups.of_territory(db, vote.territory))
    drawn: dict[Voice, bytes] = {voice: picture(of, voice) for voice in dict.fromkeys(one.voice for one in there)}
    to_it = (Link(T("See the result"), ShowVote(vote.territory, vote.id)),)
    for group in there:
        file = File(Media.PHOTO, "muyassir.png", drawn[group.voice])
        due = allowed_from(desk.now, here.zone, here.quiet)
        text = results.caption(vote)
        said = Message(group.chat, group.voice, text, (to_it,), urgency=Urgency.REMINDER, file=file, due=due)
        desk.messages.append(said)


@votes.job(DrawForOne)
def draw_for_one(desk: Desk, order: DrawForOne) -> None:
    of: Drawable | None = desk.read(lambda db: drawable(db, kept.by_id(db, order.territory, order.vote)))
    if of is not None:
        file = File(Media.PHOTO, "muyassir.png", picture(of, desk.person.voice))
        desk.say(results.caption(of.vote), file=file)


@votes.job(HandOverFile)
def hand_over_file(desk: Desk, order: HandOverFile) -> None:
    vote = desk.read(lambda db: kept.by_id(db, order.territory, order.vote))
    text: str | None = desk.read(lambda db: queries.published(db, order.vote))
    if vote is not None and text is not None:
        name = f"vote-{vote.id}.json"
        told = how_to_count(name) if file_of(text).ballots else nothing_to_count()
        desk.say(told, file=File(Media.DOCUMENT, name, text.encode()))


@votes.job(TidyUp)
def tidy_up(desk: Desk, order: TidyUp) -> None:
    """The ballots' old pages go from the file as well; tried until it is done, since nothing else would do it."""
    if not desk.tidy():
        desk.dues.append(Due(order, desk.now + TIDY_AGAIN, None, None, job=True))


def nothing_to_count() -> Text:
    return paragraphs(
        T("Too few have voted, so no ballot is published; here they are all destroyed."),
        T("The file says how many had a vote, by kind of actor, and what came out."),
    )


def how_to_count(name: str) -> Text:
    return paragraphs(
        T("Every ballot with its code, sorted by code, and who took part."),
        lines(
            T("• Your ballot is the one with your code."),
            T("• There are as many ballots as people who took part."),
            T(
                "• Anybody can count them by hand, or with the program: {command}",
                command=Ltr(f"{RECOUNT} {name}"),
            ),
        ),
    )
