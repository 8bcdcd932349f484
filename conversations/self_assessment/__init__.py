"""The territory sees itself: thirteen questions in three modules, and something back at once for whoever answers."""

from conversations.self_assessment import (  # noqa: F401  # their handlers register when read
    answering,
    checking,
    example,
    results,
)
from conversations.self_assessment.flow import self_assessment
from conversations.self_assessment.paper import arriving, correcting, page, walking  # noqa: F401
from conversations.self_assessment.rounds import (  # noqa: F401
    attending,
    closing,
    drafting,
    ending,
    listing,
    opening,
    running,
)
from conversations.self_assessment.rounds import telling as rounds_told  # noqa: F401
from conversations.self_assessment.territory import (  # noqa: F401
    chosen,
    comparing,
    demand,
    for_the_charter,
    grids_shown,
    module_page,
    open_words,
    overview,
    own_picture,
    publishing,
    reckoning,
    report,
    tables_file,
    telling,
    ways,
)

__all__ = ["self_assessment"]
