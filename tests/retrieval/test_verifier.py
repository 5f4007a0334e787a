"""What reads the best sentence with its question: the same numbers as in training, and sound ones for odd input."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import save_file

from index.errors import ModelError
from index.vectors import Vector
from retrieval.fitting.verifying import Example, Network, learn
from retrieval.verifier import Verifier
from retrieval.word_signs import ASKED_SIGNS, ASKING_SIGNS, TOLD_SIGNS, WordSigns

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
    told = _units(random, len(sentences))
    signs = WordSigns(
        asked=random.random((asked, ASKED_SIGNS)),
        told=random.random((len(sentences), TOLD_SIGNS)),
        asking=random.random(ASKING_SIGNS),
    )
    return Example(_units(random, asked), signs, told, sentences, 1, direction, answers, 0.5)


def _drawn(tmp_path: Path) -> tuple[Network, Verifier]:
    """A network of weights drawn by chance, of a size at which each part of it counts, and the verifier in its file."""
    torch.manual_seed(1)
    network = Network(_DIMENSION, ["ar→en", "en→ar", "en→en"]).eval()
    with torch.no_grad():
        for weights in network.parameters():
            weights.normal_(std=0.3)
    network.save(tmp_path / "verifier.safetensors")
    return network, Verifier.load(tmp_path / "verifier.safetensors")


def test_it_reads_as_it_was_trained_to(tmp_path: Path) -> None:
    network, verifier = _drawn(tmp_path)
    examples = [
        _example(seed, asked=1 + 3 * seed, before=4 * (seed % 3), own=1 + 5 * seed, direction=direction)
        for seed in range(8)
        for direction in network.directions
    ]
    examples += [_example(8, own=0), _example(9, asked=0)]
    with torch.no_grad():
        expected = network(examples).numpy()
    found = np.array([verifier.read(each.pair, each.direction) for each in examples])
    assert expected.std() > 0.1
    assert found == pytest.approx(expected, abs=0.02 * float(expected.std()))  # the file holds 16 bits
    assert found[-2:].tolist() == expected[-2:].tolist() == [0.0, 0.0]
    by_direction = found[:-2].reshape(8, -1)
    assert (np.abs(by_direction - by_direction[:, :1])[:, 1:].mean(axis=0) > 0.05).all()


def test_every_part_of_what_is_read_counts(tmp_path: Path) -> None:
    _, verifier = _drawn(tmp_path)
    pair = _example(3).pair
    whole = verifier.read(pair, "ar→en")
    for part in ("asked", "asked_signs", "told", "told_signs", "asking"):
        other = replace(pair, **{part: np.roll(getattr(pair, part), 1, axis=-1)})
        assert abs(verifier.read(other, "ar→en") - whole) > 0.01, part


def test_training_tells_answers_from_others(tmp_path: Path) -> None:
    """Where the question's tokens are those of the sentence, it answers; the other signals know nothing of it."""
    random = np.random.default_rng(0)
    questions = []
    for _ in range(150):
        asked = _units(random, 4)
        others = _units(random, 9)
        right = np.concatenate([others[:5], asked])
        places = np.zeros(9, np.int64)
        signs = WordSigns(np.zeros((4, ASKED_SIGNS)), np.zeros((9, TOLD_SIGNS)), np.zeros(ASKING_SIGNS))
        questions.append(
            [
                Example(asked, signs, right, places, 0, "en→en", 1, 0.0),
                Example(asked, signs, others, places, 0, "en→en", 0, 0.0),
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
    pair = _example(1, asked, before, own).pair
    assert len(pair.asked) <= 40
    assert len(pair.told) <= 110
    torch.manual_seed(0)
    weights = Network(_DIMENSION, []).state_dict()
    verifier = Verifier({name: torch.randn_like(value).numpy() for name, value in weights.items()})
    found = verifier.read(pair, "a direction that was not learned")
    assert np.isfinite(found)
    assert (found == 0.0) == (asked == 0 or own == 0)


def test_the_sentence_before_is_not_read_alone() -> None:
    assert len(_example(1, own=0).pair.told) == 0
    assert len(_example(1, before=4, own=1).pair.told) == 5


def test_a_damaged_file_is_told_with_what_to_do(tmp_path: Path) -> None:
    damaged = tmp_path / "model.verifier.safetensors"
    damaged.write_bytes(b"\xff" * 40)
    other = tmp_path / "other.safetensors"
    save_file({"tokens.weight": np.ones((128, _DIMENSION), np.float32)}, other)
    for file in (damaged, other, tmp_path / "absent.safetensors"):
        with pytest.raises(ModelError, match=r"can't be read .* install Qawl anew"):
            Verifier.load(file)
