"""A system in a process of its own: what to run goes in, its answers come out."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from bench.peers.messages import Article, Ask, Found, ask_line, index_line

ROOT = Path(__file__).resolve().parents[2]
_QUIET = {
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "LANGCHAIN_TRACING_V2": "false",
    "LANGSMITH_TRACING": "false",
    "TOKENIZERS_PARALLELISM": "false",
    "TQDM_DISABLE": "1",
    "PYTHONWARNINGS": "ignore",
    # Threads that spin while another system answers would slow it; Qawl sets this itself.
    "OMP_WAIT_POLICY": "PASSIVE",
}


@dataclass(frozen=True, slots=True)
class Command:
    """What starts a system: `label` names it in reports, `system` to `bench.peers.child`."""

    label: str
    system: str
    python: Path
    options: tuple[str, ...] = ()


class SystemProcess:
    """A context manager; everything it is asked waits for the answer. Raises `RuntimeError` where the process died."""

    def __init__(self, command: Command, model: Path) -> None:
        self.label = command.label
        self._process = subprocess.Popen(
            [command.python, "-m", "bench.peers.child", command.system, model, *command.options],
            cwd=ROOT, env={**os.environ, **_QUIET}, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=sys.stderr, encoding="utf-8",
        )  # fmt: skip

    def __enter__(self) -> Self:
        self._answer()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait(60)

    def index(self, articles: Sequence[Article]) -> float:
        """Seconds that it took."""
        return float(self._request(index_line(articles))["seconds"])

    def save(self) -> float:
        """Seconds that it took."""
        return float(self._request('{"do": "save"}')["seconds"])

    def ask(self, asked: Ask) -> Found:
        """The answer, with the seconds that it took in the process."""
        return Found(**self._request(ask_line(asked)))

    def peak_bytes(self) -> int:
        """The most memory that it has held so far."""
        return int(self._request('{"do": "memory"}')["bytes"])

    def _request(self, line: str) -> dict[str, Any]:
        if self._process.stdin is None:
            raise RuntimeError(f"{self.label} has no input")
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        line = self._process.stdout.readline() if self._process.stdout is not None else ""
        if not line:
            raise RuntimeError(f"{self.label} died: what it said stands above")
        answer: dict[str, Any] = json.loads(line)
        return answer
