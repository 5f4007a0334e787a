"""The arguments of a call, whichever of the documented ways they came: names go in, typed values or an `ApiError` come
out. In forms and queries, numbers stand as text, lists and objects as JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.chats.records import Json
from bot.simulator.formatting.units import is_encodable
from bot.simulator.protocol.errors import ApiError, bad_request

_LONGEST_NUMBER = 20  # digits
_TRUE = frozenset({"true", "1", "yes"})


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in a multipart call."""

    name: str
    content: bytes
    mime_type: str | None


@dataclass(frozen=True, slots=True)
class Parameters:
    """One call's arguments and uploaded files. Every method raises `ApiError` for a value of another type."""

    values: Mapping[str, object]
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether there is a value that says something."""
        return self.values.get(name) not in (None, "")

    def text(self, name: str) -> str:
        """A text, "" where there is none."""
        value = self.values.get(name)
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise bad_request(f"{name} must be a string")
        return _encodable(str(value))

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number."""
        number = self.number(name)
        return default if number is None else number

    def number(self, name: str) -> int | None:
        """A whole number, or None where there is none."""
        if not self.has(name):
            return None
        value = self.values[name]
        digits = value if isinstance(value, str) else str(value)
        if isinstance(value, bool) or not digits.removeprefix("-").isdecimal() or len(digits) > _LONGEST_NUMBER:
            raise bad_request(f"{name} must be an integer")
        return int(digits)

    def flag(self, name: str) -> bool:
        """Whether it is set."""
        value = self.values.get(name)
        return value is True or str(value).lower() in _TRUE

    def mapping(self, name: str, what: str) -> Json | None:
        """A JSON object, or None; `what` names it in the error."""
        value = self._json(name, what)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise bad_request(f"can't parse {what} JSON object")
        return value

    def array(self, name: str, what: str) -> list[Any] | None:
        """A JSON list, or None; `what` names it in the error."""
        value = self._json(name, what)
        if value is None:
            return None
        if not isinstance(value, list):
            raise bad_request(f"can't parse {what} JSON object")
        return value

    def upload(self, name: str) -> Upload | None:
        """The file that came under `name`, or that it points to by attach://."""
        value = self.values.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            name = value.removeprefix("attach://")
        return self.uploads.get(name)

    def _json(self, name: str, what: str) -> object:
        if not self.has(name):
            return None
        value = self.values[name]
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except (ValueError, RecursionError):
                raise bad_request(f"can't parse {what} JSON object") from None
            require_encodable(value)
        return value


def require_encodable(value: object) -> None:
    """Raises `ApiError` for JSON in which a text can't be UTF-8."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except (UnicodeEncodeError, RecursionError):
        raise _not_utf8() from None


def _encodable(text: str) -> str:
    if not is_encodable(text):
        raise _not_utf8()
    return text


def _not_utf8() -> ApiError:
    return bad_request("strings must be encoded in UTF-8")
