"""Several texts read by a BERT in one pass, each exactly as if it were alone: token ids in, vectors of tokens out.

Texts are laid end to end instead of being padded to one length: whatever works row by row sees all rows at once, and
attention, which doesn't, sees each text by itself. Weights are kept in the layout that oneDNN multiplies in, in which
what a row gives does not depend on how many rows there are; `PackedBert.of` tries that on this very machine first.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from index.vectors import Vector

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from torch import Tensor
    from torch.nn import LayerNorm, Linear, Module

_TRIED = (
    "query: ؟",
    "query: what did he say?",
    "query: أين التقى رئيسي نظيره الكازاخستاني، وماذا قال له عن التجارة بين البلدين وعن الطريق الجديد؟",
    "passage: The presidents met in Astana. Trade between both countries grew by 12.5 % in a year, one of them said.",
)
_NEAR = 1e-4
"""How far values that stand around 0.05 may be from the model's own: both are rounded, in another order."""

_TOKENS = ("token_embeddings", "input_ids", "attention_mask")
_SENTENCE = "sentence_embedding"

_log = logging.getLogger(__name__)


class _PackedLinear:
    """`x @ weight.T + bias`, with a GELU after it where asked for."""

    def __init__(self, *parts: "Linear", gelu: bool = False) -> None:
        import torch  # noqa: PLC0415

        weight = torch.cat([part.weight.detach() for part in parts])
        self._weight = torch.ops.mkldnn._reorder_linear_weight(weight, 64)
        self._bias = torch.cat([part.bias.detach() for part in parts])
        self._after: tuple[str, list[object], str] = ("gelu", [], "none") if gelu else ("none", [], "")
        self._multiply = torch.ops.mkldnn._linear_pointwise

    def __call__(self, rows: "Tensor") -> "Tensor":
        return self._multiply(rows, self._weight, self._bias, *self._after)


@dataclass(frozen=True, slots=True, eq=False)
class _Layer:
    attention_in: _PackedLinear  # queries, keys and values at once
    attention_out: _PackedLinear
    attention_norm: "LayerNorm"
    feed_in: _PackedLinear
    feed_out: _PackedLinear
    feed_norm: "LayerNorm"


