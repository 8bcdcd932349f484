"""A charter from its adopted articles to signatures and paper, in each language, with the real bot."""

from __future__ import annotations

import asyncio
import hashlib
from datetime import datetime, timedelta

import pytest

from bot.i18n import OWN_NAMES, Plain, T, Text, Tn, Voice, label
from bot.people.roles import Kind
from conversations.charter.articles.saying import LANGUAGES_CALLED
from conversations.charter.signing.rules import grouped
from conversations.charter.tables import Section
from tests.journeys.assembly import Assembly, assembly_of
from tests.journeys.outcome import words_of
from tests.journeys.reader import COUNTRY, MARKS, ZONE, Reader
from tests.journeys.whole_charter import FOUR, NEW, adopted_before
from tests.town import Town

PRESIDENT = {"ar": "رئيسة", "fr": "présidente", "en": "president"}
LATER = timedelta(days=3, hours=1)


@pytest.mark.timeout(120)
async def test_a_charter_is_frozen_adopted_signed_printed_and_signed_again(mahdia: Town, language: str) -> None:
    """Consent on the whole while the bot is down; three signatures; the rest asked twice in six days; version 2."""
    five = await assembly_of(mahdia, language)
    rim = Reader(await mahdia.member("Rim", language, "Zitouna", Kind.COOPERATIVE), language)
    await adopted_before(five, FOUR, language)
    digest = await freezes(five, 1, 4)
    closes = await asks_for_consent(five, 1)
    await ends_while_the_bot_is_down(five, closes)
    await three_sign(five, rim)
    await nudges_the_rest(five)
    await prints(five, digest)
    await a_new_version_asks_again(five, rim)


async def freezes(five: Assembly, number: int, articles: int) -> str:
    """What is missing is named before; what was hashed is a file whose hash is the one shown. Returns it."""
    nora = five.nora
    await nora.someone.says("/charter")
    await nora.goes("The whole, and signing it", "Freeze a new version")
    lacking = Tn("{language} ({n} article)", "{language} ({n} articles)", 1, language=LANGUAGES_CALLED["en"])
    await nora.reads(T("Not translated yet: {languages}", languages=[lacking]), among=True)
    await nora.someone.presses(nora.plain(Tn("Freeze {n} article", "Freeze {n} articles", articles)))
    await nora.sees("✓ Version {n} is frozen.", n=number)
    await nora.goes("As a file", "What was hashed")
    file = await nora.someone.sees_media("document", fresh=True)
    digest = hashlib.sha256(await nora.someone.downloads(file)).hexdigest()
    assert grouped(digest) in file.text
    return digest


async def asks_for_consent(five: Assembly, number: int) -> datetime:
    """Four consent and one stands aside; when it ends."""
    await five.nora.someone.says("/charter")
    await five.nora.goes("The whole, and signing it", "1", "Ask for consent")
    named = T("The charter of {territory}, version {n}", territory="Mahdia", n=number)
    closes = await five.opens_vote(named)
    await asyncio.gather(*(votes(five, who) for who in five.actors))
    return closes


async def votes(five: Assembly, who: str) -> None:
    choice = "Stand aside" if who == "kamel" else "Consent"
    await five.goes_to_the_vote(who)
    await five.actors[who].goes(choice)
    await five.actors[who].sees("✓ You voted: {choice}", choice=T(choice))


async def ends_while_the_bot_is_down(five: Assembly, closes: datetime) -> None:
    """It is adopted all the same, on the day that it is found out."""
    await five.town.stop()
    back = closes + timedelta(hours=26)
    await five.town.turns_to(back)
    await five.town.start()
    await five.told(T("Adopted on {day}.", day=back.date()))
    await five.told(T("Whoever stands behind it signs it: for an organisation, or for oneself."))


async def three_sign(five: Assembly, rim: Reader) -> None:
    """For an organisation whose mandate one holds, for one that has yet to decide and then has, and for oneself."""
    amal, slim = five.actors["amal"], five.actors["slim"]
    await amal.someone.presses(five.reader.read("Sign it"), five.group)
    await amal.goes("Sign for {name}", name="El Amal")
    await amal.sees("<b>What are you in {organisation}?</b>", organisation="El Amal")
    await amal.someone.says(PRESIDENT[amal.language])
    await amal.reads(signer(five.name("amal"), "El Amal", T("mandate given"), PRESIDENT[amal.language]), among=True)

    await opens_the_charter(rim)
    await rim.goes("Sign it")
    await rim.goes("Sign for {name}", name="Zitouna")
    await rim.goes("Not yet", "Sign without it")
    await rim.reads(signer("Rim", "Zitouna", T("mandate pending")), among=True)
    await rim.goes("Mandate given: {name}", name="Zitouna")
    await rim.reads(signer("Rim", "Zitouna", T("mandate given")), among=True)

    await opens_the_charter(slim)
    await slim.goes("Sign it", "Sign for myself", "Sign", "Back", "Who has signed")
    await slim.reads(Tn("<b>{n} signature</b>", "<b>{n} signatures</b>", 3), among=True)
    await five.told(Tn("{n} signature so far.", "{n} signatures so far.", 3))


