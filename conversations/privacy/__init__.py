"""What is kept of somebody and who sees it; all of it as a file; and a way to have it forgotten."""

import conversations.privacy.forgetting
import conversations.privacy.own_data  # noqa: F401 - their handlers register when they are read
from conversations.privacy.flow import privacy

__all__ = ["privacy"]
