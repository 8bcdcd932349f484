"""How somebody is spoken to, when not, in which territory and for whom they speak: one screen, changed in place."""

import conversations.settings.organisation  # noqa: F401 - its handlers register when it is read
from conversations.settings.flow import settings

__all__ = ["settings"]
