"""The picture of a result, in words of one voice: bars for choices, graded bars for options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from bot.ballots.rules import judgment
from bot.ballots.rules.consent import Stance
from bot.ballots.rules.majority import Side
from bot.ballots.rules.outcome import Outcome, Result
from bot.ballots.vote import Vote
from bot.direction import anchor
from bot.i18n import T, Text, Tp, Voice, label, number
from bot.people.roles import KINDS, Kind
from bot.pictures.merits import MeritOption, Merits, merits
from bot.pictures.tally import Ending, KindRow, Stand, Tally, TallyBar, Verdict, tally
from conversations.votes import breakdown, naming, results
from conversations.votes.announcing import kind_of
from conversations.votes.verdicts import level, reason, word

_STANDS: Mapping[str, Stand] = {
    Stance.CONSENT: "for",
    Stance.CONCERN: "concern",
    Stance.OBJECTION: "against",
    Stance.ASIDE: "aside",
    Side.FOR: "for",
    Side.AGAINST: "against",
}

_ENDINGS: Mapping[Result, Ending] = {
    Result.ADOPTED: "adopted",
    Result.NOT_ADOPTED: "not_adopted",
    Result.NEXT_VERSION: "waiting",
    Result.FALLBACK: "waiting",
}


@dataclass(frozen=True, slots=True)
class Drawable:
    """A vote that has closed, with all that its picture is made of."""

    vote: Vote
    outcome: Outcome
    kinds: Mapping[Kind, Outcome]


def drawable(db: Connection, vote: Vote | None) -> Drawable | None:
    if vote is None or vote.outcome is None:
        return None
    return Drawable(vote, vote.outcome, breakdown.larger_kinds(db, vote))


def picture(of: Drawable, voice: Voice) -> bytes:
    """A PNG, under 100 kB."""
    return merits(as_merits(of, voice)) if of.vote.options else tally(as_tally(of, voice))


def as_tally(of: Drawable, voice: Voice) -> Tally:
    vote, found = of.vote, of.outcome
    return Tally(
        language=voice.language,
        title=label(voice, kind_of(vote)),
        question=label(voice, vote.question),
        bars=bars(vote, found, voice),
        verdict=verdict(of, voice),
        turnout=spoken(voice, results.turnout(found)),
        kinds_title=label(voice, T("By kind of actor")) if of.kinds else "",
        kinds=tuple(kind_row(kind, one, voice) for kind, one in of.kinds.items()),
        advice_title=label(voice, T("Advice of individuals, not counted")) if vote.advice else "",
        advice=bars(vote, vote.advice, voice) if vote.advice else (),
    )


def as_merits(of: Drawable, voice: Voice) -> Merits:
    vote, found = of.vote, of.outcome
    return Merits(
        language=voice.language,
        title=label(voice, kind_of(vote)),
        question=label(voice, vote.question),
        grades=tuple(label(voice, grade) for grade in naming.GRADES.values()),
        options=tuple(with_kinds(of, option, voice) for option in graded(vote, found, voice)),
        verdict=verdict(of, voice),
        turnout=spoken(voice, results.turnout(found)),
        middle=label(voice, T("The middle: half of the ballots on each side")),
        winner=label(voice, Tp("of several options", "first")),
        digits="".join(number(voice, n) for n in range(10)),
        advice_title=label(voice, T("Advice of individuals, not counted")) if vote.advice else "",
        advice=graded(vote, vote.advice, voice) if vote.advice else (),
        notes=tuple(spoken(voice, text) for text in [level(vote, found)] if text is not None),
    )


def bars(vote: Vote, found: Outcome, voice: Voice) -> tuple[TallyBar, ...]:
    """One a choice, in the order of the ballot; none where no numbers are told."""
    names = naming.choices(vote.rule)
    return tuple(
        TallyBar(label(voice, names[choice]), n, number(voice, n), _STANDS[choice])
        for choice, n in found.counts.items()
    )


def kind_row(kind: Kind, found: Outcome, voice: Voice) -> KindRow:
    """Its numbers in the order of the bars above, and of the colours below them."""
    counts = tuple(found.counts.values())
    shown = anchor(" · ".join(number(voice, n) for n in counts), voice.rtl)
    return KindRow(label(voice, KINDS[kind]), shown, counts)


def graded(vote: Vote, found: Outcome, voice: Voice) -> tuple[MeritOption, ...]:
    if not found.grades:
        return ()
    return tuple(
        MeritOption(
            label(voice, option.text),
            tuple(found.grades[option.slug][grade] for grade in naming.GRADES),
            middle(found.grades[option.slug], voice),
            wins=option.slug in found.winners,
        )
        for option in vote.options
    )


def with_kinds(of: Drawable, option: MeritOption, voice: Voice) -> MeritOption:
    """Below the option that came first, the middle grade that each kind of actor gave it."""
    said = {kind: results.of_kind(of.vote, one) for kind, one in of.kinds.items()} if option.wins else {}
    told = [T("{kind}: {said}", kind=KINDS[kind], said=words) for kind, words in said.items() if words]
    return replace(option, note=spoken(voice, results.beside(told))) if told else option


def middle(counts: Mapping[str, int], voice: Voice) -> str:
    grade = judgment.middle(counts)
    return label(voice, naming.GRADES[grade]) if grade else ""


def verdict(of: Drawable, voice: Voice) -> Verdict:
    because = reason(of.vote, of.outcome)
    return Verdict(label(voice, word(of.outcome)), _ENDINGS[of.outcome.result], spoken(voice, because))


def spoken(voice: Voice, text: Text | None) -> str:
    return label(voice, text) if text is not None else ""
