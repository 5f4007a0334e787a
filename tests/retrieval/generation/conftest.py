"""A server of a language model for each test that asks for one, and an endpoint that asks it."""

from collections.abc import Iterator

import pytest
from default_model import model_embedder
from endpoint_server import EndpointServer, serving_model
from llm_requests import REPLY

from retrieval.generation.openai_endpoint import OpenAIEndpoint

__all__ = ["endpoint", "model_embedder", "server"]


@pytest.fixture
def server() -> Iterator[EndpointServer]:
    """Its model replies what it should, until a test sets another."""
    with serving_model(lambda asked: REPLY) as served:
        yield served


@pytest.fixture
def endpoint(server: EndpointServer) -> Iterator[OpenAIEndpoint]:
    opened = OpenAIEndpoint(server.url, None, "any")
    yield opened
    opened.close()
