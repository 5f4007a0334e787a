"""`python -m tools.settings_page`: the settings in the code and in .env.example go in, docs/settings.md comes out."""

import re
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from pydantic.fields import FieldInfo

from bot.settings import Settings
from tools.locked import ROOT

PAGE = ROOT / "docs" / "settings.md"
EXAMPLE = ROOT / ".env.example"

_HEAD = """# Settings

Made by `make pages` from `bot/settings.py` and `.env.example`. A setting comes from the environment, or from the file
`.env` in the folder where Qawl is started; the environment wins. An empty value counts as none, and a name that is
unknown is refused. `qawl doctor` tells what is wrong with them.
"""
_GROUPS = {
    "The bot in Telegram": ("TELEGRAM_", "ALLOWED_", "QUESTIONS_", "FEED_"),
    "The webhook": ("WEBHOOK_",),
    "Logs and metrics": ("LOG_", "METRICS_"),
    "Storage and models": ("DATA_", "DATABASE_", "CACHE_", "EMBEDDING_"),
    "A language model": ("LLM_",),
}
_LINE = re.compile(r"#?QAWL_([A-Z_]+)=")


@dataclass(frozen=True, slots=True)
class _Explained:
    """Settings that .env.example explains together, without `QAWL_`."""

    names: tuple[str, ...]
    text: str


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """The whole page. Raises `ValueError` for a setting that .env.example doesn't explain, or that has no group."""
    explained = _explained(EXAMPLE.read_text(encoding="utf-8"))
    told = [name for each in explained for name in each.names]
    fields = {name.upper(): field for name, field in Settings.model_fields.items()}
    if sorted(told) != sorted(fields):
        raise ValueError(f".env.example and the code differ in {sorted(set(told) ^ set(fields))}")
    parts = [_HEAD]
    for title, prefixes in _GROUPS.items():
        mine = [each for each in explained if each.names[0].startswith(prefixes)]
        told = [name for name in told if not name.startswith(prefixes)]
        parts.append(f"\n## {title}\n\n| setting | what it is | default |\n| --- | --- | --- |\n")
        parts += [f"{_row(name, fields[name])}\n" for each in mine for name in each.names]
        parts += [f"\n{', '.join(f'`QAWL_{name}`' for name in each.names)}: {each.text}\n" for each in mine]
    if told:
        raise ValueError(f"these settings belong to no group of the page: {told}")
    return "".join(parts)


def _row(name: str, field: FieldInfo) -> str:
    return f"| `QAWL_{name}` | {field.description} | {_default(field)} |"


def _default(field: FieldInfo) -> str:
    default: object = field.default
    if default is None or default == frozenset():
        return "none"
    if default == Path(platformdirs.user_cache_dir("qawl")):
        return "the user's cache folder"  # another one for everybody
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def _explained(example: str) -> list[_Explained]:
    """The paragraphs of .env.example that end in settings, in their order."""
    found = []
    for paragraph in example.split("\n\n"):
        lines = paragraph.splitlines()
        names = tuple(match.group(1) for match in map(_LINE.match, lines) if match)
        text = " ".join(line.removeprefix("# ") for line in lines if line.startswith("# "))
        if names:
            found.append(_Explained(names, text))
    return found


if __name__ == "__main__":
    main()
