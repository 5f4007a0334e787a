"""What an endpoint's answer means that is no reply: a status with its headers and text in, an `EndpointError` out.

A message names what is wrong and what to do. It holds nothing of the answer: servers repeat keys and prompts.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import isfinite

from index.errors import EndpointError
from retrieval.generation.endpoint import Trouble

LONGEST_WAIT = 3600.0
"""The most seconds for which a server's wish to be left alone is granted."""

_TOO_LONG = re.compile(r"context[ _](?:length|window|size)|exceed_context|too many tokens|too long|max_model_len")
_FILTERED = re.compile(r"content[ _](?:filter|policy|management)|safety (?:system|filter|setting)")
_NO_CREDIT = re.compile(r"insufficient[ _](?:quota|credit|balance|funds)")
_NO_MODEL = re.compile(r"model_not_found|model\b.{0,120}\b(?:not found|does not exist|not exist|unknown)", re.DOTALL)
_WAIT = re.compile(
    r"(?:(?:try again|retry) (?:in|after)|retry_?(?:after|delay)\"?\s*:)\s*\"?"
    r"(?:(?P<minutes>\d+)\s*m(?:in(?:ute)?s?)?(?![a-z])\s*)?(?:(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>ms|s|))?",
    re.IGNORECASE,
)
_OF_MODES = re.compile(
    r"response_?format|json_?(?:schema|object|mode)|schema|grammar|structured|unsupported|not support"
)


@dataclass(frozen=True, slots=True)
class Server:
    """Which endpoint it is, as messages name it: its address without a password, and the model's name."""

    address: str
    model: str


class StatusError(Exception):
    """A server answered with an error. `text` is the start of what it said, lower case; it is never shown."""

    def __init__(self, status: int, text: str, retry_after: str | None = None) -> None:
        super().__init__(f"status {status}")
        self.status = status
        self.text = text.casefold()
        self.retry_after = retry_after

    @property
    def is_about_the_request(self) -> bool:
        """Whether the request is too long, or holds what the server won't have: another form of it won't help."""
        return self.status == 413 or (
            self.status in {400, 422} and bool(_TOO_LONG.search(self.text) or _FILTERED.search(self.text))
        )

    def is_about_the_mode(self, *, was_accepted_before: bool) -> bool:
        """Whether the server may mean the form of reply that it was asked for."""
        if self.is_about_the_request or _NO_MODEL.search(self.text):
            return False
        if self.status in {400, 422} and not was_accepted_before:
            return True
        return self.status in {400, 404, 422, 500, 501} and bool(_OF_MODES.search(self.text))

    def error(self, server: Server, now: datetime) -> EndpointError:
        """What it comes to."""
        trouble, what = self._meaning(server)
        wait = LONGEST_WAIT if self._is_without_credit else self._wait(now)
        return EndpointError(trouble, f"The language model at {server.address} {what} ({self.status})", wait)

    @property
    def _is_without_credit(self) -> bool:
        return self.status == 402 or (self.status == 429 and bool(_NO_CREDIT.search(self.text)))

    def _meaning(self, server: Server) -> tuple[Trouble, str]:
        """What is wrong and what to do, to follow the server's name."""
        status = self.status
        if status in {401, 403}:
            return Trouble.UNAUTHORISED, "refuses the key: set QAWL_LLM_API_KEY to one that it knows"
        if self._is_without_credit:
            return Trouble.BUSY, "has no credit left: top it up there"
        if status == 429:
            return Trouble.BUSY, "is asked too often: raise its limit, or ask less"
        if status >= 500 or status in {408, 409, 425}:
            return Trouble.FAILED, "failed: its own log says why"
        if self.is_about_the_request:
            too_long = status == 413 or _TOO_LONG.search(self.text)
            return Trouble.DECLINED, f"declined a request for {'its length' if too_long else 'what it holds'}"
        if 300 <= status < 400:
            return Trouble.REFUSED, "points elsewhere: set QAWL_LLM_BASE_URL to the address itself"
        if status in {404, 405}:
            if _NO_MODEL.search(self.text):
                return Trouble.REFUSED, f"has no model {server.model!r}: correct QAWL_LLM_MODEL"
            return Trouble.REFUSED, "has no chat completions there: correct QAWL_LLM_BASE_URL, often …/v1"
        return Trouble.REFUSED, "refuses requests: its own log says why"

    def _wait(self, now: datetime) -> float | None:
        """After how many seconds to ask again, where the header or the text says so."""
        seconds = _of_header(self.retry_after, now)
        if seconds is None:
            seconds = _of_text(self.text)
        return None if seconds is None else min(max(seconds, 0.0), LONGEST_WAIT)


def retry_after(headers: Mapping[str, str]) -> str | None:
    """What the headers say of when to come again, in seconds or as a date (RFC 9110, 10.2.3)."""
    if (milliseconds := headers.get("retry-after-ms", "")).isdecimal():
        return str(int(milliseconds) / 1000)
    return headers.get("retry-after")


def _of_header(value: str | None, now: datetime) -> float | None:
    if not value:
        return None
    try:
        seconds = float(value)
    except ValueError:
        try:
            date = parsedate_to_datetime(value)
        except ValueError:
            return None
        return ((date if date.tzinfo else date.replace(tzinfo=UTC)) - now).total_seconds()
    return seconds if isfinite(seconds) else None


def _of_text(text: str) -> float | None:
    found = _WAIT.search(text)
    if not found or not (found["minutes"] or found["number"]):
        return None
    seconds = float(found["number"] or 0) / (1000 if found["unit"] == "ms" else 1)
    return int(found["minutes"] or 0) * 60 + seconds
