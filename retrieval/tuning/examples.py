"""Data into groups to learn from: a few documents, and questions of which each has one right sentence a language.

The documents of a group come from one article where it is long enough, so that the wrong sentences are hard to tell
from the right one. Datasets and sentence pairs in; `Group`s out.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray

from index.embedding.passage_text import join_passage, sentences_of_tokens
from index.embedding.records import PassageText
from index.embedding.vowels import unvowelled, without_signs
from retrieval.evaluation.datasets import Dataset, EvaluationDocument

FOLDS = 3
"""Parts that the articles are dealt to. A release is the mean of as many models, each tuned without one part."""

Tokenise = Callable[[str], tuple[list[int], list[tuple[int, int]]]]
"""The token ids of a text, special ones included, and where each stands in it (empty for special ones)."""

_LONGEST_DOCUMENT = 300  # tokens; longer ones would make a step several times as slow
_LONGEST_QUESTION = 128
DOCUMENTS_TOGETHER = {1: 7, 2: 5}  # in a group, in each language, by the number of languages
_QUESTIONS = 48
PAIRS_IN_A_DOCUMENT = 5
_CLOZES = 24


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """`ids` of a document's tokens, the sentence of each (tokens,), -1 for none, and how many sentences there are."""

    ids: list[int]
    sentences: NDArray[np.int64]
    count: int
    language: str


@dataclass(frozen=True, slots=True)
class Query:
    """A question's token ids and its right sentences by language, counted through all documents of its group; none for
    one that they don't answer."""

    ids: list[int]
    language: str
    gold: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Group:
    """Documents with the questions that they answer."""

    documents: tuple[Text, ...]
    queries: tuple[Query, ...]


class Reader:
    """Makes groups with one tokenizer, its prompts, and one source of chance."""

    def __init__(self, tokenise: Tokenise, question_prompt: str, passage_prompt: str, random: Random) -> None:
        self._tokenise = tokenise
        self._question_prompt = question_prompt
        self._passage_prompt = passage_prompt
        self._random = random

    def questions(self, dataset: Dataset, held_out: frozenset[str]) -> Iterator[Group]:
        """One group after another over the whole dataset, articles in a new order each time."""
        units: dict[str, dict[str, list[EvaluationDocument]]] = {}
        for each in dataset.documents:
            if each.article not in held_out:
                place = each.document.origin.removeprefix(f"{each.document.language}/")
                units.setdefault(each.article, {}).setdefault(place, []).append(each)
        articles = sorted(units)
        self._random.shuffle(articles)
        waiting: list[list[EvaluationDocument]] = []
        for article in articles:
            places = list(units[article].values())
            self._random.shuffle(places)
            for unit in places:
                waiting.append(unit)
                if len(waiting) == DOCUMENTS_TOGETHER[len(unit)]:
                    yield from self._group(dataset, waiting)
                    waiting = []
        if waiting:
            yield from self._group(dataset, waiting)

    def _group(self, dataset: Dataset, units: Sequence[Sequence[EvaluationDocument]]) -> Iterator[Group]:
        texts: list[Text] = []
        first: dict[str, int] = {}
        articles = {each.article for unit in units for each in unit}
        at = 0
        for document in (each for unit in units for each in unit):
            words = document.document.text
            text = self.text(
                document.document.title,
                [words[each.start : each.end] for each in document.sentences],
                document.document.language,
            )
            if len(text.ids) <= _LONGEST_DOCUMENT:
                first[document.document.id] = at
                texts.append(text)
                at += text.count
        queries = []
        for each in dataset.questions:
            gold = {key: first[g.document_id] + g.ordinal for key, g in each.gold.items() if g.document_id in first}
            if gold or (not each.gold and each.article in articles):
                queries.append(Query(self._question(each.text), each.language, gold))
        if queries and len(texts) > 1:
            yield Group(tuple(texts), tuple(self._random.sample(queries, min(_QUESTIONS, len(queries)))))

    def clozes(self, pairs: Sequence[tuple[str, str]], languages: tuple[str, str]) -> Iterator[Group]:
        """Groups of translated sentences; a few words of a sentence ask for it and for its translation."""
        runs = [pairs[start : start + PAIRS_IN_A_DOCUMENT] for start in range(0, len(pairs), PAIRS_IN_A_DOCUMENT)]
        self._random.shuffle(runs)
        size = DOCUMENTS_TOGETHER[2]
        for start in range(0, len(runs) - size + 1, size):
            part = runs[start : start + size]
            texts = [
                self.text("", [pair[side] for pair in run], language)
                for side, language in enumerate(languages)
                for run in part
            ]
            rows = [pair for run in part for pair in run]
            queries = [
                Query(
                    self._question(self._few_words(rows[row][side])),
                    languages[side],
                    {languages[0]: row, languages[1]: len(rows) + row},
                )
                for row in self._random.sample(range(len(rows)), min(_CLOZES // 2, len(rows)))
                for side in (0, 1)
            ]
            yield Group(tuple(texts), tuple(queries))

    def _few_words(self, sentence: str) -> str:
        """A run of three to seven words, or up to eight longer words from anywhere."""
        words = sentence.split()
        if self._random.random() < 0.5:
            length = self._random.randint(3, 7)
            start = self._random.randint(0, max(0, len(words) - length))
            chosen = words[start : start + length]
        else:
            chosen = [word for word in words if len(word) > 3 and self._random.random() < 0.35][:8] or words[:4]
        return " ".join(chosen).strip('.,،؛:"')

    def _question(self, text: str) -> list[int]:
        return self._tokenise(self._question_prompt + without_signs(text).text)[0][:_LONGEST_QUESTION]

    def text(self, heading: str, sentences: Sequence[str], language: str) -> Text:
        """A document as the embedder would show it to the model."""
        joined = join_passage(PassageText(heading, tuple(sentences)))
        shown = unvowelled(joined.text)
        ids, places = self._tokenise(self._passage_prompt + shown.text)
        shift = len(self._passage_prompt)
        spans = [(0, 0) if start == end else shown.span(start - shift, end - shift) for start, end in places]
        return Text(ids, sentences_of_tokens(spans, joined.spans), len(sentences), language)


def held_out_articles(dataset: Dataset, fold: int) -> frozenset[str]:
    """The articles that the model of one fold is tuned without: every third, from the `fold`-th on, from 0."""
    return frozenset(sorted({each.article for each in dataset.documents})[fold::FOLDS])


def fold_of_articles(dataset: Dataset) -> dict[str, int]:
    """The fold of each article of the dataset: the number of the model that is tuned without it."""
    return {article: fold for fold in range(FOLDS) for article in held_out_articles(dataset, fold)}
