"""Structured log lines: events in the past, ids as facts, never text, names or the token."""

from __future__ import annotations

import logging
import re
import sys
import threading
import traceback
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

import structlog

TOKEN = re.compile(r"\d{5,}(?::|%3A)[A-Za-z0-9_-]{20,}", re.IGNORECASE)  # in an address it stands right after "bot"
QUOTED = re.compile(r"(DETAIL:|query argument \$\d+).*")  # where PostgreSQL and its driver tell what a row holds
TELLING = 6  # characters; hiding a shorter secret would hide half of every line

hidden: set[str] = set()  # the secrets of this process, whatever they look like


def set_up(form: str = "text", level: str = "info", *, secrets: Iterable[str] = ()) -> None:
    """Log to standard error in this form ("text" or "json"), from this level upwards.

    Libraries are heard from "warning" upwards only, and python-telegram-bot not at all: it tells what it sends and
    what it cannot read word for word, and its errors reach us anyway.
    ``secrets`` appear in no line, and in no traceback of an exception that nobody caught.
    """
    hide(secrets)
    steps: list[Any] = [structlog.processors.add_log_level, structlog.processors.TimeStamper(fmt="iso")]
    structlog.configure(
        processors=[*steps, *written(form), redacted_line],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    quiet = max(logging.WARNING, logging.getLevelNamesMapping()[level.upper()])
    logging.basicConfig(level=quiet, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s", force=True)
    logging.getLogger().handlers[0].addFilter(Redaction())
    logging.getLogger("telegram").setLevel(logging.CRITICAL + 1)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a look that lasts over a second is no warning
    sys.excepthook = redacted_hook
    threading.excepthook = redacted_thread_hook


def redacted(text: str) -> str:
    """The text without our secrets, nor anything that looks like a bot's token."""
    for secret in hidden:
        text = text.replace(secret, "…")
    return TOKEN.sub("…", text)


def wordless(trace: str) -> str:
    """A traceback without our secrets, nor anybody's words."""
    return redacted(QUOTED.sub(r"\1 …", trace))


def hide(secrets: Iterable[str]) -> None:
    told = [secret for secret in secrets if len(secret) >= TELLING]
    hidden.update(told, (quote(secret, safe="") for secret in told))


class Redaction(logging.Filter):
    """Keeps secrets out of what libraries log: httpx's request lines, exceptions with an address in them."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = redacted(record.getMessage()), ()
        if record.exc_info:
            record.exc_text = wordless(logging.Formatter().formatException(record.exc_info))
        return True


def written(form: str) -> list[Any]:
    """The steps that make one line of an event."""
    if form == "text":
        return [structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)]
    return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]


def redacted_line(logger: Any, name: str, line: Any) -> str:
    """The last step: whatever a fact held, exceptions and lists too, is text by now."""
    return redacted(str(line))


def redacted_hook(kind: type[BaseException], error: BaseException | None, trace: Any) -> None:
    """The traceback of an exception that nobody caught."""
    sys.stderr.write(wordless("".join(traceback.format_exception(kind, error, trace))))


def redacted_thread_hook(args: threading.ExceptHookArgs) -> None:
    if args.exc_type is not SystemExit:
        redacted_hook(args.exc_type, args.exc_value, args.exc_traceback)
