"""How long a digest of stored posts takes: their vectors were made when they were stored, so that no model runs."""

import statistics
import time
from dataclasses import dataclass
from pathlib import Path

from bench.made_up import PASSAGES_IN_A_DOCUMENT, MadeUpArticles
from index.embedded.library import EmbeddedLibrary
from index.embedding.protocol import Embedder
from index.records import LIBRARY
from index.text import fold
from retrieval.digest.digester import Digester
from retrieval.digest.library_posts import LibraryPosts
from retrieval.digest.time_span import Wanted

_POSTS = 500
_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class DigestingFigures:
    """Seconds from the wish to the digest of so many posts: the first time, and the median (p50) of later ones."""

    posts: int
    first_s: float
    later_s: float


def measure_digesting(folder: Path, embedder: Embedder) -> DigestingFigures:
    """Fill a library in `folder` with made-up articles, and digest it several times."""
    library = EmbeddedLibrary(folder)
    try:
        made_up = MadeUpArticles([fold("قطار"), fold("جسر")], embedder.embed_question("قطار").vector)
        for _ in made_up.fill(library, _POSTS * PASSAGES_IN_A_DOCUMENT):
            pass
        digester = Digester(LibraryPosts(library), lambda: embedder)
        seconds = []
        for _ in range(_ROUNDS):
            started = time.perf_counter()
            posts = digester.digest([LIBRARY], Wanted(last=_POSTS)).posts
            seconds.append(time.perf_counter() - started)
    finally:
        library.close()
    return DigestingFigures(posts, seconds[0], statistics.median(seconds[1:]))
