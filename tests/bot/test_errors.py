"""What goes wrong, as values."""

from datetime import timedelta

from bot.errors import DeliveryError, GroupMoved, Refusal, TryLater, Unclear
from bot.i18n import T


def test_a_refusal_carries_what_is_said_and_what_may_be_pressed_instead():
    """The runtime says it as it says anything else."""
    refusal = Refusal(T("The vote is closed."), ("See the result",))
    assert (refusal.text, refusal.buttons) == (T("The vote is closed."), (("See the result",),))
    assert Refusal(T("No.")).buttons == ()


def test_failed_deliveries_say_what_the_sender_needs_to_know():
    """How long to wait, and where the group went; all of them are caught as one."""
    assert TryLater(timedelta(seconds=3)).after == timedelta(seconds=3)
    assert GroupMoved(-100123).new_id == -100123
    assert issubclass(Unclear, DeliveryError) and not issubclass(Refusal, DeliveryError)
