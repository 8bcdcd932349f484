"""Methods by which the bot describes itself: commands, name, descriptions, rights."""

import re
from collections.abc import Callable

from bot.sandbox.errors import bad_request
from bot.sandbox.menus import scope_key
from bot.sandbox.parameters import Parameters, flag_of, text_of, value_of
from bot.sandbox.world import Json, World

MOST_COMMANDS = 100
_NAME = re.compile(r"[a-z0-9_]{1,32}")
_LONGEST = {"name": 64, "description": 512, "short_description": 120}


def set_my_commands(world: World, parameters: Parameters) -> bool:
    commands = value_of(parameters, "commands", list)
    if commands is None:
        raise bad_request("can't parse commands JSON object")
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        _check_command(command)
    _put_commands(world, parameters, commands)
    return True


def delete_my_commands(world: World, parameters: Parameters) -> bool:
    _put_commands(world, parameters, [])
    return True


def get_my_commands(world: World, parameters: Parameters) -> list[Json]:
    return world.commands.get(_place(world, parameters), [])


def setter(field: str) -> Callable[[World, Parameters], bool]:
    """The method that stores one of the bot's texts: name, description or short_description."""

    def set_text(world: World, parameters: Parameters) -> bool:
        text = text_of(parameters, field)
        if len(text) > _LONGEST[field]:
            raise bad_request(f"bot {field.replace('_', ' ')} is too long")
        world.profile[field, text_of(parameters, "language_code")] = text
        world.events.ring()
        return True

    return set_text


def getter(field: str) -> Callable[[World, Parameters], Json]:
    """The method that gives it back, or the one for all languages where this language has none."""

    def get_text(world: World, parameters: Parameters) -> Json:
        common = world.profile.get((field, ""), world.bot["first_name"] if field == "name" else "")
        return {field: world.profile.get((field, text_of(parameters, "language_code"))) or common}

    return get_text


def set_my_default_administrator_rights(world: World, parameters: Parameters) -> bool:
    world.admin_rights[flag_of(parameters, "for_channels")] = value_of(parameters, "rights", dict) or {}
    return True


def _check_command(command: Json) -> None:
    if not isinstance(command, dict) or not command.get("command") or not command.get("description"):
        raise bad_request("can't parse BotCommand: command and description must be non-empty")
    if not _NAME.fullmatch(str(command["command"]).removeprefix("/")):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(str(command["description"])) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")


def _put_commands(world: World, parameters: Parameters, commands: list[Json]) -> None:
    world.commands[_place(world, parameters)] = commands
    world.events.ring()


def _place(world: World, parameters: Parameters) -> tuple[str, str]:
    language = text_of(parameters, "language_code")
    if language and not re.fullmatch("[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    return scope_key(world, value_of(parameters, "scope", dict) or {"type": "default"}), language
