"""Streams with a known order behind them: paragraphs of XQuAD-R's articles, talk made of their sentences, a news day.

Posts have no titles where the title would give the article away.
"""

import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from index.embedding.protocol import Embedder
from index.embedding.records import PassageText
from index.errors import SourceError
from index.indexing import CutDocument, cut
from index.records import LIBRARY, Document, Span
from index.text import fold
from retrieval.digest.records import Post
from retrieval.evaluation.datasets import Dataset
from retrieval.evaluation.pool import Progress

_START = datetime(2026, 1, 1, tzinfo=UTC)
_MESSAGES_A_CONVERSATION = 8
_SECONDS_BETWEEN = (20, 160)
_LONG_PAUSE = timedelta(minutes=45)
_AT_ONCE = 64

EVENT_PLACES = ("عسير", "ابها", "طواري")
EVENT_WORDS = ("تفجير", "انفجار", "مفجر", "انتحاري", "ارهاب", "اعتداء")
EVENT_REACH = 600
"""The main event of 6 August 2015 in the news set is the bombing of the emergency forces' mosque in Asir: an article is
about it where its title or the first 600 code points of its text, folded, hold a word of both lists. Written down
before any clustering was looked at."""


@dataclass(frozen=True, slots=True, eq=False)
class Labelled:
    """A post, and the article or conversation that it comes from."""

    post: Post
    label: str


def paragraphs(dataset: Dataset, embedder: Embedder, progress: Progress) -> list[Labelled]:
    """Every paragraph of a dataset as a post without a title."""
    documents = [cut(replace(each.document, title="")) for each in dataset.documents]
    posts = _posts(documents, embedder, progress)
    return [Labelled(post, each.article) for post, each in zip(posts, dataset.documents, strict=True)]


def sentences(dataset: Dataset, embedder: Embedder, progress: Progress) -> list[Labelled]:
    """The first sentences of every article in every language as messages without titles."""
    found: list[CutDocument] = []
    labels: list[str] = []
    taken: dict[str, int] = {}
    for each in dataset.documents:
        document = each.document
        label = f"{document.language}/{each.article}"
        for number, sentence in enumerate(each.sentences):
            text = document.text[sentence.start : sentence.end].strip()
            if taken.get(label, 0) < _MESSAGES_A_CONVERSATION and text:
                taken[label] = taken.get(label, 0) + 1
                origin = f"{document.origin}/{number}"
                labels.append(label)
                found.append(cut(replace(document, origin=origin, title="", text=text, body=(Span(0, len(text)),))))
    return [Labelled(post, label) for post, label in zip(_posts(found, embedder, progress), labels, strict=True)]


def mixed(posts: Sequence[Labelled], articles: Sequence[str], topics: int, seed: int) -> list[Labelled]:
    """The posts of some of the articles, in both languages, shuffled and a minute apart."""
    chosen = np.random.default_rng(seed)
    names = frozenset(_some(articles, topics, chosen))
    stream = [each for each in posts if each.label in names]
    order = chosen.permutation(len(stream)).tolist()
    return [_at(stream[number], timedelta(minutes=place)) for place, number in enumerate(order)]


def talk(messages: Sequence[Labelled], articles: Sequence[str], conversations: int, seed: int) -> list[Labelled]:
    """Conversations one after the other, each in one language; after every second one there is a long pause."""
    chosen = np.random.default_rng(seed)
    found: list[Labelled] = []
    time = timedelta(0)
    for number, name in enumerate(_some(articles, conversations, chosen)):
        label = f"{chosen.choice(['ar', 'en'])}/{name}"
        for each in messages:
            if each.label == label:
                time += timedelta(seconds=int(chosen.integers(*_SECONDS_BETWEEN)))
                found.append(_at(each, time))
        if number % 2:
            time += _LONG_PAUSE
    return found


def brief_talk(
    messages: Sequence[Labelled], articles: Sequence[str], conversations: int, length: int, seed: int
) -> list[Labelled]:
    """Conversations of so few messages one after the other, without a pause: no cut finds each of them."""
    chosen = np.random.default_rng(seed)
    found: list[Labelled] = []
    time = timedelta(0)
    for name in _some(articles, conversations, chosen):
        label = f"{chosen.choice(['ar', 'en'])}/{name}"
        for each in [each for each in messages if each.label == label][:length]:
            time += timedelta(seconds=int(chosen.integers(*_SECONDS_BETWEEN)))
            found.append(_at(each, time))
    return found


def _some(articles: Sequence[str], count: int, chosen: np.random.Generator) -> list[str]:
    names = sorted(articles, key=int)
    return [names[place] for place in chosen.choice(len(names), count, replace=False).tolist()]


def _at(each: Labelled, time: timedelta) -> Labelled:
    return Labelled(replace(each.post, published=_START + time), each.label)


def news_day(file: Path, embedder: Embedder, progress: Progress) -> list[Labelled]:
    """The articles of a zipped day of SaudiNewsNet, labelled "event" or "". Raises `SourceError` where it is none."""
    try:
        with zipfile.ZipFile(file) as archive:
            rows: list[Mapping[str, str]] = json.loads(archive.read(archive.namelist()[0]))
        documents: list[CutDocument] = []
        for row in rows:
            text = row["content"]
            document = Document(
                LIBRARY, row["url"], row["title"].strip(), row["source"], row["url"], None, "ar", text,
                (Span(0, len(text)),),
            )  # fmt: skip
            try:
                documents.append(cut(document))
            except SourceError:
                continue  # pictures and videos without a word
    except (OSError, ValueError, LookupError, TypeError, zipfile.BadZipFile) as error:
        raise SourceError(str(file), f"not a zipped day of SaudiNewsNet: {error!r}") from error
    posts = _posts(documents, embedder, progress)
    return [
        _at(Labelled(post, "event" if is_event(post.title, post.text) else ""), timedelta(minutes=place))
        for place, post in enumerate(posts)
    ]


def is_event(title: str, text: str) -> bool:
    """Whether an article is about the day's main event, by the lists above."""
    head = fold(f"{title}\n{text[:EVENT_REACH]}")
    return any(word in head for word in EVENT_PLACES) and any(word in head for word in EVENT_WORDS)


def _posts(documents: Sequence[CutDocument], embedder: Embedder, progress: Progress) -> list[Post]:
    """Documents as a library would give them: the first passage's vector and sentences."""
    texts: list[PassageText] = [each.texts[0] for each in documents]
    posts: list[Post] = []
    for start in range(0, len(texts), _AT_ONCE):
        made = embedder.embed_passages(texts[start : start + _AT_ONCE])
        for each, embedding in zip(documents[start : start + _AT_ONCE], made, strict=True):
            document = each.document
            spans = tuple(Span(found.start, found.end) for found in each.sentences[: each.passages[0].last])
            posts.append(
                Post(
                    document.id,
                    document.text,
                    spans,
                    embedding.vector,
                    document.language,
                    document.title,
                    source=document.source,
                    url=document.url,
                )
            )
        progress("posts", len(posts), len(texts))
    return posts
