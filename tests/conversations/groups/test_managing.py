"""The territory's groups in one list; each can be spoken to in another language, or taken off."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.buttons import pack
from bot.events import Command, Event
from bot.people.preferences import Language
from bot.people.tables import audit
from conversations.groups.presses import Disconnect, ShowGroup, SpeakLanguage
from tests.builders import person, territory
from tests.conversations.groups.atlas import (
    ATLAS,
    connects,
    group,
    leader,
    lets_in,
    line,
    opens_hello,
    phone,
    puts_out,
    seen,
    words,
)


def test_the_list_says_which_groups_there_are_in_which_language_and_which_are_left(db):
    """And how to add one: Telegram's own picker of groups."""
    bot = line(db)
    amal = leader(bot)
    connects(amal)
    amal.writes("/groups")
    assert words(amal.last).startswith("<b>Groups</b> (1)\n\n1. Atlas: Français\n\nTo add one")
    [_, [add], _] = amal.last.keyboard
    assert add == {"text": "Add the bot to a group", "url": "https://t.me/muyassir_bot?startgroup"}

    puts_out(amal)
    amal.writes("/groups")
    assert "1. Atlas: Français (the bot was put out)" in words(amal.last)


def test_where_there_is_no_group_the_list_says_so(db):
    """The menu leads to it as the command does."""
    bot = line(db)
    amal = leader(bot)
    amal.writes("/start")
    amal.presses("Groups")

    assert amal.sees.startswith("No group belongs to the territory yet.")


def test_an_actor_sees_no_groups(db):
    """They are for the facilitators to look after."""
    bot = line(db)
    sara = phone(bot, person(db))
    sara.writes("/start")
    assert "Groups" not in sara.last.labels
    sara.writes("/groups")

    assert sara.sees.startswith("This is for the facilitators")


def test_another_language_changes_what_stands_in_the_group(db):
    """In place: nobody there is told again what they know."""
    bot = line(db)
    amal = leader(bot)
    connects(amal)
    amal.presses("Groups")
    amal.presses("1")
    amal.presses("Language")
    assert amal.last.labels == ["العربية", "✓ Français", "English", "Back"]
    amal.presses("English")

    assert "Language: \u2068English\u2069" in amal.sees
    [hello] = seen(bot)
    assert words(hello).startswith("<b>This group belongs to Mahdia now.</b>")


def test_a_group_that_was_left_may_be_given_another_language_in_silence(db):
    """It is spoken to in it once it lets the bot in again."""
    bot = line(db)
    amal = leader(bot)
    connects(amal)
    puts_out(amal)
    amal.sends_press(pack(SpeakLanguage(territory(db).id, group(bot).id, Language.ENGLISH)))

    assert group(bot).language == "en" and "Ce groupe appartient" in seen(bot)[0].html


def test_a_group_is_taken_off_once_that_is_confirmed(db):
    """It is as it was before: whoever facilitates a territory can connect it by its hello."""
    bot = line(db)
    amal, omar = leader(bot), leader(bot, "Omar", where=territory(db, "Irbid", "JO"))
    connects(amal)
    amal.presses("Groups")
    amal.presses("1")
    amal.presses("Take it off the territory")
    assert group(bot).territory == territory(db).id
    amal.presses("Take it off", amal.last)

    assert group(bot).territory is None and amal.sees.startswith("No group belongs")
    [hello] = seen(bot)
    assert hello.labels == ["Rattacher ce groupe"]
    assert list(db.scalars(select(audit.c.act))) == ["group_connected", "group_disconnected"]
    opens_hello(omar, hello)
    omar.presses("Irbid")
    omar.presses("العربية")
    assert group(bot).territory == territory(db, "Irbid").id


def test_a_group_that_was_left_and_taken_off_is_greeted_when_it_comes_back(db):
    """Nothing is said to it in between."""
    bot = line(db)
    amal = leader(bot)
    connects(amal)
    puts_out(amal)
    amal.sends_press(pack(Disconnect(territory(db).id, group(bot).id)))
    assert "Ce groupe appartient" in seen(bot)[0].html
    lets_in(amal)

    assert seen(bot)[0].labels == ["Rattacher ce groupe"]


@pytest.mark.parametrize("what", ["show", "speak", "disconnect"])
def test_a_group_of_another_territory_cannot_be_changed(db, what):
    """Neither through one's own territory nor through the other, whatever the press says."""
    bot = line(db)
    amal, omar = leader(bot), leader(bot, "Omar", where=territory(db, "Irbid", "JO"))
    connects(amal)
    number = group(bot).id
    for where in (territory(db).id, territory(db, "Irbid").id):
        press = {
            "show": ShowGroup(where, number),
            "speak": SpeakLanguage(where, number, Language.ENGLISH),
            "disconnect": Disconnect(where, number),
        }[what]
        omar.sends_press(pack(press))
        assert "Atlas" not in omar.sees

    assert (group(bot).territory, group(bot).language) == (territory(db).id, "fr")


def test_the_list_is_not_shown_in_a_group(db):
    """A link leads to the private chat."""
    bot = line(db)
    amal = leader(bot)
    connects(amal)
    before = len(seen(bot))

    bot.take(Event(Command("groups"), amal.who, ATLAS, update=next(bot.numbers)))
    assert seen(bot)[before].labels == ["Conversation privée"]
