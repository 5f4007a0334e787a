"""What a page holds and shows to nobody: a tree in, the same tree without it out.

Text that no reader sees is no part of an article: it must not be quoted, and it is where instructions to machines hide.
Told from the elements' own attributes; what a style sheet hides is not known here.
"""

import re
from collections.abc import Iterator, Mapping

import lxml.html

_NEVER = frozenset({"html", "body"})
"""Hidden while a page loads, and shown by a script then."""
_FAR_AWAY = -500.0
"""Pixels: where text is put that is to be on the page and not on the screen."""
_SMALLEST = 2.0
"""Pixels of a letter that can still be seen, if hardly read."""
_FAINTEST = 0.05
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?|-?\.\d+)\s*(px|pt|em|rem|ex|ch|vw|vh|%|in|cm|mm)?")
_PIXELS = {"pt": 4 / 3, "em": 16.0, "rem": 16.0, "ex": 8.0, "ch": 8.0, "vw": 10.0, "vh": 10.0, "in": 96.0, "cm": 38.0}
_PLACES = ("left", "top", "right", "bottom", "margin-left", "margin-top", "text-indent")
_RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+([\d.]+)(%)?)?\s*\)")
_COLOURS = {"white": (255, 255, 255), "black": (0, 0, 0), "snow": (255, 250, 250), "ivory": (255, 255, 240)}
_PAGE = (255, 255, 255)
"""What is behind text where nothing says otherwise."""
_ALIKE = 24
"""Of 765: colours that differ by no more are one to the eye."""

_Colour = tuple[int, int, int]


def without_unseen(tree: lxml.html.HtmlElement) -> lxml.html.HtmlElement:
    """`tree`, changed in place: elements that are hidden are gone with all in them; what follows them stays."""
    for element in [each for each in tree.iter(lxml.etree.Element) if _is_hidden(each)]:
        if element.getparent() is not None:
            element.drop_tree()
    return tree


def _is_hidden(element: lxml.html.HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in _NEVER:
        return False
    if element.get("hidden") is not None and element.get("hidden", "").strip().lower() != "until-found":
        return True
    written = element.get("style")
    return bool(written) and _hides(_style(written), element)


def _hides(style: Mapping[str, str], element: lxml.html.HtmlElement) -> bool:
    return (
        style.get("display") == "none"
        or style.get("visibility") in {"hidden", "collapse"}
        or _number(style.get("opacity"), 1.0) <= _FAINTEST
        or _pixels(style.get("font-size"), _SMALLEST) < _SMALLEST
        or any(_pixels(style.get(place), 0.0) <= _FAR_AWAY for place in _PLACES)
        or _is_clipped(style)
        or ("color" in style and _vanishes(style["color"], element))
    )


def _is_clipped(style: Mapping[str, str]) -> bool:
    """Whether nothing of the box is left to see."""
    if style.get("overflow") in {"hidden", "clip"}:
        sizes = [_pixels(style.get(side), _SMALLEST) for side in ("width", "height", "max-width", "max-height")]
        if min(sizes) < _SMALLEST:
            return True
    clip = style.get("clip", "").replace(" ", "")
    path = style.get("clip-path", "").replace(" ", "")
    shrunk = style.get("transform", "").replace(" ", "")
    return (
        bool(re.fullmatch(r"rect\((?:[01](?:px)?,?){4}\)", clip))
        or path in {"inset(50%)", "inset(100%)", "circle(0)", "circle(0px)"}
        or shrunk in {"scale(0)", "scale(0,0)"}
    )


def _vanishes(written: str, element: lxml.html.HtmlElement) -> bool:
    """Whether text of this colour can't be told from what is behind it."""
    if written in {"transparent", "rgba(0,0,0,0)"}:
        return True
    match = _RGB.fullmatch(written)
    if match is not None and match[4] is not None and float(match[4]) / (100 if match[5] else 1) <= _FAINTEST:
        return True
    colour, behind = _colour(written), _behind(element)
    return colour is not None and behind is not None and _distance(colour, behind) <= _ALIKE


def _behind(element: lxml.html.HtmlElement) -> _Colour | None:
    """The colour behind an element; None where it is a picture, or can't be read."""
    for each in (element, *element.iterancestors()):
        style = _style(each.get("style") or "")
        for written in (style.get("background-color"), style.get("background"), each.get("bgcolor")):
            if written and written.strip().lower() not in {"transparent", "none", "inherit", "initial"}:
                return _colour(written.strip().lower())
        if style.get("background-image") or each.get("background"):
            return None
    return _PAGE


def _colour(written: str) -> _Colour | None:
    if written in _COLOURS:
        return _COLOURS[written]
    match = _RGB.match(written)
    if match is not None:
        return int(match[1]), int(match[2]), int(match[3])
    if re.fullmatch(r"#?[0-9a-f]{3,4}|#?[0-9a-f]{6}|#?[0-9a-f]{8}", written):
        digits = written.removeprefix("#")
        digits = "".join(2 * each for each in digits) if len(digits) < 6 else digits
        return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    return None


def _distance(one: _Colour, other: _Colour) -> int:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))


def _style(written: str) -> dict[str, str]:
    return dict(_declarations(written[:4000]))


def _declarations(written: str) -> Iterator[tuple[str, str]]:
    for declaration in re.sub(r"/\*.*?\*/", "", written, flags=re.DOTALL).split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            yield name.strip().lower(), " ".join(value.lower().replace("!important", "").split())


def _number(written: str | None, otherwise: float) -> float:
    match = _LENGTH.match(written or "")
    if match is None:
        return otherwise
    return float(match[1]) / (100 if match[2] == "%" else 1)


def _pixels(written: str | None, otherwise: float) -> float:
    """A length in CSS pixels; `otherwise` where there is none, or it is relative to what isn't known here."""
    match = _LENGTH.match(written or "")
    if match is None:
        return otherwise
    length, unit = float(match[1]), match[2]
    if unit == "%":  # of something: all of it is beyond the edge
        return length * 10 if length < 0 else (0.0 if length < 1 else otherwise)
    return length * _PIXELS.get(unit, 1.0)
