"""`python -m bench.peers.held_out DATA --folds F0 F1 F2 --output FOLDER`: what Qawl is for articles it has not seen.

The folds' updates (`python -m retrieval.tuning DATA --hold-out FOLD`) go in; `FOLDER/<number>.safetensors` and the
profile fitted without that fold's articles, `FOLDER/<number>.json`, come out, for `python -m bench.peers --held-out`.
"""

import argparse
import shutil
from pathlib import Path

from retrieval.fitting.folds import held_out_folds, profile_json, read_datasets


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(prog="python -m bench.peers.held_out", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=Path, nargs="+", required=True)
    parser.add_argument("--output", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    folds, _ = held_out_folds(arguments.folds, arguments.data, read_datasets(arguments.data))
    for number, (fold, updates) in enumerate(zip(folds, arguments.folds, strict=True)):
        made = profile_json(fold.embedder.dimension, fold.means, fold.judges)
        (arguments.output / f"{number}.json").write_text(made, encoding="utf-8")
        shutil.copyfile(updates, arguments.output / f"{number}.safetensors")


if __name__ == "__main__":
    main()
