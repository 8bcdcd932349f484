"""What somebody sees who opens the charter."""

from __future__ import annotations

from bot.conversation import Conversation
from bot.i18n import T

charter = Conversation("charter", title=T("The charter"))
