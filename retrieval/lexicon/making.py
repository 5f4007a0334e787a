"""Makes the table of stems that questions are looked up in from the words: `python -m retrieval.lexicon.making`.

`words/english.tsv` and `words/arabic.tsv` in (a word, a tab, and the words that translate it); `stems.tsv` out: a line
for each English stem with the Arabic stems that any of its translations' forms has.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from index.text import fold, stem
from retrieval.lexicon.whole_words import whole

_LANGUAGES = ("english", "arabic")
_VERB = "/"
"""Between an Arabic verb's past and its present, both of the third person masculine singular."""
_PAST_ENDINGS = ("ت", "وا", "و", "تا", "نا")  # و before a pronoun: اعتقلوه
_SHORT_ENDINGS = ("ت", "وا", "و", "تا")
_PRESENT_BEGINNINGS = ("ي", "ت", "ن", "أ")
_PLURALS = ("ون", "وا", "و")
_WEAK = ("ى", "ا")  # ends of a past that others stand in place of: قضى, قضت, قضوا
_WEAK_PRESENT = ("ي", "و", "ى")  # the same of a present: يقضي, يقضون


def main() -> None:
    """Write the table."""
    Path(str(files("retrieval") / "lexicon" / "stems.tsv")).write_text(table(), "utf-8")


def table() -> str:
    """The table of stems, from the words that come with Qawl."""
    found: dict[str, set[str]] = {}
    for english, arabic in _pairs():
        for each in _stems(english):
            found.setdefault(each, set()).update(_stems(arabic))
    return "".join(f"{each}\t{' '.join(sorted(others))}\n" for each, others in sorted(found.items()))


def _pairs() -> Iterator[tuple[str, str]]:
    """An English word with an Arabic one that translates it."""
    for language in _LANGUAGES:
        text = (files("retrieval") / "lexicon" / "words" / f"{language}.tsv").read_text("utf-8")
        for line in text.splitlines():
            word, _, others = line.partition("\t")
            for other in others.split(" "):
                yield (word, other) if language == _LANGUAGES[0] else (other, word)


@cache
def _stems(entry: str) -> frozenset[str]:
    """The stems of all forms of an entry: a word, or an Arabic verb in past and present; the key of a whole name.

    A verb's other forms are no names: توجو would be "they crowned", were it not Togo.
    """
    written, *bent = map(fold, forms(entry))
    return frozenset([whole(written) or stem(written), *(stem(each) for each in bent if whole(each) is None)])


def forms(entry: str) -> tuple[str, ...]:
    """The forms in which texts have an entry, where their stems may differ."""
    past, is_verb, present = entry.partition(_VERB)
    if not is_verb:
        return (entry,)
    is_weak = past.endswith(_WEAK)
    bare = present[:-1] if present.endswith(_WEAK_PRESENT) else present
    return (
        past,
        *(past[:-1] + ending for ending in _SHORT_ENDINGS if is_weak),
        *(past + ending for ending in _PAST_ENDINGS if not is_weak),
        *(beginning + present[1:] for beginning in _PRESENT_BEGINNINGS),
        *(beginning + bare[1:] + plural for beginning in _PRESENT_BEGINNINGS[:2] for plural in _PLURALS),
    )


if __name__ == "__main__":
    main()
