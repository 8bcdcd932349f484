"""What somebody sees who asks what is being voted on."""

from __future__ import annotations

from bot.conversation import Conversation
from bot.i18n import T

votes = Conversation("votes", title=T("Votes"))
