"""The tuned network computes what the library does with the same weights, and learns only its updates."""

from pathlib import Path

import pytest
import torch
from transformers import BertConfig, BertModel

from index.embedding.adapter import add_updates
from retrieval.tuning import network as network_module
from retrieval.tuning.network import TunedNetwork

_TEXTS = ([1, 2, 3, 4, 5, 6, 7], [8, 9], [3, 2, 1, 4])


@pytest.fixture
def directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(network_module, "_has_bfloat16", lambda: False)  # what is compared is compared in 32 bits
    torch.manual_seed(0)
    shape = BertConfig(
        vocab_size=12, hidden_size=24, num_hidden_layers=6, num_attention_heads=3, intermediate_size=48, pad_token_id=0
    )
    BertModel(shape, add_pooling_layer=False).save_pretrained(tmp_path)
    return tmp_path


def _by_the_library(model: BertModel) -> list[torch.Tensor]:
    with torch.no_grad():
        return [model(input_ids=torch.tensor([text])).last_hidden_state[0] for text in _TEXTS]


def test_vectors_are_the_library_s_however_long_the_texts_beside_them_are(directory: Path) -> None:
    tokens, wholes = TunedNetwork(directory).encode(_TEXTS)
    expected = _by_the_library(BertModel.from_pretrained(directory, add_pooling_layer=False).eval())
    for mine, whole, theirs in zip(tokens, wholes, expected, strict=True):
        torch.testing.assert_close(mine, torch.nn.functional.normalize(theirs, dim=-1))
        torch.testing.assert_close(whole, torch.nn.functional.normalize(theirs.mean(0), dim=-1))


def test_a_text_that_comes_again_has_the_same_vectors(directory: Path) -> None:
    network = TunedNetwork(directory)
    first, _ = network.encode(_TEXTS)
    again, _ = network.encode(_TEXTS[::-1])
    for mine, once_more in zip(first, reversed(again), strict=True):
        torch.testing.assert_close(mine, once_more)


def test_every_update_learns(directory: Path) -> None:
    network = TunedNetwork(directory)
    learned = list(network.parameters())
    with torch.no_grad():
        for each in learned:
            each.normal_(0, 0.1)
    tokens, _ = network.encode(_TEXTS)
    torch.cat(tokens)[:, 0].sum().backward()
    assert len(learned) == 2 * 2 * 6  # layers 4 and 5, six matrices each, two factors
    assert all(each.grad is not None and bool((each.grad != 0).any()) for each in learned)


def test_what_is_saved_makes_of_the_model_what_was_learned(directory: Path, tmp_path: Path) -> None:
    network = TunedNetwork(directory)
    with torch.no_grad():
        for each in network.parameters():
            each.normal_(0, 0.1)
    file = tmp_path / "updates.safetensors"
    network.save(file, 1.0)
    plain = BertModel.from_pretrained(directory, add_pooling_layer=False).eval()
    add_updates([_Module(plain)], "", file)
    tokens, _ = network.encode(_TEXTS)
    for mine, theirs in zip(tokens, _by_the_library(plain), strict=True):
        torch.testing.assert_close(mine, torch.nn.functional.normalize(theirs, dim=-1), atol=2e-3, rtol=2e-2)


class _Module:
    """As Sentence Transformers holds its network."""

    def __init__(self, network: BertModel) -> None:
        self.auto_model = network
