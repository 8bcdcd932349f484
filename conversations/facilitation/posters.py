"""An invitation on a poster: a picture to send, a sheet to print."""

from __future__ import annotations

from dataclasses import replace

from bot.buttons import Button
from bot.conversation import Turn
from bot.desk import Desk
from bot.events import Invitation
from bot.i18n import OWN_NAMES, Plain, T, label, paragraphs
from bot.outbox.message import File, Media
from bot.people import territories
from bot.people.permissions import within
from bot.people.preferences import Language
from bot.people.roles import Role
from bot.pictures.poster import Poster, poster
from conversations.facilitation.inviting import still_open, told, ways
from conversations.facilitation.presses import DrawPoster, PickPoster, PosterWanted, ShowLink, facilitation


@facilitation.on(PickPoster, who=Role.FACILITATOR)
def pick_poster(turn: Turn, press: PickPoster) -> None:
    here = within(turn.person, press.territory)
    found = territories.by_id(turn.db, here)
    offered = [Language(one) for one in (found.languages if found else ())]
    keys = [(Button(Plain(OWN_NAMES[one]), DrawPoster(here, press.secret, one)),) for one in offered]
    turn.show(T("In which language?"), *keys, (Button(T("Back"), ShowLink(here, press.secret)),))


@facilitation.on(DrawPoster, who=Role.FACILITATOR)
def order_poster(turn: Turn, press: DrawPoster) -> None:
    invite = still_open(turn, press.territory, press.secret)
    facilitator = invite.role.may(Role.FACILITATOR)
    turn.job(PosterWanted(press.territory, press.secret, press.language, facilitator))
    drawing = T("The poster is being drawn. It arrives here in a moment.")
    turn.show(paragraphs(drawing, told(invite)), *ways(turn, invite, press.secret))


@facilitation.job(PosterWanted)
def make_poster(desk: Desk, order: PosterWanted) -> None:
    found = desk.read(lambda db: territories.by_id(db, order.territory))
    name = found.name if found else ""
    shown = sheet(desk, order, name)
    desk.say(
        T("The poster of {territory}. Whoever points a phone’s camera at it gets in.", territory=name),
        file=File(Media.PHOTO, "poster.png", poster(shown)),
    )
    desk.say(T("The same, to print."), file=File(Media.DOCUMENT, "poster.pdf", poster(shown, "pdf")))


def sheet(desk: Desk, order: PosterWanted, territory: str) -> Poster:
    """The words of the poster in its language, whoever ordered it."""
    voice = replace(desk.person.voice, language=order.language.value)
    title = T("{territory}: come and facilitate", territory=territory)
    if not order.facilitator:
        title = T("{territory} needs your view", territory=territory)
    how = T("Point the camera of a phone here, then press Start in Telegram.")
    return Poster(voice.language, label(voice, title), label(voice, how), desk.link(Invitation(order.secret)))
