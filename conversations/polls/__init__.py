"""A question to a group, in several languages: it binds nobody, closes by itself, comes back as a picture."""

import conversations.polls.closing
import conversations.polls.dating
import conversations.polls.drafting
import conversations.polls.drawing
import conversations.polls.ending
import conversations.polls.flow
import conversations.polls.native
import conversations.polls.opening
import conversations.polls.own
import conversations.polls.translating  # noqa: F401 - their handlers register when they are read
from conversations.polls.presses import polls

__all__ = ["polls"]
