"""The ballot of somebody who votes: what is voted on, what each choice means, who will see it, and what they chose."""

from __future__ import annotations

from collections.abc import Mapping

from bot.ballots import casting, rolls
from bot.ballots.casting import OpenBallot
from bot.ballots.presses import ListVotes, ShowVote
from bot.ballots.rolls import Line
from bot.ballots.rules import judgment
from bot.ballots.rules.consent import Stance
from bot.ballots.rules.outcome import Rule
from bot.ballots.tables import Standing
from bot.ballots.vote import Vote
from bot.buttons import Button, Row
from bot.changes import compared, shared
from bot.conversation import Turn
from bot.i18n import T, Text, Written, lines, paragraphs
from bot.people.roles import KINDS, Role
from conversations.votes import announcing, choosing, explaining, naming, voters
from conversations.votes.facilitating_presses import RunVote
from conversations.votes.finding import subject
from conversations.votes.flow import votes
from conversations.votes.presses import AskForCode, AskReason, CastOpen, GradeOptions, ReadLimits, ShowBallot
from conversations.votes.recording_presses import RevokeRecorded

WITH_REASON = (Stance.OBJECTION, Stance.CONCERN)
LONGEST_REASON = 400  # letters: a page of them fits into a message
FITS = 2400
"""Letters of a text and its change that a message holds beside the rest of a ballot, in any language."""

MEANINGS: Mapping[str, Text] = {
    Stance.CONSENT: T("<b>Consent</b>: good enough for now, and safe enough to try."),
    Stance.CONCERN: T("<b>Consent, with a concern</b>: it may go ahead, and your concern is kept beside it."),
    Stance.OBJECTION: T("<b>Reasoned objection</b>: it would do harm. Your reason says what, and holds it back."),
    Stance.ASIDE: T("<b>Stand aside</b>: you leave it to the others. It counts as taking part, not as consent."),
}


@votes.on(ShowBallot)
def show_ballot(turn: Turn, press: ShowBallot) -> None:
    turn.wait(None)
    found = voters.line_of(turn, press)
    if found is not None:
        draw(turn, *found)


def draw(turn: Turn, vote: Vote, line: Line, news: Text | None = None) -> None:
    """The ballot as it stands."""
    cast = None if vote.secret else casting.ballot(turn.db, vote.id, line.voter)
    turn.show(
        paragraphs(
            news,
            *words(vote, turn.person.language),
            meanings(vote),
            lines(who_sees(vote, line), voters.whose(line), still_open(turn, vote)),
            chosen(vote, line, cast),
        ),
        *rows(vote, line, cast),
        *ways_out(turn, vote),
    )


def words(vote: Vote, language: str) -> list[Text]:
    """What is voted on, word for word; where it would take the place of other words, with the change marked."""
    head = lines(T("<b>{question}</b>", question=vote.question), announcing.kind_of(vote))
    if vote.options:
        numbered = (T("{n}. {item}", n=n, item=option.text) for n, option in enumerate(vote.options, 1))
        return [head, lines(*numbered)]
    if vote.text is None:
        return [head]
    return [head, *([vote.text] if vote.present is None else both(vote.present, vote.text, language))]


def both(present: Written, text: Written, language: str) -> list[Text]:
    """The present words and the change, in one language; without the present ones where they have no room twice."""
    one = shared(present, text, language)
    now = present if one is None else Written(one, {one: present.texts[one]})
    change = lines(T("<b>Proposed, the change marked:</b>"), compared(present, text, language))
    if 2 * len(now.words(language)) + len(text.words(one or language)) > FITS:
        return [change]
    return [lines(T("<b>Now:</b>"), now), change]


def meanings(vote: Vote) -> Text:
    """What each choice means; or, where they say so themselves, how it is decided."""
    if vote.rule is Rule.CONSENT:
        return lines(*MEANINGS.values())
    return lines(
        explaining.decided_by(vote.rule, secret=vote.secret),
        T("Who stands aside takes part, and leaves the choice to the others."),
    )


