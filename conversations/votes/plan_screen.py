"""How a planned vote is shown to the facilitator: word for word, and with all that is missing named."""

from __future__ import annotations

from collections.abc import Mapping

from bot.ballots.opening import Obstacle
from bot.ballots.rules.roll import OneVote
from bot.ballots.subject import Subject
from bot.buttons import Button, Row
from bot.i18n import LANGUAGES, OWN_NAMES, Plain, T, Text, Tn, Tp, Written, lines, paragraphs
from conversations.votes import announcing, explaining
from conversations.votes.facilitating_presses import LookAgain, OpenVote, PreviewVote, ShowMandates, ShowRights
from conversations.votes.plans import Plan, mark

ROOM = 1_800  # letters of the words in all languages together that fit beside the rest of the page

OBSTACLES: Mapping[Obstacle, Text] = {
    Obstacle.OPEN_ALREADY: T("It is being voted on already."),
    Obstacle.NOBODY: T("Nobody has a vote yet: no organisation has said who speaks for it."),
    Obstacle.NEVER_SECRET: T("It is open, as every consent vote: objections are worked on with reasons and names."),
    Obstacle.TOO_FEW_FOR_SECRET: T("It can only be open: among fewer than five votes nobody can hide."),
}


def screen(plan: Plan, subject: Subject, *, changed: bool = False) -> tuple[Text, *tuple[Row, ...]]:
    """The last look, with the button that opens it where nothing stands in the way."""
    news = T("<b>The words have changed meanwhile. Please look at them once more.</b>") if changed else None
    text = paragraphs(
        news,
        lines(T("<b>Shall this be voted on?</b>"), announcing.kind_of(plan.as_vote)),
        *words(plan),
        explaining.decided_by(plan.motion.rule, failed_before=plan.motion.failed_before, secret=plan.secret),
        lines(who(plan), announcing.outside(plan.voters.outside), enough(plan)),
        openness(plan),
        lines(T("It would be open until {when}.", when=plan.closes_at), *told(plan)),
    )
    return text, *rows(plan, subject)


def words(plan: Plan) -> list[Text]:
    """Word for word, in each language that it is written in, as far as a message holds it; what is missing is named."""
    missing = [OWN_NAMES[one] for one in plan.motion.missing]
    lacking = T("⚠ No present translation: {languages}.", languages=missing) if missing else None
    return [one for one in (*written(plan), lacking) if one is not None]


def written(plan: Plan) -> list[Text]:
    motion = plan.motion
    if motion.options:
        return [whole(motion.question), *(numbered(n, option.text) for n, option in enumerate(motion.options, 1))]
    if length(motion.text) + length(motion.present) > ROOM:
        long = T("All of it can be read in each language below.")
        return [whole(motion.question), *announcing.words(plan.as_vote), long]
    present = [T("<b>Now</b>"), whole(motion.present)] if motion.present else []
    new = [T("<b>Proposed</b>"), whole(motion.text)] if motion.text and motion.present else []
    only = [whole(motion.text)] if motion.text and not motion.present else []
    return [whole(motion.question), *present, *new, *only]


def whole(text: Written) -> Text:
    """One line a language, each in its own direction."""
    there = [one for one in LANGUAGES if text.texts.get(one)]
    return lines(*(Written(one, {one: text.texts[one]}) for one in there))


def numbered(n: int, text: Written) -> Text:
    return lines(T("<b>{n}.</b>", n=n), whole(text))


def length(text: Written | None) -> int:
    return sum(map(len, text.texts.values())) if text else 0


def who(plan: Plan) -> Text:
    """By the territory's choice, with the number of votes."""
    roll, n = plan.roll, len(plan.roll.entries)
    if roll.one_vote is OneVote.PERSON:
        return Tn("One person, one vote: {n} person has one.", "One person, one vote: {n} people have one.", n)
    voters = Tn(
        "One organisation, one vote: {n} organisation has one.",
        "One organisation, one vote: {n} organisations have one.",
        n,
    )
    advisers = len(roll.advisers)
    advice = Tn(
        "{n} person without an organisation can give advice, shown apart.",
        "{n} people without an organisation can give advice, shown apart.",
        advisers,
    )
    too_few = T("Fewer than five individuals could give advice here. In a secret vote it is not asked for then.")
    return lines(voters, None if not advisers else advice if plan.is_advised else too_few)


def enough(plan: Plan) -> Text | None:
    return explaining.enough(plan.standings.turnout) if plan.roll.entries else None


def openness(plan: Plan) -> Text:
    if plan.obstacle is not None:
        return T("⚠ {obstacle}", obstacle=OBSTACLES[plan.obstacle])
    if plan.not_secret is not None:
        return OBSTACLES[plan.not_secret]
    return lines(explaining.openness(secret=plan.secret), announcing.labels(plan.as_vote))


def told(plan: Plan) -> list[Text]:
    titles = [group.title for group in plan.groups]
    if not titles:
        return [T("No group is connected: whoever has a vote learns of it from the reminders, and under “Votes”.")]
    later = plan.told_from
    quiet = [T("These are quiet hours: it is told from {when} on.", when=later)] if later else []
    return [T("Told in: {groups}", groups=titles), *quiet]


def rows(plan: Plan, subject: Subject) -> list[Row]:
    here, about, row, secret = plan.territory, plan.about, plan.row, plan.secret
    looks = tuple(Button(Plain(OWN_NAMES[one]), PreviewVote(here, about, row, secret, one)) for one in plan.languages)
    open_or_secret = (
        Button(chosen(Tp("a vote", "Open"), not secret), LookAgain(here, about, row, False)),
        Button(chosen(Tp("a vote", "Secret"), secret), LookAgain(here, about, row, True)),
    )
    open_it = (Button(opens(plan), OpenVote(here, about, row, secret, mark(plan.motion))),)
    return [
        *((looks,) if looks else ()),
        *((open_or_secret,) if plan.not_secret is None and plan.obstacle is None else ()),
        *((open_it,) if plan.obstacle is None else ()),
        (
            Button(T("Who has a vote"), ShowRights(here, about, row)),
            Button(T("Mandates"), ShowMandates(here, 0, about, row)),
        ),
        (Button(T("Back"), subject.page(here, row)),),
    ]


def chosen(name: Text, yes: bool) -> Text:
    return T("✓ {choice}", choice=name) if yes else name


def opens(plan: Plan) -> Text:
    """The button, with the numbers in it: what has been told cannot be taken back."""
    votes_ = Tn("{n} vote", "{n} votes", len(plan.roll.entries))
    groups_ = Tn("{n} group", "{n} groups", len(plan.groups))
    return (
        T("Open: {votes}, {groups}", votes=votes_, groups=groups_) if plan.groups else T("Open: {votes}", votes=votes_)
    )
