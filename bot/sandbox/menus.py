"""Which list of commands a person sees in a chat: Telegram's order of scopes and languages."""

from bot.sandbox.errors import bad_request
from bot.sandbox.members import LEADING
from bot.sandbox.parameters import integer_of
from bot.sandbox.world import Chat, Json, Person, World

PLAIN = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
CHATS = ("chat", "chat_administrators", "chat_member")


def commands_for(world: World, person: Person, chat: Chat) -> list[Json]:
    """The first list that is not empty, from the narrowest scope to the widest, own language first.

    Source: "Determining list of commands" in the Bot API's documentation of BotCommandScope.
    """
    for scope in _scopes(person, chat):
        for language in (person.user.get("language_code", "")[:2], ""):
            if commands := world.commands.get((scope, language)):
                return commands
    return []


def scope_key(world: World, scope: Json) -> str:
    """The scope as one string. Raises Telegram's 400 for an unknown kind or chat."""
    kind = scope.get("type")
    if kind in PLAIN:
        return str(kind)
    if kind not in CHATS:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    chat = integer_of(scope, "chat_id")
    if chat not in world.chats:
        raise bad_request("chat not found")
    return f"{kind} {chat} {integer_of(scope, 'user_id')}" if kind == "chat_member" else f"{kind} {chat}"


def _scopes(person: Person, chat: Chat) -> list[str]:
    if chat.private:
        return [f"chat {chat.id}", "all_private_chats", "default"]
    leads = chat.members.get(person.id) in LEADING
    return [
        f"chat_member {chat.id} {person.id}",
        *([f"chat_administrators {chat.id}"] if leads else []),
        f"chat {chat.id}",
        *(["all_chat_administrators"] if leads else []),
        "all_group_chats",
        "default",
    ]
