"""The territory sees itself: thirteen questions in three modules, and something back at once for whoever answers."""

from conversations.self_assessment import answering, checking, results  # noqa: F401  # their handlers register when read
from conversations.self_assessment.flow import self_assessment
from conversations.self_assessment.territory import own_picture, publishing, reckoning, tables_file, telling  # noqa: F401

__all__ = ["self_assessment"]
