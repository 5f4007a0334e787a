"""Where a model's cone lies for each language: mean vectors over sentences that say the same in both languages.

A folder with `dev.ar` and `dev.en` (FLORES, sentence pairs line by line) and an embedder in; mean vectors out.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from index.embedding.protocol import Embedder
from index.embedding.records import PassageText
from index.vectors import Vector
from retrieval.profile import Side

LANGUAGES = ("ar", "en")
_EVERY = 3
"""Every third pair is enough: means over all of them lie 0.02 away, at a length of 0.8 to 0.9."""


Means = Mapping[tuple[Side, str], Vector]
"""A mean vector (dimension,) by side and language."""


def measure_means(folder: Path, embedder: Embedder) -> Means:
    """The mean vectors of each side, from parallel sentences in `folder`: the same content in both languages."""
    means: dict[tuple[Side, str], Vector] = {}
    for language in LANGUAGES:
        lines = (folder / f"dev.{language}").read_text("utf-8").splitlines()[::_EVERY]
        passages = embedder.embed_passages([PassageText("", (line,)) for line in lines])
        questions = [embedder.embed_question(line) for line in lines]
        means[Side.PASSAGE, language] = np.mean([each.vector for each in passages], axis=0)
        means[Side.PASSAGE_TOKEN, language] = np.concatenate([each.tokens.restore() for each in passages]).mean(axis=0)
        means[Side.QUESTION, language] = np.mean([each.vector for each in questions], axis=0)
        means[Side.QUESTION_TOKEN, language] = np.concatenate([each.tokens for each in questions]).mean(axis=0)
    return means
