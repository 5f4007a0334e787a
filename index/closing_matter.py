"""Where an article ends, and what its outlet puts below every article begins: tags, links to other articles, how to
reach the author. A text goes in, an offset comes out; what stands after it is kept, and never quoted as a sentence.

Only what names itself as such is left out: "سمات" alone also means "features", "related" begins many a sentence.
"""

import re

from index.text import tokens

_LONGEST = 600  # code points of such a line, or of what follows on the last sentence
_TRAILING_LINES = 8  # of the lines on how to reach the author

_LABEL = re.compile(
    r"(?:رابط الخبر[^:\n]{0,40}|(?:ال)?وسوم|(?:ال)?كلمات (?:ال)?(?:دلالية|مفتاحية)|[اإ]قر[أا] [أا]يض[^:\n]{0,4}"
    r"|(?:مواضيع|أخبار|مقالات|موضوعات) ذات صلة|tags?|keywords|filed under|related (?:articles|stories|topics)"
    r"|read (?:more|also)|see also|more on this (?:story|topic))\s*:[^\n]*",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:\.{2,}|…)\s*(?:ال|لل)?مزيد|(?:ال|لل)?مزيد\s*(?:\.{2,}|…)|(?:read )?more\s*(?:\.{2,}|…)", re.IGNORECASE
)
_RULE = re.compile(r"[\s*\-_=•·.–—]+")
_OTHER_ARTICLES = re.compile(r"(?<![^\s.!؟?])مقالات أخرى للكاتب")
_TAGS = re.compile(r"(?:(?<![^\n])|(?<=[.!؟?…»”\")\]])\s+)سمات(?: [^\s.!؟?،,:]+){1,20}\Z")
_REACHING = re.compile(r"للتواصل مع الكاتب|لمراسلة الكاتب")


def end_of_article(text: str) -> int:
    """The offset after the article itself; `len(text)` where nothing follows it, or nothing else is there."""
    end = len(text.rstrip())
    while (earlier := _before_last(text, end)) < end:
        end = len(text[:earlier].rstrip())
    return end if end < len(text.rstrip()) and any(True for _ in tokens(text[:end])) else len(text)


def _before_last(text: str, end: int) -> int:
    """Where the closing matter that ends at `end` begins; `end` where there is none."""
    start = text.rfind("\n", 0, end) + 1
    line = text[start:end].strip()
    if len(line) <= _LONGEST and any(pattern.fullmatch(line) for pattern in (_LABEL, _MORE, _RULE)):
        return start
    last = max(start, end - _LONGEST)
    for pattern in (_OTHER_ARTICLES, _TAGS):
        if found := pattern.search(text[last:end]):
            return last + found.start()
    for _ in range(_TRAILING_LINES):
        if _REACHING.match(text[start:end].lstrip()):
            return start
        if start == 0:
            break
        start = text.rfind("\n", 0, start - 1) + 1
    return end
