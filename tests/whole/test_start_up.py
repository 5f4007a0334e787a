"""What a command imports: a person who asks for help must not wait for a model, nor who lists for a bot."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli.commands import Command
from bot.cli.parser import build_parser

ROOT = Path(__file__).parents[2]
MODELS = {"torch", "transformers", "sentence_transformers", "sklearn"}
BOT = {"telegram", "aiohttp", "hypothesis", "playwright"}
READERS = {"scipy", "trafilatura", "pypdf", "docx", "matplotlib"}

_RUN = """
import sys
from bot.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print("\\n".join(sorted(sys.modules)), file=sys.stderr)
"""


def _imported(folder: Path, *arguments: str) -> set[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("QAWL_")}
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *arguments], cwd=folder, capture_output=True, text=True, check=True, timeout=300,
        env={**environment, "PYTHONPATH": str(ROOT), "QAWL_DATA_DIR": str(folder / "data")},
    )  # fmt: skip
    return {name for line in done.stderr.splitlines() for name in (line, line.partition(".")[0])}


@pytest.mark.parametrize("arguments", [["--help"], ["doctor", "--help"], ["bot", "--help"]])
def test_help_imports_next_to_nothing(tmp_path: Path, arguments: list[str]) -> None:
    imported = _imported(tmp_path, *arguments)

    assert "bot" in imported
    assert not imported & (MODELS | BOT | READERS | {"numpy", "faiss", "pydantic"})


@pytest.mark.parametrize("arguments", [["list"], ["status"]])
def test_what_looks_into_the_library_imports_no_model_no_bot_and_no_reader(
    tmp_path: Path, arguments: list[str]
) -> None:
    imported = _imported(tmp_path, *arguments)

    assert "sqlite3" in imported
    assert not imported & (MODELS | BOT | READERS)


@pytest.mark.model
def test_a_question_needs_of_torch_neither_its_compiler_nor_a_library_of_models(tmp_path: Path) -> None:
    imported = _imported(tmp_path, "ask", "what did Japarov propose?")

    assert "torch" in imported
    assert not imported & {"torch._dynamo", "sympy", "transformers", "sentence_transformers"}
    assert not imported & (BOT | READERS)


def test_every_command_is_there_when_it_is_asked_for() -> None:
    parser = build_parser()
    lines = {
        "add": ["x"], "import-telegram": ["x"], "refresh": [], "feeds": [], "ask": ["x"], "summarize": [], "chat": [],
        "evaluate": ["x"], "bot": [], "demo": [], "run": [], "list": [], "remove": ["x"], "status": [],
        "backup": ["x"], "restore": ["x"], "reindex": [], "copy": [],
    }  # fmt: skip
    shown = parser.format_help()

    for name, rest in lines.items():
        command = parser.parse_args([name, *rest]).run

        assert isinstance(command, Command)
        assert callable(command.found()), name
        assert name in shown
