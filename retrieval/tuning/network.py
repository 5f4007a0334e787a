"""The model as it is tuned: its weights stay as they are, and low-rank updates beside them are learned.

Low-rank adaptation after Hu et al. 2022 (arXiv:2106.09685), on every matrix of the upper layers. A model's directory
in; vectors of tokens and texts, and at last the updates for `index.embedding.adapter`, out.

The layers are computed here, with the model's own weights, because most of what the library's way takes is not needed:
the tokens of all texts lie side by side, so that none is spent on padding but in attention; a matrix that stays as it
is gets no gradient; and what the layers below the learned ones make of a text is the same each time that it comes.
"""

import math
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import torch
from safetensors.numpy import save_file
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

_RANK = 8
_FIRST_LAYER = 4
_STRENGTH = 2.0
"""What a learned update is multiplied by: it sets the pace of learning and is part of the update that is saved."""
_MATRICES = (
    "attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
    "intermediate.dense", "output.dense",
)  # fmt: skip


class _LowRank(nn.Module):  # type: ignore[misc]
    """A linear map that stays as it is, and a learned product of two thin matrices beside its weight."""

    def __init__(self, fixed: nn.Linear) -> None:
        super().__init__()
        self._fixed = fixed
        self.down = nn.Parameter(torch.randn(_RANK, fixed.in_features) / math.sqrt(fixed.in_features))
        self.up = nn.Parameter(torch.zeros(fixed.out_features, _RANK))

    def forward(self, rows: Tensor) -> Tensor:
        learned = functional.linear(functional.linear(rows, self.down), self.up)
        found: Tensor = self._fixed(rows) + _STRENGTH * learned
        return found


class TunedNetwork:
    """The encoder with its updates."""

    def __init__(self, directory: Path) -> None:
        """Read the model in `directory`. Raises `ValueError` where its layers are not as they are computed here."""
        self._model = BertModel.from_pretrained(directory, add_pooling_layer=False).eval()
        if self._model.config.hidden_act != "gelu":
            raise ValueError(f"layers with {self._model.config.hidden_act} can't be tuned: only with gelu")
        for parameter in self._model.parameters():
            parameter.requires_grad_(False)
        self._updates: dict[str, _LowRank] = {}
        for number, layer in enumerate(self._model.encoder.layer[_FIRST_LAYER:], _FIRST_LAYER):
            for name in _MATRICES:
                update = _LowRank(layer.get_submodule(name))
                layer.set_submodule(name, update)
                self._updates[f"encoder.layer.{number}.{name}"] = update
        self._below: dict[tuple[int, ...], Tensor] = {}  # 1.5 KB a token: some gigabytes by the end

    @property
    def dimension(self) -> int:
        """The length of every vector."""
        return int(self._model.config.hidden_size)

    def parameters(self) -> Iterator[Tensor]:
        """What is learned."""
        for update in self._updates.values():
            yield update.down
            yield update.up

    def encode(self, texts: Sequence[Sequence[int]]) -> tuple[list[Tensor], Tensor]:
        """The unit vectors of each text's tokens, (tokens, dimension) each, and of the texts, (texts, dimension)."""
        layout = _Layout([len(text) for text in texts])
        # In bfloat16 a step takes half the time on processors that have it, and fourteen times as long on others; what
        # is learned stays in 32 bits.
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=_has_bfloat16()):
            hidden = torch.cat(self._from_below([tuple(text) for text in texts]))
            for layer in self._model.encoder.layer[_FIRST_LAYER:]:
                hidden = self._layer(layer, hidden, layout)
        by_text = hidden.float().split(layout.lengths)
        whole = torch.stack([each.mean(0) for each in by_text])
        return [functional.normalize(each, dim=-1) for each in by_text], functional.normalize(whole, dim=-1)

    def save(self, file: Path, share: float) -> None:
        """Write the updates, times `share`, in 16 bits, as `index.embedding.adapter` reads them."""
        tensors = {}
        for name, update in self._updates.items():
            tensors[f"{name}.down"] = update.down.detach().half().numpy()
            tensors[f"{name}.up"] = (share * _STRENGTH * update.up.detach()).half().numpy()
        save_file(tensors, file)

    def _from_below(self, texts: Sequence[tuple[int, ...]]) -> list[Tensor]:
        """What the layers that stay as they are make of each text: (tokens, dimension)."""
        new = sorted({text for text in texts if text not in self._below}, key=len)
        if new:
            layout = _Layout([len(text) for text in new])
            with torch.no_grad():
                hidden = torch.cat([self._model.embeddings(torch.tensor([text]))[0] for text in new])
                for layer in self._model.encoder.layer[:_FIRST_LAYER]:
                    hidden = self._layer(layer, hidden, layout)
            self._below.update(zip(new, hidden.split(layout.lengths), strict=True))
        return [self._below[text] for text in texts]

    def _layer(self, layer: nn.Module, rows: Tensor, layout: "_Layout") -> Tensor:
        """Attention within each text, then the inner layer, each added to what came in and normalised."""
        attention, heads = layer.attention, self._model.config.num_attention_heads
        asked, keys, values = (
            layout.padded(matrix(rows)).unflatten(-1, (heads, -1)).transpose(1, 2)
            for matrix in (attention.self.query, attention.self.key, attention.self.value)
        )
        heard = functional.scaled_dot_product_attention(asked, keys, values, attn_mask=layout.mask)
        heard = layout.packed(heard.transpose(1, 2).flatten(2))
        rows = attention.output.LayerNorm(attention.output.dense(heard) + rows)
        inner = functional.gelu(layer.intermediate.dense(rows))
        found: Tensor = layer.output.LayerNorm(layer.output.dense(inner) + rows)
        return found


class _Layout:
    """Where the tokens of texts that lie side by side stand when each text has a row of its own."""

    def __init__(self, lengths: list[int]) -> None:
        self.lengths = lengths
        there = torch.arange(max(lengths))[None] < torch.tensor(lengths)[:, None]
        self.mask = there[:, None, None]
        self._shape = there.shape
        self._places = there.flatten().nonzero()[:, 0]

    def padded(self, rows: Tensor) -> Tensor:
        """From (all tokens, width) to (texts, longest, width), with nothing where there is no token."""
        empty = rows.new_zeros(self._shape[0] * self._shape[1], rows.shape[1])
        return empty.index_copy(0, self._places, rows).view(*self._shape, -1)

    def packed(self, rows: Tensor) -> Tensor:
        """The way back."""
        return rows.flatten(0, 1).index_select(0, self._places)


@cache
def _has_bfloat16() -> bool:
    capabilities = torch.cpu.get_capabilities()
    return any(capabilities.get(name, False) for name in ("avx512_bf16", "amx_bf16"))
