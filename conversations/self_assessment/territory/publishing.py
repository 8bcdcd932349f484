"""The facilitator writes what is done with the answers, looks at it in each language, and publishes it once."""

from __future__ import annotations

from dataclasses import replace

from bot.buttons import Button
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, Text, paragraphs
from bot.people import audit, groups
from bot.people.preferences import Language
from bot.people.roles import Role
from bot.reading import clean
from conversations.self_assessment.flow import self_assessment
from conversations.self_assessment.territory import outcomes
from conversations.self_assessment.territory.asked_for import OfRound, reckoned
from conversations.self_assessment.territory.outcome_screen import Standing, aimed, name, screen
from conversations.self_assessment.territory.presses import ShowPublishing
from conversations.self_assessment.territory.publishing_presses import (
    DrawForGroups,
    PreviewOutcome,
    PublishRound,
    SkipOutcome,
    WriteOutcome,
    WritingOutcome,
)
from conversations.self_assessment.territory.telling import caption, told_words, words


@self_assessment.on(ShowPublishing, who=Role.FACILITATOR)
def show_publishing(turn: Turn, press: ShowPublishing) -> None:
    turn.wait(None)
    draw(turn, standing(turn, press))


@self_assessment.on(WriteOutcome, who=Role.FACILITATOR)
def write_outcome(turn: Turn, press: WriteOutcome) -> None:
    ask(turn, standing(turn, press), press.language)


@self_assessment.on(SkipOutcome, who=Role.FACILITATOR)
def skip_outcome(turn: Turn, press: SkipOutcome) -> None:
    go_on(turn, standing(turn, press), press.language)


@self_assessment.on(WritingOutcome, who=Role.FACILITATOR)
def keep_outcome(turn: Turn, wait: WritingOutcome) -> None:
    """The text is kept; where the groups have been told already, what stands there changes too."""
    text = read(turn)
    of = reckoned(turn.db, turn.person, wait).round
    outcomes.keep(turn.db, of.id, wait.language, text)
    audit.record(turn.db, "outcome_written", by=turn.person, at=turn.now, round=of.id, language=wait.language.value)
    now = standing(turn, wait)
    if of.published_at is not None:
        told_words(turn, of, outcomes.told(turn.db, of.id, now.groups))
    go_on(turn, now, wait.language, news=T("✓ Kept."))


@self_assessment.on(PreviewOutcome, who=Role.FACILITATOR)
def preview_outcome(turn: Turn, press: PreviewOutcome) -> None:
    """What the groups of a language will read, word for word."""
    now, reader = standing(turn, press), replace(turn.person, language=press.language.value)
    turn.say(caption(turn.db, now.of), to=reader)
    turn.say(words(turn.db, now.of.round, press.language.value), to=reader)
    turn.say(
        T("This is how it will be read in {language}, below the picture.", language=name(press.language)),
        (Button(T("Change: {language}", language=name(press.language)), aimed(WriteOutcome, now, press.language)),),
        (Button(T("Back"), ShowPublishing(press.territory, press.round)),),
    )


@self_assessment.on(PublishRound, who=Role.FACILITATOR)
def publish_round(turn: Turn, press: PublishRound) -> None:
    """Once: the groups are told, and people find the words beside their own picture."""
    now = standing(turn, press)
    if not now.texts:
        first = (Button(T("Write it"), aimed(WriteOutcome, now, Language(turn.person.language))),)
        raise Refusal(T("First a few words on what is done with the answers: they go to the groups too."), first)
    news = None
    if outcomes.publish(turn.db, press.round, turn.now):
        audit.record(turn.db, "round_published", by=turn.person, at=turn.now, round=press.round)
        turn.job(DrawForGroups(press.territory, press.round))
        news = T("✓ Published.")
    draw(turn, standing(turn, press), news=news)


def standing(turn: Turn, press: OfRound) -> Standing:
    of = reckoned(turn.db, turn.person, press)
    there = groups.of_territory(turn.db, of.round.territory)
    texts = outcomes.of(turn.db, of.round.id)
    return Standing(of, there, texts, outcomes.wanted(turn.person.language, there))


def go_on(turn: Turn, now: Standing, after: Language, news: Text | None = None) -> None:
    """To the next language without a text, or back to the overview."""
    left = following(now, after)
    if left and now.of.round.published_at is None:
        return ask(turn, now, Language(left[0]), news=news)
    turn.wait(None)
    return draw(turn, now, news=news)


def ask(turn: Turn, now: Standing, language: Language, news: Text | None = None) -> None:
    """Ask for the words in one language, showing those that stand there now."""
    before = now.texts.get(language.value)
    there = T("So far: {words}", words=before) if before else None
    asked = T("What is done with the answers? A few sentences in <b>{language}</b>.", language=name(language))
    hint = T("What was heard, what happens next, who does it and by when. No names of people who answered.")
    skip = Button(T("Skip: {language}", language=name(language)), aimed(SkipOutcome, now, language))
    skips = ((skip,),) if following(now, language) else ()
    turn.show(paragraphs(news, asked, hint, there), *skips, (back(now),))
    turn.wait(WritingOutcome(now.of.round.territory, now.of.round.id, language))


def draw(turn: Turn, now: Standing, news: Text | None = None) -> None:
    text, rows = screen(now, news)
    turn.show(text, *rows)


def read(turn: Turn) -> str:
    """The words that were typed. Raises Refusal for a voice or a picture, and for more than a few sentences."""
    text = clean(turn.said.words)
    if not text:
        raise Refusal(T("In writing, please: the groups are to read it."))
    if len(text) > outcomes.LONGEST:
        raise Refusal(
            T(
                "That is {n} characters long, and {most} fit. A few sentences will do.",
                n=len(text),
                most=outcomes.LONGEST,
            )
        )
    return text


def back(now: Standing) -> Button:
    return Button(T("Back"), ShowPublishing(now.of.round.territory, now.of.round.id))


def following(now: Standing, language: Language) -> list[str]:
    """The languages after this one that have no text yet."""
    place = now.languages.index(language.value) if language.value in now.languages else -1
    return [one for one in now.languages[place + 1 :] if one in now.open]
