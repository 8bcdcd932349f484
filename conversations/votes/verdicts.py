"""The outcome of a vote and the reason for it, each as one sentence."""

from __future__ import annotations

from bot.ballots.rules.judgment import CHARTER_ONLY
from bot.ballots.rules.outcome import Outcome, Reason, Result, Rule
from bot.ballots.vote import Vote
from bot.i18n import T, Text, Tn, Written, lines
from bot.people.roles import KINDS, Kind

_RESULTS: dict[Result, Text] = {
    Result.ADOPTED: T("✓ Adopted"),
    Result.NOT_ADOPTED: T("✗ Not adopted"),
    Result.NEXT_VERSION: T("↻ Not adopted: a new version follows"),
    Result.FALLBACK: T("↻ Not adopted: two thirds decide next"),
}

_REASONS: dict[Reason, Text] = {
    Reason.NO_QUORUM: T("Too few voted."),
    Reason.NO_VOTES: T("Everybody who voted stood aside."),
    Reason.NO_OBJECTION: T("Nobody has a reasoned objection."),
    Reason.TOO_FEW_CONSENTS: T("No more consented than stood aside."),
    Reason.TIE: T("The votes are level, so the present words stay."),
    Reason.GOOD_ENOUGH: T("More than half find it good or better, and fewer than a third reject it."),
    Reason.WITHHELD: T("Fewer than five voted. Of a secret vote no numbers are told then."),
}

_TWO_THIRDS: dict[Reason, Text] = {
    Reason.ENOUGH_FOR: T("Two thirds of the votes or more are for it."),
    Reason.TOO_FEW_FOR: T("Fewer than two thirds of the votes are for it."),
}

_MAJORITY: dict[Reason, Text] = {
    Reason.ENOUGH_FOR: T("More are for the new words than for the present ones."),
    Reason.TOO_FEW_FOR: T("More are for the present words than for the new ones."),
}


def verdict(vote: Vote, found: Outcome) -> Text:
    """What came of it: "✓ Adopted"; of a vote by grades, what was."""
    name = winner(vote, found)
    if name is not None and found.result is Result.ADOPTED:
        return T("<b>✓ Adopted: {option}</b>", option=name)
    return T("<b>{verdict}</b>", verdict=_RESULTS[found.result])


def word(found: Outcome) -> Text:
    """The same without the name of an option."""
    return _RESULTS[found.result]


def why(vote: Vote, found: Outcome) -> Text:
    """The reason, and what of it would be wondered about."""
    return lines(reason(vote, found), level(vote, found))


def reason(vote: Vote, found: Outcome) -> Text:
    """The first that applies (``bot.ballots.rules.outcome``)."""
    if found.reason is Reason.OBJECTION:
        n = found.counts.get("objection", 0)
        return Tn("There is {n} reasoned objection.", "There are {n} reasoned objections.", n)
    if found.reason in (Reason.ENOUGH_FOR, Reason.TOO_FEW_FOR):
        return (_MAJORITY if vote.rule is Rule.MAJORITY else _TWO_THIRDS)[found.reason]
    if found.reason is Reason.KIND_AGAINST:
        return T("Two thirds are for it, but most of these are against: {kinds}.", kinds=named(found.against))
    return graded(vote, found)


def graded(vote: Vote, found: Outcome) -> Text:
    """Why the best of several options was adopted, or was not."""
    name = winner(vote, found) or ""
    if found.reason is Reason.BELOW_GOOD:
        return T("{option} was graded best, but not as good or better by more than half.", option=name)
    if found.reason is Reason.REJECTED_BY_A_THIRD:
        return T("{option} was graded best, but a third or more reject it.", option=name)
    if found.reason is Reason.KIND_BELOW_ACCEPTABLE:
        return T(
            "{option} was graded best, but these find it less than acceptable: {kinds}.",
            option=name,
            kinds=named(found.against),
        )
    return _REASONS[found.reason]


def level(vote: Vote, found: Outcome) -> Text | None:
    """Who knows only the winner would wonder why "charter only for now" won over better grades."""
    if not found.tied or found.winners != (CHARTER_ONLY,):
        return None
    texts = {option.slug: option.text for option in vote.options}
    tied: list[Text | str] = [texts[slug] for slug in found.tied]
    return T("These were level to the last grade: {options}. Then “charter only for now” comes first.", options=tied)


def winner(vote: Vote, found: Outcome) -> Written | None:
    return next((option.text for option in vote.options if option.slug in found.winners), None)


def named(kinds: tuple[str, ...]) -> list[Text | str]:
    return [KINDS[Kind(kind)] for kind in kinds]
