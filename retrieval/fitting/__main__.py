"""Fits a model's profile: `python -m retrieval.fitting DATA [MODEL] > retrieval/profiles/<model>.json`.

DATA is a folder with `flores/dev.{ar,en}` (sentence pairs, line by line) and `xquad-r/{ar,en}.json`. The means come
from FLORES alone. The weights of the evidence signals were chosen by hand, looking at XQuAD-R's development half; each
judge is a logistic regression on its questions, asked with the passage that answers in reach, without that passage,
and without its whole article. What it prints on standard error is therefore a fit, not a held-out figure.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import platformdirs
from sklearn.linear_model import LogisticRegression
from tqdm import tqdm

from index.embedding.protocol import Embedder
from index.embedding.sentence_transformer import load_embedder
from index.records import PassageText, Vector
from retrieval.evaluation.datasets import SCOPES, Dataset, Gold, read_dataset
from retrieval.evaluation.pool import PASSAGES_READ, Asked, embedded_questions, filled_library
from retrieval.evaluation.systems import Ours
from retrieval.evidence import Candidate
from retrieval.profile import Judge, Profile, Side, direction

_LANGUAGES = ("ar", "en")
_WEIGHTS = {"tokens": 2.0, "sentence": 0.5, "words": 0.2, "subject": 0.2}
_SIGNALS = ("tokens", "sentence", "passage", "words", "names", "known")
_SHOWN = 3
_WRONG_ANSWERS = 0.05
"""The share of questions about something else altogether that may be answered."""
_KEPT = 0.9
"""The share of answerable questions to answer, where the former allows: beyond it, refusing near misses counts more."""


def fit_means(folder: Path, embedder: Embedder) -> dict[tuple[Side, str], Vector]:
    """The mean vectors of each side, from parallel sentences in `folder`: the same content in both languages."""
    means: dict[tuple[Side, str], Vector] = {}
    for language in _LANGUAGES:
        lines = (folder / f"dev.{language}").read_text("utf-8").splitlines()
        passages = embedder.embed_passages([PassageText("", (line,)) for line in lines])
        questions = [embedder.embed_question(line) for line in tqdm(lines, desc=f"means {language}")]
        means[Side.PASSAGE, language] = np.mean([each.vector for each in passages], axis=0)
        means[Side.PASSAGE_TOKEN, language] = np.concatenate([each.tokens.restore() for each in passages]).mean(axis=0)
        means[Side.QUESTION, language] = np.mean([each.vector for each in questions], axis=0)
        means[Side.QUESTION_TOKEN, language] = np.concatenate([each.tokens for each in questions]).mean(axis=0)
    return means


@dataclass(slots=True)
class _Outcomes:
    """The best sentence's signals of one direction's questions, by what was in reach; the answers' raw scores."""

    right: list[bool]
    levels: list[float]
    answerable: list[list[float]]
    unrelated: list[list[float]]
    nearby: list[list[float]]


def _ask_all(system: Ours, asked: Sequence[Asked], dataset: Dataset, pair: tuple[str, str]) -> _Outcomes:
    """Every question of a direction, asked three times."""
    outcomes = _Outcomes([], [], [], [], [])
    asking, answering = pair
    for each in tqdm([each for each in asked if each.known.language == asking], desc=direction(*pair)):
        gold = each.known.gold[answering]
        article = frozenset(d.document.id for d in dataset.documents if d.article == each.known.article)

        def best(hidden: frozenset[str], each: Asked = each) -> list[Candidate]:
            return system.candidates(each.question, each.embedding, [SCOPES[answering]], hidden, PASSAGES_READ)

        ranked = best(frozenset())
        places = [Gold(candidate.sentence.document_id, candidate.sentence.ordinal) for candidate in ranked]
        outcomes.right.append(gold in places[:_SHOWN])
        outcomes.levels += [ranked[place].score for place, found in enumerate(places) if found == gold]
        outcomes.answerable.append(_signals(ranked[0]))
        outcomes.nearby.append(_signals(best(frozenset([gold.document_id]))[0]))
        outcomes.unrelated.append(_signals(best(article)[0]))
    return outcomes


def _signals(candidate: Candidate) -> list[float]:
    return [candidate.features[name] for name in _SIGNALS]


def fit_judge(outcomes: _Outcomes, label: str) -> Judge:
    """The judge of one direction, and on standard error how it judges what it was fitted on."""
    signals = np.array(outcomes.answerable + outcomes.nearby + outcomes.unrelated)
    labels = np.array(outcomes.right + [False] * (len(outcomes.nearby) + len(outcomes.unrelated)))
    model = LogisticRegression(C=10.0, max_iter=1000).fit(signals, labels)
    judge = Judge(
        coefficients={name: round(float(w), 4) for name, w in zip(_SIGNALS, model.coef_[0], strict=True)},
        intercept=round(float(model.intercept_[0]), 4),
        threshold=0.0,
        level=round(float(np.mean(outcomes.levels)), 4),
    )

    def confidences(rows: list[list[float]]) -> Vector:
        return np.array([judge.confidence(dict(zip(_SIGNALS, row, strict=True))) for row in rows], np.float32)

    unrelated = confidences(outcomes.unrelated)
    kept = confidences(outcomes.answerable)
    threshold = round(float(max(np.quantile(unrelated, 1 - _WRONG_ANSWERS), np.quantile(kept, 1 - _KEPT))), 4)
    for name, rows in (("answerable", outcomes.answerable), ("near misses", outcomes.nearby)):
        print(f"{label}: answers {(confidences(rows) >= threshold).mean():.3f} of {name}", file=sys.stderr)
    return judge.model_copy(update={"threshold": threshold})


def _say(step: str, done: int, total: int) -> None:
    if done == total:
        print(f"{step}: {done}", file=sys.stderr)


def main() -> None:
    """Read the data, fit, and print the profile."""
    parser = argparse.ArgumentParser(prog="python -m retrieval.fitting")
    parser.add_argument("data", type=Path)
    parser.add_argument("model", nargs="?")
    parser.add_argument("--cache", type=Path, default=platformdirs.user_cache_path("qawl"))
    arguments = parser.parse_args()
    embedder = load_embedder(arguments.model, arguments.cache, lambda line: print(line, file=sys.stderr))
    means = fit_means(arguments.data / "flores", embedder)
    profile = Profile(embedder.dimension, means, _WEIGHTS, {})
    dataset = read_dataset(arguments.data / "xquad-r")
    judges = {}
    with filled_library(dataset, embedder, _say) as library:
        asked = embedded_questions(dataset, embedder, _say)
        for pair in dataset.directions():
            outcomes = _ask_all(Ours(library, profile), asked, dataset, pair)
            judges[direction(*pair)] = fit_judge(outcomes, direction(*pair))
    by_side: dict[str, dict[str, list[float]]] = {}
    for (side, language), mean in means.items():
        by_side.setdefault(side, {})[language] = [round(float(value), 5) for value in mean]
    json.dump(
        {
            "fitted_on": "means: FLORES dev (CC BY-SA 4.0); judges: XQuAD-R, development half (CC BY-SA 4.0)",
            "dimension": embedder.dimension,
            "weights": _WEIGHTS,
            "judges": {label: judge.model_dump() for label, judge in judges.items()},
            "means": by_side,
        },
        sys.stdout,
        ensure_ascii=False,
    )


if __name__ == "__main__":
    main()
