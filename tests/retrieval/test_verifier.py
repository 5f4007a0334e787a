"""What reads the best sentence with its question: the same numbers as in training, and sound ones for odd input."""

from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import ModelError
from index.vectors import Vector
from retrieval.fitting.verifying import Example, Network, learn
from retrieval.verifier import Verifier

_DIMENSION = 16


def _units(random: np.random.Generator, count: int) -> Vector:
    vectors = random.normal(size=(count, _DIMENSION)).astype(np.float32)
    made: Vector = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return made


def _example(
    seed: int, asked: int = 5, before: int = 4, own: int = 7, answers: int | None = 1, direction: str = "ar→en"
) -> Example:
    random = np.random.default_rng(seed)
    sentences = np.repeat([0, 1, 2], [before, own, 3])
    content = random.random(asked) < 0.5
    told = _units(random, len(sentences))
    return Example(_units(random, asked), content, told, sentences, 1, direction, answers, 0.5, 1.0)


def _trained(tmp_path: Path) -> tuple[Network, Verifier]:
    """A network that was shown a little, so that nothing in it is zero, and the verifier that is read from its file."""
    questions = [
        [
            _example(seed),
            _example(seed + 100, answers=0, direction="en→en"),
            _example(seed + 200, answers=None),
        ]
        for seed in range(40)
    ]
    network = learn(questions, "a little", epochs=2)
    network.save(tmp_path / "verifier.safetensors")
    return network, Verifier.load(tmp_path / "verifier.safetensors")


def test_it_reads_as_it_was_trained_to(tmp_path: Path) -> None:
    network, verifier = _trained(tmp_path)
    examples = [_example(seed, asked=3 + seed, own=1 + seed) for seed in range(8)]
    with torch.no_grad():
        expected = network(examples).numpy()
    found = [verifier.read(each.pair, each.direction) for each in examples]
    assert np.abs(expected).max() > 0.001
    assert found == pytest.approx(expected, abs=0.01)  # the file holds 16 bits


def test_training_tells_answers_from_others(tmp_path: Path) -> None:
    """Where the question's tokens are those of the sentence, it answers; the other signals know nothing of it."""
    random = np.random.default_rng(0)
    questions = []
    for _ in range(150):
        asked = _units(random, 4)
        others = _units(random, 9)
        right = np.concatenate([others[:5], asked])
        content, places = np.ones(4, np.bool_), np.zeros(9, np.int64)
        questions.append(
            [
                Example(asked, content, right, places, 0, "en→en", 1, 0.0, 1.0),
                Example(asked, content, others, places, 0, "en→en", 0, 0.0, 1.0),
            ]
        )
    network = learn(questions[:120], "meeting tokens", epochs=8)
    network.save(tmp_path / "verifier.safetensors")
    verifier = Verifier.load(tmp_path / "verifier.safetensors")
    told_apart = [
        verifier.read(right.pair, "en→en") > verifier.read(wrong.pair, "en→en") for right, wrong in questions[120:]
    ]
    assert sum(told_apart) >= 27


@given(st.integers(0, 60), st.integers(0, 40), st.integers(0, 120))
@settings(max_examples=30, deadline=None)
def test_any_lengths_can_be_read(asked: int, before: int, own: int) -> None:
    torch.manual_seed(0)
    network = Network(_DIMENSION, ["en→ar"])
    torch.nn.init.normal_(network.out.weight)
    weights = {name: value.numpy() for name, value in network.state_dict().items() if name != "direction"}
    pair = _example(1, asked, before, own).pair
    assert len(pair.asked) <= 40
    assert len(pair.told) <= 110
    assert np.isfinite(Verifier(weights).read(pair, "en→ar"))
    assert Verifier(weights).read(pair, "a direction that was not learned") == Verifier(weights).read(pair, "xx→yy")


def test_where_there_is_nothing_to_read_nothing_is_added(tmp_path: Path) -> None:
    _, verifier = _trained(tmp_path)
    assert verifier.read(_example(1, asked=0).pair, "ar→en") == 0.0
    assert verifier.read(_example(1, before=0, own=0).pair, "ar→en") == 0.0


def test_a_damaged_file_is_told_with_what_to_do(tmp_path: Path) -> None:
    damaged = tmp_path / "model.verifier.safetensors"
    damaged.write_bytes(b"\xff" * 40)
    for file in (damaged, tmp_path / "absent.safetensors"):
        with pytest.raises(ModelError, match=r"can't be read .* install Qawl anew"):
            Verifier.load(file)
