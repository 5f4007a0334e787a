"""What Qawl is for articles it has not seen: `python -m bench.peers.held_out DATA --folds F0 F1 F2 --output FOLDER`.

The folds' updates (`python -m retrieval.tuning DATA --hold-out FOLD`) go in; `FOLDER/<number>.safetensors` and what
belongs to them, `FOLDER/<number>.json` and `<number>.verifier.safetensors`, come out, for `python -m bench.peers
--held-out`. Judges and verifier are those that ship, which have seen no article of DATA.
"""

import argparse
import shutil
from importlib.resources import as_file, files
from pathlib import Path

from index.embedding.releases import DEFAULT_MODEL
from retrieval.fitting.folds import Fold
from retrieval.fitting.writing import profile_json


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(prog="python -m bench.peers.held_out", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=Path, nargs="+", required=True)
    parser.add_argument("--output", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    with as_file(files("retrieval") / "profiles" / f"{DEFAULT_MODEL}.verifier.safetensors") as verifier:
        for number, updates in enumerate(arguments.folds):
            profile = Fold(number, len(arguments.folds), updates, arguments.data).profile
            made = profile_json(profile.dimension, profile.means, profile.judges)
            (arguments.output / f"{number}.json").write_text(made, encoding="utf-8")
            shutil.copyfile(updates, arguments.output / f"{number}.safetensors")
            shutil.copyfile(verifier, arguments.output / f"{number}.verifier.safetensors")


if __name__ == "__main__":
    main()
