"""Claims held against offered sentences, by a checker whose model knows nothing of meaning."""

from collections.abc import Sequence

from tiny_embedder import TinyEmbedder

from index.language import language_of
from retrieval.generation.checking import Checker
from retrieval.generation.records import Fault, Offered
from retrieval.profile import profile_of
from retrieval.records import Claim, Translation


def checker() -> Checker:
    """A checker with a tiny model that nothing was fitted to."""
    embedder = TinyEmbedder()
    return Checker(embedder, profile_of(embedder.name, embedder.dimension))


def offered(*quotes: str, title: str = "", context: str | None = None) -> tuple[Offered, ...]:
    """Sentences, numbered from 1, of articles with one title."""
    return tuple(
        Offered(number, quote, context, language_of(quote), title, None, None) for number, quote in enumerate(quotes, 1)
    )


def fault_of(
    text: str, *quotes: str, rests_on: Sequence[int] = (1,), title: str = "", context: str | None = None
) -> Fault | None:
    """What is wrong with a claim for a reader of its language."""
    sentences = offered(*quotes, title=title, context=context)
    return checker().claim(Claim(text, tuple(rests_on)), sentences, "", language_of(text))


def translation_fault_of(text: str, *quotes: str) -> Fault | None:
    """What is wrong with a translation of the first quote into the language of `text`."""
    return checker().translation(Translation(1, text), offered(*quotes), language_of(text))
