"""Cases checked; the shares of true ones kept and of false ones caught, by kind, direction and form."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from time import perf_counter

from retrieval.evaluation.claims.cases import TRUE, Case
from retrieval.evaluation.metrics import share
from retrieval.generation.checking import Checker
from retrieval.generation.records import Fault
from retrieval.records import Claim, Translation

_TOGETHER = 48
"""Cases whose texts the model reads in one go."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case, and the fault that was found in it."""

    case: Case
    fault: Fault | None

    @property
    def is_right(self) -> bool:
        """Whether a true claim was kept, or a false one caught."""
        return (self.fault is None) == (self.case.kind == TRUE)


def check(cases: Sequence[Case], checks: Checker, progress: Callable[[int, int], None]) -> tuple[list[Outcome], float]:
    """The outcome of each case, and the milliseconds that a check took on average."""
    found = []
    started = perf_counter()
    for number, case in enumerate(cases):
        if number % _TOGETHER == 0:
            part = cases[number : number + _TOGETHER]
            offered = dict.fromkeys(each for one in part for each in one.offered)
            checks.prepare([one.text for one in part], list(offered))
        if case.form == "translation":
            fault = checks.translation(Translation(case.rests_on, case.text), case.offered, case.language)
        else:
            fault = checks.claim(Claim(case.text, (case.rests_on,)), case.offered, "", case.language)
        found.append(Outcome(case, fault))
        progress(number + 1, len(cases))
    return found, 1000 * (perf_counter() - started) / max(len(cases), 1)


def table(outcomes: Iterable[Outcome]) -> list[str]:
    """A Markdown table: a row for each form and kind, a column for each direction."""
    counted: Counter[tuple[str, str, str]] = Counter()
    right: Counter[tuple[str, str, str]] = Counter()
    for outcome in outcomes:
        key = (_form(outcome.case), outcome.case.kind, outcome.case.direction)
        counted[key] += 1
        right[key] += outcome.is_right
    directions = sorted({key[2] for key in counted})
    rows = sorted({key[:2] for key in counted}, key=lambda row: (row[0], row[1] != TRUE, row[1]))
    lines = [f"| | {' | '.join(directions)} |", "| --- |" + " --- |" * len(directions)]
    for form, kind in rows:
        shares = [share(right[form, kind, each], counted[form, kind, each]) for each in directions]
        said = f"{form}, true: kept" if kind == TRUE else f"{form}, {kind}: caught"
        lines.append(f"| {said} | {' | '.join(shares)} |")
    return lines


def _form(case: Case) -> str:
    """Lies in whole sentences and in parts are counted together, true ones apart."""
    return case.form if case.kind == TRUE or case.form in {"translation", "quotation"} else "claim"


def reasons(outcomes: Iterable[Outcome]) -> Counter[str]:
    """Why true ones were dropped."""
    return Counter(
        outcome.fault.name for outcome in outcomes if outcome.case.kind == TRUE and outcome.fault is not None
    )
