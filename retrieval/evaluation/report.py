"""A report as a Markdown table for people and as plain fields for programs."""

from collections.abc import Iterator

from retrieval.evaluation.run import Report


def markdown(report: Report) -> str:
    """One table a direction: a row a figure, a column a system, each with its 95 % interval over articles."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    systems = list(report.figures)
    yield f"### {report.dataset}: {report.questions} questions"
    for label in report.figures[systems[0]]:
        yield ""
        yield f"| {label} | {' | '.join(systems)} |"
        yield "| --- |" + " --- |" * len(systems)
        for name in report.figures[systems[0]][label]:
            cells = " | ".join(str(report.figures[system][label][name]) for system in systems)
            yield f"| {name} | {cells} |"


def json_fields(report: Report) -> dict[str, object]:
    """The report as nested objects: system, direction, figure, then value and interval."""
    return {
        "dataset": report.dataset,
        "questions": report.questions,
        "figures": {
            system: {
                label: {
                    name: {"value": round(figure.value, 4), "interval": [round(figure.low, 4), round(figure.high, 4)]}
                    for name, figure in figures.items()
                }
                for label, figures in by_direction.items()
            }
            for system, by_direction in report.figures.items()
        },
    }
