"""A sense-check ends once: by the clock, after downtime, or by hand; and is told to whom it concerns."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select, update

from bot.dispatch import chats
from bot.events import Place
from bot.i18n import Voice
from bot.outbox.tables import bodies, outbox
from bot.people import groups as known
from bot.people.leaving import leave_territories
from bot.people.roles import Role
from bot.people.tables import audit, people
from bot.schedule.due import due
from conversations.charter.articles import history
from conversations.charter.articles.presses import ShowStory
from conversations.charter.sensing import queries
from conversations.charter.sensing.drawing import picture
from conversations.charter.sensing.presses import CloseCheck, DrawFingers, ManageCheck, OpenCheck, ShowCheck, StartCheck
from conversations.charter.tables import Act, Stage, versions
from tests.builders import NOW, joins, territory
from tests.conversations.charter.sensing.circle import ATLAS, MARKS, circle, plain, proposed
from tests.workshop import work

DAYS = timedelta(days=3)


@pytest.fixture
def mahdia(db):
    made = circle(db)
    made.opens()
    return made


def orders(db):
    return db.scalar(select(func.count()).where(due.c.job, due.c.name.endswith(f".{DrawFingers.__name__}")))


def acts(mahdia):
    return [one.act for one in history.remembered(mahdia.db, mahdia.version.article)]


def test_it_closes_by_the_clock_and_the_group_reads_what_it_came_to(mahdia):
    """A minute before it is open; then the buttons go, the counts stand, and the picture is ordered."""
    mahdia.shows(mahdia.member("Sara"), 4)
    mahdia.line.advance(DAYS - timedelta(minutes=1))
    assert mahdia.check.closed_at is None

    mahdia.line.advance(timedelta(minutes=1))

    assert mahdia.check.counts == (0, 0, 0, 0, 1, 0)
    assert plain(mahdia.atlas[0]).startswith("<b>Article 1: the sense-check is closed.</b>")
    assert mahdia.atlas[0].labels == ["Who shows what"]
    assert acts(mahdia) == [Act.SENSE_CHECKED] and orders(mahdia.db) == 1


def test_after_downtime_it_closes_as_soon_as_the_bot_is_back(mahdia):
    """Two days late, and whoever pressed in between was told that it had ended."""
    sara = mahdia.member("Sara")
    mahdia.line.clock.set(NOW + DAYS + timedelta(days=1))
    mahdia.shows(sara, 5)
    mahdia.line.advance(timedelta(days=1))

    assert mahdia.check.closed_at == NOW + DAYS + timedelta(days=2)
    assert mahdia.check.counts == (0, 0, 0, 0, 0, 0)


def test_one_whose_end_failed_is_closed_when_a_facilitator_looks(mahdia):
    """A due time that failed does not come again. The others are told; who looked sees it, and is not told too."""
    ali, before = mahdia.member("Ali", role=Role.FACILITATOR), len(mahdia.amal.messages)
    mahdia.shows(mahdia.member("Sara"), 4)
    mahdia.db.execute(delete(due))
    mahdia.line.advance(DAYS)
    assert mahdia.check.closed_at is None

    mahdia.amal.opens(ManageCheck(mahdia.here, mahdia.check.id))

    assert mahdia.check.counts == (0, 0, 0, 0, 1, 0)
    assert "It is closed." in plain(mahdia.amal.last) and len(mahdia.amal.messages) == before + 1
    assert ali.last.labels == ["See what comes next"]


def test_two_facilitators_closing_at_once_close_it_once(mahdia):
    """The second sees it closed; the log and the trace know of one close."""
    ali = mahdia.member("Ali", role=Role.FACILITATOR)
    for who in (mahdia.amal, ali):
        who.opens(CloseCheck(mahdia.here, mahdia.check.id))
    mahdia.comes_due()

    assert acts(mahdia) == [Act.SENSE_CHECKED]
    closed = select(func.count()).where(audit.c.act == "sense_check_closed")
    assert mahdia.db.scalar(closed) == 1
    assert "It is closed." in ali.sees


def test_it_can_be_closed_before_its_end_with_the_number_in_the_button(mahdia):
    """Since it stays closed; the due time that comes later does nothing."""
    mahdia.shows(mahdia.member("Sara"), 4)
    mahdia.amal.opens(ManageCheck(mahdia.here, mahdia.check.id))
    mahdia.amal.presses("Close it now")
    assert "Close now: 1 person" in mahdia.amal.last.labels

    mahdia.amal.presses("Close now")
    mahdia.closes()

    assert mahdia.check.closed_at == NOW
    assert acts(mahdia) == [Act.SENSE_CHECKED]


def test_only_facilitators_close_it(mahdia):
    """Whoever else sends the press is refused."""
    sara = mahdia.member("Sara")
    sara.opens(CloseCheck(mahdia.here, mahdia.check.id))

    assert mahdia.check.closed_at is None
    assert "This is for the facilitators of the territory." in sara.sees


def test_facilitators_of_another_territory_are_nobody_here(mahdia):
    """A press on its check does nothing."""
    zoe = mahdia.member("Zoe", role=Role.FACILITATOR)
    joins(mahdia.db, mahdia.people["Zoe"], territory(mahdia.db, "Jendouba"), role=Role.FACILITATOR)
    zoe.opens(CloseCheck(territory(mahdia.db, "Jendouba").id, mahdia.check.id))
    zoe.opens(CloseCheck(mahdia.here, mahdia.check.id))

    assert mahdia.check.closed_at is None


def test_the_decision_log_tells_how_many_gave_a_reason_and_none_of_the_reasons(mahdia):
    """Every member reads the log; the reasons were given to facilitators and the author."""
    sara = mahdia.member("Sara")
    mahdia.shows(sara, 1)
    sara.presses("Say what has to change")
    sara.writes("Nothing on money")
    mahdia.closes()
    sara.opens(ShowStory(mahdia.here, mahdia.version.article))

    told = plain(sara.last)
    assert "0 of 1 showed three fingers or more.\n1 person has said what has to change." in told
    assert "money" not in told and "Sara" not in told


def test_without_any_fingers_there_is_no_picture(mahdia):
    """There would be nothing to see on it."""
    mahdia.closes()

    assert orders(mahdia.db) == 0
    assert "0 people showed their fingers." in plain(mahdia.atlas[0])


def test_facilitators_and_the_author_learn_of_the_end(db):
    """Each with the way on that is theirs; nobody else is written to."""
    mahdia = circle(db)
    sara, ali = mahdia.member("Sara"), mahdia.member("Ali")
    mahdia.version = proposed(db, author=mahdia.people["Sara"].id, place=2)
    mahdia.opens()
    mahdia.closes()

    assert mahdia.amal.last.labels == ["See what comes next"]
    assert sara.last.labels == ["What has to change"]
    assert ali.messages == []


def test_an_author_who_has_left_is_not_told_of_the_end(db):
    """What members showed and said is no longer for them."""
    mahdia = circle(db)
    sara = mahdia.member("Sara")
    mahdia.version = proposed(db, author=mahdia.people["Sara"].id, place=2)
    mahdia.opens()
    leave_territories(db, mahdia.people["Sara"].id)
    mahdia.closes()

    assert mahdia.amal.last.labels == ["See what comes next"] and sara.messages == []


def test_an_author_who_facilitates_is_told_once(db):
    """As a facilitator."""
    mahdia = circle(db)
    mahdia.version = proposed(db, author=mahdia.people["Amal"].id, place=2)
    mahdia.opens()
    before = len(mahdia.amal.messages)
    mahdia.closes()

    assert len(mahdia.amal.messages) == before + 1 and mahdia.amal.last.labels == ["See what comes next"]


def test_the_result_is_a_picture_in_each_group_with_its_numbers_in_the_caption(mahdia):
    """In the group's language, after its quiet hours."""
    mahdia.shows(mahdia.member("Sara"), 4)
    mahdia.closes()
    mahdia.line.clock.set(NOW + DAYS + timedelta(hours=12))
    work(mahdia.line)

    told = select(outbox.c.due_at, bodies.c.file, bodies.c.html).join(bodies).where(bodies.c.media == "photo")
    row = mahdia.db.execute(told).one()
    assert row.due_at == NOW + DAYS + timedelta(hours=22)
    assert row.file.startswith(b"\x89PNG") and len(row.file) < 100_000
    assert "Good as it is: 1" in row.html.translate(MARKS)


