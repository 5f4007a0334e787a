"""What a run measured of each system, and how it is kept as JSON."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from retrieval.evaluation.metrics import Figure


@dataclass(frozen=True, slots=True)
class Speed:
    """Of one system: articles indexed a second; milliseconds of a question, to its passage and to its sentence.

    `alone_ms` is what embedding the question alone takes; sizes are in bytes.
    """

    articles_per_second: float
    passage_p50_ms: float | None
    p50_ms: float
    p95_ms: float
    peak_bytes: int
    installed: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Quality:
    """Of one system, in one direction of one dataset."""

    precision: Figure
    auroc: Figure
    false_accepts: Figure
    kept: float
    score: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything: speed by system; quality by dataset, direction and system; and what was asked."""

    machine: str
    articles: int
    timed: int
    questions: Mapping[str, int]
    speed: dict[str, Speed] = field(default_factory=dict)
    quality: dict[str, dict[str, dict[str, Quality]]] = field(default_factory=dict)


def write(figures: Figures, file: Path) -> None:
    """Keep them as JSON."""
    file.write_text(json.dumps(asdict(figures), ensure_ascii=False, indent=1) + "\n", "utf-8")


def read(file: Path) -> Figures:
    """The figures that were kept."""
    kept: dict[str, Any] = json.loads(file.read_text("utf-8"))
    kept["speed"] = {name: Speed(**each) for name, each in kept["speed"].items()}
    kept["quality"] = {
        dataset: {way: {name: _quality(each) for name, each in systems.items()} for way, systems in directions.items()}
        for dataset, directions in kept["quality"].items()
    }
    return Figures(**kept)


def _quality(kept: dict[str, Any]) -> Quality:
    intervals = {name: Figure(**kept[name]) for name in ("precision", "auroc", "false_accepts")}
    return Quality(**intervals, kept=kept["kept"], score=kept["score"])
