"""The model as it is tuned: its weights stay as they are, and low-rank updates beside them are learned.

Low-rank adaptation after Hu et al. 2022 (arXiv:2106.09685), on every matrix of the upper layers. A model's directory
in; vectors of tokens and texts, and at last the updates for `index.embedding.adapter`, out.
"""

import math
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import torch
from safetensors.numpy import save_file
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils import parametrize
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
    """Adds a learned product of two thin matrices to a weight (out, in)."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        self.down = nn.Parameter(torch.randn(_RANK, weight.shape[1]) / math.sqrt(weight.shape[1]))
        self.up = nn.Parameter(torch.zeros(weight.shape[0], _RANK))

    def forward(self, weight: Tensor) -> Tensor:
        return weight + _STRENGTH * (self.up @ self.down)


class TunedNetwork:
    """The encoder with its updates."""

    def __init__(self, directory: Path) -> None:
        self._model = BertModel.from_pretrained(directory, add_pooling_layer=False).eval()
        for parameter in self._model.parameters():
            parameter.requires_grad_(False)
        self._updates: dict[str, _LowRank] = {}
        for number, layer in enumerate(self._model.encoder.layer[_FIRST_LAYER:], _FIRST_LAYER):
            for name in _MATRICES:
                matrix = layer.get_submodule(name)
                update = _LowRank(matrix.weight)
                parametrize.register_parametrization(matrix, "weight", update)
                self._updates[f"encoder.layer.{number}.{name}"] = update

    @property
    def dimension(self) -> int:
        """The length of every vector."""
        return int(self._model.config.hidden_size)

    def parameters(self) -> Iterator[Tensor]:
        """What is learned."""
        for update in self._updates.values():
            yield from update.parameters()

    def encode(self, texts: Sequence[Sequence[int]]) -> tuple[list[Tensor], Tensor]:
        """The unit vectors of each text's tokens, (tokens, dimension) each, and of the texts, (texts, dimension)."""
        longest = max(map(len, texts))
        ids = torch.tensor([[*text, *[self._model.config.pad_token_id] * (longest - len(text))] for text in texts])
        lengths = torch.tensor([len(text) for text in texts])
        mask = (torch.arange(longest)[None] < lengths[:, None]).long()
        # In bfloat16 a step takes half the time on processors that have it, and fourteen times as long on others; what
        # is learned stays in 32 bits.
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=_has_bfloat16()):
            hidden = self._model(input_ids=ids, attention_mask=mask).last_hidden_state
        hidden = hidden.float()
        whole = (hidden * mask[..., None]).sum(1) / lengths[:, None]
        tokens = [functional.normalize(hidden[row, : len(text)], dim=-1) for row, text in enumerate(texts)]
        return tokens, functional.normalize(whole, dim=-1)

    def save(self, file: Path, share: float) -> None:
        """Write the updates, times `share`, in 16 bits, as `index.embedding.adapter` reads them."""
        tensors = {}
        for name, update in self._updates.items():
            tensors[f"{name}.down"] = update.down.detach().half().numpy()
            tensors[f"{name}.up"] = (share * _STRENGTH * update.up.detach()).half().numpy()
        save_file(tensors, file)


@cache
def _has_bfloat16() -> bool:
    capabilities = torch.cpu.get_capabilities()
    return any(capabilities.get(name, False) for name in ("avx512_bf16", "amx_bf16"))
