"""The frozen charter as a document in one language, and a sheet for the wall that opens it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.desk import Desk
from bot.i18n import LANGUAGES, T, Text, Voice, day, label, number
from bot.outbox.message import File, Media
from bot.people import territories
from bot.people.roles import KINDS
from bot.people.territories import Territory
from bot.pictures.charter import Charter, CharterArticle, CharterSection, CharterSignature, CharterWords
from bot.pictures.charter import charter as document
from bot.pictures.report import Fact
from bot.pictures.wall import Wall, WallWords, wall
from conversations.charter.articles.saying import LANGUAGES_CALLED
from conversations.charter.articles.skeleton import TITLES
from conversations.charter.conversation import charter
from conversations.charter.signing import content, queries, saying, signatures
from conversations.charter.signing.content import FrozenArticle
from conversations.charter.signing.presses import DrawCharterFile, DrawWallSheet, ShowCharterVersion
from conversations.charter.signing.queries import FrozenCharter
from conversations.charter.signing.reading import beside
from conversations.charter.signing.signatures import Signature
from conversations.charter.signing.tables import Mandate
from conversations.charter.signing.voting import ABOUT
from conversations.charter.tables import Section

Say = Callable[[Text], str]


@dataclass(frozen=True, slots=True)
class Printed:
    """All that goes into the document, as it stands now; the texts as they were frozen.

    ``vote`` is the one that adopted the whole, as ``content.vote_on`` tells it.
    """

    here: Territory
    one: FrozenCharter
    state: Text
    review_on: date | None
    vote: Mapping[str, Any] | None
    signatures: list[Signature]


@charter.job(DrawCharterFile)
def draw_file(desk: Desk, order: DrawCharterFile) -> None:
    printed: Printed | None = desk.read(lambda db: gathered(db, order.territory, order.charter))
    if printed is None:
        return
    voice = replace(desk.person.voice, language=order.language.value)
    pdf = document(composed(printed, voice))
    caption = T(
        "The charter, version {n}, in {language}.", n=printed.one.number, language=LANGUAGES_CALLED[voice.language]
    )
    desk.say(caption, file=File(Media.DOCUMENT, f"charter-{printed.one.number}-{voice.language}.pdf", pdf))


def gathered(db: Connection, territory: int, id: int) -> Printed | None:
    here, one = territories.by_id(db, territory), queries.by_id(db, territory, id)
    if here is None or one is None:
        return None
    review_on = one.review_on if queries.is_present(db, one) else None
    vote = content.vote_on(db, territory, ABOUT, id) if one.adopted_at else None
    return Printed(here, one, saying.stands(db, one), review_on, vote, signatures.of(db, one.id))


def composed(printed: Printed, voice: Voice) -> Charter:
    """The document in the voice's language."""
    say: Say = partial(label, voice)
    here, one = printed.here, printed.one
    return Charter(
        language=voice.language,
        territory=here.name,
        title=say(T("Charter")),
        version=say(T("Version {n}", n=one.number)),
        status=say(printed.state),
        adopted=one.adopted_at is not None,
        authoritative=say(saying.which_counts(one)),
        sections=tuple(section(each, printed, voice) for each in Section if of_section(printed, each)),
        signatures=tuple(signature(each, voice) for each in printed.signatures),
        digest=one.digest,
        dated=one.frozen_at.date(),
        words=own_words(say, voice),
        facts=facts(printed, voice),
    )


def facts(printed: Printed, voice: Voice) -> tuple[Fact, ...]:
    found = [Fact(label(voice, T("Articles")), number(voice, printed.one.articles))]
    if told := saying.vote_line(printed.vote):
        found.append(Fact(label(voice, T("The vote on it")), label(voice, told)))
    if printed.one.adopted_at:
        found.append(Fact(label(voice, T("Signatures")), number(voice, len(printed.signatures))))
    if printed.review_on:
        found.append(Fact(label(voice, T("To be looked at again")), day(voice, printed.review_on)))
    return tuple(found)


def of_section(printed: Printed, section: Section) -> list[FrozenArticle]:
    return [one for one in content.read(printed.one.content) if one.section is section]


def section(one: Section, printed: Printed, voice: Voice) -> CharterSection:
    return CharterSection(
        label(voice, TITLES[one]),
        tuple(article(each, printed.one.language, voice) for each in of_section(printed, one)),
    )


def article(one: FrozenArticle, main: str, voice: Voice) -> CharterArticle:
    note, result = beside(one, main, voice.language), saying.vote_line(one.vote)
    grouped = one.section is Section.COMMITMENTS
    return CharterArticle(
        heading=label(voice, T("Article {n}", n=one.number)),
        text=one.words.words(voice.language),
        language=one.words.language(voice.language),
        notes=(label(voice, note),) if note else (),
        result=label(voice, result) if result else "",
        group=label(voice, saying.whose(one)) if grouped else "",
    )


def signature(one: Signature, voice: Voice) -> CharterSignature:
    forgotten = label(voice, T("a person who asked to be forgotten"))
    return CharterSignature(
        person=one.name or forgotten,
        organisation=one.organisation,
        role=one.role,
        kind=label(voice, KINDS[one.kind]),
        mandate=label(voice, saying.MANDATES[one.mandate]) if one.organisation else "",
        signed_on=in_digits(one.signed_at.astimezone(ZoneInfo(voice.zone)).date(), voice),
        pending=one.mandate is Mandate.PENDING,
    )


def in_digits(on: date, voice: Voice) -> str:
    """Day, month and year, as there is room for in a table."""
    return f"{on:%d/%m/%Y}".translate(str.maketrans("0123456789", digits(voice)))


def digits(voice: Voice) -> str:
    return "".join(number(voice, n) for n in range(10))


def own_words(say: Say, voice: Voice) -> CharterWords:
    return CharterWords(
        person=say(T("Person")),
        organisation=say(T("Organisation")),
        mandate=say(T("Mandate")),
        signed_on=say(T("Signed on")),
        signatures=say(T("Signatures")),
        unsigned=say(T("Nobody has signed yet.")),
        document=say(T("About this document")),
        digest=say(T("SHA-256 of the frozen text")),
        digest_how=say(
            T("The bot hands out what was hashed as a file; the SHA-256 of that file must be the one printed here.")
        ),
        left_out=say(T("□ stands for a sign that cannot be printed here, such as an emoji.")),
        digits=digits(voice),
    )


@charter.job(DrawWallSheet)
def draw_sheet(desk: Desk, order: DrawWallSheet) -> None:
    here: Territory | None = desk.read(lambda db: territories.by_id(db, order.territory))
    if here is None:
        return
    link = desk.link(ShowCharterVersion(order.territory, order.charter))
    voices = [Voice(one, here.country, here.digits, here.zone) for one in here.languages if one in LANGUAGES]
    sheet = Wall(here.name, tuple(on_the_wall(voice) for voice in voices[:3]), link)
    caption = T("For the wall. Whoever points a phone’s camera at it finds the charter; members can sign it there.")
    desk.say(caption, file=File(Media.DOCUMENT, "charter-wall.pdf", wall(sheet)))


def on_the_wall(voice: Voice) -> WallWords:
    title = T("Our charter: read it, sign it")
    how = T("Point the camera of a phone here, then press Start in Telegram.")
    return WallWords(voice.language, label(voice, title), label(voice, how))
