"""Reliability curves: a report's Markdown in, a picture out of what confidences promise and what they keep.

`python -m retrieval.evaluation.plot docs/evaluation.md docs/reliability.svg`
"""

import argparse
import re
from dataclasses import dataclass
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure

_HEADING = re.compile(r"### (?P<dataset>[^:]+):")
_TABLE = "| confidence of Qawl"
_CELL = re.compile(r"(?P<promised>[01]\.\d+) → (?P<kept>[01]\.\d+) \((?P<count>\d+)\)")
_LARGEST_POINT = 220.0  # square points of the picture, for the bin with the most answers


@dataclass(frozen=True, slots=True)
class Curve:
    """One direction of one dataset: what was promised, what was kept, and for how many answers, a bin each."""

    dataset: str
    direction: str
    promised: tuple[float, ...]
    kept: tuple[float, ...]
    counts: tuple[int, ...]


def curves(markdown: str) -> list[Curve]:
    """The reliability tables in `markdown`, as `retrieval.evaluation.report` writes them."""
    found: list[Curve] = []
    dataset, within = "", False
    for line in markdown.splitlines():
        if heading := _HEADING.match(line):
            dataset = heading["dataset"]
        within = line.startswith(_TABLE) or (within and line.startswith("|"))
        cells = list(_CELL.finditer(line)) if within else []
        if cells:
            found.append(
                Curve(
                    dataset,
                    line.split("|")[1].strip(),
                    tuple(float(cell["promised"]) for cell in cells),
                    tuple(float(cell["kept"]) for cell in cells),
                    tuple(int(cell["count"]) for cell in cells),
                )
            )
    return found


def draw(found: list[Curve]) -> Figure:
    """One panel a dataset; a point a bin, as large as it holds answers, on the diagonal where promises are kept."""
    datasets = list(dict.fromkeys(curve.dataset for curve in found))
    figure = Figure(figsize=(4.2 * len(datasets), 4.4), layout="constrained")
    panels: list[Axes] = list(figure.subplots(1, len(datasets), squeeze=False, sharey=True)[0])
    for panel, dataset in zip(panels, datasets, strict=True):
        panel.plot([0, 1], [0, 1], color="0.75", linewidth=1)
        for curve in (each for each in found if each.dataset == dataset):
            sizes = [_LARGEST_POINT * count / max(curve.counts) for count in curve.counts]
            (line,) = panel.plot(curve.promised, curve.kept, linewidth=1, label=curve.direction)
            panel.scatter(curve.promised, curve.kept, s=sizes, color=line.get_color(), alpha=0.6)
        panel.set(title=dataset, xlabel="confidence", xlim=(0, 1), ylim=(0, 1), aspect="equal")
        panel.legend(frameon=False, loc="upper left")
    panels[0].set_ylabel("share with a right sentence shown")
    return figure


def main() -> None:
    """Draw the tables of one file into another."""
    parser = argparse.ArgumentParser(prog="python -m retrieval.evaluation.plot", description=__doc__)
    parser.add_argument("report", type=Path)
    parser.add_argument("picture", type=Path)
    arguments = parser.parse_args()
    found = curves(arguments.report.read_text("utf-8"))
    if not found:
        parser.error(f"{arguments.report} has no reliability table")
    draw(found).savefig(arguments.picture, metadata={"Date": None} if arguments.picture.suffix == ".svg" else None)


if __name__ == "__main__":
    main()
