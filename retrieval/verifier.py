"""A second look at the best sentences: does one answer, once its tokens and the question's are read together?

The signals of `retrieval.scoring` hold each token of the question against the nearest of the sentence, one by one. A
small transformer over the same vectors sees them all at once, in two layers of attention. A `Pairing` in; a
number out that is added to what makes a sentence sure. How it is learned: `retrieval.fitting.verifying`. Only sentences
that are among the best already are read: it helps to decide between answering and refusing, and which is shown first.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.vectors import Vector
from retrieval.word_signs import ASKED_SIGNS, ASKING_SIGNS, TOLD_SIGNS, WordSigns

LAYERS = 2
HEADS = 4
_MOST_ASKED = 40  # tokens of a question that are read
_MOST_TOLD = 80  # of its sentence
_MOST_BEFORE = 30  # of the sentence before that
SCALE = 5.0
"""What unit vectors are multiplied by, so that their values are not tiny beside the other inputs."""
NORM_EPSILON = 1e-5
MET_SIGNS = 3
"""Signs of a token that vectors tell, before those of its word."""


@dataclass(frozen=True, slots=True, eq=False)
class Pairing:
    """What is read together, every vector centred by its language and of unit length.

    `asked` holds the question's tokens (t, dimension), and `asked_signs` (t, `MET_SIGNS` + `ASKED_SIGNS`) how well each
    is met by the sentence, by that or the one before, and by the passage, each a cosine, and the signs of its word.
    `told` holds the sentence's tokens and then those of the one before it (w, dimension), and `told_signs` (w,
    `MET_SIGNS` + `TOLD_SIGNS`) how well each is met by the question, in which of the two it stands, and the signs of
    its word. `asking` (`ASKING_SIGNS`,) are the signs of what is asked for (`retrieval.word_signs`).
    """

    asked: Vector
    asked_signs: Vector
    told: Vector
    told_signs: Vector
    asking: Vector


def pairing(question: Vector, signs: WordSigns, passage: Vector, sentences: NDArray[np.integer], place: int) -> Pairing:
    """The question's tokens (t, dimension) and those of a sentence, by its `place` in its passage, with their `signs`.

    `passage` (n, dimension) are the passage's tokens and `sentences` (n,) the sentence that each stands in.
    """
    asked = question[:_MOST_ASKED]
    cosines = passage @ asked.T
    own, before = sentences == place, sentences == place - 1
    # A sentence beyond what the model read of its passage has no tokens, and the one before doesn't answer for it.
    read = np.concatenate([np.flatnonzero(own)[:_MOST_TOLD], np.flatnonzero(before & own.any())[:_MOST_BEFORE]])
    met = [_best(cosines[each]) for each in (own, own | before, np.ones_like(own))]
    mine = own[read].astype(np.float32)
    nearest = cosines[read].max(axis=1) if len(asked) else np.zeros(len(read), np.float32)
    return Pairing(
        asked=asked.astype(np.float32),
        asked_signs=np.hstack([np.stack(met, axis=1), signs.asked[:_MOST_ASKED]]).astype(np.float32),
        told=passage[read].astype(np.float32),
        told_signs=np.hstack([np.stack([nearest, mine, 1 - mine], axis=1), signs.told[read]]).astype(np.float32),
        asking=signs.asking.astype(np.float32),
    )


def _best(cosines: Vector) -> Vector:
    """How well each of the question's tokens is met: (t,) of (others, t)."""
    met: Vector = cosines.max(axis=0) if len(cosines) else np.zeros(cosines.shape[1], np.float32)
    return met


