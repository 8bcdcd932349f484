"""What an operator may read over somebody's shoulder: events and numbers, nobody's words."""

from pathlib import Path

from tests.journeys.reader import Reader
from tests.town import town

WORDS = "الوقت يضيق بنا"


async def test_nobodys_name_or_words_are_in_the_log(tmp_path: Path) -> None:
    """At the most talkative level, with an invitation, a name and an answer in words behind it."""
    async with town(tmp_path, BOT_LOG_LEVEL="debug") as mahdia:
        sara = Reader(await mahdia.newcomer("خديجة-الاسم", "ar"), "ar")
        link = await mahdia.invitation()
        await sara.joins_as_individual(link)
        await sara.presses("Begin the self-assessment")
        await sara.presses("Actors")
        await sara.someone.presses("2")
        await sara.sees("What stands in the way, as you see it? A few words will do.")
        await sara.someone.says(WORDS)
        await sara.someone.sees(WORDS, fresh=True)
        await sara.someone.says("/start")
        await sara.someone.sees("Mahdia", fresh=True)
        await mahdia.stop()

        said = mahdia.log
    assert "started" in said and "stopped" in said
    assert [word for word in ("خديجة", WORDS, mahdia.world.token, link[-20:]) if word in said] == []
