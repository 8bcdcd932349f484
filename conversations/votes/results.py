"""What a vote came to, in words: for the groups in brief, in private with reasons and names where it was open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection

from bot.ballots import rolls
from bot.ballots.rules import judgment
from bot.ballots.rules.consent import Stance
from bot.ballots.rules.outcome import Outcome, Reason
from bot.ballots.vote import Vote
from bot.i18n import LANGUAGES, Lines, T, Text, Tn, Voice, label, lines, paragraphs
from bot.people.roles import KINDS, Kind
from conversations.votes import breakdown, naming, queries
from conversations.votes.breakdown import Told
from conversations.votes.verdicts import verdict, why

FEW = 3  # reasons that are read out with the result; the others are a press away
CAPTION = 1_024  # letters below a picture
READ_OUT = 200  # letters of one that is read out with the result


def told(db: Connection, vote: Vote) -> Text:
    """The whole result of a vote that has closed: outcome, turnout, numbers, kinds, reasons, advice."""
    if vote.outcome is None:
        return headline(vote)
    return paragraphs(
        brief(vote),
        numbers(vote, vote.outcome),
        kinds(vote, breakdown.larger_kinds(db, vote)),
        spoken_up(db, vote),
        advice(vote),
        noted(db, vote),
    )


def caption(vote: Vote) -> Text:
    """What stands below the picture: its numbers too, or less where Telegram has not room for so much."""
    longest, *shorter = (paragraphs(brief(vote), in_short(vote)), brief(vote), headline(vote))
    return next((text for text in (longest, *shorter) if fits(text)), shorter[-1])


def fits(text: Text) -> bool:
    """Below a picture, in whichever language (Bot API, sendPhoto)."""
    return all(len(label(Voice(one), text)) <= CAPTION for one in LANGUAGES)


def in_short(vote: Vote) -> Text | None:
    """The numbers; of a vote by grades, the grade in the middle of each option."""
    found = vote.outcome
    if found is None or not found.grades:
        return numbers(vote, found) if found else None
    middles = ((option.text, judgment.middle(found.grades[option.slug])) for option in vote.options)
    return lines(*(T("{option}: {grade}", option=name, grade=naming.GRADES[grade]) for name, grade in middles if grade))


def headline(vote: Vote) -> Text:
    """What it was about, and what came of it."""
    said = verdict(vote, vote.outcome) if vote.outcome else None
    return lines(T("<b>{question}</b>", question=vote.question), said)


def brief(vote: Vote) -> Text:
    """What came of it, why, and how many voted."""
    found = vote.outcome
    if found is None:
        return headline(vote)
    review = T("To be looked at again: {day}.", day=found.review_on) if found.review_on else None
    return paragraphs(
        headline(vote),
        lines(why(vote, found), turnout(found), review),
    )


def turnout(found: Outcome) -> Text | None:
    if found.turnout is None:
        return None
    seen = found.turnout
    silent = [KINDS[Kind(kind)] for kind in seen.silent]
    return lines(
        Tn(
            "{n} of {total} voted; {needed} were needed.",
            "{n} of {total} voted; {needed} were needed.",
            seen.voted,
            total=seen.on_roll,
            needed=seen.needed,
        ),
        T("Nobody voted of: {kinds}.", kinds=silent) if silent else None,
    )


def numbers(vote: Vote, found: Outcome) -> Text | None:
    """How often each choice was made; or, of a vote by grades, each option's middle grade and how many gave which."""
    if found.counts:
        names = naming.choices(vote.rule)
        return lines(*(counted(names[choice], number) for choice, number in found.counts.items()))
    if not any(sum(counts.values()) for counts in found.grades.values()):
        return None
    others = breakdown.stood_aside(found)
    aside = counted(naming.STANCES[Stance.ASIDE], others) if others else None
    return paragraphs(*(graded(vote, slug, found) for slug in vote.slugs), aside)


def counted(name: Text, number: int) -> Text:
    return T("{choice}: {n}", choice=name, n=number)


