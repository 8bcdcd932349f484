"""What a facilitator sees who asks a group something."""

from __future__ import annotations

from bot.conversation import Conversation
from bot.i18n import T

polls = Conversation("polls", title=T("Group polls"))
