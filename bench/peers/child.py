"""`python -m bench.peers.child SYSTEM MODEL [--updates FILE --profile FILE]`: a system, asked over standard input.

Requests come in a line each, see `bench.peers.messages`; an answer goes out for each. Runs in the system's own
environment, so that nothing of Qawl may be imported here but by the module of Qawl itself.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from bench.peers.messages import System, articles_of, ask_of

_MODULES = {
    "qawl": "bench.peers.qawl_system",
    "txtai": "bench.peers.txtai_system",
    "txtai-hybrid": "bench.peers.txtai_system",
    "langchain": "bench.peers.langchain_system",
}


def main() -> None:
    """Serve until the input ends."""
    parser = argparse.ArgumentParser(prog="python -m bench.peers.child", description=__doc__)
    parser.add_argument("system", choices=sorted(_MODULES))
    parser.add_argument("model", type=Path)
    parser.add_argument("--updates", type=Path)
    parser.add_argument("--profile", type=Path)
    arguments = parser.parse_args()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what libraries print is no answer
    with tempfile.TemporaryDirectory() as folder:
        system: System = import_module(_MODULES[arguments.system]).make(arguments, Path(folder))
        _say(answers, {"ready": True})
        for fields in _requests():
            _say(answers, _answer(system, fields))
    answers.close()


def _requests() -> Iterator[dict[str, Any]]:
    for line in sys.stdin:
        yield json.loads(line)


def _answer(system: System, fields: dict[str, Any]) -> dict[str, Any]:
    started = time.perf_counter()
    match fields["do"]:
        case "index":
            articles = articles_of(fields)
            started = time.perf_counter()
            system.index(articles)
        case "save":
            system.save()
        case "ask":
            return asdict(system.ask(ask_of(fields)))
        case "memory":
            return {"bytes": _peak_bytes()}
        case other:
            raise ValueError(f"{other} is no request")
    return {"seconds": time.perf_counter() - started}


def _peak_bytes() -> int:
    """The most that this process has held of the machine's memory (Linux; `getrusage` would count its parent's too)."""
    (line,) = [each for each in Path("/proc/self/status").read_text("ascii").splitlines() if each.startswith("VmHWM")]
    return int(line.split()[1]) * 1024


def _say(answers: IO[str], fields: dict[str, Any]) -> None:
    answers.write(json.dumps(fields) + "\n")
    answers.flush()


if __name__ == "__main__":
    main()