class Verifier:
    """The transformer as it was learned: layers with the norm before each part (Xiong et al. 2020, arXiv:2002.04745).

    Cosines of the question's and the sentence's tokens are added to the scores of attention, times a number for each
    head, so that heads begin by looking at what meets. Safe to call from threads.
    """

    def __init__(self, weights: Mapping[str, NDArray[np.floating]]) -> None:
        """`weights` are named as `retrieval.fitting.verifying` saves them."""
        self._weights = {name: value.astype(np.float32) for name, value in weights.items()}

    @classmethod
    def load(cls, file: Path) -> "Verifier":
        """The verifier in a file of safetensors. Raises `ModelError` where it can't be read."""
        from safetensors import SafetensorError  # noqa: PLC0415  # only where a profile has one
        from safetensors.numpy import load_file  # noqa: PLC0415

        try:
            verifier = cls(load_file(file))
            verifier._try()
        except (OSError, SafetensorError, LookupError, ValueError) as error:
            raise ModelError(f"the verifier in {file.name} can't be read ({error!r}): install Qawl anew") from error
        return verifier

    def _try(self) -> None:
        """Read one token beside another. Raises `LookupError` or `ValueError` where the weights are no verifier's."""
        token = np.ones((1, self._weights["tokens.weight"].shape[1]), np.float32)
        signs = WordSigns(np.ones((1, ASKED_SIGNS)), np.ones((1, TOLD_SIGNS)), np.ones(ASKING_SIGNS))
        self.read(pairing(token, signs, token, np.zeros(1, np.int64), 0), "")

    def read(self, pair: Pairing, direction: str) -> float:
        """How much more likely it is that the sentence answers, in log-odds; 0 where there is nothing to read.

        `direction` is the name of the languages of question and sentence.
        """
        if not len(pair.asked) or not len(pair.told):
            return 0.0
        start = self._linear("asking", pair.asking) + self._weights.get(
            f"direction.{direction}", np.zeros(1, np.float32)
        )
        asked = self._linear("tokens", SCALE * pair.asked) + self._linear("asked", pair.asked_signs)
        told = self._linear("tokens", SCALE * pair.told) + self._linear("told", pair.told_signs)
        state = np.concatenate([start[None], asked, told])
        cosines = np.zeros((len(state), len(state)), np.float32)
        edge = 1 + len(asked)
        cosines[1:edge, edge:] = pair.asked @ pair.told.T
        cosines[edge:, 1:edge] = cosines[1:edge, edge:].T
        for number in range(LAYERS):
            state = self._layer(f"layers.{number}", state, cosines, wanted=1 if number == LAYERS - 1 else len(state))
        return float(self._linear("out", self._norm("norm", state[0]))[0])

    def _layer(self, name: str, state: Vector, cosines: Vector, wanted: int) -> Vector:
        """The first `wanted` rows of the state after the layer: of the last one, nothing looks at the others."""
        length, width = state.shape
        mixed = self._linear(f"{name}.mix", self._norm(f"{name}.norm1", state))
        queries, keys, values = mixed.reshape(length, 3, HEADS, width // HEADS).transpose(1, 2, 0, 3)
        scores = queries[:, :wanted] @ keys.transpose(0, 2, 1) / math.sqrt(width // HEADS)
        scores += self._weights[f"{name}.cosines"][:, None, None] * cosines[:wanted]
        shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
        shares /= shares.sum(axis=-1, keepdims=True)
        heard = (shares @ values).transpose(1, 0, 2).reshape(wanted, width)
        state = state[:wanted] + self._linear(f"{name}.heard", heard)
        inner = _gelu(self._linear(f"{name}.inner", self._norm(f"{name}.norm2", state)))
        return state + self._linear(f"{name}.outer", inner)

    def _linear(self, name: str, values: Vector) -> Vector:
        made: Vector = values @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return made

    def _norm(self, name: str, values: Vector) -> Vector:
        centred = values - values.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + NORM_EPSILON)
        made: Vector = centred / spread * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
        return made


def _gelu(values: Vector) -> Vector:
    """The Gaussian error linear unit by its tangent formula (Hendrycks and Gimpel 2016, arXiv:1606.08415)."""
    made: Vector = 0.5 * values * (1 + np.tanh(math.sqrt(2 / math.pi) * (values + 0.044715 * values * values * values)))
    return made
