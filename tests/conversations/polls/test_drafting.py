"""A facilitator prepares a poll from a phone: kind, question, options, languages, who sees what, until when, where."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from bot.buttons import pack
from bot.i18n import Written
from bot.people.roles import Role
from bot.people.tables import audit
from conversations.polls.presses import ListPolls, ShowPoll
from conversations.polls.queries import Slot
from conversations.polls.tables import polls
from conversations.polls.wording_presses import AskQuestion, DropOption, ShowMonth
from tests.builders import NOW, person, territory
from tests.conversations.polls.market import add_group, market, opened, plain, prepared


@pytest.fixture
def mahdia(db):
    return market(db)


def test_the_last_look_says_where_how_and_until_when(mahdia):
    """And names what is missing."""
    prepared(mahdia)

    assert plain(mahdia.amal.last) == (
        "<b>Shall the poll open?</b>\n\n"
        "<b>Where shall the market be?</b>\n1. At the port\n2. In the old town\n\n"
        "Asked in: Atlas (Français)\n"
        "One choice. Everybody in the territory can see who chose what.\n"
        "Closes: Tuesday 3 March, 10:00\n\n"
        "Not written in: العربية"
    )
    assert mahdia.poll.is_draft and mahdia.atlas == []


def test_question_and_options_are_kept_in_each_language(mahdia):
    """The writer's own is the first."""
    prepared(mahdia)

    poll = mahdia.poll
    assert poll.question == Written("en", {"en": "Where shall the market be?", "fr": "Où tenir le marché ?"})
    assert poll.options == (
        Written("en", {"en": "At the port", "fr": "Au port"}),
        Written("en", {"en": "In the old town", "fr": "Dans la médina"}),
    )


def test_what_readers_of_a_language_see_is_shown_before(mahdia):
    """Word for word; in another language where it is not written in theirs."""
    prepared(mahdia)

    mahdia.amal.presses("Français")
    assert plain(mahdia.amal.last).startswith("<b>Où tenir le marché ?</b>\n\n1. Au port · <b>0</b>")
    mahdia.amal.presses("Back")
    mahdia.amal.presses("العربية")
    assert "<b>Where shall the market be?</b>" in plain(mahdia.amal.last)
    assert "الاستطلاع مفتوح حتى" in plain(mahdia.amal.last)


def test_a_language_that_was_skipped_can_be_written_from_the_last_look(mahdia):
    """Then nothing is missing any more."""
    prepared(mahdia)
    mahdia.amal.presses("Write it in: العربية")
    mahdia.amal.writes("أين تكون السوق؟\nفي الميناء\nفي المدينة العتيقة")

    assert mahdia.poll.question.texts["ar"] == "أين تكون السوق؟"
    assert "Not written in" not in mahdia.amal.sees and "Open in Atlas" in mahdia.amal.last.labels


def test_the_group_s_own_language_is_missed_aloud(db):
    """It will read what was written first."""
    mahdia = market(db, group="ar")
    prepared(mahdia)

    assert "Not written in: العربية\nAtlas reads it as it was first written." in plain(mahdia.amal.last)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Où ?\nAu port", "3 lines are needed, and these are 2"),
        ("Où ?\nAu port\nAu port", "stands there twice"),
        ("Où ?\nAu port\n" + "x" * 91, "at most 90 characters"),
        ("x" * 281 + "\na\nb", "281 characters long, and 280 fit"),
    ],
)
def test_a_translation_that_does_not_match_is_asked_again(mahdia, words, said):
    """Nothing of it is kept, and the next try counts."""
    mahdia.amal.writes("/polls")
    mahdia.amal.presses("Ask a group something")
    mahdia.amal.presses("One choice")
    mahdia.amal.writes("Where?")
    mahdia.amal.writes("Port\nTown")
    mahdia.amal.presses("These are all")
    mahdia.amal.presses("Skip")
    mahdia.amal.writes(words)
    assert said in plain(mahdia.amal.last)
    assert mahdia.poll.question.texts == {"en": "Where?"}

    mahdia.amal.writes("Où ?\nAu port\nEn ville")
    assert mahdia.poll.question.texts["fr"] == "Où ?"


