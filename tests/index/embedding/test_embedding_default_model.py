import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from index.embedding.default_model import default_model_directory
from index.embedding.load import load_embedder
from index.errors import ModelError

CONVERT = (
    "import sys; from pathlib import Path; from index.embedding.default_model import default_model_directory; "
    "print(default_model_directory(Path(sys.argv[1]), lambda line: print(line, flush=True), "
    "Path(sys.argv[2]) if len(sys.argv) > 2 else None), 'torch' in sys.modules)"
)


def start_conversion(cache: Path, *arguments: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", CONVERT, str(cache), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def files_in(directory: Path) -> set[str]:
    return {path.relative_to(directory).as_posix() for path in directory.rglob("*")}


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "deep" / "cache"
    yield folder
    for file in folder.rglob("*.safetensors"):
        file.unlink()  # half a gigabyte, which pytest would keep for three runs


def test_it_is_made_once_and_then_returned_without_a_word(cache: Path, miniature_file: Path) -> None:
    said: list[str] = []
    directory = default_model_directory(cache, said.append, miniature_file)
    assert said[0].startswith("Preparing the language model")
    assert {"model.safetensors", "tokenizer.json", "modules.json"} <= files_in(directory)
    said.clear()
    assert default_model_directory(cache, said.append, Path("nowhere")) == directory
    assert said == []


@pytest.mark.parametrize("damage", ["missing", "short", "no manifest"])
def test_a_damaged_directory_is_made_again(cache: Path, miniature_file: Path, damage: str) -> None:
    directory = default_model_directory(cache, print, miniature_file)
    before = files_in(directory)
    network = directory / "model.safetensors"
    whole = network.read_bytes()
    if damage == "missing":
        network.unlink()
    elif damage == "short":
        network.write_bytes(whole[:-1])
    else:
        (directory / "manifest.json").unlink()
    assert default_model_directory(cache, print, miniature_file) == directory
    assert files_in(directory) == before
    assert network.read_bytes() == whole
    assert [path.name for path in cache.iterdir() if path.name.startswith(".")] == []


def test_two_processes_at_once_convert_once(cache: Path, miniature_file: Path) -> None:
    cache.mkdir(parents=True)
    with FileLock(cache / "multilingual-e5-small-1.lock"):
        processes = [start_conversion(cache, miniature_file) for _ in range(2)]
        for process in processes:
            assert process.stdout is not None
            assert "waiting" in process.stdout.readline()
    outputs = [process.communicate(timeout=300)[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert sum(output.count("Preparing") for output in outputs) == 1
    assert all(output.strip().endswith("multilingual-e5-small-1 False") for output in outputs)


def test_a_folder_that_cannot_be_written_is_one_clear_line(tmp_path: Path, miniature_file: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(ModelError, match="QAWL_CACHE_DIR") as caught:
        default_model_directory(tmp_path / "file" / "cache", print, miniature_file)
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(sys.platform == "win32", reason="limits are set as POSIX has them")
@pytest.mark.parametrize("largest", [100, 5_000, 40_000])
def test_a_full_disk_is_one_clear_line_and_leaves_nothing(cache: Path, miniature_file: Path, largest: int) -> None:
    program = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({largest}, {largest})); {CONVERT}"
    command = [sys.executable, "-B", "-c", program, str(cache), str(miniature_file)]
    failed = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert failed.returncode == 1
    assert failed.stderr.strip().splitlines()[-1].startswith("index.errors.ModelError: the language model can't be")
    assert [path.name for path in cache.iterdir()] == ["multilingual-e5-small-1.lock"]


@pytest.mark.parametrize("below", [[], ["cache"]])
def test_a_file_in_the_place_of_the_folder_is_no_matter_of_room(
    tmp_path: Path, miniature_file: Path, below: list[str]
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ModelError, match=r"\([A-Z][a-z ]+\): name another folder in QAWL_CACHE_DIR$"):
        default_model_directory((tmp_path / "file").joinpath(*below), print, miniature_file)


def wait_for(path: Path) -> None:
    deadline = time.monotonic() + 60
    while not path.exists():
        assert time.monotonic() < deadline
        time.sleep(0.002)


@pytest.mark.model
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")
def test_a_conversion_killed_at_any_moment_is_redone_and_works(cache: Path) -> None:
    for moment, delay in ((".", 0.0), (".", 0.3), ("model.safetensors", 0.1), ("tokenizer_config.json", 0.0)):
        process = start_conversion(cache)
        own = cache / f".multilingual-e5-small-1-partial-{process.pid}"
        wait_for(own / moment)
        time.sleep(delay)
        os.kill(process.pid, signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
        process.communicate()
        assert not (cache / "multilingual-e5-small-1").exists()
        assert list(cache.glob(".*-partial-*")) == [own]

    embedder = load_embedder(None, cache, print)
    assert sorted(path.name for path in cache.iterdir()) == ["multilingual-e5-small-1", "multilingual-e5-small-1.lock"]
    assert (embedder.name, embedder.dimension) == ("qawl-e5-small-3", 384)
    question = embedder.embed_question("What did the president say about trade?").vector
    answers = ["قال الرئيس إن التجارة بين البلدين تضاعفت.", "The president said that trade had doubled."]
    others = ["تعادل الفريقان في مباراة كرة القدم.", "The cake needs two eggs and a spoon of sugar."]
    best, worst = (
        [float(embedder.embed_question(text).vector @ question) for text in texts] for texts in (answers, others)
    )
    assert min(best) > max(worst)
    assert np.isclose(np.linalg.norm(question), 1, atol=1e-5)
