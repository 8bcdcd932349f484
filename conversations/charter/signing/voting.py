"""The whole charter put to the vote: its words for the vote, and what follows from what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sqlalchemy import Connection

from bot.attention.unasked import to_person
from bot.ballots import casting, rolls
from bot.ballots.presses import ShowVote
from bot.ballots.rules.consent import Stance
from bot.ballots.rules.outcome import Outcome, Reason, Result, Rule
from bot.ballots.subject import Motion, Subject
from bot.ballots.vote import Vote
from bot.buttons import Button
from bot.conversation import Turn
from bot.direction import strip_controls
from bot.errors import Refusal
from bot.events import Due
from bot.i18n import LANGUAGES, T, Text, Voice, Written, label, lines, paragraphs
from bot.people import audit, membership, standing, territories
from bot.people.territories import Territory
from conversations.charter.conversation import charter
from conversations.charter.signing import content, queries, saying
from conversations.charter.signing.page import to_page
from conversations.charter.signing.presses import AskSignersAgain, FreezeCharter, ShowCharterVersion
from conversations.charter.signing.queries import FrozenCharter
from conversations.charter.signing.rules import grouped
from conversations.charter.signing.telling import tell_groups

ABOUT = "charter"
NAMED = 8  # objections that are read out to the facilitators; the vote's own page holds all

WHY: Mapping[Reason, Text] = {  # where no objection says it
    Reason.NO_QUORUM: T("Too few voted."),
    Reason.TOO_FEW_CONSENTS: T("No more consented than stood aside."),
}


@charter.contributes(Subject)
def whole_charter(turn: Turn) -> Iterator[Subject]:
    yield Subject(ABOUT, motion, opened, decided, ShowCharterVersion)


def motion(db: Connection, territory: int, row: int) -> Motion:
    """Consent on a frozen version; its hash stands for every word of it."""
    one, here = queries.by_id(db, territory, row), territories.by_id(db, territory)
    if one is None or here is None or not one.undecided:
        raise Refusal(T("This version of the charter is decided already."))
    check_newest(db, one)
    lacking = content.untranslated(one.content, here.languages)
    return Motion(
        Rule.CONSENT,
        question=in_each(here, T("The charter of {territory}, version {n}", territory=here.name, n=one.number)),
        text=in_each(here, summary(one)),
        missing=tuple(lacking),
    )


def check_newest(db: Connection, one: FrozenCharter) -> None:
    """Raises Refusal for a version that another was frozen after: adopted later, it would replace the newer text."""
    last = queries.newest(db, one.territory)
    if last is not None and last.id != one.id:
        text = T("Version {n} has been frozen since: only the last one is voted on.", n=last.number)
        raise Refusal(text, to_page(last))


def summary(one: FrozenCharter) -> Text:
    return T(
        "The whole charter, version {n}, with {articles}. Every word of it can be read before voting, under “The "
        "charter”. SHA-256 of the frozen text: {digest}",
        n=one.number,
        articles=saying.counted(one),
        digest=grouped(one.digest),
    )


def in_each(here: Territory, text: Text) -> Written:
    """A sentence of ours in every language of the territory, as what people write is kept."""
    offered = [one for one in here.languages if one in LANGUAGES]
    voices = {one: Voice(one, here.country, here.digits, here.zone) for one in offered}
    said = {one: strip_controls(label(voice, text)) for one, voice in voices.items()}
    return Written(offered[0], said)


def opened(turn: Turn, vote: Vote) -> None:
    queries.voted_on(turn.db, vote.row, vote.id)


def decided(turn: Turn, vote: Vote, outcome: Outcome) -> None:
    """Adopted: signatures are collected. Otherwise the facilitators hear what was objected."""
    one = queries.by_id(turn.db, vote.territory, vote.row)
    if one is None or not one.undecided:
        return
    if outcome.result is Result.ADOPTED:
        adopt(turn, one, outcome)
    else:
        refuse(turn, one, vote, outcome)


def adopt(turn: Turn, one: FrozenCharter, outcome: Outcome) -> None:
    replaced = queries.present(turn.db, one.territory)
    queries.adopt(turn.db, one.id, turn.now, outcome.review_on)
    trace(turn, one, "charter_adopted")
    for each in (replaced, queries.wherever(turn.db, one.id)):
        if each is not None:
            tell_groups(turn, each)
    if replaced is not None:
        turn.dues.append(Due(AskSignersAgain(one.id), turn.now, None, None))


def refuse(turn: Turn, one: FrozenCharter, vote: Vote, outcome: Outcome) -> None:
    queries.refuse(turn.db, one.id, turn.now)
    trace(turn, one, "charter_refused")
    here = territories.by_id(turn.db, one.territory)
    if here is None:
        return
    text = paragraphs(
        lines(
            T("<b>Version {n} of the charter was not adopted.</b>", n=one.number),
            WHY.get(outcome.reason),
        ),
        lines(*objections(turn.db, vote)),
        T("Articles can be given their next version; then the charter is frozen anew."),
    )
    again = (Button(T("Freeze a new version"), FreezeCharter(here.id)),)
    look = (Button(T("See the vote"), ShowVote(here.id, vote.id)),)
    for who in membership.facilitators_of(turn.db, here.id):
        turn.messages += to_person(here, who, text, again, look, now=turn.now)


def objections(db: Connection, vote: Vote) -> list[Text]:
    """With their names: consent votes are open. One that was spoken is found on the vote's page."""
    names = {line.voter: line.name for line in rolls.lines(db, vote.id)}
    found = [one for one in casting.ballots(db, vote.id) if one.choice == Stance.OBJECTION.value]
    return [
        T("{name}: {reason}", name=names.get(one.voter, ""), reason=one.reason or T("a voice note"))
        for one in found[:NAMED]
    ]


def trace(turn: Turn, one: FrozenCharter, act: str) -> None:
    """Who closes a vote is traced with the vote; what follows from it is nobody's doing."""
    audit.record(turn.db, act, by=replace(standing.NOBODY, territory=one.territory), at=turn.now, charter=one.id)