def test_options_are_written_one_by_one_or_together(mahdia):
    """Up to ten, each once; the last can be taken away."""
    mahdia.amal.writes("/polls")
    mahdia.amal.presses("Ask a group something")
    mahdia.amal.presses("Several choices")
    mahdia.amal.writes("Which?")
    mahdia.amal.writes("One")
    assert "These are all" not in mahdia.amal.last.labels
    mahdia.amal.writes("Two\nThree")
    assert "1. One\n2. Two\n3. Three" in plain(mahdia.amal.last)
    mahdia.amal.writes("two")
    assert "stands there twice" in mahdia.amal.sees
    mahdia.amal.writes("\n".join(str(n) for n in range(8)))
    assert "These would be 11 options, and 10 fit." in mahdia.amal.sees
    mahdia.amal.presses("Take the last one away")

    assert [option.words("en") for option in mahdia.poll.options] == ["One", "Two"]


def test_taking_away_twice_takes_one_away(mahdia):
    """A button speaks of the list that it was drawn on."""
    prepared(mahdia)
    mahdia.amal.presses("Options")
    mahdia.amal.writes("Nowhere")
    data = pack(DropOption(mahdia.poll.territory, mahdia.poll.id, 3))
    mahdia.amal.sends_press(data)
    mahdia.amal.sends_press(data)

    assert len(mahdia.poll.options) == 2


def test_another_question_drops_its_translations(mahdia):
    """They would say something else."""
    prepared(mahdia)
    mahdia.amal.presses("Question")
    assert "So far: Where shall the market be?" in plain(mahdia.amal.last)
    mahdia.amal.writes("Where shall it be?")

    assert mahdia.poll.question.texts == {"en": "Where shall it be?"}
    mahdia.amal.presses("Skip: العربية")
    mahdia.amal.presses("Skip: Français")
    assert "Not written in: العربية and Français" in plain(mahdia.amal.last)


def test_a_voice_is_no_question(mahdia):
    """Others are to read it."""
    mahdia.amal.writes("/polls")
    mahdia.amal.presses("Ask a group something")
    mahdia.amal.presses("One choice")
    mahdia.amal.sends_sticker()

    assert "In writing, please" in mahdia.amal.sees


def dates(mahdia):
    mahdia.amal.writes("/polls")
    mahdia.amal.presses("Ask a group something")
    mahdia.amal.presses("Dates that suit")
    mahdia.amal.writes("When shall we meet?")


def test_of_a_poll_about_dates_only_the_question_is_translated(mahdia):
    """Two lines are one too many, and nobody is asked for options; a line of faces is no date."""
    dates(mahdia)
    mahdia.amal.writes("😀")
    assert "A day and its month, please" in mahdia.amal.sees
    mahdia.amal.writes("16/3\n17/3")
    mahdia.amal.presses("These are all")
    mahdia.amal.presses("Skip")
    mahdia.amal.writes("Quand ?\nLundi")
    assert "One line, please: the question." in mahdia.amal.sees
    mahdia.amal.writes("Quand ?")

    assert mahdia.poll.question.texts["fr"] == "Quand ?"


def test_dates_are_picked_from_a_month(mahdia):
    """A day and then an hour; a day that is picked again goes off the list."""
    dates(mahdia)
    mahdia.amal.presses("12")
    mahdia.amal.presses("10:00")
    mahdia.amal.presses("20")
    mahdia.amal.presses("Without an hour")
    mahdia.amal.presses("Next")
    mahdia.amal.presses("9")
    mahdia.amal.presses("18:00")
    assert mahdia.poll.options == (
        Slot(date(2026, 3, 12), time(10)), Slot(date(2026, 3, 20)), Slot(date(2026, 4, 9), time(18)),
    )  # fmt: skip
    mahdia.amal.presses("← Previous")
    shown = mahdia.amal.last
    ticked = [key["callback_data"] for row in shown.keyboard for key in row if key["text"] == "✓"]
    mahdia.amal.sends_press(ticked[1], shown.id)

    assert mahdia.poll.options == (Slot(date(2026, 3, 12), time(10)), Slot(date(2026, 4, 9), time(18)))


