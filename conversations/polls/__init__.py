"""A question to a group, in several languages: it binds nobody, closes by itself, comes back as a picture."""

import conversations.polls.tables  # noqa: F401
from conversations.polls.flow import polls

__all__ = ["polls"]
