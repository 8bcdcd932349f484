"""From the first hello to the welcome."""

import pytest
from sqlalchemy import select

from bot.buttons import pack
from bot.people import consent
from bot.people.consent import Purpose
from bot.people.roles import Kind, Role
from bot.people.tables import audit, consents, people
from conversations.onboarding.presses import Agree, ChooseKind, ChooseOrganisation, FollowUp
from conversations.onboarding.tables import arrivals
from tests.builders import NOW, organisation, person, stranger, territory
from tests.conversations.onboarding.visitors import (
    Water,
    agreed,
    first_button,
    invitation,
    invited,
    known,
    line,
)

PICKER = "Choose your language"
AGREEMENT = "<b>First: what is kept, and who sees it</b>"
KIND = "<b>In \u2068Mahdia\u2069, you take part as:</b>"
WELCOME = "<b>Welcome to \u2068Mahdia\u2069!</b>"


def test_the_languages_come_first_each_in_its_own_name(db):
    """Nobody has to read another language to find their own."""
    sara = line(db).phone("Sara", language="de")

    sara.opens(invitation(db))

    assert sara.last.keyboard[0] == [
        {"text": name, "callback_data": key["callback_data"]}
        for name, key in zip(["English", "Français", "العربية"], sara.last.keyboard[0], strict=True)
    ], "Telegram's language is unknown: Arabic, from right to left"
    said = [line.strip("\u200e\u200f") for line in sara.sees.split("\n")]
    assert said == ["اختيار اللغة", "Choisissez votre langue", PICKER]


@pytest.mark.parametrize(
    ("language", "screens"),
    [
        (
            "English",
            ["You are invited to take part in", "what is kept, and who sees it", "you take part as", "Welcome to"],
        ),
        ("Français", ["vous invite à participer", "ce qui est conservé", "À quel titre", "Bienvenue"]),
        ("العربية", ["دعوة للمشاركة", "ما الذي يُحفظ", "صفة المشاركة", "أهلًا وسهلًا"]),
    ],
)
def test_five_presses_lead_in_and_one_message_holds_them_all(db, language, screens):
    """Under two minutes, in one's own language, in a chat that stays short."""
    sara = line(db).phone("Sara")
    sara.opens(invitation(db))
    sara.presses(language)
    seen = [sara.sees]
    for row in (0, 0, 5):
        sara.sends_press(sara.last.keyboard[row][0]["callback_data"], sara.last.id)
        seen.append(sara.sees)

    assert [part in text for part, text in zip(screens, seen, strict=True)] == [True] * 4
    assert len(sara.messages) == 1
    now = known(db, sara)
    assert (now.role, now.territory, now.kind, now.organisation) == (
        Role.ACTOR,
        territory(db).id,
        Kind.INDIVIDUAL,
        None,
    )
    assert db.execute(select(arrivals)).all() == []


def test_the_welcome_holds_the_menu(db):
    """What can be done is one press away."""
    sara = agreed(db)

    sara.presses("Individual")

    assert sara.sees == f"{WELCOME}\n\nThis is what can be done now:"
    assert sara.last.labels == ["Water"]


def test_a_newcomer_hears_the_terms_of_the_country(db):
    """Before they belong to it, too."""
    sara = agreed(db, language="العربية")

    assert "هيكل عمومي" in sara.last.labels


def test_who_came_for_something_gets_it_after_the_welcome(db):
    """Whoever pressed a button in a group ends at what they pressed."""
    sara = line(db).phone("Sara")
    sara.opens(Water(3))
    assert PICKER in sara.sees
    sara.opens(invitation(db))
    sara.presses("English")
    sara.writes("/start")
    for _ in range(2):
        sara.sends_press(first_button(sara), sara.last.id)
    sara.presses("Individual")
    assert sara.sees == WELCOME

    sara.line.advance()

    assert [one.html for one in sara.messages[-2:]] == [WELCOME, "Bed 3 is watered."]


def test_who_came_for_something_that_refuses_them_is_inside_all_the_same(db):
    """They are told, and need not begin anew."""
    sara = line(db).phone("Sara")
    sara.opens(Water(13))
    sara.opens(invitation(db))
    sara.presses("English")
    for _ in range(2):
        sara.sends_press(first_button(sara), sara.last.id)
    sara.presses("Individual")

    sara.line.advance()

    assert sara.sees == "There is no such bed."
    assert known(db, sara).role is Role.ACTOR


def test_only_an_actor_can_follow_up(db):
    """A press made up from the signal leads a stranger to the door."""
    sara = line(db).phone("Sara")

    sara.sends_press(pack(FollowUp("x")))

    assert PICKER in sara.sees


@pytest.mark.parametrize("steps", range(4))
def test_start_in_the_middle_shows_the_present_step_again(db, steps):
    """After a restart, a week, or out of habit: nothing is asked twice."""
    sara = line(db).phone("Sara")
    sara.opens(invitation(db))
    for step in range(steps):
        sara.presses("English") if step == 0 else sara.sends_press(first_button(sara), sara.last.id)
    before = sara.last

    again = line(db).phone("Sara", telegram_id=sara.who.telegram_id)
    again.line.numbers = sara.line.numbers
    again.writes("/start")

    assert (again.last.html, again.last.keyboard) == (before.html, before.keyboard)
    assert again.last.id != before.id


