"""What an operator calls a model in; where Sentence Transformers can load it from, out.

A name is a folder, or a repository of the model hub. A repository is looked for in the hub's cache on this machine
first, then asked of the hub in one request with a short limit: the libraries themselves would retry each of several
files for more than a minute where no hub can be reached.
"""

import logging
import re
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from index.errors import ModelError

HUB_SECONDS = 8.0
"""How long the hub may take to say whether it has a model."""

_REQUEST_SECONDS = 5.0
_ORGANISATION = "sentence-transformers"  # where names without an owner belong, as in the library itself
_REPOSITORY = re.compile(r"[\w.-]{1,96}/[\w.-]{1,96}")
_MARKER = "modules.json"


@dataclass(frozen=True, slots=True)
class ModelPlace:
    """`address` is a folder's path or a hub repository's name; `kind` says which, and whether it is here already."""

    address: str
    kind: Literal["folder", "cached", "hub"]


def find_model(name: str) -> ModelPlace:
    """Where the model called `name` is.

    Raises `ModelError`, within `HUB_SECONDS`, where there is no such folder or repository, the hub can't be reached,
    or what is there isn't a Sentence Transformers model.
    """
    nowhere = ModelError(f"there is no model folder {name[:200]!r}: name a folder, or a hub's model as 'owner/model'")
    try:
        folder = Path(name).expanduser()
        is_folder, exists = folder.is_dir(), folder.exists()
    except (OSError, RuntimeError, ValueError) as error:  # too long, an unknown user's home, a NUL
        raise nowhere from error
    if is_folder:
        if not (folder / _MARKER).is_file():
            raise ModelError(f"the folder {folder} holds no Sentence Transformers model: it has no {_MARKER}")
        return ModelPlace(str(folder), "folder")
    repository = name if "/" in name else f"{_ORGANISATION}/{name}"
    if name.startswith((".", "~", "/")) or exists or not _REPOSITORY.fullmatch(repository):
        raise nowhere
    if _is_cached(repository):
        return ModelPlace(repository, "cached")
    ask_hub(repository)
    return ModelPlace(repository, "hub")


def ask_hub(repository: str) -> None:
    """Return if the hub has a Sentence Transformers model of that name; raise `ModelError` within `HUB_SECONDS` if
    it hasn't or can't be asked.
    """
    from huggingface_hub.constants import HF_HUB_OFFLINE  # noqa: PLC0415

    if HF_HUB_OFFLINE:
        raise ModelError(f"the model {repository!r} isn't on this machine, and HF_HUB_OFFLINE forbids to download it")
    answer: list[ModelError | None] = []
    # A thread, because neither the look-up of an address nor a slow trickle of bytes obeys a request's own limit.
    thread = threading.Thread(target=lambda: answer.append(_refusal(repository)), daemon=True)
    thread.start()
    thread.join(HUB_SECONDS)
    if not answer:
        raise _unreachable(repository, f"no answer in {HUB_SECONDS:.0f} seconds")
    if answer[0] is not None:
        raise answer[0]


def silence_libraries() -> None:
    """Keep the model libraries from writing to the screen, in this process: no progress bars, no warnings."""
    from huggingface_hub.utils.tqdm import disable_progress_bars  # noqa: PLC0415
    from transformers.utils import logging as transformers_logging  # noqa: PLC0415

    transformers_logging.set_verbosity_error()
    transformers_logging.disable_progress_bar()
    disable_progress_bars()
    for library in ("huggingface_hub", "sentence_transformers"):
        logging.getLogger(library).setLevel(logging.CRITICAL)


def _is_cached(repository: str) -> bool:
    from huggingface_hub import try_to_load_from_cache  # noqa: PLC0415

    return isinstance(try_to_load_from_cache(repository, _MARKER), str)


def _refusal(repository: str) -> ModelError | None:
    from huggingface_hub import HfApi  # noqa: PLC0415
    from huggingface_hub.errors import RepositoryNotFoundError  # noqa: PLC0415

    try:
        information = HfApi().model_info(repository, timeout=_REQUEST_SECONDS)
    except RepositoryNotFoundError:
        return ModelError(f"the model hub has no model {repository!r} that may be read: check its name")
    except Exception as error:  # noqa: BLE001 - the client's errors have no common root, and all mean the same here
        return _unreachable(repository, first_line(error))
    files = {sibling.rfilename for sibling in information.siblings or []}
    if _MARKER not in files:
        return ModelError(f"{repository!r} isn't a Sentence Transformers model: it has no {_MARKER}")
    return None


def _unreachable(repository: str, reason: str) -> ModelError:
    return ModelError(
        f"the model {repository!r} isn't on this machine and the model hub can't be reached ({reason}): "
        "name a folder that holds the model, or leave the setting out to use the default model"
    )


def first_line(error: BaseException) -> str:
    """What an exception says, in one line of bounded length."""
    lines = str(error).strip().splitlines()
    return lines[0][:200] if lines else type(error).__name__
