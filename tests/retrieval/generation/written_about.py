"""An answer of offered sentences, and a writer that asks the model of a server on this machine about it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from endpoint_server import Model, serving_model
from memory_ledger import MemoryLedger

from index.records import Span
from retrieval.generation.breaker import Breaker
from retrieval.generation.budget import Budget, Limits
from retrieval.generation.checking import Checks
from retrieval.generation.gate import Gate
from retrieval.generation.openai_endpoint import OpenAIEndpoint
from retrieval.generation.records import Offered
from retrieval.generation.writer import Writer
from retrieval.records import Answer, Citation, Quoted

TIMEOUT = 20.0


def answered(question: str, language: str, offered: Sequence[Offered]) -> Answer:
    """An answer that quotes the offered sentences."""
    citations = tuple(
        Citation(
            number=each.number,
            quote=each.quote,
            document_id=f"{each.number:016x}",
            title=each.title,
            source=each.source,
            published=each.published,
            url=None,
            start=0,
            end=len(each.quote),
            language=each.language,
            context=None if each.context is None else Quoted(f"{each.number:016x}", 0, len(each.context), each.context),
            answer=Span(0, 1),
        )
        for each in offered
    )
    return Answer(question, language, True, 0.9, citations, (), (), {})


@contextmanager
def writer_of(model: Model, checks: Checks) -> Iterator[Writer]:
    """A writer that asks `model`, behind a real server, through the gate that the program uses."""
    with serving_model(model) as server:
        endpoint = OpenAIEndpoint(server.url, None, "any")
        try:
            yield Writer(Gate(endpoint, Breaker(), Budget(MemoryLedger(), Limits()), TIMEOUT), checks)
        finally:
            endpoint.close()
