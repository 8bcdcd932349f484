"""A round of seventeen people from its opening to the next one, in each language, with the real bot."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.i18n import T, Voice, label, lines, paragraphs
from tests.journeys import seventeen
from tests.journeys.conftest import LANGUAGES
from tests.journeys.looking import CIRCLE, DISCUSS, STRENGTH, SUPPORTERS, TEAM, looks_at_what_came
from tests.journeys.next_round import goes_round_again
from tests.journeys.outcome import publishes, reads_the_report, sees_oneself_beside, takes_it_along
from tests.journeys.pole import Pole, announced, answers, ended, opens_a_round, pole_of
from tests.journeys.reader import COUNTRY, MARKS
from tests.town import Town

SPRING = {"ar": "ربيع المهدية", "fr": "Printemps", "en": "Spring"}
SAYS = ("sendMessage", "editMessageText")


# Much of it is the rest that a group is given between two changes of a message.
@pytest.mark.timeout(300)
async def test_a_round_of_seventeen_from_its_opening_to_the_next_one(mahdia: Town, language: str) -> None:
    """Opened, announced, counted, closed by the clock, looked at, published; and half a year later compared."""
    pole, spring = await pole_of(mahdia, language), SPRING[language]
    closes = await opens_a_round(pole, spring, joined=16)
    began = len(await mahdia.world.calls())
    await five_give_words(pole, spring)
    await the_rest_answers(pole)
    await pole.reads(announced(spring, closes, 17, 18))
    await nothing_but_turnout_was_told(pole, began)

    await mahdia.turns_to(closes + timedelta(minutes=1))
    await looks_at_what_came(pole, spring)
    await pole.reads(ended(spring, 17, 18))
    report = await takes_it_along(pole)
    await publishes(pole)
    await sees_oneself_beside(pole, spring)

    await goes_round_again(pole, spring)
    reads_the_report(pole.nora.voice, report)


async def test_a_round_that_ends_while_the_bot_is_down_closes_once_it_is_back(mahdia: Town) -> None:
    """What was answered before counts, and its end is told as if it had come on time."""
    pole, spring = await pole_of(mahdia, "ar", people=("a1", "b1")), SPRING["ar"]
    closes = await opens_a_round(pole, spring, joined=3)
    await answers(pole, "a1")

    await mahdia.kill()
    await mahdia.turns_to(closes + timedelta(hours=20))
    await mahdia.start()

    await pole.reads(ended(spring, 1, 3))
    await pole.nora.sees("<b>{round} is closed.</b>", round=spring, fresh=False)


async def five_give_words(pole: Pole, name: str) -> None:
    """Four are too few; the fifth brings a word for each question, and no number but one's own."""
    await asyncio.gather(*(answers(pole, who) for who in seventeen.FIRST))
    await looks_at_the_round(pole)
    await pole.nora.sees("Not enough answers yet for a word on any question.")
    await answers(pole, seventeen.FIFTH)
    await looks_at_the_round(pole)
    words = ((SUPPORTERS, DISCUSS), (CIRCLE, STRENGTH), (TEAM, STRENGTH))
    said = lines(*(T("{question}: {word}", question=topic, word=word) for topic, word in words))
    await pole.nora.reads(lines(T("<b>The words so far</b>"), said), among=True)

    a1, own = pole.actors["a1"], seventeen.RATINGS["a1"]
    await a1.someone.says("/start")
    await a1.presses("The territory’s picture")
    mine = (T("{question}: {word} (you: {n})", question=q, word=w, n=n) for (q, w), n in zip(words, own, strict=True))
    head = lines(T("<b>The territory so far</b>"), T("{round}", round=name))
    until = T("Numbers come when the round is closed. Until then there is a word wherever enough people have answered.")
    await a1.reads(paragraphs(head, lines(*mine), until))


async def looks_at_the_round(pole: Pole) -> None:
    await pole.nora.someone.says("/rounds")
    await pole.nora.goes("1")


async def the_rest_answers(pole: Pole) -> None:
    """Those who come by the group's button one after another, all others at once."""

    async def by_the_group() -> None:
        for who in seventeen.BY_THE_GROUP:
            await answers(pole, who)

    before = {*seventeen.FIRST, seventeen.FIFTH, *seventeen.BY_THE_GROUP}
    await asyncio.gather(by_the_group(), *(answers(pole, who) for who in pole.actors if who not in before))


async def nothing_but_turnout_was_told(pole: Pole, began: int) -> None:
    """Neither the group nor the facilitator read a number beside a question before the close, nor got a picture."""
    here = (pole.group, pole.nora.someone.id)
    calls = await pole.town.world.calls(after=began)
    here_told = [one for one in calls if int(one["parameters"].get("chat_id", 0)) in here]
    told = [one for one in here_told if one["method"].startswith(("send", "edit"))]
    assert {one["method"] for one in told} <= {*SAYS, "sendChatAction"}
    said = "\n".join(one["parameters"].get("text", "") for one in told).translate(MARKS).splitlines()
    beside = [line for line in said if any(topic in line for topic in topics())]
    assert beside
    assert [line for line in beside if any(letter.isdigit() for letter in line)] == []


def topics() -> list[str]:
    """The questions' names in every language."""
    every = [Voice(language, COUNTRY) for language in LANGUAGES]
    return [label(voice, topic).translate(MARKS) for voice in every for topic in (SUPPORTERS, CIRCLE, TEAM)]
