"""Why somebody shows less than three: asked in private, once in a sense-check, and it may be left open."""

from __future__ import annotations

from bot.arriving import arrive
from bot.ballots.rules.fist import ASKED_WHY_BELOW
from bot.buttons import Button, pack
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, Text, paragraphs
from bot.people import audit, consent
from bot.people.consent import Purpose
from bot.writing import words
from conversations.charter.conversation import charter
from conversations.charter.sensing import queries, saying
from conversations.charter.sensing.arriving import existing, running
from conversations.charter.sensing.presses import LetReasonBeHeard, ShowCheck, SkipWhy, TellingWhy, TellWhy
from conversations.charter.sensing.queries import Check

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
        first = T("To answer, press the first button, then write or speak.")
        turn.say(paragraphs(question(turn, check), first), (tell,), (skip,), to=turn.person)


def question(turn: Turn, check: Check) -> Text:
    """Who will read it is said before."""
    return paragraphs(
        T("<b>{article}: what has to change?</b>", article=saying.name(turn.db, check)),
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
    """Whoever shows three or more by now finds the sense-check: there is nothing to ask them."""
    check = running(turn, arrive(turn, press.territory), press.check)
    mine = queries.fingers_of(turn.db, check.id, turn.person.id)
    if mine is None:
        raise Refusal(T("First show your fingers."), (Button(T("The sense-check"), to_check(check)),))
    if mine.level >= ASKED_WHY_BELOW:
        return turn.follow(pack(to_check(check)))
    queries.ask(turn.db, check.id, turn.person.id)
    turn.show(question(turn, check), (Button(T("Skip"), SkipWhy(check.territory, check.id)),))
    return turn.wait(TellingWhy(check.territory, check.id))


@charter.on(TellingWhy)
def keep_why(turn: Turn, wait: TellingWhy) -> None:
    """Words or a voice note; what came in the second of the close, or after, is late."""
    check = running(turn, arrive(turn, wait.territory), wait.check)
    said = "" if turn.said.voice else words(turn.said, LONGEST)
    if not queries.keep_reason(turn.db, check.id, turn.person.id, said, turn.said.voice):
        raise Refusal(T("First show your fingers."), (Button(T("The sense-check"), to_check(check)),))
    to_it = (Button(T("The sense-check"), to_check(check)),)
    if turn.said.voice and not consent.has(turn.db, turn.person.id, Purpose.VOICE):
        agree = (Button(T("Let my voice be heard"), LetReasonBeHeard(check.territory, check.id)),)
        return turn.say(T("✓ Thank you. It is kept, and nobody hears it unless you allow that."), agree, to_it)
    return turn.say(T("✓ Thank you. It is kept."), to_it)


@charter.on(LetReasonBeHeard)
def let_be_heard(turn: Turn, press: LetReasonBeHeard) -> None:
    check = existing(turn, arrive(turn, press.territory), press.check)
    consent.give(turn.db, turn.person.id, Purpose.VOICE, turn.now)
    audit.record(turn.db, "agreement_given", by=turn.person, at=turn.now, purpose=Purpose.VOICE.value)
    turn.show(
        T("✓ Facilitators may hear your voice now. That can be changed at any time, under Privacy and my data."),
        (Button(T("The sense-check"), to_check(check)),),
    )


@charter.on(SkipWhy)
def skip_why(turn: Turn, press: SkipWhy) -> None:
    check = existing(turn, arrive(turn, press.territory), press.check)
    turn.wait(None)
    turn.show(T("Left open. Your fingers count as they are."), (Button(T("The sense-check"), to_check(check)),))


def to_check(check: Check) -> ShowCheck:
    return ShowCheck(check.territory, check.id)
