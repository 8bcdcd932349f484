"""The groups of a territory: the bot is let in and says hello once; a facilitator connects it, and looks after it."""

import conversations.groups.flow
import conversations.groups.managing  # noqa: F401 - their handlers register when they are read
from conversations.groups.presses import groups

__all__ = ["groups"]
