"""A round beside the one before it: what moved, and where it would not be fair to say."""

from __future__ import annotations

from bot.buttons import Button
from bot.conversation import Turn
from bot.desk import Desk
from bot.figures import Change, Figure, kind_changes
from bot.i18n import Plain, T, Text, Voice, label, lines, paragraphs
from bot.outbox.message import File, Media
from bot.people.roles import KINDS, Kind, Role
from bot.pictures.radar import Series, radar
from bot.questionnaire import Topic
from conversations.self_assessment.flow import self_assessment
from conversations.self_assessment.territory.asked_for import Reckoned, closed, reckoned
from conversations.self_assessment.territory.earlier import before, changed, last_round, moved, topics
from conversations.self_assessment.territory.lists import listed
from conversations.self_assessment.territory.presses import Browse, CompareRounds, DrawComparison
from conversations.self_assessment.territory.radars import medians, radar_of
from conversations.self_assessment.territory.spread_rows import movement
from conversations.self_assessment.territory.ways import ways


@self_assessment.on(CompareRounds, who=Role.FACILITATOR)
def compare_rounds(turn: Turn, press: CompareRounds) -> None:
    of = reckoned(turn.db, turn.person, press)
    earlier = before(turn.db, of)
    back = (Button(T("Back"), Browse(press.territory, press.round)),)
    if earlier is None:
        return turn.show(T("This is the first round: there is none before it to compare it with."), back)
    if not moved(of, earlier):
        return turn.show(paragraphs(heading(of, earlier), told(of, earlier)), back)
    turn.show(T("The picture is being drawn…"))
    return turn.job(DrawComparison(press.territory, press.round))


@self_assessment.job(DrawComparison)
def draw_comparison(desk: Desk, order: DrawComparison) -> None:
    of: Reckoned | None = desk.read(lambda db: closed(db, order.territory, order.round))
    earlier: Reckoned | None = of and desk.read(lambda db: before(db, of))
    if of is None or earlier is None:
        return
    png = picture(desk.person.voice, of, earlier)
    desk.show(heading(of, earlier))
    desk.say(paragraphs(heading(of, earlier), told(of, earlier)), file=File(Media.PHOTO, "muyassir.png", png))
    desk.say(by_kind(of, earlier), *desk.read(lambda db: ways(db, of)))


def picture(voice: Voice, of: Reckoned, earlier: Reckoned) -> bytes:
    now = Series(label(voice, T("{round}", round=of.round.name)), medians(topics(of), of.results.figures))
    drawn = (now, last_round(of, earlier, voice))
    return radar(radar_of(voice, topics(of), drawn, T("Compared with the last round"), Plain("")))


def heading(of: Reckoned, earlier: Reckoned) -> Text:
    return T("<b>{now}, compared with {before}</b>", now=of.round.name, before=earlier.round.name)


def told(of: Reckoned, earlier: Reckoned) -> Text:
    """A line for each question: both medians, or why they are not compared."""
    return lines(*(line(topic, of, earlier) for topic in topics(of)))


def line(topic: Topic, of: Reckoned, earlier: Reckoned) -> Text:
    found = changed(of, earlier, topic.id)
    if found is None:
        return T("{question}: {why}", question=topic.name, why=why_not(topic, of, earlier))
    return T(
        "{question}: {before}, now {now} ({change})",
        question=topic.name,
        before=found.before,
        now=found.now,
        change=movement(found),
    )


def why_not(topic: Topic, of: Reckoned, earlier: Reckoned) -> Text:
    then, now = earlier.results.figures.get(topic.id), of.results.figures.get(topic.id, Figure())
    if now.from_round is not None:
        return T("too few answered otherwise than before; the earlier picture stands")
    if now.numbers is None:
        return T("not enough answers now")
    return T("not asked then") if then is None else T("not enough answers then")


def by_kind(of: Reckoned, earlier: Reckoned) -> Text:
    """The same by kind of actor, where both rounds show the kind."""
    found = [line for topic in moved(of, earlier) if (line := kinds_moved(topic, of, earlier))]
    if not found:
        return T("By kind of actor nothing can be compared: too few people of each.")
    return paragraphs(T("<b>By kind of actor</b>"), lines(*found))


def kinds_moved(topic: Topic, of: Reckoned, earlier: Reckoned) -> Text | None:
    then, now = earlier.results.figures[topic.id], of.results.figures[topic.id]
    found = kind_changes(then, now, same_question=True)
    told = [kind_moved(KINDS[Kind(kind)], one) for kind, one in found.items()]
    return T("{question}: {kinds}", question=topic.name, kinds=listed(told)) if told else None


def kind_moved(kind: Text, change: Change) -> Text:
    return T("{kind} ({before}, now {now})", kind=kind, before=change.before, now=change.now)
