"""Who belongs to a chat: changes of membership, told to the chat and to the bot."""

from bot.sandbox.messages import post
from bot.sandbox.world import Chat, Json, World

RIGHTS = [
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
]
GRANTED = frozenset({"can_manage_chat", "can_delete_messages", "can_invite_users", "can_pin_messages"})
GONE = ("left", "kicked")
LEADING = ("creator", "administrator")
GROUP_BOT = {"id": 1_087_968_824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
"""Who stands where an administrator writes in the group's name."""


def change_member(world: World, chat: Chat, user_id: int, status: str, *, by: int, anonymous: bool = False) -> None:
    """Give somebody a new status in a group; say so there, and to the bot as Telegram would."""
    old, before = chat.members.get(user_id, "left"), member_of(world, chat, user_id)
    told = is_there(world, chat)
    chat.members[user_id] = status
    (chat.anonymous.add if anonymous else chat.anonymous.discard)(user_id)
    if member_of(world, chat, user_id) == before:
        return
    report_member(world, chat, user_id, before, by=by, told=told or is_there(world, chat))
    content = _service(world, user_id, old, status)
    if content:
        message = post(world, chat, user_face(world, by), content)
        if told or is_there(world, chat):
            world.updates.add("message", message)
    world.events.ring()


def report_member(world: World, chat: Chat, user_id: int, before: Json, *, by: int, told: bool = True) -> None:
    """The my_chat_member or chat_member update for a change that has been made."""
    about_bot = user_id == world.bot_id or chat.private
    if not about_bot and not (told and chat.members.get(world.bot_id) == "administrator"):
        return
    subject = world.bot_id if chat.private else user_id
    change = {
        "chat": chat.face,
        "from": user_face(world, by),
        "date": world.now(),
        "old_chat_member": before,
        "new_chat_member": member_of(world, chat, subject),
    }
    world.updates.add("my_chat_member" if about_bot else "chat_member", change)


def is_there(world: World, chat: Chat) -> bool:
    """Whether the bot is in the chat now."""
    return chat.members.get(world.bot_id, "left") not in GONE


def user_face(world: World, user_id: int) -> Json:
    """A person, or the bot, as the Bot API shows them."""
    return world.bot if user_id == world.bot_id else world.people[user_id].user


def is_anonymous(chat: Chat, user_id: int) -> bool:
    """Whether somebody leads a group without showing who they are."""
    return user_id in chat.anonymous and chat.members.get(user_id) in LEADING


def signed(world: World, chat: Chat, user_id: int) -> tuple[Json, Json]:
    """Who stands as the sender of what somebody writes in a chat, and what the message has besides."""
    if is_anonymous(chat, user_id):
        return GROUP_BOT, {"sender_chat": chat.face}
    return user_face(world, user_id), {}


def member_of(world: World, chat: Chat, user_id: int) -> Json:
    """Somebody of a chat as they are now, as a ChatMember of the Bot API."""
    member = member_face(world, user_id, chat.members.get(user_id, "left"))
    return member | {"is_anonymous": is_anonymous(chat, user_id)} if "is_anonymous" in member else member


def member_face(world: World, user_id: int, status: str) -> Json:
    """A ChatMember of the Bot API, who shows their name."""
    member: Json = {"user": user_face(world, user_id), "status": status}
    if status == "administrator":
        return member | {right: right in GRANTED for right in RIGHTS}
    if status == "creator":
        return member | {"is_anonymous": False}
    return member | {"until_date": 0} if status == "kicked" else member


def _service(world: World, user_id: int, old: str, new: str) -> Json | None:
    user = user_face(world, user_id)
    if old in GONE and new not in GONE:
        return {"new_chat_members": [user], "new_chat_participant": user, "new_chat_member": user}
    if old not in GONE and new in GONE:
        return {"left_chat_member": user, "left_chat_participant": user}
    return None
