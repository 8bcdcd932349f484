"""Why somebody shows less than three: asked in private, once in a sense-check, and it may be left open."""

from __future__ import annotations

from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, Text, lines, paragraphs
from bot.listing import page, turn_row
from bot.people import consent
from bot.people.consent import Purpose
from bot.people.roles import Role
from bot.writing import words
from conversations.charter.articles import queries as articles
from conversations.charter.flow import charter
from conversations.charter.sensing import queries, saying
from conversations.charter.sensing.arriving import arrive, existing, running
from conversations.charter.sensing.presses import ListReasons, ManageCheck, ShowCheck, SkipWhy, TellingWhy, TellWhy
from conversations.charter.sensing.queries import Check, Fingers

LONGEST = 400  # characters of a reason: a page of eight fits into a message


def ask_why(turn: Turn, check: Check) -> None:
    """In the private chat, wherever the fingers were shown; only there an answer can be waited for."""
    queries.ask(turn.db, check.id, turn.person.id)
    skip = Button(T("Skip"), SkipWhy(check.territory, check.id))
    if turn.place.private:
        turn.say(question(turn, check), (skip,))
        turn.wait(TellingWhy(check.territory, check.id))
    else:
        tell = Button(T("Say what has to change"), TellWhy(check.territory, check.id))
        turn.say(question(turn, check), (tell,), (skip,), to=turn.person)


def question(turn: Turn, check: Check) -> Text:
    """Who will read it is said before."""
    return paragraphs(
        T("<b>Article {number}: what has to change?</b>", number=saying.number(turn.db, check)),
        T(
            "You show less than three fingers. A sentence or a voice note helps to find better words. Facilitators and "
            "whoever wrote the text read it with your name; nobody else does. It can be left open."
        ),
        voice_note(turn),
    )


def voice_note(turn: Turn) -> Text | None:
    """For whoever has not agreed that voices are heard."""
    if consent.has(turn.db, turn.person.id, Purpose.VOICE):
        return None
    return T("A voice note is heard by nobody unless you allow it, under Privacy and my data.")


@charter.on(TellWhy)
def tell_why(turn: Turn, press: TellWhy) -> None:
    turn.privately(press)
    check = running(turn, arrive(turn, press.territory), press.check)
    if queries.fingers_of(turn.db, check.id, turn.person.id) is None:
        raise Refusal(T("First show your fingers."), (Button(T("The sense-check"), to_check(check)),))
    queries.ask(turn.db, check.id, turn.person.id)
    turn.show(question(turn, check), (Button(T("Skip"), SkipWhy(check.territory, check.id)),))
    turn.wait(TellingWhy(check.territory, check.id))


@charter.on(TellingWhy)
def keep_why(turn: Turn, wait: TellingWhy) -> None:
    """Words or a voice note; what came in the second of the close, or after, is late."""
    check = running(turn, arrive(turn, wait.territory), wait.check)
    said = "" if turn.said.voice else words(turn.said, LONGEST)
    if not queries.keep_reason(turn.db, check.id, turn.person.id, said, turn.said.voice):
        raise Refusal(T("First show your fingers."), (Button(T("The sense-check"), to_check(check)),))
    turn.say(T("✓ Thank you. It is kept."), (Button(T("The sense-check"), to_check(check)),))


@charter.on(SkipWhy)
def skip_why(turn: Turn, press: SkipWhy) -> None:
    check = existing(turn, arrive(turn, press.territory), press.check)
    turn.wait(None)
    turn.show(T("Left open. Your fingers count as they are."), (Button(T("The sense-check"), to_check(check)),))


@charter.on(ListReasons)
def list_reasons(turn: Turn, press: ListReasons) -> None:
    turn.privately(press)
    check = existing(turn, arrive(turn, press.territory), press.check)
    if not may_read_reasons(turn, check):
        raise Refusal(T("Facilitators and whoever wrote the text can read this."))
    said = [one for one in queries.all_fingers(turn.db, check.id) if one.reasoned]
    shown = page(said, press.page)
    title = T("<b>Article {number}: what has to change</b>", number=saying.number(turn.db, check))
    turn.show(
        paragraphs(title, *(reason(turn, one) for one in shown.items), None if said else T("Nobody has said it yet.")),
        *turn_row(shown, lambda number: ListReasons(check.territory, check.id, number)),
        back(turn, check),
    )


def reason(turn: Turn, one: Fingers) -> Text:
    who = T("{name}, {fingers}:", name=one.name, fingers=int(one.level))
    if not one.recording:
        return lines(who, T("{words}", words=one.why))
    heard = consent.has(turn.db, one.person, Purpose.VOICE)
    return lines(who, T("a voice note") if heard else T("a voice note, which they have not allowed to be heard"))


def back(turn: Turn, check: Check) -> Row:
    overseen = turn.person.role.may(Role.FACILITATOR)
    return (Button(T("Back"), ManageCheck(check.territory, check.id) if overseen else to_check(check)),)


def may_read_reasons(turn: Turn, check: Check) -> bool:
    """Facilitators, and the author of the text, as it is said before anybody answers."""
    version = articles.version(turn.db, check.territory, check.version)
    is_author = version is not None and version.author == turn.person.id
    return is_author or turn.person.role.may(Role.FACILITATOR)


def to_check(check: Check) -> ShowCheck:
    return ShowCheck(check.territory, check.id)
