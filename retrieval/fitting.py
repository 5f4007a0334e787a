"""Fits a model's profile: `python -m retrieval.fitting DATA [MODEL] > retrieval/profiles/<model>.json`.

DATA is a folder with `flores/dev.{ar,en}` (sentence pairs, line by line) and `xquad-r/{ar,en}.json`. The means come
from FLORES alone. The weights of the evidence signals were chosen by hand, looking at XQuAD-R's development half; each
judge is a logistic regression on its questions, asked with the passage that answers in reach, without that passage,
and without its whole article. What it prints on standard error is therefore a fit, not a held-out figure.
"""

import argparse
import json
import sys
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
import platformdirs
from sklearn.linear_model import LogisticRegression
from tqdm import tqdm

from index.embedding.protocol import Embedder
from index.embedding.sentence_transformer import load_embedder
from index.library import StoredPassage
from index.records import LIBRARY, Document, Passage, PassageText, QuestionEmbedding, Sentence, Span, Vector
from retrieval.evidence import Candidate, rank
from retrieval.profile import Judge, Profile, Side, direction
from retrieval.question import Question, analyse
from retrieval.search import MEAN_SHARE, FoundPassage

_LANGUAGES = ("ar", "en")
_WEIGHTS = {"tokens": 2.0, "sentence": 0.5, "words": 0.2, "subject": 0.2}
_SIGNALS = ("tokens", "sentence", "passage", "words", "names", "known")
_PASSAGES_READ = 8
_SHOWN = 3
_WRONG_ANSWERS = 0.05
"""The share of questions about something else altogether that may be answered."""
_KEPT = 0.9
"""The share of answerable questions to answer, where the former allows: beyond it, refusing near misses counts more."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with its vectors; the passage (in its language's pool) and sentence that answer it; its article."""

    id: str
    question: Question
    embedding: QuestionEmbedding
    passage: int
    sentence: int
    article: int


@dataclass(frozen=True, slots=True)
class _Pool:
    """One language's passages, each with its article's number, and questions."""

    passages: list[StoredPassage]
    articles: list[int]
    questions: dict[str, _Asked]


def _read_pool(file: Path, language: str, embedder: Embedder) -> _Pool:
    passages: list[StoredPassage] = []
    articles: list[int] = []
    asked: dict[str, _Asked] = {}
    for number, article in enumerate(tqdm(json.loads(file.read_text("utf-8"))["data"], desc=f"embedding {language}")):
        title = article["title"].replace("_", " ")
        paragraphs = article["paragraphs"]
        embeddings = embedder.embed_passages([PassageText(title, tuple(p["sentences"])) for p in paragraphs])
        for paragraph, embedding in zip(paragraphs, embeddings, strict=True):
            text = paragraph["context"]
            document = Document(
                LIBRARY, f"{language}/{len(passages)}", title, None, None, None, language, text, (Span(0, len(text)),)
            )
            sentences = tuple(
                Sentence(document.id, ordinal, start, end)
                for ordinal, (start, end) in enumerate(paragraph["sentence_breaks"])
            )
            for each in paragraph["qas"]:
                start = each["answers"][0]["answer_start"]
                gold = next(s.ordinal for s in sentences if s.start <= start < s.end)
                asked[each["id"]] = _Asked(
                    each["id"], analyse(each["question"]), embedder.embed_question(each["question"]),
                    len(passages), gold, number,
                )  # fmt: skip
            passage = Passage(document.id, 0, 0, len(sentences), title)
            passages.append(
                StoredPassage(len(passages), document, passage, sentences, None, embedding.vector, embedding.tokens)
            )
            articles.append(number)
    return _Pool(passages, articles, asked)


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


def _ranked(asked: _Asked, pool: _Pool, hidden: set[int], profile: Profile) -> list[Candidate]:
    moved = asked.embedding.vector - MEAN_SHARE * profile.mean(Side.PASSAGE, asked.question.language)
    scores = np.array([float(moved @ passage.vector) for passage in pool.passages])
    best = [place for place in np.argsort(-scores) if place not in hidden][:_PASSAGES_READ]
    found = [FoundPassage(pool.passages[place], scores[place]) for place in best]
    return rank(asked.question, asked.embedding, found, profile)


@dataclass(slots=True)
class _Outcomes:
    """The best sentence's signals of one direction's questions, by what was in reach."""

    right: list[bool]
    answerable: list[list[float]]
    unrelated: list[list[float]]
    nearby: list[list[float]]


def _ask_all(asking: _Pool, answering: _Pool, profile: Profile, label: str) -> _Outcomes:
    outcomes = _Outcomes([], [], [], [])
    first = 0
    for asked in tqdm(asking.questions.values(), desc=label):
        gold = answering.questions[asked.id]
        document = answering.passages[gold.passage].document.id
        ranked = _ranked(asked, answering, set(), profile)
        places = [(each.sentence.document_id, each.sentence.ordinal) for each in ranked[:_SHOWN]]
        first += places[0] == (document, gold.sentence)
        outcomes.right.append((document, gold.sentence) in places)
        outcomes.answerable.append(_signals(ranked[0]))
        article = {place for place, number in enumerate(answering.articles) if number == gold.article}
        outcomes.nearby.append(_signals(_ranked(asked, answering, {gold.passage}, profile)[0]))
        outcomes.unrelated.append(_signals(_ranked(asked, answering, article, profile)[0]))
    count = len(outcomes.right)
    print(f"{label}: P@1 {first / count:.3f}, in the first three {sum(outcomes.right) / count:.3f}", file=sys.stderr)
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
    )

    def confidences(rows: list[list[float]]) -> Vector:
        return np.array([judge.confidence(dict(zip(_SIGNALS, row, strict=True))) for row in rows], np.float32)

    unrelated = confidences(outcomes.unrelated)
    kept = confidences(outcomes.answerable)
    threshold = round(float(max(np.quantile(unrelated, 1 - _WRONG_ANSWERS), np.quantile(kept, 1 - _KEPT))), 4)
    for name, rows in (("answerable", outcomes.answerable), ("near misses", outcomes.nearby)):
        print(f"{label}: answers {(confidences(rows) >= threshold).mean():.3f} of {name}", file=sys.stderr)
    return judge.model_copy(update={"threshold": threshold})


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
    pools = {
        language: _read_pool(arguments.data / "xquad-r" / f"{language}.json", language, embedder)
        for language in _LANGUAGES
    }
    judges = {}
    for asking, answering in product(_LANGUAGES, repeat=2):
        label = direction(asking, answering)
        judges[label] = fit_judge(_ask_all(pools[asking], pools[answering], profile, label), label)
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
