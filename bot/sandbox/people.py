"""People and groups come into the world, and move about in it: block, join, leave, promote, migrate."""

from collections.abc import Iterable

from bot.sandbox.errors import Impossible
from bot.sandbox.members import GONE, change_member, is_there, member_face, member_of, report_member
from bot.sandbox.messages import post
from bot.sandbox.world import Chat, Json, Person, World

SUPERGROUP = -(10**12)  # supergroups' ids lie below this number


def add_person(
    world: World, first_name: str, language_code: str, last_name: str | None = None, username: str | None = None
) -> Person:
    """Somebody new. They have not started the bot yet."""
    names = {"first_name": first_name} | ({"last_name": last_name} if last_name else {})
    names |= {"username": username} if username else {}
    user_id = world.number("person")
    person = Person({"id": user_id, "is_bot": False, **names, "language_code": language_code})
    world.people[user_id] = person
    face = {"id": user_id, **names, "type": "private"}
    world.chats[user_id] = Chat(face, members={user_id: "member", world.bot_id: "member"})
    world.events.ring()
    return person


def add_group(world: World, title: str, members: Iterable[int], *, with_bot: bool = True) -> Chat:
    """A new group, made by the first of its members. Raises Impossible when one is unknown."""
    people = [world.person(member).id for member in members]
    face = {"id": -world.number("group"), "title": title, "type": "group", "all_members_are_administrators": False}
    chat = Chat(face, members={person: "creator" if person == people[0] else "member" for person in people})
    world.chats[chat.id] = chat
    if with_bot:
        _create_with_bot(world, chat, people)
    world.events.ring()
    return chat


def set_bot(world: World, chat: Chat, status: str, by: int | None = None) -> None:
    """Take the bot into a group, make it administrator, or put it out ("left" or "kicked")."""
    if status not in ("member", "administrator", "left", "kicked"):
        raise Impossible(f"no status {status!r} for the bot; there are member, administrator, left, kicked")
    change_member(world, chat, world.bot_id, status, by=by or _owner(world, chat))


def block(world: World, person: Person) -> None:
    """The person blocks the bot."""
    _set_blocked(world, person, True)


def unblock(world: World, person: Person) -> None:
    """The person lets the bot write again."""
    _set_blocked(world, person, False)


def join(world: World, person: Person, chat: Chat) -> None:
    change_member(world, chat, person.id, "member", by=person.id)


def leave(world: World, person: Person, chat: Chat) -> None:
    change_member(world, chat, person.id, "left", by=person.id)


def promote(world: World, person: Person, chat: Chat, *, admin: bool, anonymous: bool = False) -> Chat:
    """Make somebody an administrator of the group, or no longer one; returns the group.

    Who stays anonymous can do so in a supergroup only: as in Telegram's apps, a basic group becomes one.
    """
    status = chat.members.get(person.id, "left")
    if status in GONE:
        raise Impossible(f"{person.name} is not in this group")
    if status != "creator":
        status = "administrator" if admin else "member"
    if anonymous and chat.face["type"] == "group":
        chat = migrate(world, chat)
    change_member(world, chat, person.id, status, by=_owner(world, chat), anonymous=anonymous)
    return chat


def migrate(world: World, old: Chat) -> Chat:
    """The group becomes a supergroup: a new chat, with a new id and a numbering of its own."""
    if old.migrated_to is not None or old.face["type"] != "group":
        raise Impossible("only a basic group becomes a supergroup, and only once")
    face = {"id": SUPERGROUP + old.id, "title": old.face["title"], "type": "supergroup"}
    new = Chat(face, members=dict(old.members), anonymous=set(old.anonymous), own_numbers=0)
    world.chats[new.id] = new
    by = _owner(world, old)
    _tell(world, old, by, {"migrate_to_chat_id": new.id})
    _tell(world, new, by, {"migrate_from_chat_id": old.id})
    old.migrated_to = new.id
    return new


def _create_with_bot(world: World, chat: Chat, people: list[int]) -> None:
    chat.members[world.bot_id] = "member"
    if people:
        report_member(world, chat, world.bot_id, member_face(world, world.bot_id, "left"), by=people[0])
        _tell(world, chat, people[0], {"group_chat_created": True})


def _set_blocked(world: World, person: Person, blocked: bool) -> None:
    if person.blocked == blocked:
        return
    person.blocked = blocked
    chat = world.chats[person.id]
    old = member_of(world, chat, world.bot_id)
    chat.members[world.bot_id] = "kicked" if blocked else "member"
    if person.started:
        report_member(world, chat, world.bot_id, old, by=person.id)
    world.events.ring()


def _tell(world: World, chat: Chat, by: int, content: Json) -> None:
    sender = world.bot if by == world.bot_id else world.people[by].user
    message = post(world, chat, sender, content)
    if is_there(world, chat):
        world.updates.add("message", message)


def _owner(world: World, chat: Chat) -> int:
    """Who made the group; the bot where nobody did."""
    return next((user for user, status in chat.members.items() if status == "creator"), world.bot_id)
