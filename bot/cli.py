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
from bot.ballots import codes, published, told
from bot.ballots.recount import recount as count_again
from bot.doctor import examine
from bot.errors import OperatorError
from bot.founding import add_territory, invite_facilitator, list_territories, ready, token_of
from bot.settings import Settings

ABOUT = """Muyassir, an assistant for the facilitators of a territory, on Telegram.

To look at it, in a browser and without Telegram: muyassir demo

To run it: put a token from @BotFather into a file, name the file in the environment variable BOT_TOKEN_FILE,
then muyassir run. Whenever something seems wrong: muyassir doctor"""

cli = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help=ABOUT,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,  # our own hook keeps secrets out of tracebacks
)
territory = typer.Typer(
    no_args_is_help=True, help="Make a territory, invite into one, see them all.", rich_markup_mode=None
)
cli.add_typer(territory, name="territory")

Name = Annotated[str, typer.Argument(metavar="NAME", help='The territory\'s name, such as "Mahdia".')]


def main() -> None:
    """The program ``muyassir``: an operator's mistake gets one line that says what to do, and exit code 1."""
    try:
        cli(prog_name="muyassir")
    except OperatorError as error:
        give_up(str(error))


@cli.command()
def run() -> None:
    """Run the bot until it is told to stop (Ctrl-C).

    It needs a token from @BotFather. Every setting stands in deploy/bot.env.example.
    """
    settings = configured()
    asyncio.run(run_bot(settings, token_of(settings)))


@cli.command()
def demo(
    port: Annotated[
        int, typer.Option(metavar="PORT", min=0, max=65535, help="Where the chat page is; 0 picks a free port.")
    ] = 0,
    data: Annotated[
        str | None, typer.Option(metavar="FOLDER", help="Keep what happens here; without it all is forgotten.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Say where everything is as one line of JSON.")] = False,
) -> None:
    """Try the bot in your browser, without Telegram.

    No token and no internet are needed: a small Telegram of our own runs on this machine.
    """
    from bot.demo import show  # the sandbox is needed here only

    configured()
    asyncio.run(show(port, data, as_json=as_json))


@cli.command()
def migrate() -> None:
    """Bring the database up to date, as `run` does too."""
    settings = configured()
    before = asyncio.run(ready(settings.database))
    typer.echo(f"The database is up to date (it was {f'at version {before}' if before else 'empty'}).")


@cli.command()
def doctor() -> None:
    """Look for what is wrong, and say what to do.

    Looks at the settings, the token, the database and the line to Telegram.
    """
    settings = configured(at_least="error")
    findings = asyncio.run(examine(settings))
    for finding in findings:
        typer.echo(logs.redacted(f"{'ok  ' if finding.well else 'MEND'}  {finding.what}"))
    raise typer.Exit(0 if all(finding.well for finding in findings) else 1)


@cli.command()
def backup(file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to; it must not be there yet.")]) -> None:
    """Copy the database to a file, while the bot runs.

    The copy is checked before the file gets its name, and only you can read it.
    """
    settings = configured()
    size = back_up(settings.database, file)
    typer.echo(f"{file}: {size} bytes, checked.")


@cli.command()
def recount(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The published file of a secret vote.")],
    code: Annotated[
        str | None, typer.Option(metavar="CODE", help="Look for the ballot that was cast under this code.")
    ] = None,
) -> None:
    """Count a secret vote again from its published file.

    Anybody can, on any machine: it needs no token and no database. The exit code is 0 if the ballots come to what was
    published, 1 if they do not, and 2 where nothing can be counted.
    """
    wanted = code and codes.typed(code)
    if code is not None and wanted is None:
        give_up("a code is sixteen letters and digits, such as K7QM-2P4X-9DTR-WA3E.", 2)
    try:
        read = published.read(file.read_text(encoding="utf-8"))
        typer.echo("\n".join(told.about(read)))
        found = count_again(read)
    except OSError as error:
        give_up(f"{file} cannot be read ({error.strerror}).", 2)
    except (UnicodeDecodeError, published.NotAVote) as error:
        give_up(told.plain(f"{file}: {error}."), 2)
    typer.echo("\n".join([*told.recounted(read, found), *([told.whereabouts(read, wanted)] if wanted else [])]))
    raise typer.Exit(0 if found.agrees else 1)


@territory.command("add")
def territory_add(
    name: Name,
    country: Annotated[str, typer.Option(metavar="XX", help="Its country in two letters: TN, JO, PS, …")],
    zone: Annotated[
        str | None, typer.Option(metavar="ZONE", help="Its time zone, if not its country's: Africa/Tunis.")
    ] = None,
) -> None:
    """Make a territory; prints its first facilitator's link."""
    link = asyncio.run(add_territory(configured(), name, country, zone))
    typer.echo(f"{name} is there. Its first facilitator opens this link, once, within 30 days:\n{link}")


@territory.command("invite")
def territory_invite(name: Name) -> None:
    """Print a new link for one more facilitator."""
    link = asyncio.run(invite_facilitator(configured(), name))
    typer.echo(f"One more facilitator of {name} opens this link, once, within 30 days:\n{link}")


@territory.command("list")
def territory_list() -> None:
    """Show the territories and how many people are there."""
    lines = asyncio.run(list_territories(configured()))
    typer.echo("\n".join(lines) or "There is none yet: muyassir territory add NAME --country XX")


def configured(at_least: str | None = None) -> Settings:
    """The settings, or one line for each that is wrong; logs go on from here, ``at_least`` of that level."""
    try:
        settings = Settings()
    except ValidationError as error:
        for wrong in error.errors():
            name = f"BOT_{wrong['loc'][0]}".upper()
            typer.echo(f"muyassir: {name} is not right: {wrong['msg']}. See deploy/bot.env.example.", err=True)
        raise typer.Exit(1) from None
    logs.set_up(settings.log_format, at_least or settings.log_level, secrets=settings.secrets)
    return settings


def give_up(line: str, code: int = 1) -> NoReturn:
    typer.echo(f"muyassir: {logs.redacted(line)}", err=True)
    sys.exit(code)
