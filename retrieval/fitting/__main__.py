"""Fits the profile of the model that ships: `python -m retrieval.fitting FLORES --verifier FILE > PROFILE.json`.

FLORES is a folder with `dev.ar` and `dev.en`, over which means are measured. The rest is fitted to questions about
articles written for Qawl (`articles/`): the verifier that goes into FILE is learned from all of them, and the judges
are fitted to what verifiers read that were learned from the other half of the articles.
"""

import argparse
import sys
from pathlib import Path

from retrieval.fitting.console import say
from retrieval.fitting.fitting import fit, written_articles
from retrieval.fitting.loading import load
from retrieval.fitting.means import measure_means
from retrieval.fitting.writing import profile_json


def main() -> None:
    """Measure, gather, learn, fit; print the profile as JSON."""
    parser = argparse.ArgumentParser(prog="python -m retrieval.fitting", description=__doc__)
    parser.add_argument("flores", type=Path)
    parser.add_argument("--verifier", type=Path, required=True, help="where the verifier goes (safetensors)")
    arguments = parser.parse_args()
    if not arguments.verifier.parent.is_dir():
        parser.error(f"there is no folder {arguments.verifier.parent}")
    embedder = load()
    means = measure_means(arguments.flores, embedder)
    judges, verifier = fit(written_articles(), embedder, means, say)
    verifier.save(arguments.verifier)
    sys.stdout.write(profile_json(embedder.dimension, means, judges))


if __name__ == "__main__":
    main()
