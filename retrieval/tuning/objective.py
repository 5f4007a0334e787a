"""What the model is to learn: that the right sentence scores above all others, and above nothing where it is there.

A group and the network in; a loss out. A sentence's score is made as `retrieval.scoring` makes it: MaxSim of the
question's tokens, and a little of the question against the mean of the sentence's tokens and against the passage.
"""

from collections.abc import Mapping

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from retrieval.profile import Profile, Side, direction
from retrieval.tuning.examples import Group
from retrieval.tuning.network import TunedNetwork

_TOKENS, _SENTENCE, _PASSAGE = 1.0, 0.25, 0.125
_MIXED_SHARE = 0.5  # of the loss over sentences of both languages together
_NOTHING_SHARE = 0.3  # of the losses that teach when nothing answers
_STEEPNESS = 20.0  # scores are cosines; at first they are multiplied by this
_NOTHING = 0.45  # the score, at first, of "nothing answers"
_SPECIAL_BEFORE, _SPECIAL_AFTER = 3, 1  # of a question: beginning, the two tokens of its prompt, and the end


class Objective:
    """The loss, with the few numbers that are learned beside the network."""

    def __init__(self, network: TunedNetwork, profile: Profile) -> None:
        """`profile` is the one of the model before it is tuned: vectors are centred by its means."""
        self._network = network
        self._means = {
            (side, language): torch.tensor(profile.mean(side, language)) for side in Side for language in ("ar", "en")
        }
        self._steepness = nn.Parameter(torch.tensor(float(np.log(_STEEPNESS))))
        self._nothing = {
            direction(asking, answering): nn.Parameter(torch.tensor(_NOTHING))
            for asking in ("ar", "en")
            for answering in ("ar", "en")
        }

    def parameters(self) -> list[Tensor]:
        """What is learned beside the network."""
        return [self._steepness, *self._nothing.values()]

    def loss(self, group: Group) -> Tensor:
        """The mean loss over questions and the languages that answer them, with what those cost that none answers."""
        scores, owners, languages = self._scores(group)
        steepness = self._steepness.exp()
        losses: list[Tensor] = []
        for row, query in zip(steepness * scores, group.queries, strict=True):
            for language, gold in query.gold.items():
                own = torch.tensor(languages == language)
                nothing = steepness * self._nothing[direction(query.language, language)]
                losses.append(torch.logsumexp(row[own], 0) - row[gold])
                answered = torch.logsumexp(torch.cat([row[own], nothing[None]]), 0) - row[gold]
                without = torch.tensor((languages == language) & (owners != owners[gold]))
                losses.append(_NOTHING_SHARE / 2 * (answered + _refused(row[without], nothing)))
            if len(query.gold) > 1:
                losses += [_MIXED_SHARE * self._among_both(row, gold, query.gold) for gold in query.gold.values()]
            if not query.gold:
                for language in sorted(set(languages)):
                    nothing = steepness * self._nothing[direction(query.language, language)]
                    losses.append(_NOTHING_SHARE / 2 * _refused(row[torch.tensor(languages == language)], nothing))
        return torch.stack(losses).sum() / max(1, sum(len(query.gold) for query in group.queries))

    @staticmethod
    def _among_both(row: Tensor, gold: int, all_gold: Mapping[str, int]) -> Tensor:
        """The loss against the sentences of both languages, but for the other right ones."""
        wrong = [place for place in range(len(row)) if place == gold or place not in all_gold.values()]
        return torch.logsumexp(row[wrong], 0) - row[gold]

    def _scores(self, group: Group) -> tuple[Tensor, np.ndarray, np.ndarray]:
        """Scores (questions, sentences); each sentence's document (sentences,) and language (sentences,)."""
        tokens, sentence_of, means, passages = self._sentences(group)
        asked, wholes, question_of = self._questions(group)
        best = _best_by_sentence(asked @ tokens.T, sentence_of, len(means))
        count = len(group.queries)
        met = torch.zeros(count, len(means)).index_add(0, question_of, best)
        met = met / torch.bincount(question_of, minlength=count)[:, None]
        owners = np.repeat(np.arange(len(group.documents)), [each.count for each in group.documents])
        languages = np.array([each.language for each in group.documents])[owners]
        passage = (wholes @ passages.T)[:, torch.tensor(owners)]
        return _TOKENS * met + _SENTENCE * (wholes @ means.T) + _PASSAGE * passage, owners, languages

    def _sentences(self, group: Group) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Tokens (t, d), the sentence of each (t,), sentences' means (s, d) and passages (p, d), all centred."""
        vectors, wholes = self._network.encode([each.ids for each in group.documents])
        tokens, sentence_of, passages = [], [], []
        at = 0
        for document, mine, whole in zip(group.documents, vectors, wholes, strict=True):
            numbers = torch.tensor(document.sentences)
            inside = numbers >= 0
            tokens.append(self._centred(mine[inside], Side.PASSAGE_TOKEN, document.language))
            sentence_of.append(numbers[inside] + at)
            passages.append(self._centred(whole, Side.PASSAGE, document.language))
            at += document.count
        all_tokens, numbers = torch.cat(tokens), torch.cat(sentence_of)
        sums = torch.zeros(at, all_tokens.shape[1]).index_add(0, numbers, all_tokens)
        return all_tokens, numbers, functional.normalize(sums + 1e-6, dim=-1), torch.stack(passages)

    def _questions(self, group: Group) -> tuple[Tensor, Tensor, Tensor]:
        """All questions' own tokens (t, d), the questions (q, d), and the question of each token (t,)."""
        vectors, wholes = self._network.encode([each.ids for each in group.queries])
        tokens = [
            self._centred(mine[_SPECIAL_BEFORE:-_SPECIAL_AFTER], Side.QUESTION_TOKEN, query.language)
            for query, mine in zip(group.queries, vectors, strict=True)
        ]
        centred = [
            self._centred(whole, Side.QUESTION, query.language)
            for query, whole in zip(group.queries, wholes, strict=True)
        ]
        counts = torch.tensor([len(each) for each in tokens])
        return torch.cat(tokens), torch.stack(centred), torch.repeat_interleave(torch.arange(len(tokens)), counts)

    def _centred(self, vectors: Tensor, side: Side, language: str) -> Tensor:
        return functional.normalize(vectors - self._means[side, language], dim=-1)


def _refused(wrong: Tensor, nothing: Tensor) -> Tensor:
    """The loss of what scores higher than nothing, where nothing answers: from wrong sentences (s,) and ()."""
    return torch.logsumexp(torch.cat([wrong, nothing[None]]), 0) - nothing


def _best_by_sentence(similarities: Tensor, sentence_of: Tensor, sentences: int) -> Tensor:
    """From (question tokens, sentence tokens) to the best of each sentence: (question tokens, sentences).

    The tokens of a sentence stand side by side; a sentence without any gets -1.
    """
    counts = torch.bincount(sentence_of, minlength=sentences)
    offsets = torch.arange(int(counts.max()))[None]
    places = (torch.cumsum(counts, 0) - counts)[:, None] + offsets
    absent = offsets >= counts[:, None]
    found = similarities[:, places.clamp(max=len(sentence_of) - 1).reshape(-1)].view(-1, *places.shape)
    return found.masked_fill(absent, -1).amax(-1)
