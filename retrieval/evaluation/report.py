"""A report as a Markdown table for people and as plain fields for programs."""

from collections.abc import Iterator

from retrieval.evaluation.run import Report


def markdown(report: Report) -> str:
    """One table a direction: a row a figure, a column a system, each with its 95 % interval over articles."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    systems = list(report.figures)
    unanswered = f", and {report.unanswered} that nothing answers" if report.unanswered else ""
    yield f"### {report.dataset}: {report.questions} questions{unanswered}"
    if report.left_out:
        yield ""
        yield f"Left out, for no sentence is known to answer them: {report.left_out}."
    for label in report.figures[systems[0]]:
        yield ""
        yield f"| {label} | {' | '.join(systems)} |"
        yield "| --- |" + " --- |" * len(systems)
        for name in dict.fromkeys(name for system in systems for name in report.figures[system][label]):
            cells = " | ".join(str(report.figures[system][label].get(name, "–")) for system in systems)
            yield f"| {name} | {cells} |"
    if report.reliability:
        ranges = " | ".join(f"{number / 10:.1f}-" for number in range(10))
        yield ""
        yield f"| confidence of Qawl, promised → kept (of so many) | {ranges} |"
        yield "| --- |" + " --- |" * 10
        for label, bins in report.reliability.items():
            by_range = {min(int(each.promised * 10), 9): str(each) for each in bins}
            yield f"| {label} | {' | '.join(by_range.get(number, '–') for number in range(10))} |"


def json_fields(report: Report) -> dict[str, object]:
    """The report as nested objects: system, direction, figure, then value and interval."""
    return {
        "dataset": report.dataset,
        "questions": report.questions,
        "unanswered": report.unanswered,
        "left_out": report.left_out,
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
        "reliability": {
            label: [
                {"count": each.count, "promised": round(each.promised, 4), "kept": round(each.kept, 4)} for each in bins
            ]
            for label, bins in report.reliability.items()
        },
    }
