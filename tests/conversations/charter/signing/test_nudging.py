"""Who has signed and who has not; those who have not are reminded seldom, in waking hours, until they say no."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.outbox.tables import outbox
from bot.people.roles import Role
from bot.people.tables import people
from conversations.charter.signing import signatures
from conversations.charter.signing.presses import ListSignatures, ListUnsigned, NudgeUnsigned
from tests.builders import NOW
from tests.conversations.charter.signing.pole import espoir, plain, pole

DAY = timedelta(days=1)


@pytest.fixture
def mahdia(db):
    made = pole(db)
    made.member("Sara", body=espoir(db))
    made.adopts()
    return made


def reminded(mahdia, name):
    chat = mahdia.people[name].telegram_id
    return [one for one in mahdia.line.shown(chat) if "Yours is not among them." in plain(one)]


def nudges(mahdia):
    mahdia.amal.opens(NudgeUnsigned(mahdia.here, mahdia.last.id))


def test_everybody_sees_who_has_signed(mahdia):
    """Organisations first, counted by kind of actor."""
    ali = mahdia.member("Ali")
    mahdia.signs("Ali")
    mahdia.signs("Sara", signatures.bodies_of(mahdia.db, mahdia.people["Sara"])[0], role="president")
    ali.opens(ListSignatures(mahdia.here, mahdia.last.id))

    assert plain(ali.last) == (
        "<b>The charter of Mahdia, version 1</b>\n\n"
        "<b>2 signatures</b>\nAssociation, non-profit: 1\nIndividual: 1\n\n"
        "• Espoir: Sara, president (mandate given)\n• Ali"
    )


def test_a_facilitator_sees_who_has_not_and_whom_they_may_remind(mahdia):
    """The number is on the button; themselves they need not remind."""
    mahdia.amal.opens(ListUnsigned(mahdia.here, mahdia.last.id))

    assert "<b>2 people have not signed</b>\n\n• Amal\n• Sara" in plain(mahdia.amal.last)
    assert mahdia.amal.last.labels[0] == "Remind 1 person"


def test_a_reminder_offers_not_now_and_not_again(mahdia):
    """And says that nobody has to."""
    nudges(mahdia)

    [one] = reminded(mahdia, "Sara")
    assert "nobody has to" in plain(one)
    assert one.labels == ["Read it", "Sign it", "Not now", "Don’t remind me of this"]


def test_pressed_twice_everybody_is_reminded_once(mahdia):
    """By two facilitators at once too."""
    ali = mahdia.member("Ali", role=Role.FACILITATOR)
    nudges(mahdia)
    ali.opens(NudgeUnsigned(mahdia.here, mahdia.last.id))

    assert len(reminded(mahdia, "Sara")) == 1


def test_at_most_once_in_three_days_and_three_times_in_all(mahdia):
    """However often the button is pressed."""
    counts = []
    for _ in range(14):
        nudges(mahdia)
        counts.append(len(reminded(mahdia, "Sara")))
        mahdia.line.advance(DAY)

    assert counts == [1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3]


def test_who_says_not_again_is_not_reminded_again(mahdia):
    """And the facilitator sees that they asked for it."""
    sara = mahdia.line.phone("Sara", "en", mahdia.people["Sara"].telegram_id)
    nudges(mahdia)
    sara.presses("Don’t remind me")
    mahdia.line.advance(4 * DAY)
    nudges(mahdia)
    mahdia.amal.opens(ListUnsigned(mahdia.here, mahdia.last.id))

    assert reminded(mahdia, "Sara") == []  # the one reminder was changed to what they said
    assert "• Sara (asked not to be reminded)" in plain(mahdia.amal.last)


def test_who_says_not_now_is_left_alone_for_three_days_from_then(mahdia):
    """Not from the reminder that they answered."""
    sara = mahdia.line.phone("Sara", "en", mahdia.people["Sara"].telegram_id)
    nudges(mahdia)
    mahdia.line.advance(2 * DAY)
    sara.presses("Not now")
    mahdia.line.advance(2 * DAY)
    nudges(mahdia)
    assert reminded(mahdia, "Sara") == []

    mahdia.line.advance(DAY)
    nudges(mahdia)
    assert len(reminded(mahdia, "Sara")) == 1


@pytest.mark.parametrize("withdrawn", [False, True])
def test_who_signed_is_not_reminded_even_if_they_took_it_back(mahdia, withdrawn):
    """They have decided."""
    mahdia.signs("Sara")
    if withdrawn:
        [one] = signatures.of(mahdia.db, mahdia.last.id)
        signatures.withdraw(mahdia.db, one.id, NOW)
    nudges(mahdia)

    assert reminded(mahdia, "Sara") == []
    assert plain(mahdia.amal.last) == "Nobody can be reminded now."


def test_who_cannot_be_reached_is_not_counted(mahdia):
    """They blocked the bot; the facilitator sees it."""
    mahdia.db.execute(update(people).where(people.c.name == "Sara").values(away_since=NOW))
    mahdia.amal.opens(ListUnsigned(mahdia.here, mahdia.last.id))

    assert "• Sara (cannot be reached here)" in plain(mahdia.amal.last)
    assert not any(label.startswith("Remind") for label in mahdia.amal.last.labels)


def test_a_reminder_waits_for_the_morning(mahdia):
    """Pressed at ten in the evening, it is sent at eight."""
    mahdia.line.clock.set(NOW + timedelta(hours=12))
    nudges(mahdia)

    sent = select(outbox.c.due_at).where(outbox.c.chat_id == mahdia.people["Sara"].telegram_id)
    assert mahdia.db.scalars(sent).all() == [NOW + timedelta(hours=22)]


def test_only_facilitators_remind(mahdia):
    """Nor do members see the list of those who have not signed."""
    ali = mahdia.member("Ali")
    for press in (NudgeUnsigned(mahdia.here, mahdia.last.id), ListUnsigned(mahdia.here, mahdia.last.id)):
        ali.opens(press)
        assert "This is for the facilitators of the territory." in ali.sees
    assert reminded(mahdia, "Sara") == []


def test_from_the_reminder_one_signs(mahdia):
    """With the button that it brings."""
    sara = mahdia.line.phone("Sara", "en", mahdia.people["Sara"].telegram_id)
    nudges(mahdia)
    sara.presses("Sign it")
    sara.presses("Sign for myself")
    sara.presses("Sign")

    assert [one.name for one in signatures.of(mahdia.db, mahdia.last.id)] == ["Sara"]
