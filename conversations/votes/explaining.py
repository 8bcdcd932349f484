"""In plain words: how a vote is decided, who has a vote, and what open and secret mean. The same before and after."""

from __future__ import annotations

from bot.ballots.rules.consent import VERSIONS_BEFORE_FALLBACK
from bot.ballots.rules.outcome import Rule, Turnout
from bot.ballots.rules.roll import OneVote
from bot.ballots.rules.secrecy import LEAST
from bot.i18n import T, Text, Tn, lines
from bot.people.roles import KINDS, Kind


def decided_by(rule: Rule, *, failed_before: int = 0, secret: bool = False) -> Text:
    """The rule, as somebody reads it who never heard of it."""
    if rule is Rule.CONSENT:
        return lines(
            T("Adopted if nobody has a reasoned objection, and more consent than stand aside."), after(failed_before)
        )
    if rule is Rule.MAJORITY:
        return T("The new words are adopted with more votes than the present ones; level votes keep the present words.")
    if rule is Rule.TWO_THIRDS:
        kinds = T("No kind of actor with three or more votes may have a majority against it.")
        return lines(T("Adopted with two thirds of the votes for and against."), None if secret else kinds)
    return lines(
        T("Everybody grades every option. The one with the best grade in the middle wins."),
        T("It is adopted if that grade is “good” or better, and fewer than a third reject it."),
        None if secret else T("And no kind of actor with three or more votes finds it less than acceptable."),
    )


def after(failed_before: int) -> Text:
    """What an objection leads to."""
    if failed_before + 1 >= VERSIONS_BEFORE_FALLBACK:
        return T("An objection leads to a vote by two thirds: it would be the second version held back.")
    return T("An objection leads to a new version and a new vote.")


def enough(found: Turnout) -> Text:
    """How many must vote, and of which kinds, where nobody has yet."""
    kinds: list[Text | str] = [KINDS[Kind(kind)] for kind in found.silent]
    return lines(
        Tn(
            "{n} of {total} must vote at least.",
            "{n} of {total} must vote at least.",
            found.needed,
            total=found.on_roll,
        ),
        T("And somebody of each of these kinds: {kinds}.", kinds=kinds) if kinds else None,
        T("If too few vote, it stays open for 3 days more, once."),
    )


def one_vote(which: OneVote, *, advised: bool = True) -> Text:
    """The territory's choice, as it is printed on a vote; and whether individuals give advice beside it."""
    if which is OneVote.PERSON:
        return T("One person, one vote.")
    alone = T("One organisation, one vote.")
    return T("One organisation, one vote; what individuals say is shown as advice.") if advised else alone


def is_advised(advisers: int, *, secret: bool) -> bool:
    """Whether there is anybody to give advice; in secret there must be enough for one to hide."""
    return advisers >= (LEAST if secret else 1)


def turned_out(found: Turnout) -> Text:
    """How many of how many have voted, and how many are needed."""
    return lines(
        Tn(
            "{n} of {total} has voted; {needed} are needed.",
            "{n} of {total} have voted; {needed} are needed.",
            found.voted,
            total=found.on_roll,
            needed=found.needed,
        ),
        T("Nobody yet of: {kinds}.", kinds=[KINDS[Kind(kind)] for kind in found.silent]) if found.silent else None,
    )


def openness(*, secret: bool) -> Text:
    """What is told of the choice between open and secret, before it is made."""
    if not secret:
        return T("It is open: the result shows who voted what, and the ballot says so before.")
    return lines(
        T("It is secret: nobody sees who voted what. Honestly:"),
        T("• Telegram sees what is pressed."),
        T("• Until the close, whoever runs the server or takes a copy of it could link people to ballots."),
        T("• If all vote alike, the result reveals everyone."),
        T("• Everybody gets a code to find their ballot; it can be shown to whoever presses them to."),
        T(
            "• With fewer than five ballots only the outcome is told. Contested elections need a system of their own, "
            "such as Belenios."
        ),
    )
