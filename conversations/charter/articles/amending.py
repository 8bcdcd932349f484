"""Any member proposes other words: they write them, look at the change, say why, and send them off."""

from __future__ import annotations

from bot.buttons import Button
from bot.changes import compared
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, Text, lines, paragraphs
from bot.people import audit
from bot.writing import words
from conversations.charter.articles import changing, queries
from conversations.charter.articles.amending_presses import (
    AskReason,
    ChangeWords,
    ChangingWords,
    DropWords,
    GivingReason,
    ProposeWords,
    SendWords,
    ShowWords,
    WritingWords,
)
from conversations.charter.articles.asked_for import (
    LONGEST,
    Asked,
    refuse_while_voted_on,
    to_article,
    to_version,
    under_way,
    version_of,
)
from conversations.charter.articles.queries import Version
from conversations.charter.articles.rules import AMENDABLE
from conversations.charter.articles.saying import LANGUAGES_CALLED, heading, text_of
from conversations.charter.conversation import charter
from conversations.charter.tables import Act, Stage

LONGEST_REASON = 300


@charter.on(ProposeWords)
def ask_for_words(turn: Turn, press: ProposeWords) -> None:
    """For the text that stands; words that one began and has not sent yet are shown again."""
    asked = amendable(turn, press.territory, press.version)
    begun = begun_by(turn, asked)
    if begun is not None:
        return draw_draft(turn, asked, begun)
    turn.show(
        paragraphs(
            T("<b>Other words for {article}</b>", article=heading(asked.article)),
            lines(T("It says now:"), text_of(queries.reading(turn.db, asked.version, asked.version.language))),
            T(
                "How should it read? Please write the whole text, in {language}, the language that counts: at most "
                "{most} characters. You will see the change before anybody else does.",
                language=LANGUAGES_CALLED[asked.version.language],
                most=LONGEST,
            ),
        ),
        to_version(asked.version, press.territory),
    )
    return turn.wait(WritingWords(press.territory, press.version))


@charter.on(WritingWords)
def read_words(turn: Turn, wait: WritingWords) -> None:
    asked, text = amendable(turn, wait.territory, wait.version), words(turn.said, LONGEST)
    refuse_same(turn, asked, text)
    article, language = asked.article.id, asked.version.language
    new = changing.add_version(
        turn.db, article, language, text, by=turn.person.id, now=turn.now, amends=asked.version.id
    )
    draw_draft(turn, asked, version_of(turn, wait.territory, new).version)


@charter.on(ChangeWords)
def ask_again(turn: Turn, press: ChangeWords) -> None:
    _, amendment = own_draft(turn, press.territory, press.version)
    turn.show(
        paragraphs(
            T("<b>Your words now</b>"),
            text_of(queries.reading(turn.db, amendment, amendment.language)),
            T("Please write the whole text anew, in {language}.", language=LANGUAGES_CALLED[amendment.language]),
        ),
        (Button(T("Back"), ShowWords(press.territory, amendment.id)),),
    )
    turn.wait(ChangingWords(press.territory, amendment.id))


@charter.on(ChangingWords)
def read_again(turn: Turn, wait: ChangingWords) -> None:
    asked, amendment = own_draft(turn, wait.territory, wait.version)
    text = words(turn.said, LONGEST)
    refuse_same(turn, asked, text)
    changing.rewrite(turn.db, amendment, text, by=turn.person.id, now=turn.now)
    draw_draft(turn, asked, amendment)


@charter.on(AskReason)
def ask_reason(turn: Turn, press: AskReason) -> None:
    _, amendment = own_draft(turn, press.territory, press.version)
    turn.show(
        T("Why these words? A sentence or two, read by everybody together with your name."),
        (Button(T("Back"), ShowWords(press.territory, amendment.id)),),
    )
    turn.wait(GivingReason(press.territory, amendment.id))


