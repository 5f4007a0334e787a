"""Fits what the checks of a language model's claims know of one embedding model.

`python -m retrieval.fitting.claims DATA [--plain]` reads `flores/`, `xquad-r/` and `names/` below DATA, fits to the
half of their sentences that `retrieval.evaluation.claims` does not report on, and writes
`retrieval/generation/checking/fitted/<model>.json`.

Three things are learned. Which words are names written by their sound: positives are words that sound like a word with
a capital in the other language's sentence, and names put in other names' places; what the first fit takes for a name
among the negatives is left out of the second, for names with a translation of their own (Cairo) stand among them. Which
words of a sentence nothing in its translation meets: positives are names that were put there. And where the limits lie:
at the share of true sentences that each check may lose.
"""

import argparse
from pathlib import Path

from index.embedding.sentence_transformer import PLAIN_MODEL
from retrieval.evaluation.claims.material import read_flores, read_xquad
from retrieval.evaluation.claims.words import well_known_names
from retrieval.fitting.claim_fitting import Fitting
from retrieval.fitting.console import line
from retrieval.fitting.loading import load
from retrieval.generation.checking.meaning import Reader
from retrieval.profile import profile_of

_OUTPUT = Path(__file__).parent.parent / "generation" / "checking" / "fitted"


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(prog="python -m retrieval.fitting.claims", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--plain", action="store_true", help="fit to the model as it was published")
    arguments = parser.parse_args()
    embedder = load(PLAIN_MODEL if arguments.plain else None)
    reader = Reader(embedder, profile_of(embedder.name, embedder.dimension), keeps=100_000)
    pairs = [*read_flores(arguments.data / "flores"), *read_xquad(arguments.data / "xquad-r")]
    names = well_known_names(arguments.data / "names", pairs)
    fitted = Fitting(reader, pairs, names, line).fit()
    _OUTPUT.mkdir(exist_ok=True)
    file = _OUTPUT / f"{embedder.name.rsplit('/', 1)[-1]}.json"
    file.write_text(fitted.model_dump_json(indent=0) + "\n", "utf-8")
    line(f"written: {file}")


if __name__ == "__main__":
    main()
