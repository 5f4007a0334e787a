"""`python -m tools.architecture`: docs/architecture.svg comes out: the packages, and a question's way through them. The
picture is readable on light and dark pages: it follows the reader's choice, and brings its own ground."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from tools.locked import ROOT

PICTURE = ROOT / "docs" / "architecture.svg"

_WIDTH, _HEIGHT = 1000, 640
_STYLE = """
    .ground { fill: #ffffff; } .room { fill: #f1f4f8; stroke: #c9d0da; } .box { fill: #ffffff; stroke: #8793a5; }
    .outer { fill: none; stroke: #8793a5; stroke-dasharray: 5 4; }
    .way { stroke: #0b6e4f; fill: none; stroke-width: 2.5; } .step { fill: #0b6e4f; }
    .aside { stroke: #8793a5; fill: none; stroke-width: 1.5; stroke-dasharray: 5 4; } .asidetip { fill: #8793a5; }
    text { font-family: system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; fill: #1c2430; font-size: 13px; }
    .name { font-weight: 700; font-size: 18px; } .title { font-weight: 700; font-size: 14px; }
    .plain { fill: #4d586e; } .end { text-anchor: end; } .number { fill: #ffffff; font-weight: 700; text-anchor: middle; }
    @media (prefers-color-scheme: dark) {
      .ground { fill: #12161c; } .room { fill: #1a2029; stroke: #3a4454; } .box { fill: #242c38; stroke: #66738a; }
      .outer { stroke: #7a879c; } .way { stroke: #46c998; } .step { fill: #46c998; }
      .aside { stroke: #7a879c; } .asidetip { fill: #7a879c; }
      text { fill: #e8ecf2; } .plain { fill: #b3bdcd; } .number { fill: #0d1a15; }
    }
"""


@dataclass(frozen=True, slots=True)
class _Box:
    """A box with its left upper corner and size, in units of the picture."""

    kind: str
    left: int
    top: int
    width: int
    height: int
    title: str
    lines: tuple[str, ...] = ()

    def drawn(self) -> Iterator[str]:
        """The box, with what stands in it."""
        corner = f'x="{self.left}" y="{self.top}" width="{self.width}" height="{self.height}" rx="8"'
        yield f'  <rect class="{self.kind}" {corner}/>'
        named = self.kind == "room"
        yield _text("name" if named else "title", self.left + 14, self.top + (27 if named else 24), self.title)
        for number, line in enumerate(self.lines):
            if named:
                yield _text("plain end", self.left + self.width - 50, self.top + 26, line)
            else:
                yield _text("plain", self.left + 14, self.top + 44 + 18 * number, line)


_COLUMNS, _WIDE, _TALL = (36, 277, 518), 206, 86
_RIGHT = 772
# ruff: noqa: E501 - a table
_BOXES = (
    _Box("box", 36, 16, 688, 44, "A person, in Telegram, at the terminal, or in the demo's web page"),
    _Box("room", 20, 92, 720, 148, "bot", ("talks with people: stores no articles, searches none",)),
    _Box("room", 20, 270, 720, 148, "retrieval", ("finds and weighs answers: knows no Telegram",)),
    _Box("room", 20, 448, 720, 148, "index", ("reads, stores and finds: decides on no answer",)),
    _Box("box", _COLUMNS[0], 138, _WIDE, _TALL, "telegram, cli", ("who asks what, and may they:", "each chat in its order")),
    _Box("box", _COLUMNS[1], 138, _WIDE, _TALL, "memory, services", ("what was asked, and settings;", "the one way to what is below")),
    _Box("box", _COLUMNS[2], 138, _WIDE, _TALL, "formatting, texts", ("quotes, sources, buttons,", "in Arabic or English")),
    _Box("box", _COLUMNS[0], 316, _WIDE, _TALL, "question", ("language, words and names,", "what an earlier one adds")),
    _Box("box", _COLUMNS[1], 316, _WIDE, _TALL, "search, evidence", ("weighs each sentence; is it", "sure enough, or a refusal?")),
    _Box("box", _COLUMNS[2], 316, _WIDE, _TALL, "selection, citing", ("which to show; each is cut", "out of its article, exactly")),
    _Box("box", _COLUMNS[0], 494, _WIDE, _TALL, "embedding", ("texts as vectors, by models", "on this machine")),
    _Box("box", _COLUMNS[1], 494, _WIDE, _TALL, "library", ("the truth: SQLite, or", "PostgreSQL; FAISS is a cache")),
    _Box("box", _COLUMNS[2], 494, _WIDE, _TALL, "sources, segmentation", ("articles and messages into", "sentences and passages")),
    _Box("outer", _RIGHT, 316, 212, _TALL, "a language model", ("only if one is named: what it", "writes is checked, or dropped")),
    _Box("outer", _RIGHT, 494, 212, _TALL, "articles", ("files, pages, feeds, exports,", "posts of channels and groups")),
)  # fmt: skip
_WAY = (
    "M144,60 V130", "M144,224 V308", "M144,402 V486", "M242,545 H269", "M380,494 V410", "M483,367 H510", "M708,316 V232",
    "M708,138 V68",
)  # fmt: skip
_STEPS = ((144, 92), (144, 254), (144, 432), (259, 522), (380, 440), (500, 344), (708, 262), (708, 92))
_ASIDES = ("M772,545 H732", "M518,545 H491", "M772,345 H732", "M724,375 H764", "M242,181 H269", "M518,181 H491")


def main() -> None:
    """Draw the picture."""
    PICTURE.write_text(picture(), encoding="utf-8")


def picture() -> str:
    """The picture, as SVG."""
    told = "Three packages, bot above retrieval above index, and a question's way through them in eight steps"
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{told}">',
            f"  <title>{told}</title>",
            f"  <style>{_STYLE}  </style>",
            f"  <defs>{_head('tip', 'step')}{_head('asidetip', 'asidetip')}</defs>",
            f'  <rect class="ground" width="{_WIDTH}" height="{_HEIGHT}"/>',
            *(line for box in _BOXES for line in box.drawn()),
            *(f'  <path class="aside" d="{each}" marker-end="url(#asidetip)"/>' for each in _ASIDES),
            *(f'  <path class="way" d="{each}" marker-end="url(#tip)"/>' for each in _WAY),
            *(line for number, place in enumerate(_STEPS, 1) for line in _step(number, *place)),
            _text("plain", 20, 622, "Imports go downwards only. The numbers are explained in docs/architecture.md."),
            "</svg>",
            "",
        ]
    )


def _head(name: str, kind: str) -> str:
    return (
        f'<marker id="{name}" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="9" markerHeight="9" orient="auto" '
        f'markerUnits="userSpaceOnUse"><path class="{kind}" d="M0,0 L8,4 L0,8 z"/></marker>'
    )


def _step(number: int, x: int, y: int) -> Iterator[str]:
    yield f'  <circle class="step" cx="{x}" cy="{y}" r="11"/>'
    yield _text("number", x, y + 5, str(number))


def _text(kind: str, x: int, y: int, words: str) -> str:
    return f'  <text class="{kind}" x="{x}" y="{y}">{escape(words)}</text>'


if __name__ == "__main__":
    main()
