"""Digests measured on one model's vectors: streams in, named figures out."""

from collections.abc import Sequence
from functools import partial
from statistics import mean

import numpy as np

from index.embedding.protocol import Embedder
from retrieval.digest.closeness import Features, Mean, features
from retrieval.digest.digesting import digest
from retrieval.digest.near_duplicates import groups
from retrieval.digest.points import in_order
from retrieval.digest.quotable import Reading, read
from retrieval.digest.records import Digest, Kind, Point, Post
from retrieval.digest.topic import on_topic
from retrieval.evaluation.datasets import Dataset
from retrieval.evaluation.digests.agreement import adjusted_rand, both_languages, cut_error, f1
from retrieval.evaluation.digests.baselines import BASELINES, covered
from retrieval.evaluation.digests.streams import Labelled, mixed, talk
from retrieval.profile import Profile, Side
from retrieval.question import analyse

SEEDS = range(3)
TOPICS = 15
CONVERSATIONS = 10
SHOWN = 10  # of the news day

Row = dict[str, float]
Table = dict[str, Row]


def halves(dataset: Dataset) -> tuple[list[str], list[str]]:
    """The articles that thresholds were chosen on, and the others: every second one."""
    names = sorted({each.article for each in dataset.documents}, key=int)
    return names[0::2], names[1::2]


def subjects(posts: Sequence[Labelled], dataset: Dataset, known: Mean) -> Table:
    """Agreement of points with articles: on the articles chosen on, on the others, and on streams of both."""
    chosen_on, others = halves(dataset)
    twelve = len(chosen_on)
    return {
        f"{twelve} topics, articles chosen on": _agreement([mixed(posts, chosen_on, twelve, 0)], known),
        f"{twelve} topics, other articles": _agreement([mixed(posts, others, twelve, 0)], known),
        f"{TOPICS} topics, seeds 0-2": _agreement(
            [mixed(posts, [*chosen_on, *others], TOPICS, seed) for seed in SEEDS], known
        ),
        f"{TOPICS} topics, seeds 3-22": _agreement(
            [mixed(posts, [*chosen_on, *others], TOPICS, seed) for seed in range(3, 23)], known
        ),
    }


def _agreement(streams: Sequence[Sequence[Labelled]], known: Mean) -> Row:
    rand: list[float] = []
    both: list[float] = []
    for stream in streams:
        clusters = _clusters(digest([each.post for each in stream], known, Kind.POSTS))
        labels = [each.label for each in stream]
        mine = [clusters[each.post.document_id] for each in stream]
        rand.append(adjusted_rand(labels, mine))
        both.append(both_languages(labels, [each.post.language for each in stream], mine))
    return {"ARI": mean(rand), "both languages in a topic's main cluster": mean(both)}


def _clusters(made: Digest) -> dict[str, int]:
    points: list[Point] = [*made.points, *made.also]
    return {citation.document_id: place for place, point in enumerate(points) for citation in point.citations}


def coverage(posts: Sequence[Labelled], dataset: Dataset, known: Mean) -> Row:
    """The share of a mixed stream's topics that as many quotes as there are topics show, by system."""
    articles = [name for half in halves(dataset) for name in half]
    return _covered([mixed(posts, articles, TOPICS, seed) for seed in SEEDS], known, Kind.POSTS, TOPICS)


def talks(messages: Sequence[Labelled], dataset: Dataset, known: Mean) -> Table:
    """Of talk made of known conversations: coverage by system, and how wrong the cuts are."""
    chosen_on, others = halves(dataset)
    found: Table = {}
    for name, articles in (("articles chosen on", chosen_on), ("other articles", others)):
        streams = [talk(messages, articles, CONVERSATIONS, seed) for seed in range(10)]
        found[name] = _covered(streams, known, Kind.TALK, CONVERSATIONS)
        errors = []
        for stream in streams:
            clusters = _clusters(digest([each.post for each in stream], known, Kind.TALK))
            worded = [each for each in stream if each.post.document_id in clusters]
            mine = [clusters[each.post.document_id] for each in worded]
            errors.append(cut_error([each.label for each in worded], mine))
        found[name]["Pk of the cuts"] = mean(errors)
    return found


