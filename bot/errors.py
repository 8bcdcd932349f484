"""What can go wrong between us and people. The rest are bugs and travel up."""

from datetime import timedelta
from typing import Any

from bot.i18n import Text


class Refusal(Exception):
    """Something a person asked for and cannot have. ``text`` is said to them; nothing is saved.

    ``buttons`` are rows of what they may press instead.
    """

    def __init__(self, text: Text, *buttons: Any) -> None:
        super().__init__(text)
        self.text = text
        self.buttons = buttons


class DeliveryError(Exception):
    """A call to Telegram did not do what it was to do."""


class Unreachable(DeliveryError):
    """They blocked the bot, left, or are gone; nothing more is sent until they write."""


class TryLater(DeliveryError):
    """Nothing was delivered, and it may be tried again ``after`` that long."""

    def __init__(self, after: timedelta) -> None:
        super().__init__(f"may be tried again after {after}")
        self.after = after


class NotSent(DeliveryError):
    """The request reached nobody: there was no connection."""


class Unclear(DeliveryError):
    """No answer came: it may or may not have been delivered."""


class Misworded(DeliveryError):
    """Telegram could not parse the text, or it is too long: a mistake of ours."""


class GroupMoved(DeliveryError):
    """The group became a supergroup and has another id now."""

    def __init__(self, new_id: int) -> None:
        super().__init__(f"the group is {new_id} now")
        self.new_id = new_id


class NotModified(DeliveryError):
    """The message already reads so: as good as delivered."""


class Gone(DeliveryError):
    """The message to edit is no longer there."""


class OperatorError(Exception):
    """Something that whoever runs the bot must mend; the text is one line that says what to do."""
