"""A group from the day that it lets the bot in, in each language, with the real bot."""

from bot.i18n import OWN_NAMES
from tests.journeys.conftest import NAMES
from tests.journeys.reader import Reader
from tests.journeys.test_facilitating import facilitator
from tests.seen import Seen
from tests.town import Town

ANOTHER = {"ar": "fr", "fr": "en", "en": "ar"}
HELLO = "A facilitator of the territory connects this group:"
CONNECTED = "The bot does not read what is written here."
OUT = "The bot was put out of this group. Nothing is told there until it is let in again."
RULE = "A group is connected by a facilitator of its territory: what is told there is theirs to decide."


async def test_a_group_is_connected_followed_to_its_new_id_left_and_entered_again(mahdia: Town, language: str) -> None:
    """Its hello is said once, in the language of whoever let the bot in, and becomes that of the group."""
    nora, theirs = await facilitator(mahdia, language), ANOTHER[language]
    atlas = await mahdia.world.group("Atlas", nora.someone)
    await nora.someone.sees(nora.read(HELLO), atlas)
    await nora.sees("Which territory does {group} belong to?", group="Atlas", fresh=False)
    await nora.someone.presses("Mahdia")
    await nora.someone.presses(OWN_NAMES[theirs])
    await nora.sees("✓ {group} belongs to {territory} now.", group="Atlas", territory="Mahdia")
    told = Reader(nora.someone, theirs)
    await nora.someone.sees(told.read(CONNECTED), atlas)
    assert len(await said(nora, atlas)) == 1

    await mahdia.world.post(f"/world/groups/{atlas}/bot", status="administrator")
    moved = int((await mahdia.world.post(f"/world/groups/{atlas}/migrate"))["id"])
    await nora.presses("Groups")
    await nora.someone.presses("1")
    await nora.presses("Language")
    await nora.chooses_own_language()
    await nora.someone.sees(nora.read(CONNECTED), moved)

    await mahdia.world.post(f"/world/groups/{moved}/bot", status="kicked")
    await nora.someone.says("/groups")
    await nora.someone.presses("1")
    await nora.sees(OUT)
    await mahdia.world.post(f"/world/groups/{moved}/bot", status="member", by=nora.someone.id)
    await mahdia.world.advance(minutes=1)
    await nora.presses("Back")
    await nora.someone.presses("1")
    shown = await nora.sees("Language: {language}", language=OWN_NAMES[language])
    assert nora.read(OUT) not in shown.text
    assert len(await said(nora, moved)) == 1


async def test_who_facilitates_nothing_cannot_connect_a_group_and_a_stranger_is_led_in(
    mahdia: Town, language: str
) -> None:
    """The button in the group opens their private chat, and onboarding ends at what was pressed: the rule."""
    sara = Reader(await mahdia.newcomer(NAMES[language], language), language, country=None)
    atlas = await mahdia.world.group("Atlas", sara.someone)
    await sara.someone.presses(sara.read("Connect this group"), atlas)
    await sara.chooses_own_language()
    await sara.presses("Let us begin")

    sara.country = "TN"
    await sara.someone.opens(await mahdia.invitation())
    await sara.presses("I agree")
    await sara.presses("Individual")
    await sara.sees(RULE)
    await sara.presses("Menu")
    await sara.someone.presses(sara.read("Connect this group"), atlas)
    await sara.sees(RULE, fresh=False)
    assert len(await said(sara, atlas)) == 1


async def said(reader: Reader, chat: int) -> list[Seen]:
    """What the bot has said in a group."""
    return [message for message in await reader.someone.messages(chat) if message.from_bot]