def graded(vote: Vote, slug: str, found: Outcome) -> Text:
    """An option, the grade in its middle, and its grades, the best first."""
    counts = found.grades[slug]
    given = beside(counted(naming.GRADES[grade], number) for grade, number in counts.items() if number)
    name = next(option.text for option in vote.options if option.slug == slug)
    middle = judgment.middle(counts)
    grade = naming.GRADES[middle] if middle else T("not graded")
    return lines(T("<b>{option}: {grade}</b>", option=name, grade=grade), given)


def kinds(vote: Vote, found: Mapping[Kind, Outcome]) -> Text | None:
    """By kind of actor; of a vote by grades only on the option that came first."""
    said = {kind: of_kind(vote, one) for kind, one in found.items()}
    told_apart = [T("{kind}: {said}", kind=KINDS[kind], said=words) for kind, words in said.items() if words]
    return lines(T("<b>By kind of actor</b>"), *told_apart) if told_apart else None


def of_kind(vote: Vote, one: Outcome) -> Text | None:
    if vote.outcome and one.grades:
        middles = [judgment.middle(one.grades[slug]) for slug in vote.outcome.winners]
        return next((naming.GRADES[grade] for grade in middles if grade), None)
    named = naming.choices(vote.rule)
    return beside(counted(named[choice], number) for choice, number in one.counts.items() if number)


def beside(texts: Iterable[Text]) -> Lines:
    """On one line, told apart by more than a comma: the names of choices have commas of their own."""
    return Lines(tuple(texts), gap=" · ")


def spoken_up(db: Connection, vote: Vote) -> Text | None:
    """Objections and concerns with names: they are what the next version is made of."""
    said = breakdown.with_reasons(db, vote)
    objections = [one for one in said if one.ballot.choice == Stance.OBJECTION]
    concerns = [one for one in said if one.ballot.choice == Stance.CONCERN]
    parts = [some(T("<b>Objections</b>"), objections), some(T("<b>Concerns</b>"), concerns)]
    return paragraphs(*parts) if said else None


def some(heading: Text, said: Sequence[Told]) -> Text | None:
    if not said:
        return None
    more = len(said) - FEW
    rest = Tn("and {n} more", "and {n} more", more) if more > 0 else None
    return lines(heading, *(reason(one, whole=False) for one in said[:FEW]), rest)


def reason(one: Told, *, whole: bool = True) -> Text:
    """A name and what it said; one that was only spoken is named as such."""
    name, words = naming.voter(one.line), one.ballot.reason
    if not words:
        return T("{name}: spoken, not written down", name=name)
    return T("{name}: {reason}", name=name, reason=words if whole else cut(words))


def advice(vote: Vote) -> Text | None:
    """What people without an organisation said, where organisations vote; it binds nobody."""
    found = vote.advice
    if found is None or found.reason is Reason.NO_VOTES:
        return None
    said = numbers(vote, found)
    heading = T("<b>Advice of individuals, not counted</b>")
    return lines(heading, said) if said is not None and any_given(found) else None


def any_given(found: Outcome) -> bool:
    return any(found.counts.values()) or any(sum(counts.values()) for counts in found.grades.values())


def noted(db: Connection, vote: Vote) -> Text | None:
    """What those say who were outvoted, as far as there is room."""
    left = queries.notes(db, vote.id)
    if not left:
        return None
    names = {line.voter: line.name for line in rolls.lines(db, vote.id)}
    more = len(left) - FEW
    return lines(
        T("<b>Minority notes</b>"),
        *(T("{name}: {reason}", name=names[one.voter], reason=cut(one.text)) for one in left[:FEW]),
        Tn("and {n} more", "and {n} more", more) if more > 0 else None,
    )


def cut(words: str) -> str:
    """What is too long to be read out with a result ends in dots; all of it is a press away."""
    return words if len(words) <= READ_OUT else f"{words[:READ_OUT].rstrip()}…"
