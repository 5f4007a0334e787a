"""How a model is made to write JSON of a given form: what its endpoint did so far in, the best way that works out."""

import json
import threading
import time
from collections.abc import Callable
from enum import StrEnum

from retrieval.generation.endpoint import Request

A_DAY = 86_400.0
UNUSABLE_IN_A_ROW = 2


class Mode(StrEnum):
    """From the surest to the simplest: the server holds the model to the schema, or to JSON, or to nothing."""

    SCHEMA = "json_schema"
    OBJECT = "json_object"
    TEXT = "text"

    @property
    def below(self) -> "Mode | None":
        """The next simpler one."""
        steps = list(Mode)
        return steps[steps.index(self) + 1] if self is not Mode.TEXT else None


def response_format(request: Request, mode: Mode) -> dict[str, object] | None:
    """The `response_format` of OpenAI's chat completions; None where none is sent."""
    if mode is Mode.SCHEMA:
        named = {"name": request.schema_name, "strict": True, "schema": dict(request.schema)}
        return {"type": mode.value, "json_schema": named}
    return {"type": mode.value} if mode is Mode.OBJECT else None


def instructions(request: Request, mode: Mode) -> str:
    """The instructions, with the schema where the server doesn't see to it."""
    if mode is Mode.SCHEMA:
        return request.instructions
    schema = json.dumps(request.schema, ensure_ascii=False)
    return (
        f"{request.instructions}\n\nReply with one JSON object and nothing else: no Markdown, no words around it. "
        f"It must match this JSON schema:\n{schema}"
    )


def is_usable(text: str, request: Request) -> bool:
    """Whether a reply holds a whole JSON object with the properties that the schema requires, whatever is around it."""
    try:
        value, _ = json.JSONDecoder().raw_decode(text, text.index("{"))
    except (ValueError, RecursionError):
        return False
    required = request.schema.get("required", ())
    return isinstance(value, dict) and isinstance(required, list | tuple) and value.keys() >= set(required)


class Modes:
    """Remembers which mode an endpoint can do, for as long as the process runs. Safe to use from threads.

    A mode below the best is kept for a day, then the best is tried again. What is refused is remembered only when a
    simpler mode was accepted: a request that is refused in every mode says nothing about any.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._mode = Mode.SCHEMA
        self._accepted: set[Mode] = set()
        self._fell_at = 0.0
        self._unusable = 0

    def best(self) -> Mode:
        """The mode to ask in."""
        with self._lock:
            if self._mode is not Mode.SCHEMA and self._clock() - self._fell_at >= A_DAY:
                self._mode, self._unusable = Mode.SCHEMA, 0
                self._accepted.clear()
            return self._mode

    def was_accepted(self, mode: Mode) -> bool:
        """Whether the endpoint has taken a request in this mode before: a refusal is then hardly about the mode."""
        with self._lock:
            return mode in self._accepted

    def accept(self, mode: Mode) -> None:
        """The endpoint took a request in this mode, after it refused those above."""
        with self._lock:
            self._accepted.add(mode)
            if list(Mode).index(mode) > list(Mode).index(self._mode):
                self._fall_to(mode)

    def reply_was_usable(self, mode: Mode) -> None:
        """A reply in this mode had the form that was asked for."""
        with self._lock:
            if mode is self._mode:
                self._unusable = 0

    def reply_was_unusable(self, mode: Mode) -> None:
        """A reply in this mode had not: after two in a row a simpler mode, which says more, is taken instead."""
        with self._lock:
            if mode is not self._mode:
                return
            self._unusable += 1
            if self._unusable >= UNUSABLE_IN_A_ROW and mode.below:
                self._fall_to(mode.below)

    def _fall_to(self, mode: Mode) -> None:
        self._mode, self._fell_at, self._unusable = mode, self._clock(), 0