def test_the_picture_holds_the_counts_in_the_readers_language(mahdia):
    """Digits and meanings as the group reads them."""
    mahdia.shows(mahdia.member("Sara"), 4)
    shown = picture(mahdia.db, mahdia.check, Voice("fr"))

    assert shown.question == "Nous décidons au grand jour."
    assert [one.count for one in shown.levels] == [0, 0, 0, 0, 1, 0]


def test_a_group_that_moved_gets_the_message_anew(mahdia):
    """What stood in the old chat cannot be changed; the next press tells it in the new one."""
    chats.move(mahdia.db, ATLAS.id, -1001)
    mahdia.shows(mahdia.member("Sara"), 4, Place(-1001, private=False))

    rows = select(outbox.c.chat_id, outbox.c.edits).order_by(outbox.c.id.desc()).limit(1)
    assert mahdia.db.execute(rows).one() == (-1001, None)
    assert "Good as it is: 1" in plain(mahdia.line.shown(-1001)[-1])


def test_a_group_that_was_taken_off_is_told_nothing_more(mahdia):
    """And whoever presses there is a stranger there."""
    before = mahdia.atlas
    group = known.by_chat(mahdia.db, ATLAS.id)
    known.disconnect(mahdia.db, group.id)
    reply = mahdia.shows(mahdia.member("Sara"), 4)
    mahdia.closes()

    assert reply.wanted is not None
    assert mahdia.atlas == before


