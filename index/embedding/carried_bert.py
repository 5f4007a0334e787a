"""The default model without the libraries that read any model: its directory in; what an embedder asks of a model out.

Importing Sentence Transformers and Transformers takes four times as long as torch alone, and the default model is one
BERT whose every detail is known. It gives what they give, to the last bit once it is packed (`packed_bert`).
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from index.errors import ModelError

Output = dict[str, Tensor]


class CarriedBert:
    """As much of a `SentenceTransformer` as `SentenceTransformerEmbedder` and `PackedBert` use.

    Raises `ModelError` for a directory that holds another model, or a damaged one.
    """

    def __init__(self, directory: Path) -> None:
        try:
            config = json.loads((directory / "config.json").read_text("utf-8"))
            stated = json.loads((directory / "config_sentence_transformers.json").read_text("utf-8"))
            network = _network(SimpleNamespace(**config, is_decoder=False))
            network.load_state_dict(load_file(directory / "model.safetensors"), assign=True)
            self.tokenizer = CarriedTokenizer(directory / "tokenizer.json", config["max_position_embeddings"])
        except (OSError, ValueError, LookupError, AttributeError, RuntimeError, SafetensorError) as error:
            raise ModelError(f"the model in {directory} can't be loaded ({str(error).splitlines()[0]})") from error
        self.prompts: dict[str, str] = stated["prompts"]
        self.default_prompt_name: str | None = None
        self.device = torch.device("cpu")
        self._modules: tuple[Any, ...] = (SimpleNamespace(auto_model=network.eval()), _mean_unit)

    def __getitem__(self, place: int) -> Any:
        return self._modules[place]

    def __iter__(self) -> Iterator[object]:
        return iter(self._modules)

    def get_embedding_dimension(self) -> int:
        """The length of every vector."""
        return int(self._network.config.hidden_size)

    @torch.inference_mode()  # type: ignore[untyped-decorator]
    def encode(self, texts: Sequence[str], *, prompt: str, **_: object) -> list[Output]:
        """Each text by itself, multiplied in the plain way: what `PackedBert` is held against."""
        outputs = []
        for text in texts:
            ids = torch.tensor([self.tokenizer(prompt + text)["input_ids"]])
            rows = _read(self._network, ids)
            output = _mean_unit({"token_embeddings": rows, "input_ids": ids, "attention_mask": torch.ones_like(ids)})
            outputs.append({name: values[0] for name, values in output.items()})
        return outputs

    @property
    def _network(self) -> nn.Module:
        network: nn.Module = self._modules[0].auto_model
        return network


class CarriedTokenizer:
    """The tokenizer, called as those of Transformers are."""

    is_fast = True

    def __init__(self, file: Path, longest: int) -> None:
        try:
            self._tokenizer = Tokenizer.from_file(str(file))
        except Exception as error:  # it raises nothing more exact
            raise ValueError(f"{file.name}: {error}") from error
        self._tokenizer.enable_truncation(longest)
        self._tokenizer.no_padding()

    def __call__(self, texts: str | Sequence[str], **_: object) -> dict[str, Any]:
        """`input_ids`, `offset_mapping` and `special_tokens_mask`, of one text or in a list of all."""
        encoded = self._tokenizer.encode_batch([texts] if isinstance(texts, str) else list(texts))
        found: dict[str, Any] = {
            "input_ids": [each.ids for each in encoded],
            "offset_mapping": [each.offsets for each in encoded],
            "special_tokens_mask": [each.special_tokens_mask for each in encoded],
        }
        return {name: each[0] for name, each in found.items()} if isinstance(texts, str) else found


class BertModel(nn.Module):  # type: ignore[misc]
    """A tree of modules with the names that the weights and their updates have."""

    def __init__(self, config: SimpleNamespace, **parts: nn.Module) -> None:
        super().__init__()
        self.config = config
        for name, part in parts.items():
            self.add_module(name, part)


def _network(config: SimpleNamespace) -> BertModel:
    width, inner, small = config.hidden_size, config.intermediate_size, config.layer_norm_eps
    with torch.device("meta"):  # the weights come from the file
        layers = [
            _named(
                attention=_named(
                    self=_named(**{name: nn.Linear(width, width) for name in ("query", "key", "value")}),
                    output=_named(dense=nn.Linear(width, width), LayerNorm=nn.LayerNorm(width, small)),
                ),
                intermediate=_named(dense=nn.Linear(width, inner)),
                output=_named(dense=nn.Linear(inner, width), LayerNorm=nn.LayerNorm(width, small)),
            )
            for _ in range(config.num_hidden_layers)
        ]
        embeddings = _named(
            word_embeddings=_embedding(config.vocab_size, width),
            position_embeddings=_embedding(config.max_position_embeddings, width),
            token_type_embeddings=_embedding(config.type_vocab_size, width),
            LayerNorm=nn.LayerNorm(width, small),
        )
        return BertModel(config, embeddings=embeddings, encoder=_named(layer=nn.ModuleList(layers)))


def _embedding(rows: int, width: int) -> nn.Embedding:
    """Made of a matrix: else it draws one by chance, and where nothing is stored torch imports its compiler to do so,
    which takes longer than all that a question needs of torch."""
    made: nn.Embedding = nn.Embedding.from_pretrained(torch.empty(rows, width), freeze=False)
    return made


def _named(**parts: nn.Module) -> nn.Module:
    whole = nn.Module()
    for name, part in parts.items():
        whole.add_module(name, part)
    return whole


def _read(network: nn.Module, ids: Tensor) -> Tensor:
    """The vectors of the tokens of one text: (1, tokens, dimension)."""
    parts, heads = network.embeddings, network.config.num_attention_heads
    rows = parts.word_embeddings(ids) + parts.position_embeddings(torch.arange(ids.shape[1]))
    rows = parts.LayerNorm(rows + parts.token_type_embeddings.weight[0])
    for layer in network.encoder.layer:
        own = layer.attention.self
        split = [part(rows).unflatten(-1, (heads, -1)).transpose(1, 2) for part in (own.query, own.key, own.value)]
        met = nn.functional.scaled_dot_product_attention(*split).transpose(1, 2).flatten(2)
        rows = layer.attention.output.LayerNorm(layer.attention.output.dense(met) + rows)
        fed = layer.output.dense(nn.functional.gelu(layer.intermediate.dense(rows)))
        rows = layer.output.LayerNorm(fed + rows)
    return rows


def _mean_unit(output: Output) -> Output:
    """The mean of the tokens' vectors, of length 1, beside what was there."""
    mask = output["attention_mask"].unsqueeze(-1).to(output["token_embeddings"].dtype)
    mean = (output["token_embeddings"] * mask).sum(1) / mask.sum(1).clamp(min=1e-9)
    return {**output, "sentence_embedding": nn.functional.normalize(mean, p=2, dim=1)}
