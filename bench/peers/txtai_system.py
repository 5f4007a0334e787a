"""txtai: embeddings alone, or hybrid with BM25, as its documentation shows them. Runs in the peers' environment."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import numpy as np
from txtai import Embeddings

from bench.peers.messages import Article, Ask, Found
from bench.peers.reading import Passage, SentenceReader, Vectors, shown

_BESIDE_HIDDEN = 3


class Txtai:
    """One index a pool. A paragraph is a record, as txtai's own segmentation by paragraphs makes them."""

    def __init__(self, model: Path, folder: Path, *, hybrid: bool) -> None:
        self._model = str(model)
        self._folder = folder
        self._hybrid = hybrid
        self._pools: dict[str, Embeddings] = {}
        self._reader = SentenceReader(self._embed)

    def index(self, articles: Sequence[Article]) -> None:
        """See `System.index`."""
        for pool in {each.pool for each in articles}:
            mine = [each for each in articles if each.pool == pool]
            self._pool(pool).upsert([(each.id, shown(each)) for each in mine])
        self._reader.articles.update({each.id: each for each in articles})

    def save(self) -> None:
        """See `System.save`."""
        for name, pool in self._pools.items():
            pool.save(str(self._folder / name))

    def ask(self, asked: Ask) -> Found:
        """See `System.ask`."""
        started = perf_counter()
        pool = self._pools[asked.pool]
        results = pool.search(asked.question, 1 + _BESIDE_HIDDEN * len(asked.hidden))
        passages = [Passage(each["id"], 0, len(self._text(each["id"])), each["score"]) for each in results]
        return self._reader.found(asked, passages, lambda: self._question(asked.question), started)

    def _pool(self, name: str) -> Embeddings:
        if name not in self._pools:
            self._pools[name] = Embeddings(
                path=self._model,
                content=True,
                hybrid=self._hybrid,
                instructions={"query": "query: ", "data": "passage: "},
                models=self._models,
            )
        return self._pools[name]

    @property
    def _models(self) -> dict[str, object]:
        """The model is loaded once for all pools."""
        first = next(iter(self._pools.values()), None)
        return {} if first is None else {self._model: first.model.model}

    def _embed(self, texts: list[str]) -> Vectors:
        any_pool = next(iter(self._pools.values()))
        return np.asarray(any_pool.batchtransform(texts, "data"), np.float32)

    def _question(self, text: str) -> Vectors:
        any_pool = next(iter(self._pools.values()))
        return np.asarray(any_pool.transform(text, "query"), np.float32)

    def _text(self, article: str) -> str:
        return self._reader.articles[article].text


def make(arguments: argparse.Namespace, folder: Path) -> Txtai:
    """The system that the arguments name."""
    return Txtai(arguments.model, folder, hybrid=arguments.system == "txtai-hybrid")
