"""From the first hello to one's own picture, in each language, with the real bot."""

import csv
import io
import json

from bot.i18n import Plain, T
from bot.people.roles import Role
from tests.journeys.conftest import NAMES
from tests.journeys.reader import Reader
from tests.seen import Seen
from tests.town import Town


async def test_an_invited_person_answers_all_three_modules_and_gets_pictures(mahdia: Town, language: str) -> None:
    """The main job: join by a link, answer everything, see it drawn, module by module and whole."""
    sara = Reader(await mahdia.newcomer(NAMES[language], language), language)
    await sara.joins_as_individual(await mahdia.invitation())
    await sara.presses("Begin the self-assessment")

    for number, module in enumerate(("Actors", "Resources", "Activities"), 1):
        rated = await sara.goes_through(module)
        await sara.presses("All is right")
        assert rated >= 3
        await sara.sees("Where it could begin, on Monday:")
        pictures = [message for message in await sara.someone.messages() if message.media]
        assert len(pictures) >= number
        await sara.presses("Self-assessment")

    first, last = (rated_six(sara, question) for question in ("Known supporters", "Legal form"))
    found = await mahdia.world.until(lambda: photos(sara, 4), 15.0) or []
    whole = next(photo for photo in found if first in plain(photo) and last in plain(photo))
    drawn = await sara.someone.downloads(whole)
    assert drawn.startswith(b"\x89PNG") and len(drawn) < 100_000


def rated_six(reader: Reader, question: str) -> str:
    """The line of a caption, as they read it."""
    return reader.read("{question}: {n} of {top}", question=T(question), n=6, top=10)


async def photos(sara: Reader, least: int) -> list[Seen] | None:
    found = [m for m in await sara.someone.messages() if m.media and m.media["type"] == "photo"]
    return found if len(found) >= least else None


def plain(message: Seen) -> str:
    return message.text


async def test_one_goes_back_changes_an_answer_and_types_in_any_digits(mahdia: Town, language: str) -> None:
    """Nothing is lost by going back, and ٧ is 7; what does not fit gets an example."""
    sara = Reader(await mahdia.newcomer(NAMES[language], language), language)
    await sara.joins_as_individual(await mahdia.invitation())
    await sara.presses("Begin the self-assessment")
    await sara.presses("Actors")
    await sara.someone.presses("6")
    await sara.sees("✓ Recorded: {answer}", answer=T("{n} of {top}", n=6, top=10))

    await sara.presses("{arrow} Back", arrow=Plain("→" if language == "ar" else "←"))
    await sara.someone.says("sept")
    await sara.sees("A whole number from {low} to {high}, please: for example, {example}.", low=0, high=10, example=7)
    await sara.someone.says("٧")

    await sara.sees("✓ Recorded: {answer}", answer=T("{n} of {top}", n=7, top=10))


async def test_a_restart_goes_on_at_the_same_question(mahdia: Town, language: str) -> None:
    """A crash, an update of the program, a week: the next press is as good as the last."""
    sara = Reader(await mahdia.newcomer(NAMES[language], language), language)
    await sara.joins_as_individual(await mahdia.invitation())
    await sara.presses("Begin the self-assessment")
    await sara.presses("Actors")
    await sara.someone.presses("8")
    await sara.sees("✓ Recorded: {answer}", answer=T("{n} of {top}", n=8, top=10))

    await mahdia.kill()
    await mahdia.world.advance(days=7)
    await mahdia.start()
    await sara.someone.says("/start")

    await sara.presses("Continue ({done} of {total})", done=0, total=13)
    await sara.presses("Not now")
    await sara.sees("Question {n} of {total} · {topic}", n=2, total=13, topic=T("Widening the circle"))


async def test_my_data_comes_as_files_and_forgetting_leaves_nothing(mahdia: Town, language: str) -> None:
    """What is kept can be had, and can be erased: the next /start is a first one."""
    sara = Reader(await mahdia.newcomer(NAMES[language], language), language)
    await sara.joins_as_individual(await mahdia.invitation())
    await sara.presses("Begin the self-assessment")
    await sara.presses("Actors")
    await sara.someone.presses("8")
    await sara.someone.says("/privacy")
    await sara.presses("My data")

    files = await mahdia.world.until(lambda: documents(sara), 15.0)
    assert files is not None
    told = json.loads(next(content for name, content in files.items() if name.endswith(".json")))
    table = next(content for name, content in files.items() if name.endswith(".csv"))
    assert NAMES[language] in json.dumps(told, ensure_ascii=False)
    assert len(list(csv.reader(io.StringIO(table.decode("utf-8-sig"))))) > 5

    await sara.someone.says("/privacy")
    await sara.presses("Forget me")
    await sara.presses("Erase everything about me")
    await mahdia.stop()

    raw = b"".join(path.read_bytes() for path in mahdia.home.glob("muyassir.db*"))
    assert NAMES[language].encode() not in raw


async def documents(sara: Reader) -> dict[str, bytes] | None:
    found = [m for m in await sara.someone.messages() if m.media and m.media["type"] == "document"]
    if len(found) < 2:
        return None
    return {str(m.media["name"]): await sara.someone.downloads(m) for m in found if m.media}


async def test_without_an_invitation_one_asks_and_a_facilitator_lets_one_in(mahdia: Town, language: str) -> None:
    """The facilitator decides in the chat; the newcomer is told, and goes on."""
    nora = Reader(await mahdia.newcomer("Nora", language), language)
    await nora.joins_as_individual(await mahdia.invitation(Role.FACILITATOR))
    sara = Reader(await mahdia.newcomer(NAMES[language], language), language, country=None)
    await sara.someone.says("/start")
    await sara.chooses_own_language()
    await sara.presses("Let us begin")
    await sara.someone.presses("Mahdia")
    await sara.presses("Send the request")

    await nora.presses("Accept")

    sara.country = "TN"
    await sara.presses("Go on")
    await sara.presses("I agree")
    await sara.presses("Individual")
    await sara.presses("Begin the self-assessment")