def who_sees(vote: Vote, line: Line) -> Text:
    """Said before anything is cast."""
    if vote.secret:
        return lines(T("Secret vote: everybody sees who took part, nobody what they chose."), label(vote, line))
    if vote.rule is Rule.CONSENT:
        return T("Open vote: once it has ended, members see who voted what, and reasons with their names.")
    return T("Open vote: once it has ended, members see who voted what.")


def label(vote: Vote, line: Line) -> Text:
    """What a secret ballot says of its voter: of advice nothing, nor of kinds with fewer than five voters."""
    if line.standing is Standing.VOTER and line.kind in vote.labels:
        return T("On your ballot stands the kind of actor: {kind}.", kind=KINDS[line.kind])
    return T("Nothing about you stands on your ballot.")


def still_open(turn: Turn, vote: Vote) -> Text:
    """Until when, and how many have voted; never how it stands."""
    return lines(announcing.until(vote), explaining.turned_out(rolls.turnout(turn.db, vote)))


def chosen(vote: Vote, line: Line, cast: OpenBallot | None) -> Text | None:
    """What they chose so far; of a secret vote only that they did."""
    if vote.secret:
        return T("✓ You have voted. With your code you can change it until the end.") if line.voted else None
    if cast is None:
        return None
    on_paper = T("A facilitator recorded this for you; it can be taken back.") if cast.recorded_by else None
    voted = T("✓ You voted: {choice}", choice=choosing.named(vote, cast.choice))
    if vote.options and not isinstance(cast.choice, str):
        voted = T("✓ Your grades:\n{grades}", grades=choosing.named(vote, cast.choice))
    return lines(voted, reason(cast), on_paper, T("It can be changed until the end."))


def reason(cast: OpenBallot) -> Text | None:
    if cast.choice not in WITH_REASON:
        return None
    if cast.recording and not cast.reason:
        return T("Your reason is a voice message.")
    return T("In your words: {words}", words=cast.reason) if cast.reason else None


def rows(vote: Vote, line: Line, cast: OpenBallot | None) -> list[Row]:
    """What can be chosen, and what can be done about what was."""
    at = (vote.territory, vote.id, line.voter)
    if vote.secret:
        code = Button(T("Change it with the code"), AskForCode(*at))
        return [(code if line.voted else Button(T("To my ballot"), ReadLimits(*at)),)]
    found: list[Row] = [(Button(name, CastOpen(*at, choice)),) for choice, name in naming.choices(vote.rule).items()]
    if vote.rule is Rule.JUDGMENT:
        graded = cast is not None and cast.choice != judgment.ASIDE
        found.insert(0, (grading(vote, line, cast) if graded else Button(T("Grade the options"), GradeOptions(*at)),))
    if cast is not None and cast.choice in WITH_REASON:
        said = T("Reason in other words") if cast.reason or cast.recording else T("Say why")
        found.append((Button(said, AskReason(*at, str(cast.choice))),))
    if cast is not None and cast.recorded_by:
        found.append((Button(T("Take it back"), RevokeRecorded(*at)),))
    return found


def grading(vote: Vote, line: Line, cast: OpenBallot | None) -> Button:
    """Back to the last look, with the grades as they were given."""
    grades = choosing.as_pressed(vote, cast.choice) if cast else ""
    return Button(T("Change my grades"), GradeOptions(vote.territory, vote.id, line.voter, grades))


def ways_out(turn: Turn, vote: Vote) -> list[Row]:
    """To what is voted on, to where one came from; for facilitators, to their own page of the vote."""
    about, found = subject(turn, vote.about), list[Row]()
    if turn.person.role.may(Role.FACILITATOR):
        found.append((Button(T("For facilitators"), RunVote(vote.territory, vote.id)),))
    if about is not None:
        found.append((Button(T("What it is about"), about.page(vote.territory, vote.row)),))
    several = len(rolls.lines_of(turn.db, vote, turn.person)) > 1
    back = ShowVote(vote.territory, vote.id) if several else ListVotes(vote.territory)
    return [*found, (Button(T("Back"), back),)]
