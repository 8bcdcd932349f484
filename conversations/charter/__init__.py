"""The charter, written together: ideas become articles, articles are voted on, the whole is adopted and signed."""

import conversations.charter.ideas.tables
import conversations.charter.signing.tables  # noqa: F401
from conversations.charter import example, flow, own_data  # noqa: F401  # as below
from conversations.charter.articles import (  # noqa: F401  # their handlers register when read
    amending,
    answering,
    arranging,
    deciding,
    drafting,
    listing,
    page,
    story,
    translations,
)
from conversations.charter.conversation import charter
from conversations.charter.ideas import given, making, proposing, sorting, supporting  # noqa: F401
from conversations.charter.ideas import listing as ideas_listed  # noqa: F401
from conversations.charter.sensing import (  # noqa: F401  # their handlers register when read
    closing,
    drawing,
    managing,
    opening,
    own,
    reasons,
    showing,
)
from conversations.charter.signing import drawing as documents_drawn  # noqa: F401
from conversations.charter.signing import freezing, giving, keeping, nudging, reading, telling, voting  # noqa: F401

__all__ = ["charter"]