def test_weeks_begin_where_the_territory_s_do(db):
    """On Monday here; days that are over lead nowhere."""
    mahdia = market(db)
    dates(mahdia)
    assert [key["text"] for key in mahdia.amal.last.keyboard[0]] == ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    assert [key["text"] for key in mahdia.amal.last.keyboard[1]] == ["2", "3", "4", "5", "6", "7", "8"]
    before = mahdia.amal.sees
    mahdia.amal.presses("Mo")
    assert mahdia.amal.sees == before


def test_dates_are_written_too(mahdia):
    """One a line, in the order of the calendar afterwards."""
    dates(mahdia)
    mahdia.amal.writes("16/3 14:30\n15 mars")
    assert mahdia.poll.options == (Slot(date(2026, 3, 15)), Slot(date(2026, 3, 16), time(14, 30)))

    for words, said in (("soon", "12/03 10:00"), ("1/3/2026", "That day is over"), ("12/3 25:00", "12/03 10:00")):
        mahdia.amal.writes(words)
        assert said in plain(mahdia.amal.last)
    assert len(mahdia.poll.options) == 2


def test_a_year_that_no_calendar_has_room_after_does_no_harm(mahdia):
    """Whether it was typed or a press was made up: the calendar shows this month."""
    dates(mahdia)
    mahdia.amal.writes("12/12/9999")
    assert mahdia.poll.options == (Slot(date(9999, 12, 12)),)
    assert "March 2026" in plain(mahdia.amal.last)

    for month in (date.min, date.max):
        mahdia.amal.sends_press(pack(ShowMonth(mahdia.poll.territory, mahdia.poll.id, month.toordinal())))
        assert "March 2026" in plain(mahdia.amal.last)


def test_dates_need_no_translation_but_their_question_does(mahdia):
    """One line is all that is asked for."""
    dates(mahdia)
    mahdia.amal.writes("16/3\n17/3")
    mahdia.amal.presses("These are all")
    mahdia.amal.presses("Skip")
    mahdia.amal.writes("Quand se voir ?")

    assert mahdia.poll.question.texts["fr"] == "Quand se voir ?"
    assert "May everybody see" in mahdia.amal.sees


def test_a_last_day_may_be_written(mahdia):
    """It closes at six then; a day that is over, or far away, is asked again."""
    prepared(mahdia)
    mahdia.amal.presses("Duration")
    for words, said in (("x", "A day and its month"), ("1/3/2026", "That is over"), ("2/6", "within 30 days")):
        mahdia.amal.writes(words)
        assert said in plain(mahdia.amal.last)
    mahdia.amal.writes("10/3")

    assert "Closes: Tuesday 10 March, 18:00" in plain(mahdia.amal.last)


def test_the_group_is_asked_for_where_there_are_several(mahdia):
    """Where there is one, it is that; without any it says how to come by one."""
    add_group(mahdia.db, territory(mahdia.db), "ar", -200, "Carthage")
    prepared(mahdia)
    assert mahdia.amal.last.labels[:2] == ["Atlas", "Carthage"]
    mahdia.amal.presses("Carthage")

    assert "Asked in: Carthage (العربية)" in plain(mahdia.amal.last)


def test_without_a_group_it_says_how_to_come_by_one(db):
    """And goes on once there is one."""
    mahdia = market(db, group=None)
    prepared(mahdia)
    assert "No group is connected yet" in mahdia.amal.sees and "Add the bot to a group" in mahdia.amal.last.labels

    add_group(db, territory(db), "fr")
    mahdia.amal.presses("Look again")
    mahdia.amal.presses("Atlas")
    assert "Open in Atlas" in mahdia.amal.last.labels


def test_a_draft_goes_on_where_it_was_left(mahdia):
    """From the list, by any facilitator of the territory."""
    mahdia.amal.writes("/polls")
    mahdia.amal.presses("Ask a group something")
    mahdia.amal.presses("One choice")
    mahdia.amal.writes("Where?")
    ali = mahdia.facilitator()
    ali.writes("/polls")
    assert "1. Where?: being prepared" in plain(ali.last)
    ali.presses("1")

    assert "What can be chosen?" in ali.sees


