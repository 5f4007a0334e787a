"""Updates are added to the weights of the model that they were learned for, wholly or not at all."""

from pathlib import Path

import numpy as np
import platformdirs
import pytest
from numpy.typing import NDArray
from safetensors.numpy import save_file

from index.embedding.adapter import add_updates
from index.embedding.releases import DEFAULT_MODEL
from index.embedding.sentence_transformer import SentenceTransformerEmbedder, load_plain_embedder
from index.errors import ModelError

_QUERY = "encoder.layer.4.attention.self.query"
_TEXT = "What did the president say about trade?"


def _file(tmp_path: Path, tensors: dict[str, NDArray[np.float16]]) -> Path:
    file = tmp_path / "updates.safetensors"
    save_file(tensors, file)
    return file


def _pair(out: int = 384, rank: int = 2, size: float = 0.1) -> dict[str, NDArray[np.float16]]:
    random = np.random.default_rng(0)
    return {
        f"{_QUERY}.up": (size * random.standard_normal((out, rank))).astype(np.float16),
        f"{_QUERY}.down": (size * random.standard_normal((rank, 384))).astype(np.float16),
    }


@pytest.mark.model
def test_the_shipped_updates_move_vectors_a_little(embedder: SentenceTransformerEmbedder) -> None:
    plain = load_plain_embedder(platformdirs.user_cache_path("qawl"), print)
    cosine = float(plain.embed_question(_TEXT).vector @ embedder.embed_question(_TEXT).vector)
    assert 0.8 < cosine < 0.999
    assert (plain.name, embedder.name) == ("multilingual-e5-small", DEFAULT_MODEL)


@pytest.mark.model
def test_an_update_is_the_product_of_its_halves(embedder: SentenceTransformerEmbedder, tmp_path: Path) -> None:
    model = embedder._model
    weight = model[0].auto_model.get_submodule(_QUERY).weight
    before = weight.detach().numpy().copy()
    pair = _pair()
    there = {name: half if name.endswith("down") else -half for name, half in pair.items()}
    add_updates(model, DEFAULT_MODEL, _file(tmp_path, pair))
    expected = pair[f"{_QUERY}.up"].astype(np.float32) @ pair[f"{_QUERY}.down"].astype(np.float32)
    assert np.allclose(weight.detach().numpy() - before, expected, atol=1e-6)
    add_updates(model, DEFAULT_MODEL, _file(tmp_path, there))  # and back, for the tests that share the model
    assert np.allclose(weight.detach().numpy(), before, atol=1e-6)


@pytest.mark.model
@pytest.mark.parametrize("wrong", ["another width", "no such matrix", "half missing", "no updates at all"])
def test_updates_of_another_model_are_refused_and_change_nothing(
    embedder: SentenceTransformerEmbedder, tmp_path: Path, wrong: str
) -> None:
    fitting = _pair()
    if wrong == "another width":
        file = _file(tmp_path, {**fitting, **_other_width()})
    elif wrong == "no such matrix":
        file = _file(tmp_path, {**fitting, "encoder.layer.99.output.dense.up": fitting[f"{_QUERY}.up"]})
    elif wrong == "half missing":
        file = _file(tmp_path, {**fitting, "encoder.layer.5.output.dense.up": fitting[f"{_QUERY}.up"]})
    else:
        file = tmp_path / "updates.safetensors"
        file.write_bytes(b"\x08\0\0\0\0\0\0\0not JSON")
    before = embedder.embed_question(_TEXT).vector
    with pytest.raises(ModelError, match="install Qawl anew") as caught:
        add_updates(embedder._model, DEFAULT_MODEL, file)
    assert "\n" not in str(caught.value)
    assert np.array_equal(embedder.embed_question(_TEXT).vector, before)


def _other_width() -> dict[str, NDArray[np.float16]]:
    name = "encoder.layer.5.attention.self.query"
    return {name + key.removeprefix(_QUERY): half for key, half in _pair(out=32).items()}
