"""Fingers are shown in the group or in private, change until the end, and are told as they stand."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.buttons import parameter
from bot.events import Place
from bot.outbox.tables import State, outbox
from bot.people.leaving import leave_territories
from conversations.charter.sensing import queries
from conversations.charter.sensing.presses import ListFingers, ShowCheck, ShowFingers
from conversations.charter.tables import Stage, articles, versions
from tests.builders import NOW, joins, territory
from tests.conversations.charter.sensing.circle import ATLAS, add_group, circle, plain

FOREIGN = Place(-900, private=False, title="Elsewhere")


@pytest.fixture
def mahdia(db):
    made = circle(db)
    made.opens()
    return made


def tally(mahdia):
    return queries.tally(mahdia.db, mahdia.check)


def test_the_group_reads_the_text_the_meaning_of_each_level_and_the_tally(mahdia):
    """One message, with six buttons; that names can be seen is said in it."""
    mahdia.shows(mahdia.member("Sara"), 4)

    [shown] = mahdia.atlas
    assert plain(shown) == (
        "<b>Article 1, a sense-check: how many fingers do you show?</b>\n\n"
        "We decide in the open.\n\n"
        "<b>0</b> No, not like this: 0\n"
        "<b>1</b> Much has to change first: 0\n"
        "<b>2</b> Something has to change first: 0\n"
        "<b>3</b> Not ideal, but we can live with it: 0\n"
        "<b>4</b> Good as it is: 1\n"
        "<b>5</b> Very good, and I help to make it happen: 0\n"
        "1 person so far\n\n"
        "Open until Thursday 5 March, 10:00, and until then everybody may change their mind. It decides nothing. "
        "Members can see who shows what; whoever shows less than three is asked in private what has to change."
    )
    assert shown.labels == ["0", "1", "2", "3", "4", "5", "Who shows what", "Answer in private"]


def test_every_group_reads_it_in_its_own_language(db):
    """The text in its translation, and a press in one group changes the tally in all."""
    mahdia = circle(db, group="fr")
    add_group(db, "en", -200, "Bahr")
    mahdia.opens()
    mahdia.shows(mahdia.member("Sara"), 5)

    [french], [english] = mahdia.line.shown(-100), mahdia.line.shown(-200)
    assert "Nous décidons au grand jour." in french.html and "We decide in the open." in english.html
    assert "help to make it happen: 1" in plain(english)


def test_somebody_may_change_their_mind_until_the_end(mahdia):
    """They count once, at the level that they showed last."""
    sara = mahdia.member("Sara")
    mahdia.shows(sara, 5)
    mahdia.shows(sara, 3)

    assert tally(mahdia) == (0, 0, 0, 1, 0, 0)


def test_a_press_is_answered_over_the_button_and_nothing_new_is_said_in_the_group(mahdia):
    """The same fingers again change nothing."""
    sara = mahdia.member("Sara")
    reply = mahdia.shows(sara, 4)
    mahdia.shows(sara, 4)

    assert reply.text == "Recorded: 4. It can be changed until the end."
    assert len(mahdia.atlas) == 1 and sara.messages == []


@pytest.mark.parametrize("late", [timedelta(), timedelta(seconds=1)])
def test_what_comes_in_the_second_of_the_close_is_late(mahdia, late):
    """Even before the close was noticed."""
    sara = mahdia.member("Sara")
    mahdia.line.clock.set(mahdia.check.closes_at + late)

    reply = mahdia.shows(sara, 4)

    assert reply.text == "This sense-check has ended. Its result stands in the group and here." and reply.alert
    assert sum(tally(mahdia)) == 0


def test_a_stranger_is_led_through_the_private_chat_to_what_they_pressed(mahdia):
    """The link carries the number that they showed."""
    zoe = mahdia.line.phone("Zoe")
    press = ShowFingers(mahdia.here, mahdia.check.id, 4)

    assert mahdia.shows(zoe, 4).wanted == parameter(press)
    assert sum(tally(mahdia)) == 0


def test_after_joining_they_find_their_fingers_shown(mahdia):
    """The link counts as the press, in the private chat."""
    zoe = mahdia.member("Zoe")
    zoe.opens(ShowFingers(mahdia.here, mahdia.check.id, 4))

    assert tally(mahdia) == (0, 0, 0, 0, 1, 0)
    assert "You show 4: Good as it is." in plain(zoe.last)


def test_a_link_leads_to_the_territory_of_the_sense_check(mahdia):
    """Someone may be in another territory just now."""
    sara = mahdia.member("Sara")
    joins(mahdia.db, mahdia.people["Sara"], territory(mahdia.db, "Jendouba"))
    sara.opens(ShowCheck(mahdia.here, mahdia.check.id))

    assert "Article 1, a sense-check" in plain(sara.last)


def test_in_the_group_one_stands_in_the_groups_territory(mahdia):
    """Whichever their private chat is about just now."""
    sara = mahdia.member("Sara")
    joins(mahdia.db, mahdia.people["Sara"], territory(mahdia.db, "Jendouba"))
    mahdia.shows(sara, 4)

    assert tally(mahdia) == (0, 0, 0, 0, 1, 0)


def test_fingers_for_another_territory_count_nowhere(mahdia):
    """Neither by a link nor from a group of elsewhere: anybody can make up a press, a member of that group too."""
    zoe, jendouba = mahdia.member("Zoe"), territory(mahdia.db, "Jendouba")
    leave_territories(mahdia.db, mahdia.people["Zoe"].id)
    joins(mahdia.db, mahdia.people["Zoe"], jendouba)
    add_group(mahdia.db, "en", FOREIGN.id, FOREIGN.title, where=jendouba)
    zoe.opens(ShowFingers(mahdia.here, mahdia.check.id, 0))
    reply = mahdia.shows(zoe, 0, FOREIGN)

    assert sum(tally(mahdia)) == 0
    assert "You are not in this territory." in zoe.sees and reply.text.startswith("You are not in this territory.")


def test_more_fingers_than_a_hand_has_are_refused(mahdia):
    """Whatever a button could hold."""
    assert mahdia.shows(mahdia.member("Sara"), 6).text == "This button is not one of this question’s."
    assert sum(tally(mahdia)) == 0


def test_members_see_who_shows_what_in_private_only(mahdia):
    """By level; in the group a link leads to it."""
    mahdia.shows(mahdia.member("Sara"), 4)
    mahdia.shows(mahdia.member("Ali"), 2)
    press = ListFingers(mahdia.here, mahdia.check.id)
    reply = mahdia.presses_in_group(mahdia.member("Zoe"), press)
    zoe = mahdia.member("Zoe")
    zoe.opens(press)

    assert reply.text == "This is shown in the private chat only."
    assert plain(zoe.last) == "<b>Article 1: who shows what</b>\n\n2: Ali\n4: Sara"


def test_who_leaves_the_territory_keeps_what_they_showed(mahdia):
    """It was theirs to say when they said it; but they can change it no longer, in the group or in private."""
    sara = mahdia.member("Sara")
    mahdia.shows(sara, 4)
    leave_territories(mahdia.db, mahdia.people["Sara"].id)
    mahdia.shows(sara, 0)
    sara.opens(ShowFingers(mahdia.here, mahdia.check.id, 0))

    assert tally(mahdia) == (0, 0, 0, 0, 1, 0)


def test_a_sense_check_opened_at_night_waits_for_the_morning_in_the_group(db):
    """And a press in private in the meantime does not wake the group either."""
    mahdia = circle(db)
    sara = mahdia.member("Sara")
    mahdia.line.clock.set(NOW + timedelta(hours=12))
    mahdia.opens()
    sara.opens(ShowFingers(mahdia.here, mahdia.check.id, 4))

    waiting = select(outbox.c.due_at).where(outbox.c.chat_id == ATLAS.id, outbox.c.state == State.WAITING)
    assert db.scalars(waiting).all() == [NOW + timedelta(hours=22)]  # 08:00 in Tunis


@pytest.mark.parametrize(
    ("stage", "kept"),
    [(Stage.PROPOSED, 1), (Stage.VOTED_ON, 1), (Stage.REPLACED, 0), (Stage.ADOPTED, 0), (Stage.HELD_BACK, 0)],
)
def test_nothing_more_is_asked_about_a_text_that_is_a_proposal_no_longer(mahdia, stage, kept):
    """While it is voted on its words stay as they are, so fingers still help."""
    mahdia.db.execute(update(versions).values(stage=stage))
    reply = mahdia.shows(mahdia.member("Sara"), 4)

    assert sum(tally(mahdia)) == kept
    assert (reply.text == "This text was changed or withdrawn meanwhile: nothing more is asked about it.") is (not kept)


def test_a_withdrawn_article_has_no_number_but_is_named_so(mahdia):
    """Its sense-check ends like any other, and takes nothing more until then."""
    mahdia.db.execute(update(articles).values(withdrawn_at=NOW))
    mahdia.shows(mahdia.member("Sara"), 4)
    mahdia.closes()

    assert plain(mahdia.atlas[0]).startswith("<b>A withdrawn article: the sense-check is closed.</b>")
    assert mahdia.check.counts == (0, 0, 0, 0, 0, 0)
