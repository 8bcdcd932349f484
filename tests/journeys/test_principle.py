"""A principle from somebody's idea to an adopted article, in each language, with the real bot."""

from __future__ import annotations

import pytest

from bot.i18n import T, lines
from conversations.charter.articles.deciding import WORDS
from conversations.charter.articles.saying import cut
from tests.journeys import principle
from tests.journeys.assembly import Assembly, assembly_of
from tests.journeys.consenting import (
    comes_again_in_other_words,
    goes_to_the_article,
    is_adopted,
    is_held_back,
    objection,
)
from tests.journeys.principle import ARTICLE
from tests.journeys.proposing import becomes_an_article, proposes_and_supports, shows_fingers
from tests.journeys.reader import Reader
from tests.town import Town


@pytest.mark.timeout(120)
async def test_a_principle_is_proposed_sensed_objected_to_amended_and_adopted_by_consent(
    mahdia: Town, language: str
) -> None:
    """Five organisations of three kinds: what each of them said stands where the next asks why."""
    five = await assembly_of(mahdia, language)
    await proposes_and_supports(five)
    await becomes_an_article(five)
    await shows_fingers(five)
    await is_held_back(five)
    await comes_again_in_other_words(five)
    await is_adopted(five)
    await answers_why(five.actors["kamel"], five)
    await tells_what_one_voted(five.actors["omar"])


async def answers_why(kamel: Reader, five: Assembly) -> None:
    """The decision log: the idea, the sense-check, the objection, the amendment, both votes."""
    await goes_to_the_article(kamel)
    await kamel.goes("Why does it say this?")
    told = [
        T("“{words}”", words=principle.IDEA[kamel.language]),
        T("{name} proposed version {n}.", name="Nora", n=1),
        T("A sense-check of version {n}: {fine} of {total} showed three fingers or more.", n=1, fine=4, total=5),
        T("The vote on version {n} closed.", n=1),
        objection(five),
        T("{name} proposed other words, as version {n}.", name=five.name("slim"), n=3),
        T("Why: “{words}”", words=principle.WHY_TWO[kamel.language]),
        T("The author took these words over: version {n}.", n=3),
    ]
    for each in told:
        await kamel.reads(each, among=True)
    await kamel.goes("Next →")
    adopted = lines(T("The vote on version {n} closed.", n=3), T("The vote adopted it."))
    await kamel.reads(adopted, among=True)


async def tells_what_one_voted(omar: Reader) -> None:
    """Both votes, each under the words that were voted on."""
    await omar.someone.says("/votes")
    await omar.goes("What did I vote?")
    for words, choice in ((principle.AMENDED, "Consent"), (principle.IDEA, "Reasoned objection")):
        question = T("{article}: “{words}”", article=ARTICLE, words=cut(words[omar.language], WORDS))
        await omar.reads(T("{question}: {choice}", question=question, choice=T(choice)), among=True)
