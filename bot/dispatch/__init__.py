"""Events in, one turn each, one commit for the batch."""

from bot.dispatch.batch import Reply
from bot.dispatch.dispatcher import Dispatcher
from bot.dispatch.routing import Routes

__all__ = ["Dispatcher", "Reply", "Routes"]
