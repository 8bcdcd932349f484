"""Structured log lines: events in the past, ids as facts, never text, names or the token."""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog

TOKEN = re.compile(r"\b\d{5,}:[A-Za-z0-9_-]{20,}")
LOUD = ("alembic", "httpx", "httpcore", "apscheduler", "aiohttp.access", "sqlalchemy.engine")


def set_up(form: str = "text", level: str = "info") -> None:
    """Log to standard error in this form ("text" or "json"), from this level upwards."""
    steps: list[Any] = [structlog.processors.add_log_level, structlog.processors.TimeStamper(fmt="iso"), redacted_event]
    last: Any = structlog.dev.ConsoleRenderer(colors=False) if form == "text" else structlog.processors.JSONRenderer()
    structlog.configure(
        processors=[*steps, last],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    logging.basicConfig(level=level.upper(), stream=sys.stderr, format="%(levelname)s %(name)s %(message)s", force=True)
    logging.getLogger().handlers[0].addFilter(Redaction())
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = redacted_hook


def redacted(text: str) -> str:
    """The text without anything that looks like a bot's token."""
    return TOKEN.sub("…", text)


def redacted_event(logger: Any, name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {key: redacted(value) if isinstance(value, str) else value for key, value in event.items()}


class Redaction(logging.Filter):
    """Keeps tokens out of what libraries log: httpx's request lines, exceptions with an address in them."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = redacted(record.getMessage()), ()
        if record.exc_info:
            record.exc_text = redacted(logging.Formatter().formatException(record.exc_info))
        return True


def redacted_hook(kind: type[BaseException], error: BaseException, trace: Any) -> None:
    """An uncaught exception's traceback without the token."""
    sys.stderr.write(redacted("".join(traceback.format_exception(kind, error, trace))))
