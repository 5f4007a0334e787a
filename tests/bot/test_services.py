"""What faces ask of the services that needs no model: sources, quotes, neighbours, and a chat that moves."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tiny_embedder import TinyEmbedder

from bot.engine import Engine
from bot.services import Services
from bot.settings import Settings
from index.article import parse_article
from index.indexing import cut, embed
from index.records import LIBRARY, Document, Scope
from retrieval.records import Quoted

GROUP, SUPERGROUP = Scope.chat(-7), Scope.chat(-1007)
TEXT = "The title\n\nThey met in Tehran. They spoke of trade. They left."


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = Services(Settings(data_dir=tmp_path), lambda _: None)
    for scope in (LIBRARY, GROUP):
        body = parse_article(TEXT).body
        document = Document(scope, "one", "The title", None, None, None, "en", TEXT, body)
        opened.library.replace(embed([cut(document)], TinyEmbedder())[0])
    yield opened
    opened.close()


def quoted(engine: Engine, scope: Scope) -> Quoted:
    ((source, _),) = engine.listing.titles([scope])
    start = TEXT.index("They spoke")
    return Quoted(source, start, start + len("They spoke of trade."), "They spoke of trade.")


def test_quotes_are_found_again_where_their_scope_allows(services: Services) -> None:
    engine: Engine = services
    quote = quoted(engine, GROUP)
    (citation,) = engine.cite([quote], [LIBRARY, GROUP], "ar", 3)
    assert (citation.number, citation.quoted, citation.title) == (3, quote, "The title")
    around = engine.surroundings(quote, [GROUP])
    assert around is not None
    assert around.before + around.quote + around.after == TEXT[TEXT.index("They met") :]
    assert engine.cite([quote], [LIBRARY], "ar") == []
    assert engine.surroundings(quote, [LIBRARY]) is None


def test_a_groups_documents_go_along_when_it_becomes_a_supergroup(services: Services) -> None:
    quote = quoted(services, GROUP)
    ids = services.move_scope(GROUP, SUPERGROUP)
    assert services.library.documents([GROUP]) == []
    assert services.move_scope(GROUP, SUPERGROUP) == ids
    assert services.cite([quote], [GROUP, SUPERGROUP], "en") == []
    assert quoted(services, SUPERGROUP) == Quoted(ids[quote.document_id], quote.start, quote.end, quote.quote)
    assert len(services.library.documents([LIBRARY])) == 1
