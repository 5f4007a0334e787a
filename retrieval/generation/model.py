"""What those who write ask a language model through, and how they take it when nothing comes back."""

from typing import Protocol

from index.errors import EndpointError
from retrieval.generation.endpoint import Completion, Request, Watch


class Model(Protocol):
    """A language model within its bounds; `retrieval.generation.gate.Gate` is the one that works."""

    @property
    def model(self) -> str:
        """The model's name."""

    def ask(self, request: Request, account: int, watch: Watch | None = None) -> Completion:
        """The reply, for the budget of `account`. Raises `EndpointError`, and has logged why."""

    def count_claims(self, account: int, *, shown: int, dropped: int) -> None:
        """Write down what came of a reply."""


def reply_to(request: Request, model: Model, account: int, watch: Watch | None = None) -> str | None:
    """The text of the reply; None where there is none: every answer can do without."""
    try:
        return model.ask(request, account, watch).text
    except EndpointError:
        return None
