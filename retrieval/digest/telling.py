"""The most telling sentence of some posts, and what each other post says to it: readings and features in.

The post is the one nearest to all of them, its sentence one of the first that hold most of what the posts share: for a
single article nothing beats its lead, and for several their middle beats any end. Where figures differ, the newest of
those nearly as near speaks for all.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from retrieval.digest.closeness import Features
from retrieval.digest.noteworthy import weight
from retrieval.digest.quotable import LEAD, Quotable, Reading, joined
from retrieval.digest.superseded import corrects, in_common, owns_up, supersedes
from retrieval.digest.taken_back import point_apart, takes_back

_LATER = 0.15  # what a sentence loses for each one before it
_LOOKED_AT = 8  # sentences of another post among which its own words for the point are sought
_SAYS_SO = 0.5
"""Share of a sentence's stems that stand in another which says the same."""
_SAME_STATEMENT = 0.6
"""Share of the shorter sentence's stems, figures aside, from which two sentences speak of the same thing."""
_FEWEST_STEMS = 3  # shorter sentences share all their words too easily
_NEARLY_AS_NEAR = 0.85
"""Share of the nearest post's nearness from which a newer one with another figure speaks for the posts in its place."""
_LATER_POSTS = 12
"""The newest posts of a point, among which is sought what supersedes its sentence: to read what each states takes
time."""
_REPLIED = 0.1  # of a similarity, for each reply to a message, up to three
_MOST_REPLIES = 3


def most_telling(
    readings: Sequence[Reading],
    features: Features,
    language: str | None,
    replies: Mapping[str, int] | None,
) -> tuple[int, Quotable]:
    """Which of the posts, and which of its sentences, says best what they are about.

    `features` are those of the posts. Posts in `language` are preferred, then such as say something; `replies` counts
    the answers to posts by document in a talk, where what all should know counts for more; None elsewhere.
    """
    talk = replies is not None
    leads = [reading.lead(LEAD) for reading in readings]
    alone = len(readings) == 1  # which is most posts of many a stream
    nearness = np.ones(1) if alone else features.similarities(features.means([range(len(readings))]))[:, 0]
    answered = np.array([min((replies or {}).get(each.post.document_id, 0), _MOST_REPLIES) for each in readings])
    weights = np.array([max(map(weight, lead)) for lead in leads]) if talk else np.ones(len(readings))
    scores = nearness * (1 + _REPLIED * answered) * weights
    mine = [number for number, each in enumerate(readings) if language in {None, each.post.language}]
    best = max(
        mine or range(len(readings)),
        key=lambda number: (leads[number][0].says_something, scores[number], -number),
    )
    shared = Counter(stem for lead in leads for stem in frozenset[str]().union(*(each.stems for each in lead)))
    told = _sentence(leads[best], shared, talk=talk)
    if told.figures:
        best, told = _newest_figure(readings, list(map(float, scores)), best, told, language)
    return _what_stands(readings, best, told, language)


def _what_stands(readings: Sequence[Reading], best: int, told: Quotable, language: str | None) -> tuple[int, Quotable]:
    """The newest of the posts that put something in the place of what `told` says, and its sentence that does: in
    `language` where there is one."""
    newer = [number for number in range(len(readings)) if _published(readings[number]) > _published(readings[best])]
    newer.sort(key=lambda each: (language in {None, readings[each].post.language}, _published(readings[each])))
    for number in newer[::-1][:_LATER_POSTS]:
        lead = readings[number].lead(LEAD)
        for sentence in lead:
            if any(
                supersedes(sentence, each) or takes_back(sentence, readings[number].post, each, readings[best].post)
                for each in _told_with(readings[best], told, sentence)
            ):
                return number, _with_what_follows(readings[number], sentence)
        if any(_tell_the_same(told, each) and not _figures_differ(told, each) for each in lead):
            break  # so it stands, whatever was said in between
    return best, told


def _told_with(reading: Reading, told: Quotable, newer: Quotable) -> Sequence[Quotable]:
    """What may be superseded: the sentence of a point, and by a correction all of its post."""
    return reading.lead(LEAD) if corrects(newer) else (told,)


def _with_what_follows(reading: Reading, sentence: Quotable) -> Quotable:
    """A correction with the sentence after it: what was wrong may stand in one, and what is right in the next."""
    at = reading.sentences.index(sentence)
    return joined(reading.post, reading.sentences[at : at + 2]) if corrects(sentence) else sentence