def _covered(streams: Sequence[Sequence[Labelled]], known: Mean, kind: Kind, count: int) -> Row:
    found: dict[str, list[float]] = {}
    for stream in streams:
        labels = {each.post.document_id: each.label for each in stream}
        made = digest([each.post for each in stream], known, kind)
        shown = [point.citations[0].document_id for point in (*made.points, *made.also)][:count]
        found.setdefault("Qawl", []).append(len({labels[each] for each in shown}) / len(set(labels.values())))
        readings = _readings([each.post for each in stream])
        vectors = features(readings, known)
        for name, baseline in BASELINES.items():
            picked = baseline(vectors, count)
            mine = [labels[reading.post.document_id] for reading in readings]
            found.setdefault(name, []).append(covered(mine, picked))
    return {name: mean(values) for name, values in found.items()}


def topics(posts: Sequence[Labelled], dataset: Dataset, embedder: Embedder, profile: Profile) -> Table:
    """F1 of the posts found on a topic, asked by each article's English title, by the posts' language."""
    titles = {each.article: each.document.title for each in dataset.documents}
    found: Table = {}
    for name, articles in zip(("articles chosen on", "other articles"), halves(dataset), strict=True):
        stream = [each for each in posts if each.label in articles]
        rows: dict[str, list[float]] = {}
        for article in articles:
            asked = analyse(titles[article])
            picked = {
                post.document_id
                for post in on_topic(
                    [each.post for each in stream], asked, embedder.embed_question(asked.plain), profile
                )
            }
            for language in ("en", "ar"):
                mine = {each.post.document_id for each in stream if each.post.language == language}
                wanted = {each.post.document_id for each in stream if each.label == article}
                rows.setdefault(f"F1, {language}", []).append(f1(picked & mine, wanted & mine))
        found[name] = {language: mean(values) for language, values in rows.items()}
    return found


def news(day: Sequence[Labelled], known: Mean) -> tuple[Row, Table]:
    """The main event's point; and by system what ten posts show of the day."""
    posts = [each.post for each in day]
    wanted = {each.post.document_id for each in day if each.label}
    made = digest(posts, known, Kind.POSTS)
    largest = {citation.document_id for citation in made.points[0].citations}
    readings = _readings(posts)
    same = groups([[word.folded for word in reading.words] for reading in readings])
    figures = {
        "articles": float(len(posts)),
        "about the main event": float(len(wanted)),
        "in the first point": float(len(largest)),
        "F1 of the first point": f1(largest, wanted),
        "points": float(len(made.points)),
        "single posts": float(len(made.also)),
        "merged into a near-duplicate": float(sum(len(group) - 1 for group in same)),
    }
    return figures, _ten_shown(made, readings, features(readings, known), wanted)


def _ten_shown(made: Digest, readings: Sequence[Reading], vectors: Features, wanted: set[str]) -> Table:
    numbers = {reading.post.document_id: number for number, reading in enumerate(readings)}
    shown = {"Qawl": [numbers[point.citations[0].document_id] for point in made.points[:SHOWN]]}
    shown |= {name: baseline(vectors, SHOWN) for name, baseline in BASELINES.items()}
    clusters = _clusters(made)
    return {
        name: {
            "on the main event": float(sum(readings[each].post.document_id in wanted for each in picked)),
            "different points": float(len({clusters[readings[each].post.document_id] for each in picked})),
        }
        for name, picked in shown.items()
    }


def near_duplicate_pairs(day: Sequence[Labelled], count: int, seed: int = 0) -> list[tuple[Post, Post]]:
    """So many of the merged posts, each with the one that it was merged into, to be judged by a reader."""
    readings = _readings([each.post for each in day])
    pairs = [
        (readings[group[0]].post, readings[other].post)
        for group in groups([[word.folded for word in reading.words] for reading in readings])
        for other in group[1:]
    ]
    picked = np.random.default_rng(seed).choice(len(pairs), min(count, len(pairs)), replace=False)
    return [pairs[place] for place in sorted(picked.tolist())]


def _readings(posts: Sequence[Post]) -> list[Reading]:
    return [reading for reading in map(read, in_order(posts)) if reading is not None]


def means(profile: Profile) -> Mean:
    """The known means of passages, as digests take them."""
    return partial(profile.mean, Side.PASSAGE)


def shown_text(post: Post) -> str:
    """A post's title and beginning on one line, for a reader who judges."""
    return f"{post.title} / {' '.join(post.text[:200].split())}"
