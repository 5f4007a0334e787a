"""`python -m bench.duplicates ARTICLES [--half first|second] [--show N]`: how many of a file's articles are the same
article again, by `index.sameness`; with `--show`, pairs to be read, with what differs between the two.

Halves are by a hash of the address: a limit chosen on one is reported on the other.
"""

import argparse
import difflib
import hashlib
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from index.records import LIBRARY, Document
from index.sameness import LEAST_ALIKE, SHORT, Saying, is_same, least_shared, resemblance, saying, sketch
from index.sources.content import Content
from index.sources.reading import read

_BANDS = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)
_MOST_TOGETHER = 60  # documents that share a shingle: a footer makes no pair
_LONGEST_DIFFERENCE = 160  # code points of each that are shown

Pair = tuple[float, int, int]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.duplicates", description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--half", choices=("first", "second"))
    parser.add_argument("--show", type=int, default=0, help="pairs of each band to print")
    parser.add_argument("--from", dest="lowest", type=float, default=0.8, help="the least alike pairs to print")
    arguments = parser.parse_args()
    found = {
        each.origin: each
        for each in read(Content.of_file(arguments.articles), LIBRARY)
        if isinstance(each, Document) and _is_in(each, arguments)
    }
    documents = list(found.values())
    sayings = [saying(each) for each in documents]
    pairs = sorted(_pairs(sayings), reverse=True)
    print(f"{len(documents)} articles; stored: {_stored(sayings)}")
    same = [pair for pair in pairs if is_same(sayings[pair[1]], sayings[pair[2]])]
    by_sketch = sum(_share_enough(sayings[one], sayings[other]) for _, one, other in same)
    print(f"{len(same)} pairs are the same article, {by_sketch} of them found by their sketches")
    print("resemblance  pairs  the same")
    for low, high in zip(_BANDS, (*_BANDS[1:], 2.0), strict=True):
        band = [pair for pair in pairs if low <= pair[0] < high]
        print(f"{low:>8.2f}   {len(band):>6} {sum(pair in same for pair in band):>9}")
        if low >= arguments.lowest:
            for pair in random.Random(0).sample(band, min(arguments.show, len(band))):
                _show(pair, documents, sayings, is_merged=pair in same)
    print(f"limit {LEAST_ALIKE}, {SHORT} words and more")


def _is_in(each: Document, arguments: argparse.Namespace) -> bool:
    is_first = hashlib.sha256(each.origin.encode()).digest()[0] < 128
    return arguments.half is None or is_first == (arguments.half == "first")


def _pairs(sayings: Sequence[Saying | None]) -> Iterator[Pair]:
    """All pairs that are alike at all, found without sketches."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, said in enumerate(sayings):
        for shingle in said.shingles if said else ():
            holders[shingle].append(place)
    together = Counter(
        (one, other)
        for places in holders.values()
        if len(places) <= _MOST_TOGETHER
        for at, other in enumerate(places)
        for one in places[:at]
    )
    for one, other in together:
        first, second = sayings[one], sayings[other]
        if first and second and (alike := resemblance(first, second)) >= _BANDS[0]:
            yield alike, one, other


def _share_enough(one: Saying | None, other: Saying | None) -> bool:
    if one is None or other is None:
        return False
    drawn = sketch(one)
    return len(set(drawn) & set(sketch(other))) >= least_shared(drawn)


def _stored(sayings: Sequence[Saying | None]) -> str:
    """What a library would do with them in their order, each held against what is stored by then."""
    leading: list[Saying] = []
    places = 0
    for said in sayings:
        if said is not None and any(is_same(said, each) for each in leading):
            places += 1
        elif said is not None:
            leading.append(said)
    return f"{len(leading)}, and {places} as further places of them"


def _show(pair: Pair, documents: Sequence[Document], sayings: Sequence[Saying | None], *, is_merged: bool) -> None:
    alike, one, other = pair
    first, second = sayings[one], sayings[other]
    if first is None or second is None:
        return
    print(f"\n{alike:.3f} {'merged' if is_merged else 'apart'}, {len(first.words)} and {len(second.words)} words")
    for document in (documents[one], documents[other]):
        print(f"  {document.source}: {document.title}")
    matcher = difflib.SequenceMatcher(None, first.words, second.words, autojunk=False)
    for action, start, end, begin, stop in matcher.get_opcodes():
        if action != "equal":
            here, there = " ".join(first.words[start:end]), " ".join(second.words[begin:stop])
            print(f"    [{here[:_LONGEST_DIFFERENCE]}] [{there[:_LONGEST_DIFFERENCE]}]")


if __name__ == "__main__":
    main()
