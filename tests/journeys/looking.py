"""A facilitator looks at what came of the round of ``seventeen``: overview, pages, grids, people's own words."""

from __future__ import annotations

from bot.i18n import T, Text, Tn, Tp, lines, paragraphs
from conversations.self_assessment.questions import SELF_ASSESSMENT
from tests.journeys import seventeen
from tests.journeys.pole import TASKS, Pole
from tests.journeys.reader import MARKS, Reader

SUPPORTERS, CIRCLE, TEAM = (topic.name for topic in SELF_ASSESSMENT.modules[0].topics)
DISCUSS, STRENGTH = T("to discuss"), T("strength")
HEAVIEST = 100_000  # bytes of a picture


async def looks_at_what_came(pole: Pole, name: str) -> None:
    """Told of the end in private, and from there on by buttons alone."""
    nora = pole.nora
    answered = Tn("{n} person has answered.", "{n} people have answered.", 17)
    told = T("{answered} The picture is there.", answered=answered)
    await nora.reads(paragraphs(T("<b>{round} is closed.</b>", round=name), told))
    await nora.goes_back_to("The territory’s picture")
    await looks_at_the_overview(nora, name)
    await looks_at_the_module(nora)
    await looks_at_coverage(nora)
    await looks_at_open_answers(nora)


async def looks_at_the_overview(nora: Reader, name: str) -> None:
    """The picture, and below it the three questions with their medians: split, strong, to be discussed."""
    split = T("<b>Views are split, to be discussed first</b>: {questions}", questions=[number(CIRCLE, 5.0)])
    strong = T("<b>Strengths</b>: {questions}", questions=[number(TEAM, 8.3)])
    discuss = T("<b>To discuss</b>: {questions}", questions=[number(SUPPORTERS, 6.8)])
    await picture(nora)
    head = T("<b>{round}</b>", round=name)
    await nora.reads(paragraphs(head, took_part(), lines(split, strong, discuss)))


async def looks_at_the_module(nora: Reader) -> None:
    """How far apart the answers lie, and the one kind of actor that may be shown."""
    await nora.goes("Actors")
    await picture(nora)
    await nora.reads(T("{question}: {n}, {word}", question=SUPPORTERS, n=6.8, word=DISCUSS), among=True)
    sides = Tn("{n} organisation or individual", "{n} organisations and individuals", 8)
    people = T("{people}, {sides}", people=Tn("{n} person", "{n} people", 17), sides=sides)
    associations = T("{kind} ({n})", kind=T("Association, non-profit"), n=8.0)
    supporters = lines(
        T("<b>{question}</b>: {people}", question=SUPPORTERS, people=people),
        T("{n}% of those who had joined when it opened have answered.", n=94),
        T("The middle half lies between {low} and {high}.", low=6.3, high=7.3),
        T("By kind of actor: {kinds}.", kinds=[associations]),
    )
    await nora.reads(supporters, among=True)


async def looks_at_coverage(nora: Reader) -> None:
    """Fourteen said which tasks are taken care of: a word for each."""
    await nora.goes("Coverage", "Tasks taken care of")
    await picture(nora)
    await nora.goes("Back")
    await nora.goes("All choices: {module}", module=T("Actors"))
    await nora.sees("· {option}: {how_many}", option=T(TASKS[0]), how_many=Tp("how many chose it", "most"))
    await nora.goes("Back", "Back")


async def looks_at_open_answers(nora: Reader) -> None:
    """What seven wrote, without a name, in no order."""
    await nora.goes("Open answers", "1")
    shown = await nora.reads(T("“{words}”", words=seventeen.IN_THE_WAY["a1"]), among=True)
    said = shown.text.translate(MARKS).splitlines()
    wrote = {nora.plain(T("“{words}”", words=words)) for words in seventeen.IN_THE_WAY.values()}
    assert {line for line in said[1:] if line} == wrote
    await nora.goes("Back", "Back")


async def picture(reader: Reader) -> None:
    """One comes, light enough for a phone's connection."""
    drawn = await reader.someone.downloads(await reader.someone.sees_media("photo", fresh=True))
    assert drawn.startswith(b"\x89PNG")
    assert len(drawn) < HEAVIEST


def took_part() -> Text:
    return T("{answered} of {invited} people have answered.", answered=17, invited=18)


def number(question: Text, median: float) -> Text:
    return T("{question} ({n})", question=question, n=median)
