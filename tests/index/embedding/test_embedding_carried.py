"""The default model read without the libraries that read any model: the same vectors, to the last bit."""

import json
import shutil
from pathlib import Path

import numpy as np
import platformdirs
import pytest
from test_embedding_sentence_transformer import ODD_TEXTS, PASSAGES

from index.embedding.carried import load_carried_embedder
from index.embedding.carried_bert import CarriedBert
from index.embedding.default_model import default_model_directory
from index.embedding.releases import DEFAULT_MODEL
from index.embedding.sentence_transformer import SentenceTransformerEmbedder, load_plain_embedder
from index.errors import ModelError

pytestmark = pytest.mark.model

CACHE = platformdirs.user_cache_path("qawl")
QUESTIONS = [*ODD_TEXTS, "ماذا قال؟", "e\u0301tait-il la\u0300?", "a\tb\n  c", "👩‍👩‍👧 \u200f قال", "kalı İstanbul ſ ﬁ"]


@pytest.fixture(scope="module")
def carried() -> SentenceTransformerEmbedder:
    return load_carried_embedder(CACHE, print, release=DEFAULT_MODEL)


def _same(one: SentenceTransformerEmbedder, other: SentenceTransformerEmbedder) -> bool:
    questions = zip(one.embed_questions(QUESTIONS), other.embed_questions(QUESTIONS), strict=True)
    passages = zip(one.embed_passages(PASSAGES), other.embed_passages(PASSAGES), strict=True)
    return all(
        np.array_equal(mine.vector, theirs.vector)
        and np.array_equal(mine.tokens, theirs.tokens)
        and np.array_equal(mine.spans, theirs.spans)
        for mine, theirs in questions
    ) and all(
        np.array_equal(mine.vector, theirs.vector)
        and np.array_equal(mine.tokens.values, theirs.tokens.values)
        and np.array_equal(mine.tokens.scales, theirs.tokens.scales)
        and np.array_equal(mine.tokens.spans, theirs.tokens.spans)
        for mine, theirs in passages
    )


def test_it_gives_what_sentence_transformers_gives(
    carried: SentenceTransformerEmbedder, embedder: SentenceTransformerEmbedder
) -> None:
    assert carried.is_packed
    assert carried.name == embedder.name
    assert _same(carried, embedder)


def test_the_plain_model_too() -> None:
    assert _same(load_carried_embedder(CACHE, print, release=None), load_plain_embedder(CACHE, print))


def test_reading_it_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    """Weights are looked at where they lie in the file: the updates must not get there."""
    original = default_model_directory(CACHE, print)
    copy = shutil.copytree(original, tmp_path / "multilingual-e5-small-1")

    load_carried_embedder(tmp_path, print, release=DEFAULT_MODEL).embed_questions(QUESTIONS)

    assert (copy / "model.safetensors").read_bytes() == (original / "model.safetensors").read_bytes()


def test_where_it_can_t_be_packed_the_libraries_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.embedding.packed_bert._NEAR", -1.0)
    found = load_carried_embedder(CACHE, print, release=DEFAULT_MODEL)

    assert type(found._model).__name__ == "SentenceTransformer"
    assert found.embed_question("ماذا قال؟").vector.shape == (384,)


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json", "model.safetensors", "another model"])
def test_a_damaged_model_is_one_clear_line(tmp_path: Path, name: str) -> None:
    directory = shutil.copytree(default_model_directory(CACHE, print), tmp_path / "model", copy_function=_linked)
    if name == "another model":
        config = json.loads((directory / "config.json").read_text("utf-8"))
        name, content = "config.json", json.dumps({**config, "hidden_size": 96})
    else:
        content = "{"
    (directory / name).unlink()
    (directory / name).write_text(content)

    with pytest.raises(ModelError, match="can't be loaded") as caught:
        CarriedBert(directory)
    assert "\n" not in str(caught.value)


def _linked(source: str, target: str) -> None:
    Path(target).symlink_to(source)
