"""`python -m bench.short_answers DATA [--show]`: the figures in docs/evaluation.md under "Short answers".

DATA is a folder with `xquad-r/`, `arcd/arcd-train.json` and `qed/qed-dev.jsonlines`. Counts, for questions of number,
time and name, how many are asked, in how many of the sentences that answer something is marked, and how often it has
the known answer's value. `--show` lists the marks that have not.
"""

import argparse
from collections import Counter
from pathlib import Path

from bench.short_answers.cases import cases
from bench.short_answers.judging import has_same_value
from retrieval.asked_for import AskedFor, asked_for
from retrieval.question import analyse
from retrieval.short_answer import short_answer

_PARTS = ("odd articles", "every fourth article", "other even articles")
_KINDS = (AskedFor.NUMBER, AskedFor.TIME, AskedFor.NAME)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.short_answers", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--show", action="store_true", help="list the marks that are not the known answer")
    arguments = parser.parse_args()
    counts = Counter[tuple[str, AskedFor, str]]()
    wrong = []
    for case in cases(arguments.data):
        kind = asked_for(case.question)
        if kind not in _KINDS:
            continue
        part = _part(case.article)
        span = short_answer(analyse(case.question), case.sentence, case.title)
        counts[part, kind, "asked"] += 1
        if span is None:
            continue
        marked = case.sentence[span.start : span.end]
        is_right = any(has_same_value(kind, marked, known) for known in case.answers)
        counts.update({(part, kind, "marked"): 1, (part, kind, "right"): is_right})
        if not is_right:
            wrong.append(f"{part}: {case.question}\n  {case.sentence}\n  {marked!r}, known: {sorted(case.answers)}")
    columns = ("asked", "marked", "right")
    print(f"| questions | {' | '.join(f'{kind}s: {columns[0]} | marked | right' for kind in _KINDS)} |")
    print("| --- " * (1 + len(_KINDS) * len(columns)) + "|")
    for part in _PARTS:
        row = (str(counts[part, kind, column]) for kind in _KINDS for column in columns)
        print(f"| {part} | {' | '.join(row)} |")
    if arguments.show:
        print("\n" + "\n".join(wrong))


def _part(article: int) -> str:
    """The rules were written for the odd articles, and some added after a look at every fourth one."""
    if article % 2:
        return _PARTS[0]
    return _PARTS[1] if article % 4 == 0 else _PARTS[2]


if __name__ == "__main__":
    main()
