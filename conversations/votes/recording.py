"""A facilitator records an open vote for somebody without Telegram; it is logged, and can be taken back."""

from __future__ import annotations

from bot.ballots import casting, rolls
from bot.ballots.casting import OpenBallot
from bot.ballots.presses import ShowVote
from bot.ballots.rolls import Line
from bot.ballots.rules.consent import Stance
from bot.ballots.vote import Vote
from bot.buttons import Button, Row, pack
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, Text, lines, paragraphs
from bot.listing import number_rows, numbered, page, turn_row
from bot.people import audit
from bot.people.roles import Role
from bot.writing import signs
from conversations.votes import announcing, choosing, naming, running
from conversations.votes.ballots import LONGEST_REASON, WITH_REASON
from conversations.votes.facilitating_presses import AskToRecord, RunVote
from conversations.votes.finding import open_one
from conversations.votes.flow import votes
from conversations.votes.paper_lines import on_paper, paper_line, recordable
from conversations.votes.recording_presses import (
    RecordChoice,
    RecordFor,
    RecordGrades,
    RecordingReason,
    RevokeRecorded,
    SureToRecord,
)

ABREAST = 2


@votes.on(AskToRecord, who=Role.FACILITATOR)
def ask_for_whom(turn: Turn, press: AskToRecord) -> None:
    vote = recordable(turn, press.territory, press.vote)
    shown = page(on_paper(turn, vote), press.page)
    nobody = T(
        "Nobody with a vote here takes part on paper. Whoever has Telegram votes there; an organisation’s vote "
        "can be recorded once somebody who takes part on paper speaks for it."
    )
    turn.wait(None)
    turn.show(
        paragraphs(
            T("<b>Record a vote from paper</b>"),
            lines(T("For whom?"), numbered(shown, whose)) if shown.items else nobody,
            T("Everybody can read later that a facilitator recorded it. They can have it taken back until the end."),
        ),
        *number_rows(shown, lambda line: RecordFor(press.territory, vote.id, line.voter)),
        *turn_row(shown, lambda number: AskToRecord(press.territory, vote.id, number)),
        (Button(T("Back"), RunVote(press.territory, vote.id)),),
    )


@votes.on(RecordFor, who=Role.FACILITATOR)
def ask_choice(turn: Turn, press: RecordFor) -> None:
    vote, line = paper_line(turn, press)
    before = recorded_before(turn, vote, line)
    at = (vote.territory, vote.id, line.voter)
    so_far = T("Recorded so far: {choice}", choice=choosing.in_brief(vote, before.choice)) if before else None
    names = naming.choices(vote.rule).items()
    turn.wait(None)
    turn.show(
        paragraphs(
            T("<b>{question}</b>", question=vote.question),
            *announcing.words(vote),
            T("What did {name} vote?", name=line.name),
            so_far,
        ),
        *([(Button(T("Grade the options"), RecordGrades(*at)),)] if vote.options else []),
        *((Button(name, RecordChoice(*at, choice)),) for choice, name in names),
        *([(Button(T("Take it back"), RevokeRecorded(*at)),)] if before else []),
        (Button(T("Back"), AskToRecord(vote.territory, vote.id)),),
    )


@votes.on(RecordGrades, who=Role.FACILITATOR)
def ask_grade(turn: Turn, press: RecordGrades) -> None:
    """One option after the other; the last look once all of them are graded."""
    vote, line = paper_line(turn, press)
    if not choosing.is_part(vote, press.choice) or not vote.options:
        raise Refusal(T("This button is from an earlier version."), back_to(press))
    if len(press.choice) == len(vote.options):
        return check(turn, vote, line, press.choice)
    n, at = len(press.choice), (vote.territory, vote.id, line.voter)
    keys = [Button(name, RecordGrades(*at, press.choice + digit)) for digit, name in choosing.GRADES.items()]
    where = T("{name}: option {n} of {total}", name=line.name, n=n + 1, total=len(vote.options))
    return turn.show(
        lines(where, T("<b>{option}</b>", option=vote.options[n].text)),
        *(tuple(keys[start : start + ABREAST]) for start in range(0, len(keys), ABREAST)),
        (Button(T("Back"), RecordGrades(*at, press.choice[:-1]) if n else RecordFor(*at)),),
    )