def test_the_count_of_someone_forgotten_stays_once_it_is_closed(mahdia):
    """Their name and their fingers go; while it is open they count no more."""
    mahdia.member("Sara"), mahdia.member("Ali")
    queries.show(mahdia.db, mahdia.check.id, mahdia.people["Sara"].id, 4)
    queries.show(mahdia.db, mahdia.check.id, mahdia.people["Ali"].id, 4)
    mahdia.db.execute(delete(people).where(people.c.id == mahdia.people["Ali"].id))
    mahdia.closes()
    mahdia.db.execute(delete(people).where(people.c.id == mahdia.people["Sara"].id))

    assert queries.tally(mahdia.db, mahdia.check) == (0, 0, 0, 0, 1, 0)
    assert queries.all_fingers(mahdia.db, mahdia.check.id) == []


def test_what_follows_is_offered_while_the_text_is_a_proposal(mahdia):
    """To ask for consent, or for other words; not once it is voted on."""
    offered = {"Ask for consent", "Propose other words"}
    mahdia.closes()
    mahdia.amal.opens(ManageCheck(mahdia.here, mahdia.check.id))
    assert offered <= set(mahdia.amal.last.labels)

    mahdia.db.execute(update(versions).values(stage=Stage.VOTED_ON))
    mahdia.amal.opens(ManageCheck(mahdia.here, mahdia.check.id))
    assert not offered & set(mahdia.amal.last.labels)


@pytest.mark.parametrize("stage", [one for one in Stage if one is not Stage.PROPOSED])
def test_only_a_proposed_text_is_sense_checked(db, stage):
    """A draft is not public yet, and what is decided or voted on is past it."""
    mahdia = circle(db)
    version = proposed(db, stage=stage, place=2)
    for press in (StartCheck(mahdia.here, version.id), OpenCheck(mahdia.here, version.id)):
        mahdia.amal.opens(press)
        assert "A sense-check is for a text that is proposed" in mahdia.amal.sees
    assert queries.of_version(db, version.id) == []


def test_a_text_has_one_open_sense_check_at_a_time(mahdia):
    """Pressed twice, or by two: the one that runs is shown."""
    mahdia.amal.opens(OpenCheck(mahdia.here, mahdia.version.id))

    assert len(queries.of_version(mahdia.db, mahdia.version.id)) == 1
    assert "It is open until" in mahdia.amal.sees


def test_what_is_not_translated_is_named_before_it_opens(db):
    """With the groups that will read it, and their number on the button."""
    mahdia = circle(db)
    mahdia.amal.opens(StartCheck(mahdia.here, mahdia.version.id))

    seen = plain(mahdia.amal.last)
    assert "Told in: Atlas" in seen and "Not translated yet: Arabic" in seen
    assert "Open in 1 group" in mahdia.amal.last.labels


def test_without_a_group_it_can_be_answered_in_private(db):
    """A group can be added from there."""
    mahdia = circle(db, group=None)
    mahdia.opens()
    sara = mahdia.member("Sara")
    sara.opens(ShowCheck(mahdia.here, mahdia.check.id))
    sara.presses("5")

    assert queries.tally(db, mahdia.check) == (0, 0, 0, 0, 0, 1)
