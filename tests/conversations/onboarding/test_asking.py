"""Asking to join, and being let in, or not."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.buttons import pack
from bot.events import Event, Place, Said
from bot.people import requests
from bot.people.roles import Role
from bot.people.tables import audit
from conversations.onboarding.presses import AskToJoin, ChooseTerritory, Decide
from tests.builders import NOW, joins, person, territory
from tests.conversations.onboarding.visitors import agreed, invitation, known, line, of

ASKS = "<b>\u2068Sara\u2069 asks to join \u2068Mahdia\u2069.</b>"
WAITS = "<b>Your request is with the facilitators of \u2068Mahdia\u2069.</b>"
DECLINED = "The facilitators of \u2068Mahdia\u2069 did not accept the request this time."


@pytest.fixture
def omar(db):
    """A facilitator of Mahdia, phone in hand."""
    return of(line(db).phone("_"), person(db, "Omar", Role.FACILITATOR))


def newcomer(phone, name="Sara"):
    """Somebody without an invitation, before the list of territories."""
    new = phone.line.phone(name)
    new.writes("/start")
    new.presses("English")
    new.presses("Let us begin")
    return new


def asking(phone, name="Sara"):
    new = newcomer(phone, name)
    new.presses("Mahdia")
    new.presses("Send the request")
    return new


def test_without_any_territory_a_newcomer_is_told_kindly(db):
    """And may look again; one that nobody facilitates could not answer."""
    territory(db)
    sara = newcomer(line(db).phone("_"))

    assert sara.sees.startswith("No territory can be joined from here yet.")
    person(db, "Omar", Role.FACILITATOR)
    sara.presses("Look again")

    assert sara.last.labels == ["Mahdia"]


def test_a_request_goes_to_every_facilitator_of_that_territory_and_to_nobody_else(db, omar):
    """In their private chats, with the name and two buttons."""
    amal = of(omar, person(db, "Amal", Role.FACILITATOR, language="fr"))
    far = of(omar, person(db, "Far", Role.FACILITATOR, where=territory(db, "Sfax")))
    member = of(omar, person(db, "Member"))

    sara = asking(omar)

    assert sara.sees == f"{WAITS}\nTheir answer will come here; there is nothing else to do."
    assert [(one.html, one.labels) for one in omar.messages] == [(ASKS, ["Accept", "Decline"])]
    assert "demande à rejoindre le territoire" in amal.sees
    assert (far.messages, member.messages) == ([], [])


def test_a_line_about_oneself_is_passed_on(db, omar):
    """Written instead of pressing; a facilitator knows whom they let in."""
    sara = newcomer(omar)
    sara.presses("Mahdia")

    sara.writes("I run the bakery at the <port>")

    assert sara.sees.startswith(WAITS)
    assert omar.sees == f"{ASKS}\nIn their words: \u2068I run the bakery at the &lt;port&gt;\u2069"


def test_a_sticker_is_no_line_about_oneself(db, omar):
    """The question stays."""
    sara = newcomer(omar)
    sara.presses("Mahdia")

    sara.sends_sticker()

    assert sara.sees.startswith("This can only be passed on in words.\n\n<b>Ask to join \u2068Mahdia\u2069?</b>")
    assert omar.messages == []


def test_who_is_accepted_is_told_and_goes_on_to_the_welcome(db, omar):
    """What is kept is agreed to before anybody is a member."""
    sara = asking(omar)

    omar.presses("Accept")
    assert omar.sees == f"{ASKS}\nAccepted by \u2068Omar\u2069"
    assert sara.sees.startswith("<b>\u2068Mahdia\u2069 has let you in.</b>")
    sara.presses("Go on")
    assert "what is kept" in sara.sees
    sara.presses("I agree")
    sara.presses("Individual")

    assert (known(db, sara).role, known(db, sara).territory) == (Role.ACTOR, territory(db).id)
    about = [row.about for row in db.execute(select(audit).where(audit.c.act == "request_decided"))]
    assert about == [{"request": 1, "accepted": 1}]


def test_who_is_declined_is_told_kindly_and_may_ask_again_in_a_week(db, omar):
    """Not before: a territory is not to be worn down."""
    sara = asking(omar)

    omar.presses("Decline")
    assert omar.sees == f"{ASKS}\nDeclined by \u2068Omar\u2069"
    assert sara.sees == f"{DECLINED}\nIt often helps to talk with one of them."

    sara.writes("/start")
    assert sara.last.labels == []
    sara.sends_press(pack(AskToJoin(territory(db).id)))
    assert "It can be asked again from Monday 9 March 2026 on." in sara.sees
    sara.line.clock.set(NOW + timedelta(days=7))
    sara.writes("/start")
    sara.presses("Ask again")

    assert sara.sees.startswith(WAITS)
    assert omar.last.labels == ["Accept", "Decline"]


def test_the_first_decision_counts_and_every_message_shows_it(db, omar):
    """Of two facilitators who press in the same moment."""
    amal = of(omar, person(db, "Amal", Role.FACILITATOR))
    sara = asking(omar)
    presses = [
        Event(Decide(1, accept), phone.who, Place(phone.who.telegram_id), Said(message=phone.last.id, editable=True))
        for phone, accept in ((omar, True), (amal, False))
    ]

    omar.line.take(*presses)

    assert requests.by_id(db, 1).accepted is True
    assert omar.sees == amal.sees == f"{ASKS}\nAccepted by \u2068Omar\u2069"
    assert len(amal.messages) == 1
    assert [one.html for one in sara.messages if "this time" in one.html] == []


def test_the_decision_shows_in_the_other_facilitators_chats_without_a_press(db, omar):
    """Nobody wonders whether it still waits for them."""
    amal = of(omar, person(db, "Amal", Role.FACILITATOR))
    asking(omar)

    omar.presses("Accept")

    assert [(one.html, one.labels) for one in amal.messages] == [(f"{ASKS}\nAccepted by \u2068Omar\u2069", [])]


@pytest.mark.parametrize("role", [Role.ACTOR, Role.FACILITATOR])
def test_nobody_of_elsewhere_decides(db, omar, role):
    """Not even a facilitator there; callback data is whatever somebody sends."""
    far = of(omar, person(db, "Far", role, where=territory(db, "Sfax")))
    asking(omar)

    reply = far.sends_press(pack(Decide(1, True)))

    assert reply.text == "This request belongs to another territory; its own facilitators decide."
    assert requests.by_id(db, 1).accepted is None


def test_a_member_of_the_territory_who_does_not_facilitate_it_decides_nothing(db, omar):
    """Whatever they do elsewhere."""
    member = joins(db, person(db, "Member"), territory(db, "Sfax"), role=Role.FACILITATOR)
    asking(omar)

    of(omar, member).sends_press(pack(Decide(1, True)))

    assert requests.by_id(db, 1).accepted is None


def test_a_facilitator_decides_wherever_they_are_at_the_moment(db, omar):
    """The message came because of their role there; their own current territory is another matter."""
    joins(db, known(db, omar), territory(db, "Sfax"))
    sara = asking(omar)

    omar.presses("Accept")

    assert sara.last.labels == ["Go on"]
    row = db.execute(select(audit).where(audit.c.act == "request_decided")).one()
    assert row.territory_id == territory(db).id


def test_a_request_that_is_gone_is_said_to_be_gone(db, omar):
    """Whoever asked may have been forgotten since."""
    assert omar.sends_press(pack(Decide(99, True))).text == "This request is no longer there."


def test_the_button_of_an_earlier_choice_asks_nobody(db, omar):
    """What is sent is what stands above the button."""
    person(db, "Far", Role.FACILITATOR, where=territory(db, "Sfax"))
    sara = newcomer(omar)
    sara.presses("Mahdia")
    sara.presses("Another territory")
    sara.presses("Sfax")

    sara.sends_press(pack(AskToJoin(territory(db).id)))

    assert sara.sees.startswith("<b>Ask to join \u2068Sfax\u2069?</b>")
    assert omar.messages == []


def test_impatience_asks_once(db, omar):
    """The facilitators get one message."""
    sara = newcomer(omar)
    sara.presses("Mahdia")
    asked = sara.last

    for _ in range(3):
        sara.presses("Send the request", asked)
    sara.writes("please!")

    assert len(omar.messages) == 1
    assert requests.count_waiting(db, territory(db).id) == 1
    assert sara.sees.startswith("Please use one of the buttons.")


def test_who_waits_may_ask_another_territory_and_goes_where_the_first_yes_comes_from(db, omar):
    """Nobody is stuck in front of a door that nobody opens."""
    far = of(omar, person(db, "Far", Role.FACILITATOR, where=territory(db, "Sfax")))
    sara = asking(omar)

    sara.presses("Another territory")
    assert sara.last.labels == ["Mahdia", "Sfax"]
    sara.presses("Sfax")
    sara.presses("Send the request")
    far.presses("Accept")
    sara.presses("Go on")
    sara.presses("I agree")
    sara.presses("Individual")

    assert known(db, sara).territory == territory(db, "Sfax").id


def test_an_answer_to_someone_who_came_in_by_an_invitation_meanwhile_changes_nothing(db, omar):
    """They are inside, and not told that they may come in."""
    sara = asking(omar)
    sara.opens(invitation(db))
    sara.presses("I agree")
    sara.presses("Individual")
    seen = len(sara.messages)

    omar.presses("Decline")

    assert len(sara.messages) == seen
    assert known(db, sara).role is Role.ACTOR


def test_a_territory_that_cannot_be_asked_is_refused(db, omar):
    """One that nobody facilitates, one that does not exist, one's own."""
    empty = territory(db, "Gabès")
    sara = newcomer(omar)

    for id in (empty.id, 99):
        assert "cannot be joined" in sara.sends_press(pack(ChooseTerritory(id))).text

    inside = agreed(db, "Amira", on=omar.line)
    inside.presses("Individual")
    inside.sends_press(pack(AskToJoin(territory(db).id)))
    assert requests.count_waiting(db, territory(db).id) == 0


