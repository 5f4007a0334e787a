"""Qawl itself, as `qawl ask` answers; or as it is without what was fitted to some articles, with `--updates` and
`--profile` of a fold (see `retrieval.fitting`)."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import platformdirs

from bench.peers.messages import Article, Ask, Found
from index.embedded.library import EmbeddedLibrary
from index.embedding.load import load_embedder
from index.embedding.protocol import Embedder
from index.indexing import embed, with_sentences
from index.records import Document, Sentence, Span
from retrieval.answering import Answerer
from retrieval.evaluation.datasets import SCOPES, EvaluationQuestion
from retrieval.evaluation.pool import Asked
from retrieval.evaluation.systems import Ours
from retrieval.profile import Profile, profile_of, read_profile
from retrieval.question import analyse
from retrieval.search import PASSAGES_READ

_AT_ONCE = 16  # documents given to the model together, as ingestion does
_TO_PASSAGE = ("analysis", "embedding", "search")  # the steps of an answer after which its passages are known


class Qawl:
    """A library of its own, with a scope a pool."""

    def __init__(self, embedder: Embedder, profile: Profile, folder: Path) -> None:
        self._library = EmbeddedLibrary(folder)
        self._embedder = embedder
        self._answerer = Answerer(self._library, embedder)
        self._judged = Ours(self._library, embedder, profile)
        self._ordinals: dict[tuple[str, int], int] = {}

    def index(self, articles: Sequence[Article]) -> None:
        """See `System.index`. Each article is on the disk when it returns."""
        for start in range(0, len(articles), _AT_ONCE):
            cut = []
            for each in articles[start : start + _AT_ONCE]:
                document = Document(
                    SCOPES[each.pool], each.origin, each.title, None, None, None, each.pool, each.text,
                    (Span(0, len(each.text)),),
                )  # fmt: skip
                found = tuple(Sentence(document.id, number, *span) for number, span in enumerate(each.sentences))
                cut.append(with_sentences(document, found))
                self._ordinals.update({(document.id, one.start): one.ordinal for one in found})
            for indexed in embed(cut, self._embedder):
                self._library.replace(indexed)

    def save(self) -> None:
        """See `System.save`: there is nothing left to do."""

    def ask(self, asked: Ask) -> Found:
        """See `System.ask`."""
        scopes = [SCOPES[asked.pool]]
        if asked.timed:
            started = perf_counter()
            answer = self._answerer.answer(asked.question, scopes)
            seconds = perf_counter() - started
            passage_seconds = sum(answer.timings_ms[step] for step in _TO_PASSAGE) / 1000
            if not answer.evidence:
                return Found(None, None, {"confidence": 0.0}, answer.answered, passage_seconds, seconds)
            best = answer.evidence[0]
            ordinal = self._ordinals[best.document_id, best.start]
            scores = {"confidence": answer.confidence}
            return Found(best.document_id, ordinal, scores, answer.answered, passage_seconds, seconds)
        known = EvaluationQuestion("", asked.question, "", "", {})
        ranking = self._judged.rank(
            Asked(known, analyse(asked.question)), scopes, frozenset(asked.hidden), PASSAGES_READ
        )
        scores = {"confidence": ranking.confidence}
        if not ranking.sentences:
            return Found(None, None, scores, False)
        best_of_all = ranking.sentences[0]
        return Found(best_of_all.document_id, best_of_all.ordinal, scores, ranking.answered)


def make(arguments: argparse.Namespace, folder: Path) -> Qawl:
    """Qawl as it ships, or with a fold's updates and profile."""
    cache = platformdirs.user_cache_path("qawl")
    embedder = load_embedder(None, cache, lambda line: print(line, file=sys.stderr), arguments.updates)
    if arguments.profile is None:
        profile = profile_of(embedder.name, embedder.dimension)
    else:
        verifier = arguments.profile.with_suffix(".verifier.safetensors")
        profile = read_profile(arguments.profile.read_text("utf-8"), verifier)
    return Qawl(embedder, profile, folder)
