"""From the last look to an open vote."""

from __future__ import annotations

from dataclasses import replace

from bot.ballots import opening
from bot.ballots import vote as kept
from bot.ballots.opening import Obstacle
from bot.ballots.presses import PlanVote, VoteCloses
from bot.ballots.subject import Subject
from bot.ballots.vote import Vote
from bot.buttons import Button
from bot.conversation import Turn
from bot.errors import Refusal
from bot.events import Due, GoHome
from bot.i18n import Plain, T, label, paragraphs
from bot.people import audit, groups, territories
from bot.people.permissions import within
from bot.people.roles import Role
from bot.people.territories import Territory
from conversations.votes import announcing, plan_screen, reminding, running
from conversations.votes.due_times import TellOfVote
from conversations.votes.facilitating_presses import LookAgain, OpenVote, PreviewVote
from conversations.votes.finding import subject
from conversations.votes.flow import votes
from conversations.votes.plans import Plan, mark, voters

Planning = PlanVote | LookAgain | PreviewVote | OpenVote


@votes.on(PlanVote, who=Role.FACILITATOR)
def plan_vote(turn: Turn, press: PlanVote) -> None:
    look(turn, press, secret=False)


@votes.on(LookAgain, who=Role.FACILITATOR)
def look_again(turn: Turn, press: LookAgain) -> None:
    look(turn, press, secret=press.secret)


def look(turn: Turn, press: Planning, *, secret: bool, changed: bool = False) -> None:
    """What would be opened; or the vote itself, where it is open already."""
    there = already_open(turn, press)
    if there is not None:
        return running.draw(turn, there)
    plan = plan_for(turn, press, secret=secret)
    turn.wait(None)
    return turn.show(*plan_screen.screen(plan, subject_of(turn, press), changed=changed))


@votes.on(PreviewVote, who=Role.FACILITATOR)
def preview(turn: Turn, press: PreviewVote) -> None:
    """The group's message in that language; below it the words of the ballot, where the group has not room for all."""
    plan = plan_for(turn, press, secret=press.secret)
    whole = [plan.motion.present, plan.motion.text] if announcing.is_cut(plan.as_vote) else []
    back = Plain(label(turn.person.voice, T("Back")))  # for whoever looks, not for those who will read it
    turn.show(
        paragraphs(announcing.invitation(plan.as_vote, plan.standings), *whole),
        (Button(back, LookAgain(press.territory, press.about, press.row, press.secret)),),
    )
    turn.messages[-1] = replace(turn.messages[-1], voice=replace(turn.person.voice, language=press.language.value))


@votes.on(OpenVote, who=Role.FACILITATOR)
def open_vote(turn: Turn, press: OpenVote) -> None:
    """Open it, once, whoever of the facilitators presses first, and only as it was last looked at.

    What was to be secret and cannot be any more, since the roll has shrunk, is not opened as an open vote.
    """
    there = already_open(turn, press)
    if there is not None:
        return running.draw(turn, there)
    plan = plan_for(turn, press, secret=press.secret)
    changed = press.seen != mark(plan.motion)
    if changed or press.secret is not plan.secret:
        return look(turn, press, secret=press.secret, changed=changed)
    if plan.obstacle is not None:
        raise Refusal(plan_screen.OBSTACLES[plan.obstacle])
    vote = opened(turn, plan)
    subject_of(turn, press).opened(turn, vote)
    return running.draw(turn, vote, T("✓ The vote is open."))


def opened(turn: Turn, plan: Plan) -> Vote:
    vote = opening.open_vote(
        turn.db,
        plan.territory,
        plan.about,
        plan.row,
        plan.motion,
        secret=plan.secret,
        by=turn.person.id,
        now=turn.now,
        zone=turn.person.zone,
    )
    audit.record(turn.db, "vote_opened", by=turn.person, at=turn.now, vote=vote.id)
    announcing.tell_groups(turn, vote)
    turn.dues.append(Due(TellOfVote(vote.id), turn.now, None, None))
    turn.dues.append(Due(VoteCloses(vote.id), vote.closes_at, None, None))
    reminding.see_to(turn, vote)
    turn.wait(None)
    return vote


def already_open(turn: Turn, press: Planning) -> Vote | None:
    here = within(turn.person, press.territory)
    return next((one for one in kept.about(turn.db, here, press.about, press.row) if one.closed_at is None), None)


def plan_for(turn: Turn, press: Planning, *, secret: bool) -> Plan:
    here, about, row = within(turn.person, press.territory), press.about, press.row
    motion = subject_of(turn, press).motion(turn.db, here, row)
    never = opening.obstacle(turn.db, here, about, row, motion, True)
    secret = secret and never is None
    return Plan(
        territory=here,
        about=about,
        row=row,
        motion=motion,
        secret=secret,
        obstacle=opening.obstacle(turn.db, here, about, row, motion, secret),
        not_secret=never if never is not Obstacle.NOBODY else None,
        voters=voters(turn.db, here),
        groups=tuple(groups.of_territory(turn.db, here)),
        place=place(turn, here),
        now=turn.now,
    )


def place(turn: Turn, here: int) -> Territory:
    found = territories.by_id(turn.db, here)
    if found is None:
        raise Refusal(T("This chat is about no territory now."))
    return found


def subject_of(turn: Turn, press: Planning) -> Subject:
    found = subject(turn, press.about)
    if found is None:
        raise Refusal(T("This cannot be voted on."), (Button(T("Menu"), GoHome()),))
    return found
