"""What was learned beside the weights of the default model: low-rank updates in a small file, added when it is loaded.

A loaded model and the name of a release, or a file written by `retrieval.tuning`, in; the same model with the updates
in its weights out.
"""

from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_SHIPPED = files("index.embedding") / "adapters"


def add_updates(model: "SentenceTransformer", release: str, file: Path | None) -> None:
    """Add the updates in `file`, or else those of a release, which come with Qawl, to the weights of `model`.

    Raises `ModelError` where they don't fit the model or are damaged, and changes nothing then.
    """
    if file is not None:
        _add(model, file)
        return
    with as_file(_SHIPPED / f"{release}.safetensors") as shipped:
        _add(model, shipped)


def _add(model: "SentenceTransformer", file: Path) -> None:
    import torch  # noqa: PLC0415
    from safetensors import SafetensorError  # noqa: PLC0415
    from safetensors.torch import load_file  # noqa: PLC0415

    try:
        tensors = load_file(file)
        network = model[0].auto_model
        updates = [
            (network.get_submodule(name).weight, tensors[f"{name}.up"].float() @ tensors[f"{name}.down"].float())
            for name in {key.rpartition(".")[0] for key in tensors}
        ]
        if any(weight.shape != update.shape for weight, update in updates):
            raise ModelError(f"the updates in {file.name} are for another model: install Qawl anew")
    except (OSError, SafetensorError, AttributeError, LookupError, RuntimeError) as error:
        raise ModelError(
            f"the updates in {file.name} can't be added to the model ({error}): install Qawl anew"
        ) from error
    with torch.no_grad():
        for weight, update in updates:
            weight.add_(update)