def _newest_figure(
    readings: Sequence[Reading], scores: Sequence[float], best: int, told: Quotable, language: str | None
) -> tuple[int, Quotable]:
    """The newest of the posts nearly as near that tell what `told` tells, and the sentence of theirs, where that has
    another figure: a toll that has risen since is no longer what happened."""
    for number in sorted(range(len(readings)), key=lambda each: _published(readings[each]), reverse=True):
        reading = readings[number]
        if _published(reading) <= _published(readings[best]):
            break
        if scores[number] < _NEARLY_AS_NEAR * scores[best] or language not in {None, reading.post.language}:
            continue
        same = [each for each in reading.lead(LEAD) if each.figures and _tell_the_same(told, each)]
        if same:
            return (number, same[0]) if _figures_differ(told, same[0]) else (best, told)
    return best, told


def _published(reading: Reading) -> float:
    """In seconds of the epoch: without a date before all that have one."""
    return -math.inf if reading.post.published is None else reading.post.published.timestamp()


def _sentence(lead: Sequence[Quotable], shared: Mapping[str, int], *, talk: bool) -> Quotable:
    """The sentence whose words most of the posts have."""

    def worth(place: int) -> float:
        words = lead[place].stems
        near = sum(shared[word] for word in words) / math.sqrt(max(len(words), 1)) * (1 - _LATER * place)
        return near * weight(lead[place]) if talk else near

    return lead[max(range(len(lead)), key=lambda place: (worth(place), -place))]


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A post's own sentence for a point: whether it says what the point says, and with other figures."""

    sentence: Quotable
    says_so: bool
    differs: bool


def own_words(reading: Reading, told: Quotable, telling: Reading) -> OwnWords:
    """The sentence of a post that says what `told` says, or else its first that says something.

    `telling` is the post of `told`: it may have superseded the other, or its author taken it back there.
    """
    otherwise = _otherwise(reading, told, telling)
    if otherwise is not None:
        return OwnWords(otherwise, says_so=False, differs=True)
    looked_at = reading.sentences[:_LOOKED_AT]
    wanted = told.stems
    best = max(looked_at, key=lambda each: (len(wanted & each.stems), -each.span.start))
    says_so = bool(wanted) and len(wanted & best.stems) >= _SAYS_SO * len(wanted)
    if says_so and point_apart(told, best):
        return OwnWords(best, says_so=False, differs=True)
    says_so = says_so and _figures_agree(told, best)
    if told.figures:
        for each in looked_at:
            if each.figures and _figures_differ(told, each):
                return OwnWords(each, says_so=False, differs=True)
    return OwnWords(best if says_so else reading.lead(1)[0], says_so, differs=False)


def _otherwise(reading: Reading, told: Quotable, telling: Reading) -> Quotable | None:
    """The sentence of an earlier post that `told` supersedes, or of a later one in which who said it takes it back."""
    if _published(reading) < _published(telling):
        replaced = [
            each
            for each in reading.lead(LEAD)
            if supersedes(told, each) or takes_back(told, telling.post, each, reading.post)
        ]
        return max(replaced, key=lambda each: in_common(told, each), default=None)
    if reading.post.author_id is None or reading.post.author_id != telling.post.author_id:
        return None
    taken_back = next((at for at, each in enumerate(reading.sentences) if owns_up(each)), None)
    return None if taken_back is None else reading.sentences[max(taken_back - 1, 0)]


def _figures_agree(one: Quotable, other: Quotable) -> bool:
    """Whether neither of two sentences has figures in the place of the other's: one of them may just have more."""
    return one.figures <= other.figures or other.figures <= one.figures


def _figures_differ(one: Quotable, other: Quotable) -> bool:
    """Whether two sentences state the same thing with figures that can't both be meant, as far as their digits tell:
    what they state in full (`retrieval.stated.statement`) takes too long to read for every sentence of a stream."""
    if not _tell_the_same(one, other):
        return False
    return not _figures_agree(one, other)


def _tell_the_same(one: Quotable, other: Quotable) -> bool:
    """Whether two sentences speak of the same thing, figures aside."""
    ours, theirs = one.stems - one.figures, other.stems - other.figures
    shortest = min(len(ours), len(theirs))
    return shortest >= _FEWEST_STEMS and len(ours & theirs) >= _SAME_STATEMENT * shortest
