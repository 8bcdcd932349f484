"""Events in, one turn each, one commit for the batch."""

from bot.dispatch.dispatcher import Dispatcher
from bot.dispatch.replies import Reply
from bot.dispatch.routing import Routes

__all__ = ["Dispatcher", "Reply", "Routes"]
