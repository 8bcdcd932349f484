"""How somebody is spoken to, when not, in which territory and for whom they speak: one screen, changed in place."""

import conversations.settings.organisation
import conversations.settings.territory  # noqa: F401 - their handlers register when they are read
from conversations.settings.flow import settings

__all__ = ["settings"]
