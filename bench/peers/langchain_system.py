"""LangChain with FAISS, as its documentation shows them. Runs in the peers' environment."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import numpy as np
from langchain_community.vectorstores import FAISS
from langchain_core.documents import Document
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from bench.peers.messages import Article, Ask, Found
from bench.peers.reading import Passage, SentenceReader, Vectors, shown, text_start

_CHARACTERS, _OVERLAP = 1000, 200  # as its tutorials cut
_BESIDE_HIDDEN = 6


class LangChain:
    """One vector store a pool."""

    def __init__(self, model: Path, folder: Path) -> None:
        self._embeddings = HuggingFaceEmbeddings(
            model_name=str(model),
            encode_kwargs={"normalize_embeddings": True, "prompt": "passage: "},
            query_encode_kwargs={"normalize_embeddings": True, "prompt": "query: "},
        )
        self._splitter = RecursiveCharacterTextSplitter(
            chunk_size=_CHARACTERS, chunk_overlap=_OVERLAP, add_start_index=True
        )
        self._folder = folder
        self._pools: dict[str, FAISS] = {}
        self._reader = SentenceReader(self._embed)

    def index(self, articles: Sequence[Article]) -> None:
        """See `System.index`."""
        for pool in {each.pool for each in articles}:
            documents = [Document(shown(each), metadata={"article": each.id}) for each in articles if each.pool == pool]
            chunks = self._splitter.split_documents(documents)
            if pool in self._pools:
                self._pools[pool].add_documents(chunks)
            else:
                self._pools[pool] = FAISS.from_documents(chunks, self._embeddings)
        self._reader.articles.update({each.id: each for each in articles})

    def save(self) -> None:
        """See `System.save`."""
        for name, pool in self._pools.items():
            pool.save_local(str(self._folder / name))

    def ask(self, asked: Ask) -> Found:
        """See `System.ask`."""
        started = perf_counter()
        vector = self._embeddings.embed_query(asked.question)
        results = self._pools[asked.pool].similarity_search_with_score_by_vector(
            vector, k=1 + _BESIDE_HIDDEN * len(asked.hidden)
        )
        passages = []
        for document, distance in results:
            article = self._reader.articles[document.metadata["article"]]
            start = document.metadata["start_index"] - text_start(article)
            passages.append(Passage(article.id, start, start + len(document.page_content), -float(distance)))
        return self._reader.found(asked, passages, lambda: np.asarray(vector, np.float32), started)

    def _embed(self, texts: list[str]) -> Vectors:
        return np.asarray(self._embeddings.embed_documents(texts), np.float32)


def make(arguments: argparse.Namespace, folder: Path) -> LangChain:
    """The system that the arguments name."""
    return LangChain(arguments.model, folder)
