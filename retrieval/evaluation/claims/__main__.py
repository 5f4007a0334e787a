"""Measures the checks of a language model's claims with the shipped model, and with the plain one.

`python -m retrieval.evaluation.claims DATA [--model NAME] [--fitted-half] [--every N] [--show KIND]`

DATA is a folder with `flores/`, `xquad-r/` and `names/`. Prints Markdown tables over the sentences that nothing was
fitted to. `--fitted-half` measures on the other ones, for work on the checks. `--show` lists what was judged wrong.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import platformdirs

from index.embedding.load import load_embedder
from index.embedding.sentence_transformer import PLAIN_MODEL
from retrieval.evaluation.claims.cases import Case, cases
from retrieval.evaluation.claims.lies import lies
from retrieval.evaluation.claims.material import Pair, read_flores, read_xquad
from retrieval.evaluation.claims.measure import Outcome, check, reasons, table
from retrieval.evaluation.claims.words import well_known_names
from retrieval.generation.checking import Checker
from retrieval.profile import profile_of

_DIRECTIONS = (("en", "ar"), ("ar", "en"), ("ar", "ar"), ("en", "en"))
_SEED = 7
_STEP = 500


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m retrieval.evaluation.claims", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", default=None, help=f"another model than the default; {PLAIN_MODEL} is the plain one")
    parser.add_argument("--fitted-half", action="store_true")
    parser.add_argument("--every", type=int, default=1, help="take every Nth pair of sentences only")
    parser.add_argument(
        "--show", nargs="*", default=[], help="list wrongly judged cases of these kinds ('true' or a lie's)"
    )
    arguments = parser.parse_args()
    embedder = load_embedder(arguments.model, Path(platformdirs.user_cache_dir("qawl")), _line)
    checker = Checker(embedder, profile_of(embedder.name, embedder.dimension))
    sets = {
        "FLORES": read_flores(arguments.data / "flores"),
        "XQuAD-R": read_xquad(arguments.data / "xquad-r"),
    }
    names = well_known_names(arguments.data / "names", [pair for pairs in sets.values() for pair in pairs])
    for name, pairs in sets.items():
        made = list(_cases(pairs, names, reported=not arguments.fitted_half, every=arguments.every))
        outcomes, each = check(made, checker, _progress(name))
        print(f"### {name}, {embedder.name}\n")
        print("\n".join(table(outcomes)))
        print(f"\nDropped though true, by reason: {dict(reasons(outcomes).most_common())}. {each:.0f} ms a check.\n")
        for kind in arguments.show:
            print("\n".join(_shown(outcomes, kind)), flush=True)


def _cases(pairs: list[Pair], names: dict[str, list[str]], *, reported: bool, every: int) -> Iterator[Case]:
    for languages in _DIRECTIONS:
        changes = lies(pairs, names[languages[1]], languages[1])
        yield from cases(pairs, changes, languages, _SEED, reported=reported, every=every)


def _shown(outcomes: list[Outcome], kind: str) -> Iterator[str]:
    for outcome in outcomes:
        case = outcome.case
        if case.kind == kind and not outcome.is_right:
            cited = next((each.quote for each in case.offered if each.number == case.rests_on), "")
            fault = outcome.fault.name if outcome.fault else "-"
            yield f"{case.kind} {case.direction} {case.form} {fault}\n    {case.text}\n    {cited}"


def _progress(name: str) -> Callable[[int, int], None]:
    """Says now and then how far a set is."""

    def say(done: int, total: int) -> None:
        if done % _STEP == 0 or done == total:
            _line(f"{name}: {done} of {total}")

    return say


def _line(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    main()