@pytest.mark.parametrize("steps", range(4))
@pytest.mark.parametrize("words", ["hello", "sticker"])
def test_words_or_a_sticker_where_a_button_is_asked_get_the_buttons_again(db, steps, words):
    """Kindly, with the same question below."""
    sara = line(db).phone("Sara")
    sara.opens(invitation(db))
    for step in range(steps):
        sara.presses("English") if step == 0 else sara.sends_press(first_button(sara), sara.last.id)
    before = sara.last

    sara.sends_sticker() if words == "sticker" else sara.writes("hello")

    assert sara.sees.endswith(before.html)
    assert len(sara.sees) > len(before.html)
    assert sara.last.keyboard == before.keyboard


def test_the_language_can_be_changed_on_the_way(db):
    """By the first message, which is still there; the step stays."""
    sara = line(db).phone("Sara")
    sara.opens(invitation(db))
    picker = sara.last
    sara.presses("English")
    sara.sends_press(first_button(sara), sara.last.id)
    assert AGREEMENT in sara.sees

    sara.sends_press(picker.keyboard[0][1]["callback_data"], picker.id)

    assert "ce qui est conservé" in sara.sees
    assert known(db, sara).chosen


def test_a_language_that_nobody_speaks_changes_nothing(db):
    """A press can hold whatever somebody wrote into it."""
    sara = line(db).phone("Sara")
    sara.opens(invitation(db))

    sara.sends_press(sara.last.keyboard[0][0]["callback_data"][:-2] + "xx", sara.last.id)

    assert PICKER in sara.sees
    assert not known(db, sara).chosen


def test_what_is_kept_can_be_read_in_full_before_agreeing(db):
    """In the same message, and agreed to from there."""
    sara = invited(db)

    sara.presses("Read more")
    assert sara.sees.startswith("<b>Kept:</b>")
    assert sara.last.labels == ["I agree", "Not now"]
    sara.presses("I agree")

    assert sara.sees == KIND
    assert len(sara.messages) == 1


def test_who_does_not_agree_now_is_let_go_kindly_and_may_come_back(db):
    """Nothing was agreed to, and nothing has to be said again."""
    sara = invited(db)

    sara.presses("Not now")
    assert sara.sees.startswith("That is fine.")
    assert not consent.has(db, known(db, sara).id, Purpose.PARTICIPATION)

    sara.presses("Go on")
    assert AGREEMENT in sara.sees


def test_agreement_is_kept_with_its_wording(db):
    """Who agreed to what, and when, can be shown; the trace holds ids only."""
    sara = agreed(db)

    row = db.execute(select(consents)).one()
    assert (row.person_id, row.purpose, row.version, row.given_at) == (known(db, sara).id, "participation", 1, NOW)
    traced = db.execute(select(audit).where(audit.c.act == "agreed")).one()
    assert (traced.person_id, traced.about) == (known(db, sara).id, {"version": 1})


def test_an_older_wording_cannot_be_agreed_to(db, monkeypatch):
    """The button under yesterday's words shows today's."""
    sara = invited(db)
    monkeypatch.setitem(consent.VERSIONS, Purpose.PARTICIPATION, 2)

    sara.sends_press(pack(Agree(1)), sara.last.id)
    assert AGREEMENT in sara.sees

    sara.presses("I agree")
    assert sara.sees == KIND


@pytest.mark.parametrize("press", [ChooseKind(Kind.INDIVIDUAL), ChooseOrganisation(1), Agree(1)])
def test_no_button_leads_in_before_its_time(db, press):
    """A press made up by somebody who has not agreed, or has no territory, shows the present step."""
    organisation(db)
    sara = line(db).phone("Sara")
    sara.opens(invitation(db))
    sara.presses("English")

    sara.sends_press(pack(press))

    assert "You are invited" in sara.sees
    assert known(db, sara).role is Role.STRANGER


@pytest.mark.parametrize("label", ["English", "Let us begin", "I agree", "Individual"])
def test_an_old_button_shows_the_menu_to_somebody_inside(db, label):
    """Messages of the way in may lie about for years."""
    sara = line(db).phone("Sara")
    sara.opens(invitation(db))
    old = []
    for one in ("English", "Let us begin", "I agree", "Individual"):
        old.append((one, sara.last))
        sara.presses(one)
    (message,) = [message for one, message in old if one == label]

    sara.presses(label, message)

    assert sara.sees == "<b>\u2068Mahdia\u2069</b>\nWhat would you like to do?"
    assert known(db, sara).kind is Kind.INDIVIDUAL


def test_an_old_button_leaves_what_was_asked_since_alone(db):
    """Somebody inside who is about to write an answer is not interrupted by the trace of a stray press."""
    sara = agreed(db)
    first = sara.last
    sara.presses("Individual")
    sara.presses("Individual", first)

    sara.writes("hello")

    assert "No question was waiting" in sara.sees


def test_somebody_whose_territory_is_gone_comes_to_another_of_theirs(db):
    """Nobody is asked in again who is in."""
    sara = person(db, "Sara")
    db.execute(people.update().where(people.c.id == sara.id).values(territory_id=None))
    phone = line(db).phone("Sara", telegram_id=sara.telegram_id)

    phone.writes("/start")

    assert phone.sees == "<b>\u2068Mahdia\u2069</b>\nWhat would you like to do?"


def test_who_has_chosen_a_language_elsewhere_is_not_asked_again(db):
    """Under /language, for instance, before anything else."""
    phone = line(db).phone("Omar", telegram_id=stranger(db, "Omar", "fr").telegram_id)

    phone.opens(invitation(db))

    assert "vous invite à participer" in phone.sees
