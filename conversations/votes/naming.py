"""What the choices of a ballot, the grades, the rules and the voters are called, wherever they are shown."""

from __future__ import annotations

from collections.abc import Mapping

from bot.ballots.rolls import Line
from bot.ballots.rules import judgment
from bot.ballots.rules.consent import Stance
from bot.ballots.rules.judgment import Grade
from bot.ballots.rules.majority import Side
from bot.ballots.rules.outcome import Rule
from bot.i18n import T, Text, Tp

STANCES: Mapping[str, Text] = {
    Stance.CONSENT: T("Consent"),
    Stance.CONCERN: T("Consent, with a concern"),
    Stance.OBJECTION: T("Reasoned objection"),
    Stance.ASIDE: T("Stand aside"),
}

SIDES: Mapping[str, Text] = {
    Side.FOR: Tp("a vote", "For"),
    Side.AGAINST: Tp("a vote", "Against"),
    Side.ASIDE: T("Stand aside"),
}

AMENDING: Mapping[str, Text] = {
    Side.FOR: T("For the new words"),
    Side.AGAINST: T("For the present words"),
    Side.ASIDE: T("Stand aside"),
}

GRADES: Mapping[str, Text] = {
    Grade.EXCELLENT.word: Tp("a grade", "Excellent"),
    Grade.GOOD.word: Tp("a grade", "Good"),
    Grade.ACCEPTABLE.word: Tp("a grade", "Acceptable"),
    Grade.POOR.word: Tp("a grade", "Poor"),
    Grade.REJECT.word: Tp("a grade", "Reject"),
}
"""The best first, as they stand on a ballot."""

RULES: Mapping[Rule, Text] = {
    Rule.CONSENT: T("Consent vote"),
    Rule.TWO_THIRDS: T("Vote by two thirds"),
    Rule.MAJORITY: T("Vote by majority"),
    Rule.JUDGMENT: T("Vote by grades (majority judgment)"),
}


def voter(line: Line) -> Text:
    """The name on the roll."""
    return T("{name}", name=line.name) if line.name else T("Somebody who was forgotten")


def choices(rule: Rule) -> Mapping[str, Text]:
    """What can be chosen on a ballot, in its order, apart from grades."""
    if rule is Rule.CONSENT:
        return STANCES
    if rule is Rule.JUDGMENT:
        return {judgment.ASIDE: T("Stand aside")}
    return AMENDING if rule is Rule.MAJORITY else SIDES
