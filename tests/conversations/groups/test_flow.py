"""The bot is let into a group, says hello once, and learns from a facilitator where the group belongs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.buttons import Link, pack
from bot.contributions import GroupNews
from bot.conversation import Conversation, Turn
from bot.events import GoHome, GroupMoved, Place
from bot.i18n import T
from bot.people import groups as known
from bot.people import standing
from bot.people.preferences import Language
from bot.people.roles import Role
from bot.people.tables import audit
from conversations.groups.flow import SOON
from conversations.groups.presses import ChooseTerritory, Connect
from tests.builders import joins, person, territory
from tests.conversations.groups.atlas import (
    connects,
    forged,
    group,
    happens,
    leader,
    lets_in,
    line,
    opens_hello,
    phone,
    puts_out,
    seen,
    words,
)

NO_ONES = "This button leads to no group."
ANOTHERS = "This group belongs to another territory; only its own facilitators can change that."


def test_the_group_is_greeted_and_whoever_let_the_bot_in_is_asked_in_private(db):
    """In the group in the language that they speak; the territory is never guessed, even where there is one only."""
    bot = line(db)
    amal = leader(bot, language="fr")
    lets_in(amal)

    [hello] = seen(bot)
    assert "Il ne lit pas ce qui s’écrit ici." in hello.html and hello.labels == ["Rattacher ce groupe"]
    assert words(amal.last).startswith("À quel territoire appartient «\u00a0Atlas\u00a0»") and amal.last.labels == [
        "Mahdia"
    ]
    assert group(bot).territory is None


def test_a_facilitator_says_where_the_group_belongs_and_how_it_is_spoken_to(db):
    """The guessed language comes first; the hello becomes the news that the group belongs somewhere."""
    bot = line(db)
    amal = leader(bot)
    lets_in(amal)
    amal.presses("Mahdia")
    assert amal.last.labels == ["English", "العربية", "Français", "Back"]
    amal.presses("العربية")

    assert words(amal.last).startswith("✓ Atlas belongs to Mahdia now.") and amal.last.labels == ["Groups", "Menu"]
    [hello] = seen(bot)
    assert "أصبحت هذه المجموعة تابعة لمنطقة Mahdia" in words(hello) and hello.labels == ["فتح المحادثة الخاصّة"]
    assert (group(bot).territory, group(bot).language) == (territory(db).id, "ar")
    assert db.execute(select(audit.c.act, audit.c.about)).one() == ("group_connected", {"group": group(bot).id})


def test_someone_who_facilitates_two_territories_is_asked_which(db):
    """And what follows in the private chat is about that one."""
    bot = line(db)
    amal = person(db, "Amal", Role.FACILITATOR)
    sfax = territory(db, "Sfax")
    irbid = territory(db, "Irbid", "JO")
    joins(db, amal, sfax)
    joins(db, amal, irbid, role=Role.FACILITATOR)
    hers = phone(bot, amal)
    lets_in(hers)

    assert hers.last.labels == ["Irbid", "Mahdia"]
    hers.presses("Mahdia")
    hers.presses("English")
    assert group(bot).territory == amal.territory
    assert standing.person(db, amal.telegram_id).territory == amal.territory


def test_the_group_sees_at_once_what_goes_on_in_its_territory(db):
    """A round that is open, say: in the group's language, and changed in place later."""
    asked: list[int | None] = []
    rounds = Conversation("rounds", title=T("Menu"))

    @rounds.contributes(GroupNews)
    def news(turn: Turn) -> list[GroupNews]:
        asked.append(turn.person.territory)
        return [GroupNews(T("Menu"), ((Link(T("Menu"), GoHome()),),), key="round 1")]

    bot = line(db, rounds)
    connects(leader(bot))

    hello, open_round = seen(bot)
    assert "Ce groupe appartient" in hello.html and open_round.labels == ["Menu"]
    assert asked == [territory(db).id]
    assert group(bot).voice.zone == "Africa/Tunis"


@pytest.mark.parametrize("role", [Role.ACTOR, Role.STRANGER])
def test_who_facilitates_nothing_is_asked_nothing(db, role):
    """The group is greeted all the same, and says by itself who can connect it."""
    bot = line(db)
    sara = phone(bot, person(db, "Sara", role))
    lets_in(sara)

    assert len(seen(bot)) == 1 and sara.messages == []


def test_an_actor_who_presses_is_told_who_can(db):
    """The rule, and no names."""
    bot = line(db)
    amal, sara = leader(bot), phone(bot, person(db))
    lets_in(amal)
    opens_hello(sara, seen(bot)[0])

    assert sara.sees.startswith("A group is connected by a facilitator of its territory")
    assert group(bot).territory is None


def test_another_facilitator_of_the_group_may_connect_it(db):
    """Whoever let the bot in need not be one."""
    bot = line(db)
    sara, amal = phone(bot, person(db)), leader(bot)
    lets_in(sara)
    opens_hello(amal, seen(bot)[0])

    assert amal.last.labels == ["Mahdia"]


def test_a_stranger_who_presses_is_led_in(db):
    """As with any button; the press comes after that."""
    bot = line(db)
    lets_in(leader(bot))
    stranger = bot.phone("Nour", "en")
    opens_hello(stranger, seen(bot)[0])

    assert "العربية" in stranger.last.labels


