"""The charter, written together: ideas become articles, articles are voted on, the whole is adopted and signed."""

import conversations.charter.ideas.tables
import conversations.charter.signing.tables  # noqa: F401
from conversations.charter.flow import charter
from conversations.charter.sensing import (  # noqa: F401  # their handlers register when read
    closing,
    drawing,
    managing,
    opening,
    own,
    reasons,
    showing,
)

__all__ = ["charter"]
