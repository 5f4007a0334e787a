"""What once broke something, kept: an input that fails goes in, and stands from then on among the files that every run
of the tests tries again.

A failing input is written while hypothesis makes it smaller, each over the one before: what stays is the smallest. An
input that hangs or kills the process is found in the folder of running ones.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).with_name("corpus")
RUNNING = Path(__file__).parents[2] / "build" / "fuzz"
_EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "0"))


def examples(few: int) -> int:
    """How many inputs a test tries: `few` in a run of all tests, and what FUZZ_EXAMPLES says where it is set, as a
    multiple in per cent."""
    return max(1, few * _EXAMPLES // 100) if _EXAMPLES else few


def kept(kind: str) -> list[Any]:
    """What is kept of a kind, as parameters of a test."""
    paths = sorted((CORPUS / kind).glob("*.json"))
    return [pytest.param(json.loads(path.read_text(encoding="utf-8")), id=path.stem) for path in paths]


@contextmanager
def trying(kind: str, given: Any) -> Iterator[None]:
    """Try `given`, which JSON can hold, in the body: kept as `found.json` of its kind where that raises."""
    RUNNING.mkdir(parents=True, exist_ok=True)
    running = RUNNING / f"{kind}.json"
    running.write_text(json.dumps(given), encoding="utf-8")
    try:
        yield
    except Exception:
        (CORPUS / kind).mkdir(parents=True, exist_ok=True)
        running.replace(CORPUS / kind / "found.json")
        raise
    running.unlink()