@pytest.mark.parametrize("key", ["", "0123456789abcdef"])
def test_a_group_cannot_be_connected_by_who_never_saw_it(db, key):
    """Groups are numbered one after another: only the key in their button shows that somebody is in there."""
    bot = line(db)
    lets_in(phone(bot, person(db)))
    amal = leader(bot)
    amal.writes(f"/start {forged(bot, key)}")
    assert amal.sees.startswith(NO_ONES)

    number, mahdia = group(bot).id, territory(db).id
    for press in (ChooseTerritory(number, key, mahdia), Connect(number, key, mahdia, Language.FRENCH)):
        amal.sends_press(pack(press))
    assert group(bot).territory is None


@pytest.mark.parametrize("role", [Role.ACTOR, None], ids=["actor there", "nobody there"])
def test_a_group_is_connected_to_ones_own_territories_only(db, role):
    """A facilitator of one territory is nobody in another, whatever a made-up press says."""
    bot = line(db)
    irbid = territory(db, "Irbid", "JO")
    known_as = person(db, "Amal", Role.FACILITATOR)
    if role:
        joins(db, known_as, irbid, role=role)
    amal = phone(bot, known_as)
    lets_in(amal)
    here = group(bot)
    amal.sends_press(pack(Connect(here.id, here.key, irbid.id, Language.FRENCH)))

    assert amal.sees == "A group is connected by a facilitator of its territory, and you are none there."
    assert group(bot).territory is None


def test_a_group_of_another_territory_is_not_taken_over(db):
    """Not by its old button, and not by a press made up for the last step."""
    bot = line(db)
    amal, omar = leader(bot), leader(bot, "Omar", where=territory(db, "Irbid", "JO"))
    lets_in(amal)
    [hello] = seen(bot)
    amal.presses("Mahdia")
    amal.presses("Français")
    opens_hello(omar, hello)
    assert omar.sees == ANOTHERS

    here = group(bot)
    omar.sends_press(pack(Connect(here.id, here.key, territory(db, "Irbid").id, Language.ENGLISH)))
    assert omar.sees == ANOTHERS
    assert (group(bot).territory, group(bot).language) == (territory(db).id, "fr")


def test_the_button_of_a_group_that_is_connected_shows_the_group(db):
    """To its facilitators, wherever they were: the territory is the current one from then on."""
    bot = line(db)
    amal = leader(bot)
    lets_in(amal)
    [hello] = seen(bot)
    amal.presses("Mahdia")
    amal.presses("Français")
    joins(db, standing.person(db, amal.who.telegram_id), territory(db, "Irbid", "JO"))
    opens_hello(amal, hello)

    assert "Take it off the territory" in amal.last.labels
    assert standing.person(db, amal.who.telegram_id).territory == territory(db).id


def test_the_hello_is_said_once(db):
    """Not when the bot is made administrator, or no longer one, or told twice that it is there."""
    bot = line(db)
    amal = leader(bot)
    lets_in(amal)
    for administrator in (True, False, False):
        lets_in(amal, administrator=administrator)

    assert len(seen(bot)) == 1 and len(amal.messages) == 1


def test_that_the_bot_leads_a_group_is_recorded(db):
    """And nothing is said about it."""
    bot = line(db)
    amal = leader(bot)
    connects(amal)
    before = len(amal.messages)
    lets_in(amal, administrator=True)
    assert group(bot).administrator
    lets_in(amal)

    assert not group(bot).administrator
    assert len(seen(bot)) == 1 and len(amal.messages) == before


def test_a_group_that_lets_the_bot_in_again_is_as_it_was(db):
    """Its territory and language are kept, and nobody is greeted or asked again."""
    bot = line(db)
    amal = leader(bot)
    connects(amal)
    before = group(bot)
    puts_out(amal)
    assert group(bot).left and known.of_territory(db, territory(db).id) == []
    lets_in(amal)

    assert group(bot) == before and len(seen(bot)) == 1
    assert [one.chat for one in known.of_territory(db, territory(db).id)] == [before.chat]


def test_who_lets_the_bot_in_again_before_it_belongs_anywhere_is_asked_again(db):
    """The group was a stranger when it put the bot out."""
    bot = line(db)
    amal = leader(bot)
    lets_in(amal)
    puts_out(amal)
    lets_in(amal)

    assert [one.labels for one in amal.messages] == [["Mahdia"], ["Mahdia"]]


def test_a_group_that_becomes_a_supergroup_is_not_greeted_anew(db):
    """Telegram may tell that the bot is in the new chat before it says that it is the old one."""
    bot = line(db)
    amal = leader(bot)
    connects(amal)
    supergroup = Place(-1000, private=False, title="Atlas")
    lets_in(amal, wait=timedelta(), place=supergroup)
    happens(amal, GroupMoved(supergroup.id))
    bot.advance(SOON)

    assert [one.labels for one in bot.shown(supergroup.id)] == [["Conversation privée"]] and len(amal.messages) == 1
    assert [one.chat for one in known.of_territory(db, territory(db).id)] == [supergroup.id]


def test_a_bot_that_was_put_out_at_once_says_nothing(db):
    """Neither there nor to whoever let it in."""
    bot = line(db)
    amal = leader(bot)
    lets_in(amal, wait=timedelta())
    puts_out(amal)
    bot.advance(SOON)

    assert seen(bot) == [] and amal.messages == []


def test_nothing_is_connected_while_the_bot_is_out(db):
    """What would be told there would arrive nowhere."""
    bot = line(db)
    amal = leader(bot)
    lets_in(amal)
    puts_out(amal)
    amal.presses("Mahdia")

    assert "The bot is no longer in" in amal.sees
