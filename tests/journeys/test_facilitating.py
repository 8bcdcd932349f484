"""What a facilitator does for a territory, in each language, with the real bot."""

import re

from bot.people.roles import Role
from tests.journeys.conftest import NAMES
from tests.journeys.reader import Reader
from tests.town import Town


async def test_an_invitation_made_in_the_chat_lets_someone_in(mahdia: Town, language: str) -> None:
    """The message to pass on holds the link, the poster its picture; once revoked it opens nothing."""
    nora = await facilitator(mahdia, language)
    await nora.someone.says("/invite")
    await nora.presses("Link to take part")
    made = await nora.sees("To take part, open this link:", fresh=False)
    link = re.findall(r"https://\S+", made.text)[0]

    await nora.presses("Poster with QR code")
    await nora.chooses_own_language()
    poster = await nora.someone.sees_media("photo")
    assert (await nora.someone.downloads(poster)).startswith(b"\x89PNG")

    sara = Reader(await mahdia.newcomer(NAMES[language], language), language)
    await sara.joins_as_individual(link)
    await sara.sees("This is what can be done now:")

    await nora.presses("Revoke this link")
    await nora.sees("✓ The link is revoked.")
    late = Reader(await mahdia.newcomer("Late", language), language)
    await late.someone.opens(link)
    assert "Mahdia" not in await late.someone.hears()


async def test_someone_made_a_facilitator_is_told_and_has_the_commands(mahdia: Town, language: str) -> None:
    """In their own language; and no longer, once the role ends."""
    nora = await facilitator(mahdia, language)
    sara = Reader(await mahdia.newcomer(NAMES[language], language), language)
    await sara.joins_as_individual(await mahdia.invitation())
    await sara.sees("This is what can be done now:")

    await nora.someone.says("/people")
    await nora.someone.presses(await number_of(nora, NAMES[language]))
    await nora.presses("Make facilitator")

    await sara.sees("You are a facilitator of {territory} now.", territory="Mahdia", fresh=False)
    assert await mahdia.world.until(lambda: offered(sara, "people"))
    await nora.presses("No longer facilitator")
    await sara.sees(
        "You no longer facilitate {territory}. You still take part, and all you gave stays.",
        territory="Mahdia",
        fresh=False,
    )

    assert await mahdia.world.until(lambda: withdrawn(sara, "people"))


async def test_a_language_holds_at_once_and_in_the_commands(mahdia: Town, language: str) -> None:
    """The very next word comes in it, and so does Telegram's menu."""
    sara = Reader(await mahdia.newcomer(NAMES[language], language), language)
    await sara.joins_as_individual(await mahdia.invitation())
    other = Reader(sara.someone, "fr" if language != "fr" else "ar")
    await sara.someone.says("/language")
    await other.chooses_own_language()

    await other.sees("✓ Saved")

    async def told() -> bool:
        return (await sara.someone.commands()).get("language") == other.read("Another language")

    assert await mahdia.world.until(told)


async def facilitator(mahdia: Town, language: str) -> Reader:
    nora = Reader(await mahdia.newcomer("Nora", language), language)
    await nora.joins_as_individual(await mahdia.invitation(Role.FACILITATOR))
    await nora.sees("This is what can be done now:")
    return nora


async def number_of(reader: Reader, name: str) -> str:
    """The number under which somebody stands in the list just shown."""
    shown = await reader.someone.sees(name, fresh=True)
    line = next(line for line in shown.text.splitlines() if name in line)
    return re.findall(r"\d+", line)[0]


async def offered(reader: Reader, command: str) -> bool:
    return command in await reader.someone.commands()


async def withdrawn(reader: Reader, command: str) -> bool:
    return not await offered(reader, command)
