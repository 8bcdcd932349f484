"""What is kept, who sees it, and what was agreed to."""

from datetime import timedelta

import pytest

from bot.errors import Refusal
from bot.events import Command, GoHome, Place
from bot.people import consent, membership
from bot.people.consent import Purpose
from bot.people.roles import Role
from conversations.privacy import flow, privacy
from conversations.privacy import presses as press_module
from conversations.privacy.presses import AskToForget, AskToWithdraw, HearVoice, ShowPrivacy, WantOwnData, Withdraw
from tests.builders import NOW, organisation, person, presses, stranger, territory, turn, words


def test_it_says_what_was_agreed_to_and_when(db):
    """The version and the day are the person's proof."""
    opened = turn(db, person(db))
    flow.open_privacy(opened, Command("privacy"))

    said = words(opened.messages[-1])
    assert "version 1" in said and "Monday 2 March 2026" in said and "Telegram" in said and "90" in said


def test_a_stranger_learns_it_before_agreeing_to_anything(db):
    """What there is of them can be seen and erased, too."""
    opened = turn(db, stranger(db))
    flow.open_privacy(opened, Command("privacy"))

    assert "not agreed" in words(opened.messages[-1])
    assert presses(opened.messages[-1]) == [WantOwnData(), AskToForget(), GoHome()]
    assert all(privacy.handlers[kind].who is Role.STRANGER for kind in (ShowPrivacy, WantOwnData, AskToForget))


def test_a_voice_is_heard_only_while_its_owner_agrees(db):
    """One press gives it, another takes it back."""
    sara = person(db)
    for agreed in (True, False):
        pressed = turn(db, sara, pressed=7)
        flow.hear_voice(pressed, HearVoice(agreed))
        assert consent.has(db, sara.id, Purpose.VOICE) is agreed
        assert HearVoice(not agreed) in presses(pressed.messages[-1])


def test_taking_the_agreement_back_means_leaving(db):
    """Nothing more can be recorded of someone who no longer agrees."""
    sara = person(db, organisation=organisation(db))
    pressed = turn(db, sara, pressed=7, menu=(privacy,))
    flow.withdraw(pressed, Withdraw(int(NOW.timestamp())))

    assert not consent.has(db, sara.id, Purpose.PARTICIPATION)
    assert membership.territories_of(db, sara.id) == []
    assert (pressed.person.role, pressed.person.territory) == (Role.STRANGER, None)
    assert pressed.messages[-1].commands, "the commands are a stranger's now"


def test_an_old_button_takes_nothing_back(db):
    """It asks again instead."""
    sara = person(db)
    pressed = turn(db, sara, pressed=7, now=NOW + timedelta(days=1))
    flow.withdraw(pressed, Withdraw(int(NOW.timestamp())))

    assert consent.has(db, sara.id, Purpose.PARTICIPATION)
    assert Withdraw(int(pressed.now.timestamp())) in presses(pressed.messages[-1])


@pytest.mark.parametrize(("others", "warned"), [(0, True), (1, False)])
def test_the_last_facilitator_is_warned_before_leaving(db, others, warned):
    """A territory in which nobody can decide is a dead end for those in it."""
    leading = person(db, role=Role.FACILITATOR)
    for _ in range(others):
        person(db, "Ali", role=Role.FACILITATOR)
    asked = turn(db, leading, pressed=7)
    flow.ask_to_withdraw(asked, AskToWithdraw())

    assert (territory(db).name in words(asked.messages[-1])) is warned


def test_a_group_sees_nobodys_data(db):
    """It opens in the private chat."""
    with pytest.raises(Refusal):
        flow.open_privacy(turn(db, person(db), place=Place(-100, private=False)), Command("privacy"))


def test_every_press_and_order_has_a_handler():
    """A button that nobody answers is a dead end."""
    declared = {
        kind for kind in vars(press_module).values() if getattr(kind, "__module__", "") == press_module.__name__
    }
    assert declared == set(privacy.handlers)
