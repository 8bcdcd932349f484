"""The command line: what an operator types, in words that need no programmer."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from pydantic import ValidationError

from bot import logs
from bot.app import run as run_bot
from bot.backup import back_up
from bot.doctor import examine
from bot.errors import OperatorError
from bot.founding import add_territory, list_territories, ready
from bot.settings import Settings

cli = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="Muyassir, a facilitator's bot for Telegram.",
    rich_markup_mode=None,
)
territory = typer.Typer(no_args_is_help=True, help="Territories: make one, see them all.", rich_markup_mode=None)
cli.add_typer(territory, name="territory")


def main() -> None:
    """The program ``muyassir``: an operator's mistake gets one line that says what to do, and exit code 1."""
    try:
        cli()
    except OperatorError as error:
        give_up(str(error))


@cli.command()
def run() -> None:
    """Run the bot until you stop it with Ctrl-C. It needs a token from @BotFather; see deploy/bot.env.example."""
    settings = configured()
    token = token_of(settings)
    asyncio.run(run_bot(settings, token))


@cli.command()
def demo(
    port: Annotated[int, typer.Option(help="Where the chat page is served on this machine; 0 picks a free port.")] = 0,
    data: Annotated[
        Path | None, typer.Option(help="A folder to keep the demo's data in; else it is forgotten.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Say where everything is as one line of JSON.")] = False,
) -> None:
    """Try the bot in your browser, without Telegram and without a token."""
    from bot.demo import show  # the sandbox is needed here only

    asyncio.run(show(port, data, as_json=as_json))


@cli.command()
def migrate() -> None:
    """Bring the database to the version that this program wants (`run` does it too)."""
    settings = configured()
    before = asyncio.run(ready(settings.database))
    typer.echo(f"The database is up to date (it was at version {before or 'none: new'}).")


@cli.command()
def doctor() -> None:
    """Look at the settings, the token, the database and the line to Telegram, and say what to mend."""
    settings = configured()
    logs.set_up(settings.log_format, "error")
    findings = asyncio.run(examine(settings))
    for finding in findings:
        typer.echo(f"{'ok  ' if finding.well else 'MEND'}  {finding.what}")
    raise typer.Exit(0 if all(finding.well for finding in findings) else 1)


@cli.command()
def backup(file: Annotated[Path, typer.Argument(help="The file to write; it must not be there yet.")]) -> None:
    """Copy the database to a file while the bot runs, and check that the copy is whole."""
    settings = configured()
    size = back_up(settings.database, file)
    typer.echo(f"{file}: {size} bytes, checked.")


@territory.command("add")
def territory_add(
    name: Annotated[str, typer.Argument(help='The territory\'s name, such as "Mahdia".')],
    country: Annotated[str, typer.Option(help="Two letters: TN, JO, PS, …")],
    zone: Annotated[str | None, typer.Option(help="Its time zone, if not the country's: Africa/Tunis.")] = None,
) -> None:
    """Make a territory, and print the link by which its first facilitator joins."""
    settings = configured()
    link = asyncio.run(add_territory(settings, name, country, zone))
    typer.echo(f"{name} is there. Its first facilitator opens this link, once, within 30 days:\n{link}")


@territory.command("list")
def territory_list() -> None:
    """Show the territories, with how many people are in each."""
    settings = configured()
    for line in asyncio.run(list_territories(settings)):
        typer.echo(line)


def configured() -> Settings:
    """The settings, or one line for each that is wrong."""
    try:
        settings = Settings()
    except ValidationError as error:
        for wrong in error.errors():
            typer.echo(f"muyassir: BOT_{'_'.join(map(str, wrong['loc'])).upper()}: {wrong['msg']}", err=True)
        raise typer.Exit(1) from None
    logs.set_up(settings.log_format, settings.log_level)
    return settings


def token_of(settings: Settings) -> str:
    try:
        token = settings.secret
    except OSError as error:
        give_up(f"BOT_TOKEN_FILE cannot be read ({error.strerror}): {settings.token_file}")
    if not token:
        give_up("no token. Ask @BotFather for one and put it into a file named by BOT_TOKEN_FILE (or into BOT_TOKEN).")
    return token


def give_up(line: str) -> NoReturn:
    typer.echo(f"muyassir: {logs.redacted(line)}", err=True)
    sys.exit(1)
