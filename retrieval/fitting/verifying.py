"""How the verifier is learned: from sentences that answer, and from the best that are left where the answer is hidden.

Questions with their `Example`s in; the weights of a `retrieval.verifier.Verifier` out. It learns what to add to the
confidence that the other signals already give, so that its small network is not spent on what they know.
"""

import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file
from torch import Tensor, nn
from torch.nn import functional
from tqdm import tqdm

from index.vectors import Vector
from retrieval.verifier import HEADS, LAYERS, MET_SIGNS, NORM_EPSILON, SCALE, Pairing, pairing
from retrieval.word_signs import ASKED_SIGNS, ASKING_SIGNS, TOLD_SIGNS, WordSigns

EPOCHS = 2
_WIDTH = 128
_DROPPED = 0.2
_TOKENS_DROPPED = 0.1
_STEEPEST = 6.0  # of a head's weight of cosines, at first
_LEARNING_RATE = 1e-3
_SLOWEST = 0.02  # share of the learning rate at the end
_DECAY = 0.05
_WARM_UP = 100  # steps
_QUESTIONS = 24  # in a step
_SORTED = 20  # steps' worth of questions that are sorted by length together
_NEIGHBOURS = 0.3
"""What telling the right sentence from others of its document counts beside telling answers from none."""


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A sentence that was found for a question: what `retrieval.verifier.pairing` takes, kept once for all sentences.

    `answers` is 1 where it does, 0 where its document doesn't, None where only its document does. `known` are the
    log-odds that the other signals give it.
    """

    question: NDArray[np.floating]
    signs: WordSigns
    passage: NDArray[np.floating]
    sentences: NDArray[np.integer]
    place: int
    direction: str
    answers: int | None
    known: float

    @property
    def pair(self) -> Pairing:
        """What is read."""
        question, passage = self.question.astype(np.float32), self.passage.astype(np.float32)
        return pairing(question, self.signs, passage, self.sentences, self.place)

    @property
    def length(self) -> int:
        """Tokens to be read, or somewhat more."""
        return len(self.question) + int(np.isin(self.sentences, (self.place - 1, self.place)).sum())


class Network(nn.Module):  # type: ignore[misc]
    """The same computation as `Verifier.read`, for many examples at once."""

    def __init__(self, dimension: int, directions: Sequence[str]) -> None:
        super().__init__()
        self.directions = list(directions)
        self.tokens = nn.Linear(dimension, _WIDTH)
        self.asked = nn.Linear(MET_SIGNS + ASKED_SIGNS, _WIDTH)
        self.told = nn.Linear(MET_SIGNS + TOLD_SIGNS, _WIDTH)
        self.asking = nn.Linear(ASKING_SIGNS, _WIDTH)
        self.direction = nn.Parameter(0.02 * torch.randn(len(directions), _WIDTH))
        self.layers = nn.ModuleList(_Layer() for _ in range(LAYERS))
        self.norm = nn.LayerNorm(_WIDTH, NORM_EPSILON)
        self.out = nn.Linear(_WIDTH, 1)
        self.drop = nn.Dropout(_DROPPED)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, examples: Sequence[Example]) -> Tensor:
        """Log-odds for each of `examples`: (examples,)."""
        pairs = [each.pair for each in examples]
        asked, asked_there = _padded([each.asked for each in pairs])
        told, told_there = _padded([each.told for each in pairs])
        asked_signs, _ = _padded([each.asked_signs for each in pairs])
        told_signs, _ = _padded([each.told_signs for each in pairs])
        if self.training:
            asked, told = (each * (torch.rand(each.shape[:2]) > _TOKENS_DROPPED)[..., None] for each in (asked, told))
        asking = torch.from_numpy(np.stack([each.asking for each in pairs]))
        start = self.asking(asking) + self.direction[[self.directions.index(each.direction) for each in examples]]
        state = torch.cat(
            [
                start[:, None],
                self.tokens(SCALE * asked) + self.asked(asked_signs),
                self.tokens(SCALE * told) + self.told(told_signs),
            ],
            dim=1,
        )
        there = torch.cat([torch.ones(len(examples), 1, dtype=torch.bool), asked_there, told_there], dim=1)
        edge = 1 + asked.shape[1]
        met = asked @ told.transpose(1, 2)
        cosines = torch.zeros(len(examples), state.shape[1], state.shape[1])
        cosines[:, 1:edge, edge:] = met
        cosines[:, edge:, 1:edge] = met.transpose(1, 2)
        state = self.drop(state)
        for layer in self.layers:
            state = layer(state, there, cosines)
        # Of a sentence beyond what the model read there is nothing to tell.
        readable = asked_there.any(dim=1) & told_there.any(dim=1)
        found: Tensor = self.out(self.norm(state[:, 0]))[:, 0] * readable
        return found

    def save(self, file: Path) -> None:
        """Write the weights in 16 bits, as `Verifier.load` reads them."""
        tensors = {name: value for name, value in self.state_dict().items() if name != "direction"}
        for name, value in zip(self.directions, self.state_dict()["direction"], strict=True):
            tensors[f"direction.{name}"] = value
        save_file({name: value.half().numpy() for name, value in tensors.items()}, file)


class _Layer(nn.Module):  # type: ignore[misc]
    def __init__(self) -> None:
        super().__init__()
        self.norm1 = nn.LayerNorm(_WIDTH, NORM_EPSILON)
        self.norm2 = nn.LayerNorm(_WIDTH, NORM_EPSILON)
        self.mix = nn.Linear(_WIDTH, 3 * _WIDTH)
        self.heard = nn.Linear(_WIDTH, _WIDTH)
        self.inner = nn.Linear(_WIDTH, 2 * _WIDTH)
        self.outer = nn.Linear(2 * _WIDTH, _WIDTH)
        self.cosines = nn.Parameter(torch.linspace(0, _STEEPEST, HEADS))
        self.drop = nn.Dropout(_DROPPED)

    def forward(self, state: Tensor, there: Tensor, cosines: Tensor) -> Tensor:
        """The state (examples, tokens, width) after this layer; `there` (examples, tokens) tells padding apart."""
        count, length, width = state.shape
        mixed = self.mix(self.norm1(state)).view(count, length, 3, HEADS, width // HEADS)
        queries, keys, values = mixed.permute(2, 0, 3, 1, 4)
        added = self.cosines[:, None, None] * cosines[:, None]
        added = added.masked_fill(~there[:, None, None], -1e9)
        heard = functional.scaled_dot_product_attention(queries, keys, values, attn_mask=added)
        state = state + self.drop(self.heard(heard.transpose(1, 2).reshape(count, length, width)))
        inner = functional.gelu(self.inner(self.norm2(state)), approximate="tanh")
        found: Tensor = state + self.drop(self.outer(inner))
        return found


def learn(questions: Sequence[Sequence[Example]], label: str, epochs: int = EPOCHS) -> Network:
    """The network after `epochs` through the examples of all `questions`."""
    torch.manual_seed(0)
    random = Random(0)  # noqa: S311
    directions = sorted({each.direction for examples in questions for each in examples})
    network = Network(questions[0][0].question.shape[1], directions)
    optimiser = torch.optim.AdamW(network.parameters(), lr=_LEARNING_RATE, weight_decay=_DECAY)
    steps = [step for _ in range(epochs) for step in _steps(questions, random)]
    shown = tqdm(steps, desc=label, file=sys.stderr, mininterval=10)
    running = math.nan
    for number, step in enumerate(shown):
        pace = min(1.0, (number + 1) / _WARM_UP) * max(_SLOWEST, 1 - number / len(steps))
        for parameters in optimiser.param_groups:
            parameters["lr"] = pace * _LEARNING_RATE
        loss = _loss(network, step)
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad()
        value = float(loss.detach())
        running = value if math.isnan(running) else 0.98 * running + 0.02 * value
        shown.set_postfix(loss=f"{running:.3f}")
    network.eval()
    return network


def _steps(questions: Sequence[Sequence[Example]], random: Random) -> list[list[Sequence[Example]]]:
    """All questions in a new order, in steps of about the same length each."""
    order = random.sample(range(len(questions)), len(questions))
    steps = []
    for start in range(0, len(order), _QUESTIONS * _SORTED):
        part = [questions[place] for place in order[start : start + _QUESTIONS * _SORTED]]
        part.sort(key=lambda examples: max(each.length for each in examples))
        steps += [part[begin : begin + _QUESTIONS] for begin in range(0, len(part), _QUESTIONS)]
    random.shuffle(steps)
    return steps


def _loss(network: Network, step: Sequence[Sequence[Example]]) -> Tensor:
    examples = [each for question in step for each in question]
    found = network(examples)
    told = [place for place, each in enumerate(examples) if each.answers is not None]
    odds = found[told] + torch.tensor([examples[place].known for place in told])
    labels = torch.tensor([float(examples[place].answers or 0) for place in told])
    loss = functional.binary_cross_entropy_with_logits(odds, labels)
    right, wrong, at = [], [], 0
    for question in step:
        answers = [each.answers for each in question]
        if 1 in answers:
            neighbours = [at + place for place, each in enumerate(answers) if each is None]
            wrong += neighbours
            right += [at + answers.index(1)] * len(neighbours)
        at += len(question)
    if wrong:
        loss = loss + _NEIGHBOURS * functional.softplus(found[wrong] - found[right]).mean()
    return loss


def _padded(rows: Sequence[Vector]) -> tuple[Tensor, Tensor]:
    """Rows (tokens, width) of several lengths as one (examples, tokens, width), and where there is a token."""
    longest = max(1, *map(len, rows))
    padded = torch.zeros(len(rows), longest, rows[0].shape[1])
    there = torch.zeros(len(rows), longest, dtype=torch.bool)
    for place, row in enumerate(rows):
        padded[place, : len(row)] = torch.from_numpy(row)
        there[place, : len(row)] = True
    return padded, there
