"""What facilitators do for a territory: invite, see who is there, share the role, keep organisations in order."""

import conversations.facilitation.flow
import conversations.facilitation.inviting
import conversations.facilitation.members
import conversations.facilitation.merging
import conversations.facilitation.organisations
import conversations.facilitation.posters  # noqa: F401 - their handlers register when they are read
from conversations.facilitation.presses import facilitation

__all__ = ["facilitation"]
