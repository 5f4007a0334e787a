import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from huggingface_hub import constants

from index.embedding.hub import HUB_SECONDS, find_model
from index.errors import ModelError

pytestmark = pytest.mark.alone

LOAD = """
import sys, time
from pathlib import Path
from index.embedding.load import load_embedder
from index.errors import ModelError
begun = time.monotonic()
try:
    load_embedder(sys.argv[1], Path(sys.argv[2]), print)
except ModelError as error:
    print(error)
    print("torch" in sys.modules)
    print(time.monotonic() - begun)
"""


def load(name: str, folder: Path, **environment: str) -> list[str]:
    """The lines that loading a model prints, to standard output and error, in a process of its own."""
    completed = subprocess.run(
        [sys.executable, "-c", LOAD, name, str(folder)],
        env={**os.environ, "HF_HUB_CACHE": str(folder), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
        check=True,
    )
    return completed.stdout.splitlines()


class _NoSuchModel(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(404)
        self.send_header("X-Error-Code", "RepoNotFound")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def hub() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _NoSuchModel) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def silent_hub() -> Iterator[str]:
    """Takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


@pytest.fixture
def closed_hub() -> str:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"http://127.0.0.1:{server.getsockname()[1]}"


def test_a_hub_that_cannot_be_reached_is_one_line_at_once(closed_hub: str, tmp_path: Path) -> None:
    line, torch_loaded, seconds = load("someone/some-model", tmp_path, HF_ENDPOINT=closed_hub)
    assert float(seconds) < 10
    assert "'someone/some-model'" in line
    assert "can't be reached" in line
    assert torch_loaded == "False"


def test_a_hub_that_never_answers_is_one_line_soon(silent_hub: str, tmp_path: Path) -> None:
    line, _, seconds = load("some-model", tmp_path, HF_ENDPOINT=silent_hub)
    assert float(seconds) < HUB_SECONDS + 7
    assert "can't be reached" in line


def test_a_name_that_the_hub_does_not_know_is_one_line(hub: str, tmp_path: Path) -> None:
    line, *_ = load("someone/none", tmp_path, HF_ENDPOINT=hub)
    assert line.startswith("the model hub has no model 'someone/none'")


def test_a_forbidden_network_is_said(tmp_path: Path) -> None:
    line, *_ = load("someone/none", tmp_path, HF_HUB_OFFLINE="1")
    assert "HF_HUB_OFFLINE" in line


def test_a_model_in_the_hubs_cache_is_used_without_the_hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = tmp_path / "models--someone--kept"
    (repository / "refs").mkdir(parents=True)
    (repository / "refs" / "main").write_text("0123")
    (repository / "snapshots" / "0123").mkdir(parents=True)
    (repository / "snapshots" / "0123" / "modules.json").write_text("[]")
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path))
    assert find_model("someone/kept").kind == "cached"


@pytest.mark.parametrize(
    "name",
    [
        "./none",
        "~/none",
        "/none/at/all",
        "a b",
        "a/b/c",
        "",
        "..",
        "https://a.b/c",
        "~nobody-here/x",
        "\0",
        "a" * 5_000,
    ],
)
def test_a_name_that_can_only_be_a_folder_is_not_looked_up(name: str) -> None:
    with pytest.raises(ModelError, match=r"no model folder|holds no Sentence Transformers"):
        find_model(name)


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"modules\.json"):
        find_model(str(tmp_path))
