"""Every line that anybody logs, as the bot writes them at its most talkative, to be looked through."""

from __future__ import annotations

import io
import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr

import structlog

from bot import logs


@contextmanager
def loud() -> Iterator[io.StringIO]:
    """Logs are set up as ``run`` does, with the lines kept; afterwards all is as before."""
    root, said = logging.getLogger(), io.StringIO()
    before = root.handlers[:], root.level, sys.excepthook, threading.excepthook
    with redirect_stderr(said):
        logs.set_up("json", "debug")
        yield said
    root.handlers[:], level, sys.excepthook, threading.excepthook = before
    root.setLevel(level)
    for name in ("telegram", "apscheduler"):
        logging.getLogger(name).setLevel(logging.NOTSET)
    structlog.reset_defaults()
