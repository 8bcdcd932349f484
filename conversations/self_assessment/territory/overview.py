"""What came of a round, for its facilitators: words while it is open, then the radar and the way to everything."""

from __future__ import annotations

from bot.buttons import Button
from bot.conversation import Turn
from bot.desk import Desk
from bot.errors import Refusal
from bot.events import GoHome
from bot.i18n import T, Text, Voice, label, paragraphs
from bot.outbox.message import File, Media
from bot.people.permissions import within
from bot.people.roles import Role
from bot.pictures.radar import Series, radar
from conversations.self_assessment.flow import self_assessment
from conversations.self_assessment.rounds import queries as rounds
from conversations.self_assessment.rounds.presses import ShowRound
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.territory import results, so_far
from conversations.self_assessment.territory.asked_for import Reckoned, closed
from conversations.self_assessment.territory.earlier import before, last_round, moved, topics
from conversations.self_assessment.territory.headlines import headlines, turnout
from conversations.self_assessment.territory.presses import DrawOverview, ShowTerritory
from conversations.self_assessment.territory.radars import medians, radar_of
from conversations.self_assessment.territory.ways import ways


@self_assessment.on(ShowTerritory, who=Role.FACILITATOR)
def show_territory(turn: Turn, press: ShowTerritory) -> None:
    round_ = rounds.by_id(turn.db, within(turn.person, press.territory), press.round)
    if round_ is None or round_.opened_at is None:
        raise Refusal(T("This round is no longer there."), (Button(T("Menu"), GoHome()),))
    of = closed(turn.db, press.territory, press.round)
    if of is None:
        return waiting(turn, round_)
    if not anything(of):
        return turn.show(caption(of, None), *ways(turn.db, of))
    turn.show(T("The picture is being drawn…"))
    return turn.job(DrawOverview(press.territory, press.round))


def waiting(turn: Turn, round_: Round) -> None:
    """No number is told before the close, to facilitators either."""
    here = ShowTerritory(round_.territory, round_.id)
    if not round_.is_open:
        return turn.show(
            T(
                "<b>{round}</b> has closed. Its figures are being reckoned, in a moment they are here.",
                round=round_.name,
            ),
            (Button(T("Look again"), here),),
        )
    words = so_far.listed(round_, results.words_so_far(turn.db, round_.id))
    head = T("<b>{round}</b>, in words so far. The numbers come when it closes.", round=round_.name)
    return turn.show(paragraphs(head, words), (Button(T("Back"), ShowRound(round_.territory, round_.id)),))


@self_assessment.job(DrawOverview)
def draw_overview(desk: Desk, order: DrawOverview) -> None:
    """The radar with the last round behind it, its numbers in words, and the ways on."""
    of: Reckoned | None = desk.read(lambda db: closed(db, order.territory, order.round))
    if of is None:
        return
    earlier: Reckoned | None = desk.read(lambda db: before(db, of))
    png = picture(desk.person.voice, of, earlier)
    desk.show(T("Here is what came of <b>{round}</b>.", round=of.round.name))
    desk.say(caption(of, earlier), file=File(Media.PHOTO, "muyassir.png", png))
    desk.say(T("Everything that came of it:"), *desk.read(lambda db: ways(db, of)))


def anything(of: Reckoned) -> bool:
    """Whether a single median may be shown."""
    return any(one is not None for one in medians(topics(of), of.results.figures))


def caption(of: Reckoned, earlier: Reckoned | None) -> Text:
    """The picture in words, within the 1,024 characters of a caption."""
    head = T("<b>{round}</b>", round=of.round.name)
    dashed = earlier and moved(of, earlier) and T("Behind it, dashed: {round}.", round=earlier.round.name)
    return paragraphs(head, turnout(of.results), headlines(topics(of), of.results.figures), dashed or None, few(of))


def few(of: Reckoned) -> Text | None:
    if anything(of):
        return None
    return T(
        "Too few people have answered to show numbers without giving anybody away: it takes five people from three "
        "organisations, none of them more than half. The conversation at the meeting is worth all the more."
    )


def picture(voice: Voice, of: Reckoned, earlier: Reckoned | None) -> bytes:
    now = Series(label(voice, T("{round}", round=of.round.name)), medians(topics(of), of.results.figures))
    behind = (last_round(of, earlier, voice),) if earlier and moved(of, earlier) else ()
    heading = T("The territory’s picture")
    return radar(radar_of(voice, topics(of), (now, *behind), heading, T("{round}", round=of.round.name)))
