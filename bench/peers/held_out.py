"""What Qawl is for articles it has not seen: `python -m bench.peers.held_out FLORES --output FOLDER`.

FLORES is a folder with `dev.ar` and `dev.en`. The models that the release is the mean of, each tuned without a third of
the articles, come out as `FOLDER/<number>.safetensors`, with what belongs to them, `<number>.json` and
`<number>.verifier.safetensors`, for `python -m bench.peers --held-out`. Judges and verifier are those that ship, which
have seen no article of any set.
"""

import argparse
import shutil
from importlib.resources import as_file, files
from pathlib import Path

from index.embedding.releases import DEFAULT_MODEL
from retrieval.fitting.folds import Fold, write_updates
from retrieval.fitting.writing import profile_json


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(prog="python -m bench.peers.held_out", description=__doc__)
    parser.add_argument("flores", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    with as_file(files("retrieval") / "profiles" / f"{DEFAULT_MODEL}.verifier.safetensors") as verifier:
        for number, updates in enumerate(write_updates(arguments.output)):
            profile = Fold(number, updates, arguments.flores).profile
            made = profile_json(profile.dimension, profile.means, profile.judges)
            (arguments.output / f"{number}.json").write_text(made, encoding="utf-8")
            shutil.copyfile(verifier, arguments.output / f"{number}.verifier.safetensors")


if __name__ == "__main__":
    main()