class PackedBert:
    """The transformer of a Sentence Transformers model, for texts side by side. Safe to call from threads."""

    def __init__(self, model: "SentenceTransformer") -> None:
        bert = model[0].auto_model
        self._pooling: list[Module] = list(model)[1:]
        self._embeddings = bert.embeddings
        self._heads: int = bert.config.num_attention_heads
        self.is_exact = True
        """Whether texts that are read together change no bit of each other on this machine."""
        self._layers = [
            _Layer(
                attention_in=_PackedLinear(
                    layer.attention.self.query, layer.attention.self.key, layer.attention.self.value
                ),
                attention_out=_PackedLinear(layer.attention.output.dense),
                attention_norm=layer.attention.output.LayerNorm,
                feed_in=_PackedLinear(layer.intermediate.dense, gelu=True),
                feed_out=_PackedLinear(layer.output.dense),
                feed_norm=layer.output.LayerNorm,
            )
            for layer in bert.encoder.layer
        ]

    @staticmethod
    def of(model: "SentenceTransformer") -> "PackedBert | None":
        """The same model, packed; None where it is no plain BERT on a CPU, or gives anything but what it gave itself.

        Where texts side by side would change each other's last bits, they are read one after another.
        """
        import torch  # noqa: PLC0415

        bert = getattr(model[0], "auto_model", None)
        if bert is None or type(bert).__name__ != "BertModel":
            return None
        if bert.config.hidden_act != "gelu" or bert.config.is_decoder:
            return None
        if model.device.type != "cpu" or {each.dtype for each in bert.parameters()} != {torch.float32}:
            return None
        if not all(getattr(module, "include_prompt", True) for module in model):
            return None
        try:
            with torch.inference_mode():
                packed = PackedBert(model)
            packed._try_out(model)
        except (AttributeError, RuntimeError, NotImplementedError, ValueError) as error:
            _log.debug("the model is read as it came, one question at a time: %s", error)
            return None
        return packed

    def read(self, texts: Sequence[Sequence[int]]) -> "list[dict[str, Tensor]]":
        """For each text, given as its token ids with the special ones, what the model itself calls its output:
        `token_embeddings` (tokens, dimension), `sentence_embedding` (dimension,), `input_ids`, `attention_mask`."""
        import torch  # noqa: PLC0415

        with torch.inference_mode():
            if self.is_exact:
                return [self._output(text, rows) for text, rows in zip(texts, self._read(texts), strict=True)]
            return [self._output(text, self._read([text])[0]) for text in texts]

    def _output(self, text: Sequence[int], rows: "Tensor") -> "dict[str, Tensor]":
        import torch  # noqa: PLC0415

        ids = torch.tensor([text])
        output = {"token_embeddings": rows[None], "input_ids": ids, "attention_mask": torch.ones_like(ids)}
        for module in self._pooling:
            output = module(output)
        return {name: output[name][0] for name in (*_TOKENS, _SENTENCE)}

    def _read(self, texts: Sequence[Sequence[int]]) -> "list[Tensor]":
        import torch  # noqa: PLC0415

        order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
        lengths = [len(texts[number]) for number in order]
        ids = torch.tensor([token for number in order for token in texts[number]])
        places = torch.cat([torch.arange(length) for length in lengths])
        parts = self._embeddings
        rows = parts.word_embeddings(ids) + parts.position_embeddings(places) + parts.token_type_embeddings.weight[0]
        rows = parts.LayerNorm(rows)
        for layer in self._layers:
            met = layer.attention_out(self._attend(layer.attention_in(rows), lengths))
            rows = layer.attention_norm(met + rows)
            rows = layer.feed_norm(layer.feed_out(layer.feed_in(rows)) + rows)
        read = dict(zip(order, rows.split(lengths), strict=True))
        return [read[number] for number in range(len(texts))]

    def _attend(self, rows: "Tensor", lengths: Sequence[int]) -> "Tensor":
        """What each token's text tells it: (tokens, dimension). Texts of one length stand together, and go at once."""
        import torch  # noqa: PLC0415

        attended, start = [], 0
        for length, same in groupby(lengths):
            count = len(list(same))
            part = rows[start : start + count * length]
            start += len(part)
            queries, keys, values = part.view(count, length, 3, self._heads, -1).permute(2, 0, 3, 1, 4)
            met = torch.nn.functional.scaled_dot_product_attention(queries, keys, values)
            attended.append(met.transpose(1, 2).reshape(len(part), -1))
        return torch.cat(attended)

    def _try_out(self, model: "SentenceTransformer") -> None:
        """Raises `ValueError` where the model itself gives something else."""
        ids = [model.tokenizer(text)["input_ids"] for text in _TRIED]
        own = model.encode(list(_TRIED), prompt="", output_value=None, show_progress_bar=False)
        alone = [self.read([each])[0] for each in ids]
        for mine, expected in zip(alone, own, strict=True):
            kept = expected["attention_mask"].bool()
            if not (_near(mine["token_embeddings"], expected["token_embeddings"][kept])
                    and _near(mine[_SENTENCE], expected[_SENTENCE])):  # fmt: skip
                raise ValueError("packed, it gives other vectors")
        order = [0, 1, 2, 3, 3, 1, 2, 0, 0, 2]
        together = self.read([ids[number] for number in order])
        self.is_exact = all(
            np.array_equal(_array(mine[name]), _array(alone[number][name]))
            for number, mine in zip(order, together, strict=True)
            for name in ("token_embeddings", _SENTENCE)
        )


def _near(mine: "Tensor", expected: "Tensor") -> bool:
    return mine.shape == expected.shape and bool(np.abs(_array(mine) - _array(expected)).max() < _NEAR)


def _array(vectors: "Tensor") -> Vector:
    array: Vector = vectors.numpy()
    return array
