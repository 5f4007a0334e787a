"""What was measured as a page's Markdown, between two marks of docs/benchmarks.md, and as a picture."""

from collections.abc import Callable, Iterator
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Picture

from bench.peers.figures import Figures, Quality, Speed

BEGIN, END = "<!-- made by python -m bench.peers -->", "<!-- end -->"
_MEGABYTE = 1_000_000


def markdown(figures: Figures) -> str:
    """The tables."""
    return "\n".join(_lines(figures)) + "\n"


def write_into(page: Path, figures: Figures) -> None:
    """Put the tables between the marks of `page`. Raises `ValueError` where it has none."""
    before, begin, rest = page.read_text("utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{page} has no place for the tables: {BEGIN} … {END}")
    page.write_text(f"{before}{BEGIN}\n\n{markdown(figures)}\n{END}{after}", "utf-8")


def _lines(figures: Figures) -> Iterator[str]:
    names = list(figures.speed)
    yield f"{figures.machine}; {figures.articles} articles indexed, {figures.timed} questions timed, in turns."
    yield ""
    yield from _table("", names, _speed_rows(figures.speed))
    for dataset, directions in figures.quality.items():
        yield ""
        yield f"{dataset}: {figures.questions[dataset]} questions, in all directions together."
        yield ""
        rows: list[tuple[str, list[str]]] = []
        for title, of in (
            ("sentence P@1", lambda each: str(each.precision)),
            ("refusal AUROC", lambda each: str(each.auroc)),
            ("false accepts", lambda each: f"{each.false_accepts} at {each.kept:.0%} kept"),
        ):
            rows += [
                (f"{title}, {way}", [_cell(systems.get(name), of) for name in names])
                for way, systems in directions.items()
            ]
        yield from _table("", names, rows)


def _cell(quality: Quality | None, of: Callable[[Quality], str]) -> str:
    return "–" if quality is None else of(quality)


def _speed_rows(speed: dict[str, Speed]) -> list[tuple[str, list[str]]]:
    each = list(speed.values())
    return [
        ("articles indexed a second", [f"{one.articles_per_second:.1f}" for one in each]),
        ("a question to its sentence, p50", [f"{one.p50_ms:.1f} ms" for one in each]),
        ("a question to its sentence, p95", [f"{one.p95_ms:.1f} ms" for one in each]),
        (
            "a question to its passage only, p50",
            ["–" if one.passage_p50_ms is None else f"{one.passage_p50_ms:.1f} ms" for one in each],
        ),
        ("memory, the most held", [f"{one.peak_bytes / _MEGABYTE:.0f} MB" for one in each]),
        ("installed, without torch", [f"{one.installed['others'] / _MEGABYTE:.0f} MB" for one in each]),
        ("torch and what it needs", [f"{one.installed['torch'] / _MEGABYTE:.0f} MB" for one in each]),
        ("packages", [str(one.installed["packages"]) for one in each]),
    ]


def _table(corner: str, names: list[str], rows: list[tuple[str, list[str]]]) -> Iterator[str]:
    yield f"| {corner} | {' | '.join(names)} |"
    yield "| --- |" + " --- |" * len(names)
    for title, cells in rows:
        yield f"| {title} | {' | '.join(cells)} |"


def draw(figures: Figures, file: Path) -> None:
    """Sentence P@1 by direction with its intervals, a panel a dataset; beside it what articles and questions take."""
    names = list(figures.speed)
    widths = [*(max(2, len(each)) for each in figures.quality.values()), 2, 2]
    picture = Picture(figsize=(1.5 * sum(widths) + 1, 4.2), layout="constrained")
    panels: list[Axes] = list(picture.subplots(1, len(widths), squeeze=False, width_ratios=widths)[0])
    width = 0.8 / len(names)
    for panel, (dataset, directions) in zip(panels, figures.quality.items(), strict=False):
        for number, name in enumerate(names):
            mine = [systems.get(name) for systems in directions.values()]
            places = [place + width * (number - (len(names) - 1) / 2) for place, each in enumerate(mine) if each]
            found = [each.precision for each in mine if each]
            errors = [[each.value - each.low for each in found], [each.high - each.value for each in found]]
            panel.bar(places, [each.value for each in found], width, yerr=errors, label=name, ecolor="0.4")
        panel.set(
            title=f"{dataset}: sentence P@1", ylim=(0, 1.2), yticks=[0, 0.2, 0.4, 0.6, 0.8, 1]
        )  # the legend's room
        panel.set_xticks(range(len(directions)), list(directions))
    speeds, questions = panels[-2:]
    colours = [f"C{number}" for number in range(len(names))]
    speeds.bar(names, [each.articles_per_second for each in figures.speed.values()], color=colours)
    speeds.set(title="articles indexed a second")
    questions.bar(names, [each.p50_ms for each in figures.speed.values()], color=colours)
    questions.set(title="a question to its sentence,\np50, ms")
    for panel in (speeds, questions):
        panel.tick_params(axis="x", rotation=60)
    panels[0].legend(frameon=False, loc="upper left", ncols=2, fontsize="small")
    picture.savefig(file, metadata={"Date": None} if file.suffix == ".svg" else None)
