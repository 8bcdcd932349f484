"""What has to change, as facilitators and the author of the text read it; voices are heard by facilitators only."""

from __future__ import annotations

from bot.arriving import arrive
from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, Text, lines, paragraphs
from bot.listing import Page, page, turn_row
from bot.outbox.message import File, Media
from bot.people import consent
from bot.people.consent import Purpose
from bot.people.permissions import within
from bot.people.roles import Role
from conversations.charter.articles import queries as articles
from conversations.charter.conversation import charter
from conversations.charter.sensing import queries, saying
from conversations.charter.sensing.arriving import existing
from conversations.charter.sensing.presses import HearReason, ListReasons, ManageCheck, ShowCheck
from conversations.charter.sensing.queries import Check, Fingers

SHORT = 16  # letters of a name on a button that says more


@charter.on(ListReasons)
def list_reasons(turn: Turn, press: ListReasons) -> None:
    check = existing(turn, arrive(turn, press.territory), press.check)
    if not may_read_reasons(turn, check):
        raise Refusal(T("Facilitators and whoever wrote the text can read this."))
    said = [one for one in queries.all_fingers(turn.db, check.id) if one.reasoned]
    shown = page(said, press.page)
    title = T("<b>{article}: what has to change</b>", article=saying.name(turn.db, check))
    turn.show(
        paragraphs(title, *(reason(turn, one) for one in shown.items), None if said else T("Nobody has said it yet.")),
        *voices(turn, check, shown),
        *turn_row(shown, lambda number: ListReasons(check.territory, check.id, number)),
        back(turn, check),
    )


def reason(turn: Turn, one: Fingers) -> Text:
    who = T("{name}, {fingers}:", name=one.name, fingers=int(one.level))
    if not one.recording:
        return lines(who, T("{words}", words=one.why))
    heard = consent.has(turn.db, one.person, Purpose.VOICE)
    return lines(who, T("a voice note") if heard else T("a voice note, which they have not allowed to be heard"))


def voices(turn: Turn, check: Check, shown: Page[Fingers]) -> list[Row]:
    """A button for each voice note that may be heard."""
    if not turn.person.role.may(Role.FACILITATOR):
        return []
    spoken = [one for one in shown.items if one.recording and consent.has(turn.db, one.person, Purpose.VOICE)]
    here, id = check.territory, check.id
    return [(Button(T("Listen: {name}", name=one.name[:SHORT]), HearReason(here, id, one.person)),) for one in spoken]


@charter.on(HearReason, who=Role.FACILITATOR)
def hear_reason(turn: Turn, press: HearReason) -> None:
    """Asked again at the moment of hearing: the agreement may have been taken back."""
    check = existing(turn, within(turn.person, press.territory), press.check)
    one = queries.fingers_of(turn.db, check.id, press.person)
    if one is None or not one.recording or not consent.has(turn.db, one.person, Purpose.VOICE):
        raise Refusal(T("This voice note cannot be heard."))
    who = T("{name}, {fingers}:", name=one.name, fingers=int(one.level))
    turn.say(who, back(turn, check), file=File(Media.VOICE, "", one.recording.encode()))


def back(turn: Turn, check: Check) -> Row:
    here, id = check.territory, check.id
    overseen = turn.person.role.may(Role.FACILITATOR)
    return (Button(T("Back"), ManageCheck(here, id) if overseen else ShowCheck(here, id)),)


def may_read_reasons(turn: Turn, check: Check) -> bool:
    """Facilitators, and the author of the text, as it is said before anybody answers."""
    version = articles.version(turn.db, check.territory, check.version)
    is_author = version is not None and version.author == turn.person.id
    return is_author or turn.person.role.may(Role.FACILITATOR)
