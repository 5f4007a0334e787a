"""Any text in; text that any model can be given, out: normalised, printable, encodable, of bounded length."""

import re
import unicodedata

TEXT_LIMIT = 20_000
"""Code points kept of a text unless told otherwise: several times what the models in use can read."""

# Canonical ordering sorts each run of combining marks by insertion, so an endless run costs quadratic time.
# Thirty is the bound of the Stream-Safe Text Format (Unicode Standard Annex 15, section 13).
_LONGEST_MARK_RUN = 30

# Room for what composition and folding take away, before the text is cut to its limit.
_SLACK = 4

# Direction marks, soft hyphens and byte order marks: invisible, and they would split a word in two.
_INVISIBLE = re.compile("[\u00ad\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")

_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


def safe_text(text: str, limit: int = TEXT_LIMIT) -> str:
    """`text` in NFKC, at most `limit` code points long.

    Each run of white space, control characters and lone surrogates becomes one space, and none is left at either
    end. Applying it twice changes nothing more. The cost is bounded by `limit`, not by the length of `text`.
    """
    text = text.lstrip()[: limit * _SLACK]
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
        text = unicodedata.normalize("NFKC", _without_long_mark_runs(text))
        text = _without_long_mark_runs(text)
    return _BLANK.sub(" ", text).strip(" ")[:limit].rstrip(" ")


def _without_long_mark_runs(text: str) -> str:
    kept: list[str] = []
    run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= _LONGEST_MARK_RUN:
            kept.append(character)
    return text if len(kept) == len(text) else "".join(kept)