@votes.on(RecordChoice, who=Role.FACILITATOR)
def take_choice(turn: Turn, press: RecordChoice) -> None:
    vote, line = paper_line(turn, press)
    choosing.read(vote, press.choice)
    if press.choice in WITH_REASON:
        return ask_reason(turn, vote, line, press.choice)
    return check(turn, vote, line, press.choice)


def ask_reason(turn: Turn, vote: Vote, line: Line, choice: str) -> None:
    at = (vote.territory, vote.id, line.voter)
    needed = T("What is the reason? It is shown with the name, so in their own words, please.")
    wanted = T("What is the concern? It is shown with the name, so in their own words, please.")
    objects = choice == Stance.OBJECTION
    turn.show(
        paragraphs(T("{name}: {choice}", name=line.name, choice=naming.STANCES[choice]), needed if objects else wanted),
        *([] if objects else [(Button(T("Without words"), SureToRecord(*at, choice)),)]),
        back_to(RecordFor(*at)),
    )
    turn.wait(RecordingReason(*at, choice))


@votes.on(RecordingReason, who=Role.FACILITATOR)
def read_reason(turn: Turn, wait: RecordingReason) -> None:
    vote, line = paper_line(turn, wait)
    record(turn, vote, line, wait.choice, signs(turn.said, LONGEST_REASON))


def check(turn: Turn, vote: Vote, line: Line, choice: str) -> None:
    """The last look: it is somebody else's vote."""
    at = (vote.territory, vote.id, line.voter)
    turn.show(
        paragraphs(
            T("<b>{question}</b>", question=vote.question),
            lines(T("{name} votes:", name=line.name), choosing.named(vote, choosing.read(vote, choice))),
        ),
        (Button(T("Record it"), SureToRecord(*at, choice)),),
        back_to(RecordFor(*at)),
    )


@votes.on(SureToRecord, who=Role.FACILITATOR)
def record_it(turn: Turn, press: SureToRecord) -> None:
    vote, line = paper_line(turn, press)
    choosing.read(vote, press.choice)
    if press.choice == Stance.OBJECTION:
        return ask_reason(turn, vote, line, press.choice)
    return record(turn, vote, line, press.choice, "")


def record(turn: Turn, vote: Vote, line: Line, choice: str, reason: str) -> None:
    """In the name of whoever speaks for the line, and with the facilitator's beside it."""
    if not any(map(str.isalnum, reason)) and choice == Stance.OBJECTION:
        raise Refusal(T("An objection has a reason, in words."))
    casting.cast(
        turn.db,
        vote,
        line.voter,
        choosing.read(vote, choice),
        reason=reason,
        by=line.speaker or turn.person.id,
        recorded_by=turn.person.id,
        now=turn.now,
    )
    audit.record(turn.db, "vote_recorded", by=turn.person, at=turn.now, vote=vote.id, voter=line.voter)
    announcing.count_turnout(turn, vote.id)
    turn.wait(None)
    running.draw(turn, vote, T("✓ Recorded for {name}.", name=line.name))


@votes.on(RevokeRecorded)
def take_back(turn: Turn, press: RevokeRecorded) -> None:
    """By whoever speaks for the line now; or by a facilitator, because they asked for it."""
    vote = open_one(turn, press.territory, press.vote)
    facilitates = turn.person.role.may(Role.FACILITATOR)
    mine = any(line.voter == press.voter for line in rolls.lines_of(turn.db, vote, turn.person))
    if not (facilitates or mine):
        raise Refusal(T("Only whoever votes here, or a facilitator for them, can take it back."))
    if casting.revoke(turn.db, vote, press.voter, turn.now):
        audit.record(turn.db, "recorded_vote_revoked", by=turn.person, at=turn.now, vote=vote.id, voter=press.voter)
        announcing.count_turnout(turn, vote.id)
        turn.toast(T("It is taken back."))
    turn.follow(pack(ShowVote(vote.territory, vote.id) if mine else AskToRecord(vote.territory, vote.id)))


def recorded_before(turn: Turn, vote: Vote, line: Line) -> OpenBallot | None:
    """What a facilitator recorded; what the delegate before them cast themselves, no facilitator sees."""
    cast = casting.ballot(turn.db, vote.id, line.voter)
    return cast if cast is not None and cast.recorded_by else None


def whose(line: Line) -> Text:
    """The name, and whether a vote is there already."""
    return T("✓ {name}", name=line.name) if line.voted else T("{name}", name=line.name)


def back_to(press: RecordFor | RecordGrades) -> Row:
    return (Button(T("Back"), RecordFor(press.territory, press.vote, press.voter)),)
