"""The screen of what is done with the answers: each language's text, who will read it, what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.buttons import Button, Row
from bot.i18n import OWN_NAMES, Plain, T, Text, Tn, lines, paragraphs
from bot.people.groups import Group
from bot.people.preferences import Language
from conversations.self_assessment.territory import outcomes
from conversations.self_assessment.territory.asked_for import Reckoned
from conversations.self_assessment.territory.presses import Browse
from conversations.self_assessment.territory.publishing_presses import PreviewOutcome, PublishRound, WriteOutcome


@dataclass(frozen=True, slots=True)
class Standing:
    """A round on its way to the groups: the texts there are, by language, and who will read them."""

    of: Reckoned
    groups: Sequence[Group]
    texts: dict[str, str]
    languages: tuple[str, ...]

    @property
    def open(self) -> list[str]:
        """The languages that have no text yet."""
        return [one for one in self.languages if one not in self.texts]


def screen(now: Standing, news: Text | None = None) -> tuple[Text, tuple[Row, ...]]:
    text = paragraphs(
        news,
        lines(T("<b>What is done with the answers</b>"), T("{round}", round=now.of.round.name)),
        *(shown(now, language) for language in now.languages),
        state(now),
    )
    to_territory = Button(T("Back"), Browse(now.of.round.territory, now.of.round.id))
    return text, (*writing(now), *publishing(now), (to_territory,))


def shown(now: Standing, language: str) -> Text:
    """A language with its text, or with the one that is read in its place."""
    own, other = name(Language(language)), outcomes.nearest(now.texts, language)
    if other is None:
        return T("<b>{language}</b>: no text yet.", language=own)
    if other != language:
        instead = name(Language(other))
        return T("<b>{language}</b>: no text yet; those groups see the one in {other}.", language=own, other=instead)
    return lines(T("<b>{language}</b>", language=own), T("{words}", words=now.texts[language]))


def state(now: Standing) -> Text:
    titles = [group.title for group in now.groups]
    published = now.of.round.published_at
    if published is not None:
        return T("Published on {when}. A change here changes it in the groups too.", when=published)
    if not titles:
        return T("No group is connected. People find it beside their own picture all the same.")
    return T("Goes to {groups}, and stands beside everybody’s own picture.", groups=titles)


def writing(now: Standing) -> list[Row]:
    """A row for each language: write or change it; look at it as its groups will."""
    rows: list[Row] = []
    for one in now.languages:
        language = Language(one)
        own = name(language)
        write = T("Change: {language}", language=own) if one in now.texts else T("Write: {language}", language=own)
        rows.append((Button(write, aimed(WriteOutcome, now, language)),))
        if one in now.texts:
            look = Button(T("Preview: {language}", language=own), aimed(PreviewOutcome, now, language))
            rows.append((look,))
    return rows


def publishing(now: Standing) -> list[Row]:
    if now.of.round.published_at is not None or not now.texts:
        return []
    into = Tn("Publish in {n} group", "Publish in {n} groups", len(now.groups)) if now.groups else T("Publish")
    return [(Button(into, PublishRound(now.of.round.territory, now.of.round.id)),)]


def aimed(press: type, now: Standing, language: Language) -> object:
    return press(now.of.round.territory, now.of.round.id, language)


def name(language: Language) -> Text:
    return Plain(OWN_NAMES[language.value])