@charter.on(GivingReason)
def read_reason(turn: Turn, wait: GivingReason) -> None:
    asked, amendment = own_draft(turn, wait.territory, wait.version)
    changing.give_reason(turn.db, amendment.id, words(turn.said, LONGEST_REASON))
    draw_draft(turn, asked, version_of(turn, wait.territory, amendment.id).version)


def draw_draft(turn: Turn, asked: Asked, amendment: Version) -> None:
    """What only its writer sees: the change, the reason, and the way on."""
    here = asked.article.territory
    turn.wait(None)
    turn.show(
        paragraphs(
            T("<b>Your words for {article}</b>", article=heading(asked.article)),
            change(turn, asked, amendment),
            T("Why: “{words}”", words=amendment.why) if amendment.why else None,
            T("Sent off, they are read by everybody together with your name, and nobody can change them."),
        ),
        (Button(T("Send them off"), SendWords(here, amendment.id)),),
        (Button(T("Say why"), AskReason(here, amendment.id)), Button(T("Rewrite"), ChangeWords(here, amendment.id))),
        (Button(T("Throw it away"), DropWords(here, amendment.id)),),
        to_article(asked.article),
    )


def change(turn: Turn, asked: Asked, amendment: Version) -> Text:
    """What goes struck through, what comes underlined."""
    before, after = queries.words(turn.db, asked.version), queries.words(turn.db, amendment)
    return compared(before, after, amendment.language)


@charter.on(SendWords)
def send(turn: Turn, press: SendWords) -> None:
    asked, amendment = own_draft(turn, press.territory, press.version)
    amendable(turn, press.territory, asked.version.id)
    changing.move_on(turn.db, amendment.id, (Stage.DRAFT,), Stage.PROPOSED)
    queries.remember(turn.db, asked.article.id, Act.AMENDMENT_PROPOSED, turn.now, version=amendment.id)
    audit.record(turn.db, "amendment_proposed", by=turn.person, at=turn.now, version=amendment.id)
    turn.show(
        T("✓ Sent off. Whoever wrote the present text may take them over; if not, they can go to a vote."),
        (Button(T("See the proposal"), ShowWords(press.territory, amendment.id)),),
        to_article(asked.article),
    )


def amendable(turn: Turn, territory: int, version: int) -> Asked:
    """A text that other words may be proposed for. Raises Refusal for any other, with the one that they may be for."""
    asked = version_of(turn, territory, version)
    refuse_while_voted_on(turn, asked.article)
    coming = under_way(turn.db, asked.article.id)
    if coming is not None and coming.id != version and coming.stage is Stage.PROPOSED:
        text = T("Version {n} is discussed already: other words are best proposed for that one.", n=coming.number)
        raise Refusal(text, to_version(coming, territory))
    if asked.version.stage not in AMENDABLE or asked.version.amends is not None or asked.article.withdrawn:
        raise Refusal(T("Another text stands in its place now."), to_article(asked.article))
    return asked


def begun_by(turn: Turn, asked: Asked) -> Version | None:
    """What this person wrote for this text and has not sent off."""
    every = queries.versions(turn.db, asked.article.id)
    mine = [one for one in every if one.amends == asked.version.id and one.author == turn.person.id]
    return next((one for one in mine if one.stage is Stage.DRAFT), None)


def own_draft(turn: Turn, territory: int, version: int) -> tuple[Asked, Version]:
    """The text and one's own words for it. Raises Refusal once they were sent off."""
    amendment = version_of(turn, territory, version)
    amends = amendment.version.amends
    if amends is None or amendment.version.stage is not Stage.DRAFT or amendment.version.author != turn.person.id:
        raise Refusal(T("These words were sent off, and stay as they are."), to_article(amendment.article))
    return version_of(turn, territory, amends), amendment.version


def refuse_same(turn: Turn, asked: Asked, text: str) -> None:
    if text == queries.words(turn.db, asked.version).words(asked.version.language):
        back = to_version(asked.version, asked.article.territory)
        raise Refusal(T("These are the words that stand there already."), back)
