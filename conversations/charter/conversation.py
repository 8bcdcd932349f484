"""The charter as one conversation: every part of it registers here what it answers."""

from __future__ import annotations

from bot.conversation import Conversation
from bot.i18n import T

charter = Conversation("charter", title=T("The charter"))