def signer(name: str, organisation: str, mandate: Text, role: str = "") -> Text:
    who = T("{name}, {role}", name=name, role=role) if role else Plain(name)
    return T("{organisation}: {who} ({mandate})", organisation=organisation, who=who, mandate=mandate)


async def opens_the_charter(who: Reader) -> None:
    await who.someone.says("/charter")
    await who.goes("The whole, and signing it", "1")


async def nudges_the_rest(five: Assembly) -> None:
    """Three are reminded; a day later nobody can be; after three days those who did not say no."""
    nora, omar, kamel = five.nora, five.actors["omar"], five.actors["kamel"]
    await opens_the_charter(nora)
    await nora.goes("Who has not signed")
    await nora.someone.presses(nora.plain(Tn("Remind {n} person", "Remind {n} people", 3)))
    await nora.reads(Tn("✓ {n} person is reminded.", "✓ {n} people are reminded.", 3), among=True)
    await kamel.sees(YOURS, fresh=False)
    await kamel.goes_back_to("Don’t remind me of this")
    await omar.sees(YOURS, fresh=False)

    await five.town.world.advance(days=1)
    await nora.goes("Back to the version", "Who has not signed")
    await nora.sees("Nobody can be reminded now.")
    await five.town.world.advance(days=2, hours=1)
    await nora.goes("Back to the version", "Who has not signed")
    await nora.someone.presses(nora.plain(Tn("Remind {n} person", "Remind {n} people", 2)))
    assert await five.town.world.until(lambda: reminded(omar, 2))
    assert await reminded(kamel, 0)


YOURS = "Yours is not among them. If you stand behind it, it can be signed here; nobody has to."


async def reminded(who: Reader, times: int) -> bool:
    wanted = who.plain(T(YOURS))
    said = [one for one in await who.someone.messages() if wanted in one.text.translate(MARKS)]
    return len(said) == times


async def prints(five: Assembly, digest: str) -> None:
    """In Arabic and in French: every article, which language counts, the hash, what the vote said, and who signed."""
    amal = five.actors["amal"]
    for language in ("ar", "fr"):
        await opens_the_charter(amal)
        await amal.goes("As a file", OWN_NAMES[language])
        pdf = await amal.someone.downloads(await amal.someone.sees_media("document", fresh=True))
        assert pdf.startswith(b"%PDF")
        (five.town.home / f"charter-{amal.language}-{language}.pdf").write_bytes(pdf)
        reads_it(five, language, pdf, digest)


def reads_it(five: Assembly, language: str, pdf: bytes, digest: str) -> None:
    """As a program reads it; Arabic words with vowel signs or ligatures come out turned around, so are left aside."""
    words = packed(words_of(pdf))
    counts = T("The text that counts is in: {language}", language=LANGUAGES_CALLED[five.nora.language])
    said = "Adopted by consent: {agree} consent, {concern} with a concern, {aside} stand aside."
    voted = T(said, agree=4, concern=0, aside=1)
    wanted = ["Rim", "Zitouna", "Slim", "El Amal"]
    assert digest.encode() in pdf  # in its data; on paper it stands in two lines of four
    if language == "fr":
        wanted += [text["fr"] for text in FOUR.values()]
        wanted += [label(Voice(language, COUNTRY, zone=ZONE), each) for each in (counts, voted)]
        wanted += [PRESIDENT[five.nora.language]] if five.nora.language != "ar" else []
    assert [part for part in wanted if packed(part) not in words] == []


def packed(words: str) -> str:
    """Without blanks, breaks and marks of direction, which are the layout's."""
    return "".join(words.translate(MARKS).split())


async def a_new_version_asks_again(five: Assembly, rim: Reader) -> None:
    """One more article, frozen and adopted by the clock: signatures stay with version 1, and their people are asked."""
    amal = five.actors["amal"]
    await adopted_before(five, {(Section.DECIDING, None): NEW}, five.nora.language)
    await freezes(five, 2, 5)
    closes = await asks_for_consent(five, 2)
    await five.ends(closes)
    await five.told(T("Version {n} has taken its place since.", n=2))
    for who in (amal, rim, five.actors["slim"]):
        await who.reads(AGAIN, among=True)
    assert not [one for one in await five.actors["omar"].someone.messages() if omits(five.actors["omar"], one.text)]

    await amal.goes_back_to("Sign it")
    await amal.goes("Sign for {name}", name="El Amal")
    await amal.goes("Sign without it")
    await amal.reads(signer(five.name("amal"), "El Amal", T("mandate given")), among=True)
    await five.told(Tn("{n} signature so far.", "{n} signatures so far.", 1))


AGAIN = T(
    "You signed version {before}. That signature stays with version {before} and does not count for this one: "
    "please read what it says now, and sign again if you stand behind it.",
    before=1,
)


def omits(who: Reader, text: str) -> bool:
    return who.plain(AGAIN) in text.translate(MARKS)
