"""An author for tests that writes what it is told to, as slowly or as badly as it is told to."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.author import Watch
from retrieval.digest.records import Digest
from retrieval.records import Answer, Written

Write = Callable[[Answer], Written | None]


def nothing(_answer: Answer) -> Written | None:
    return None


def unchanged(digest: Digest) -> Digest:
    return digest


@dataclass
class ScriptedAuthor:
    """Writes by `by`, which may raise. `steps` are what is checked on the way there, each after `gate` has let it pass.

    `whole` are questions made whole, by what was asked; `digests` writes of digests. `gate` is open unless a test
    closes it; `begun` is set when a call waits at it.
    """

    by: Write = nothing
    steps: Sequence[Written] = ()
    whole: Mapping[str, str] = field(default_factory=dict)
    digests: Callable[[Digest], Digest] = unchanged
    written_for: list[tuple[str, int]] = field(default_factory=list)
    made_whole: list[tuple[str, tuple[str, ...], int]] = field(default_factory=list)
    gate: threading.Semaphore | None = None
    begun: threading.Event = field(default_factory=threading.Event)

    def write(self, answer: Answer, account: int, watch: Watch | None = None) -> Written | None:
        self.written_for.append((answer.question, account))
        for step in self.steps:
            self._wait()
            if watch is not None:
                watch(step)
        self._wait()
        return self.by(answer)

    def make_whole(self, question: str, earlier: Sequence[str], account: int) -> str | None:
        self.made_whole.append((question, tuple(earlier), account))
        return self.whole.get(question)

    def digest(self, digest: Digest, account: int) -> Digest:
        self._wait()
        return self.digests(digest)

    def _wait(self) -> None:
        self.begun.set()
        if self.gate is not None:
            assert self.gate.acquire(timeout=60)
