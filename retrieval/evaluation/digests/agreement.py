"""How well clusters and cuts agree with what is known: labels and clusters in, figures of 0..1 out."""

from collections import Counter
from collections.abc import Collection, Sequence


def adjusted_rand(labels: Sequence[str], clusters: Sequence[int]) -> float:
    """The adjusted Rand index (Hubert and Arabie, 1985): 1 for the same partition, 0 on average for a random one."""
    together = _pairs(Counter(zip(labels, clusters, strict=True)).values())
    by_label, by_cluster = _pairs(Counter(labels).values()), _pairs(Counter(clusters).values())
    expected = by_label * by_cluster / max(_pairs([len(labels)]), 1)
    most = (by_label + by_cluster) / 2
    return 1.0 if most == expected else (together - expected) / (most - expected)


def _pairs(counts: Collection[int]) -> float:
    return sum(count * (count - 1) / 2 for count in counts)


def both_languages(labels: Sequence[str], languages: Sequence[str], clusters: Sequence[int]) -> float:
    """The share of labels whose largest cluster holds posts of the label in both languages."""
    good = 0
    for label in set(labels):
        mine = [number for number, each in enumerate(labels) if each == label]
        sizes = Counter(clusters[number] for number in mine)
        main = max(sorted(sizes), key=lambda cluster: sizes[cluster])
        good += len({languages[number] for number in mine if clusters[number] == main}) > 1
    return good / len(set(labels))


def f1(found: Collection[str], wanted: Collection[str]) -> float:
    """The harmonic mean of precision and recall of a set."""
    total = len(found) + len(wanted)
    return 2 * len(set(found) & set(wanted)) / total if total else 1.0


def cut_error(known: Sequence[str], found: Sequence[int]) -> float:
    """Pk (Beeferman et al., 1999): how often two messages half a segment apart are wrongly together or apart; the less
    the better."""
    reach = max(round(len(known) / len(set(known)) / 2), 2)
    places = range(len(known) - reach)
    wrong = sum((known[at] == known[at + reach]) != (found[at] == found[at + reach]) for at in places)
    return wrong / max(len(places), 1)
