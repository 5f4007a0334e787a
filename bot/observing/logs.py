"""The log of a running bot: a level, a form and a stream go in; from then on every record of this process, also those
of libraries, is a line there, with the number of the update that it belongs to, or the id of the digest."""

import json
import logging
import sys
import threading
import warnings
from collections.abc import Iterable
from enum import StrEnum
from types import TracebackType
from typing import TextIO

from structlog.contextvars import merge_contextvars
from structlog.processors import TimeStamper
from structlog.stdlib import ExtraAdder, ProcessorFormatter, add_log_level, add_logger_name
from structlog.typing import EventDict, WrappedLogger

from bot.observing.safe import OWN, Secrets, message_of, traceback_of

_LOGGER = logging.getLogger(__name__)

FIELDS = "fields"
"""Where a record holds figures beside its message: `logger.info("Done", extra={FIELDS: {"ms": 12}})`."""


class Level(StrEnum):
    """The least of what is written."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def number(self) -> int:
        """As `logging` counts them."""
        return {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING}.get(self, logging.ERROR)


class Form(StrEnum):
    """How a line is written: for people to read, or an object of JSON for programs."""

    TEXT = "text"
    JSON = "json"


def set_up_logs(level: Level, form: Form, secrets: Iterable[str] = (), stream: TextIO | None = None) -> logging.Handler:
    """Write what this process logs to `stream`, by default standard error, in place of what wrote there before.

    Of libraries, warnings and errors alone are written, whatever the level. `secrets` are words that no line may hold.
    The handler that does it comes back.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_formatter(form, Secrets(secrets)))
    handler.setLevel(level.number)
    root = logging.getLogger()
    for before in list(root.handlers):
        if type(before) is logging.StreamHandler:  # not those of a test, which are of classes made from it
            root.removeHandler(before)
    root.addHandler(handler)
    root.setLevel(max(level.number, logging.WARNING))
    for package in OWN:
        logging.getLogger(package).setLevel(level.number)
    return handler


def log_what_python_prints() -> None:
    """Let errors that nobody caught, in whatever thread, and warnings be records of the log too: Python would print all
    that they say."""

    def in_main(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            return
        _LOGGER.critical("The program ends by an error: %s", kind.__name__, exc_info=error)

    def in_thread(given: threading.ExceptHookArgs) -> None:
        _LOGGER.critical("A thread ends by an error: %s", given.exc_type.__name__, exc_info=given.exc_value)

    def nowhere(given: "sys.UnraisableHookArgs") -> None:
        _LOGGER.error("An error could not be raised: %s", given.exc_type.__name__, exc_info=given.exc_value)

    def warned(
        message: Warning | str,  # noqa: ARG001 - may quote what it warns of
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,  # noqa: ARG001
        line: str | None = None,  # noqa: ARG001
    ) -> None:
        _LOGGER.debug("%s at %s:%d", category.__name__, filename, lineno)

    sys.excepthook, threading.excepthook, sys.unraisablehook = in_main, in_thread, nowhere
    warnings.showwarning = warned


class _Formatter(ProcessorFormatter):
    """Reads a record only once it is safe to read: no processor sees the words of an error."""

    def format(self, record: logging.LogRecord) -> str:
        safe = logging.makeLogRecord(record.__dict__)
        error = record.exc_info[1] if record.exc_info else None
        safe.msg, safe.args = message_of(record), ()
        safe.exc_info = safe.exc_text = safe.stack_info = None
        fields: object = getattr(record, FIELDS, None)
        safe.__dict__[FIELDS] = {
            **(fields if isinstance(fields, dict) else {}),
            **({"traceback": traceback_of(error)} if error is not None else {}),
        }
        return super().format(safe)


def _formatter(form: Form, secrets: Secrets) -> ProcessorFormatter:
    def without_secrets(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
        return {key: secrets.hide(value) if isinstance(value, str) else value for key, value in event.items()}

    return _Formatter(
        foreign_pre_chain=[
            merge_contextvars, add_log_level, add_logger_name, ExtraAdder([FIELDS]), _spread,
            TimeStamper(fmt="iso", utc=True),
        ],
        processors=[
            ProcessorFormatter.remove_processors_meta, without_secrets, _as_json if form is Form.JSON else _as_text,
        ],
    )  # fmt: skip


def _spread(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    """The figures of a record stand beside its message."""
    event.update(event.pop(FIELDS, {}))
    return event


def _as_json(_logger: WrappedLogger, _name: str, event: EventDict) -> str:
    first = {key: event.pop(key) for key in ("timestamp", "level", "logger", "event")}
    return json.dumps({**first, **event}, ensure_ascii=False, default=str)


def _as_text(_logger: WrappedLogger, _name: str, event: EventDict) -> str:
    first = (event.pop("timestamp"), event.pop("level").upper(), event.pop("logger"))
    traced = event.pop("traceback", None)
    line = f"{' '.join(first)}: {event.pop('event')}"
    fields = " ".join(f"{key}={json.dumps(value, ensure_ascii=False)}" for key, value in event.items())
    line = f"{line} [{fields}]" if fields else line
    return line if traced is None else f"{line}\n{traced}"
