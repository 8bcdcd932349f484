"""Events in, one turn each, one commit for the batch."""

from bot.dispatch.batch import Reply
from bot.dispatch.dispatcher import Dispatcher

__all__ = ["Dispatcher", "Reply"]
