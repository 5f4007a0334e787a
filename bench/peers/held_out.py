"""What Qawl is for articles it has not seen.

`python -m bench.peers.held_out DATA --folds F0 F1 F2 --verifiers V0 V1 V2 --output FOLDER`

The folds' updates (`python -m retrieval.tuning DATA --hold-out FOLD`) and verifiers (`python -m
retrieval.fitting.verifiers`) go in; `FOLDER/<number>.safetensors` and what was fitted without that fold's articles,
`FOLDER/<number>.json` and `<number>.verifier.safetensors`, come out, for `python -m bench.peers --held-out`.
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
    parser.add_argument("--verifiers", type=Path, nargs="+", required=True)
    parser.add_argument("--output", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    datasets = read_datasets(arguments.data)
    folds, _ = held_out_folds(arguments.folds, arguments.data, datasets, arguments.verifiers)
    made_of = zip(folds, arguments.folds, arguments.verifiers, strict=True)
    for number, (fold, updates, verifier) in enumerate(made_of):
        made = profile_json(fold.embedder.dimension, fold.means, fold.judges)
        (arguments.output / f"{number}.json").write_text(made, encoding="utf-8")
        shutil.copyfile(updates, arguments.output / f"{number}.safetensors")
        shutil.copyfile(verifier, arguments.output / f"{number}.verifier.safetensors")


if __name__ == "__main__":
    main()
