"""Methods about chats and who is in them."""

from bot.sandbox.errors import bad_request
from bot.sandbox.members import LEADING, change_member, member_of
from bot.sandbox.messages import without_reply
from bot.sandbox.parameters import Parameters, integer_of
from bot.sandbox.pins import newest_pin
from bot.sandbox.reach import chat_known, chat_open
from bot.sandbox.world import Chat, Json, World

GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def get_chat(world: World, parameters: Parameters) -> Json:
    chat = chat_known(world, parameters)
    pin = newest_pin(chat)
    pinned = {"pinned_message": without_reply(pin)} if pin else {}
    return (
        chat.face
        | pinned
        | {
            "accent_color_id": chat.id % 7,
            "max_reaction_count": 11,
            "accepted_gift_types": dict.fromkeys(GIFTS, False),
        }
    )


def get_chat_member(world: World, parameters: Parameters) -> Json:
    chat = _group(world, parameters)
    user_id = integer_of(parameters, "user_id")
    if user_id != world.bot_id and user_id not in world.people:
        raise bad_request("user not found")
    return member_of(world, chat, user_id)


def get_chat_administrators(world: World, parameters: Parameters) -> list[Json]:
    chat = _group(world, parameters)
    leading = [user for user, status in chat.members.items() if status in LEADING]
    return [member_of(world, chat, user) for user in leading]


def get_chat_member_count(world: World, parameters: Parameters) -> int:
    chat = chat_open(world, parameters)
    if chat.private:
        return 2
    return sum(status not in ("left", "kicked") for status in chat.members.values())


def leave_chat(world: World, parameters: Parameters) -> bool:
    chat = _group(world, parameters)
    change_member(world, chat, world.bot_id, "left", by=world.bot_id)
    return True


def _group(world: World, parameters: Parameters) -> Chat:
    chat = chat_open(world, parameters)
    if chat.private:
        raise bad_request("method is available for supergroup and channel chats only")
    return chat
