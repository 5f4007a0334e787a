"""The one interface to language models: a request goes in, the text of a reply comes out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Trouble(StrEnum):
    """What can go wrong with an endpoint, as `EndpointError.trouble` names it.

    REFUSED would befall any request; DECLINED befell this one, for its length or for what it holds.
    """

    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    UNAUTHORISED = "unauthorised"
    BUSY = "busy"
    FAILED = "failed"
    REFUSED = "refused"
    DECLINED = "declined"
    CUT = "cut"
    NONSENSE = "nonsense"
    ENDLESS = "endless"


@dataclass(frozen=True, slots=True)
class Request:
    """What a model is asked: instructions, material, and the JSON schema that the reply must have.

    `schema` is what OpenAI calls strict: every property required, no additional ones. `most_tokens` bounds the reply.
    """

    instructions: str
    material: str
    schema_name: str
    schema: Mapping[str, object]
    most_tokens: int


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens that were read and written, as the endpoint counts them, or estimated where it doesn't."""

    prompt_tokens: int
    completion_tokens: int


@dataclass(frozen=True, slots=True)
class Completion:
    """A whole reply, and what it took."""

    text: str
    usage: Usage


Watch = Callable[[str], None]
"""Is given the whole reply so far, each time more of it has come."""


class Endpoint(Protocol):
    """A language model behind some server. Safe to use from threads."""

    @property
    def model(self) -> str:
        """The model's name."""

    def complete(self, request: Request, timeout: float, watch: Watch | None = None) -> Completion:
        """The model's reply within `timeout` seconds in all, whatever the server does.

        With `watch` the reply is streamed. What `watch` raises ends the request and comes out. Raises `EndpointError`.
        """