def test_an_empty_draft_is_used_again(mahdia):
    """Looking at kinds leaves nothing behind."""
    mahdia.amal.writes("/polls")
    for kind in ("One choice", "Several choices", "Dates that suit"):
        mahdia.amal.presses("Ask a group something")
        mahdia.amal.presses(kind)
        mahdia.amal.writes("/polls")

    [draft] = mahdia.db.execute(select(polls)).all()
    assert draft.form == "dates"


def test_a_draft_can_be_thrown_away(mahdia):
    """After one question, and it is recorded that somebody did."""
    prepared(mahdia)
    mahdia.amal.presses("Discard")
    mahdia.amal.presses("Throw the poll away")

    assert mahdia.db.execute(select(polls)).all() == []
    assert mahdia.db.scalars(select(audit.c.act)).all() == ["poll_discarded"]


@pytest.mark.parametrize("role", [Role.ACTOR, Role.FACILITATOR])
def test_only_facilitators_of_the_territory_may(mahdia, role):
    """An actor may not, and a facilitator of another territory is nobody here."""
    prepared(mahdia)
    where = territory(mahdia.db) if role is Role.ACTOR else territory(mahdia.db, "Irbid", "JO")
    other = mahdia.phone(person(mahdia.db, "Omar", role, where=where))
    for press in (ShowPoll(mahdia.poll.territory, mahdia.poll.id), ListPolls(mahdia.poll.territory)):
        other.sends_press(pack(press))
        assert "market" not in other.sees


def test_it_is_in_the_facilitators_menu_only(mahdia):
    """Others meet polls in their groups."""
    sara = mahdia.person()
    mahdia.amal.writes("/start")
    sara.writes("/start")

    assert "Polls" in mahdia.amal.last.labels and "Polls" not in sara.last.labels


def test_what_was_changed_since_the_last_look_is_not_opened_unseen(mahdia):
    """By another facilitator: the first is shown the poll as it is now, and opens that."""
    prepared(mahdia)
    poll, ali = mahdia.poll, mahdia.facilitator()
    ali.opens(AskQuestion(poll.territory, poll.id))
    ali.writes("Which day?")
    mahdia.amal.presses("Open in")
    assert mahdia.poll.is_draft and "<b>Which day?</b>" in plain(mahdia.amal.last)

    mahdia.amal.presses("Open in")
    assert mahdia.poll.is_open


def test_what_was_opened_is_never_changed(mahdia):
    """Old buttons of the draft lead to the poll instead."""
    poll = opened(mahdia)
    mahdia.amal.sends_press(pack(DropOption(poll.territory, poll.id, 2)))

    assert "stays as it is" in mahdia.amal.sees and mahdia.poll == poll


def test_it_opens_not_before_its_group_may_be_told(mahdia):
    """At night the question waits for the morning, and so must its end."""
    mahdia.line.clock.set(NOW + timedelta(hours=13))  # 23:00 in Tunis
    prepared(mahdia, hours="4 hours")
    assert "These are quiet hours: the group is asked from Tuesday 3 March, 08:00 on." in plain(mahdia.amal.last)
    mahdia.amal.presses("Open in")
    assert "It would close before the group is told." in mahdia.amal.sees and mahdia.poll.is_draft

    mahdia.amal.presses("Duration")
    mahdia.amal.presses("1 day")
    mahdia.amal.presses("Open in")
    assert mahdia.poll.is_open


def test_dates_that_are_over_meanwhile_are_not_asked(mahdia):
    """A draft may lie for weeks."""
    dates(mahdia)
    mahdia.amal.writes("3/3\n20/3")
    mahdia.amal.presses("These are all")
    mahdia.amal.presses("Skip")
    mahdia.amal.presses("Skip")
    mahdia.amal.presses("Open")
    mahdia.amal.presses("7 days")
    mahdia.line.clock.set(NOW + timedelta(days=3))
    mahdia.amal.presses("Open in")

    assert "One of the dates is over meanwhile." in mahdia.amal.sees and mahdia.poll.is_draft