def test_the_menu_of_facilitators_counts_who_waits_and_leads_through_them(db, omar):
    """A facilitator who came later, or lost the message, decides from there, one after another."""
    asking(omar)
    asking(omar, "Rami")
    amal = of(omar, person(db, "Amal", Role.FACILITATOR))

    amal.writes("/start")
    amal.presses("Requests to join: 2")
    assert amal.sees == ASKS
    amal.presses("Accept")
    assert amal.last.labels == ["Next request"]
    amal.presses("Next request")
    assert "Rami" in amal.sees
    amal.presses("Decline")
    amal.presses("Menu")

    assert amal.last.labels == ["Water"]


def test_an_actors_menu_does_not_count_requests(db, omar):
    """Who wants to come in is for the facilitators."""
    asking(omar)
    member = of(omar, person(db, "Member"))

    member.writes("/start")

    assert member.last.labels == ["Water"]


def test_an_empty_queue_says_so(db, omar):
    """The button in the menu may be older than the last decision."""
    asking(omar)
    omar.writes("/start")
    menu = omar.last
    requests.decide(db, territory(db).id, 1, accepted=True, by=known(db, omar).id, now=NOW)

    omar.presses("Requests to join", menu)

    assert omar.sees == "Nobody is waiting to be let in."


def test_declining_from_the_list_of_several_leads_to_another(db, omar):
    """A no ends at other doors."""
    person(db, "Far", Role.FACILITATOR, where=territory(db, "Sfax"))
    sara = asking(omar)
    omar.presses("Decline")

    sara.presses("Another territory")

    assert sara.last.labels == ["Mahdia", "Sfax"]
    sara.presses("Mahdia")
    assert sara.sees.startswith(DECLINED)
