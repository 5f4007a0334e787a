"""What readers make of bytes, for tests: a name and bytes in, documents and errors out."""

from index.errors import SourceError
from index.records import LIBRARY, Document
from index.sources.content import Content
from index.sources.items import Item
from index.sources.reading import read


def content(data: bytes | str, name: str = "file", suffix: str = "", url: str | None = None) -> Content:
    raw = data.encode() if isinstance(data, str) else data
    return Content(url or f"{name}{suffix}", url or f"/in/{name}{suffix}", name, suffix, url=url, data=raw)


def items(data: bytes | str, name: str = "file", suffix: str = "", url: str | None = None) -> list[Item]:
    return list(read(content(data, name, suffix, url), LIBRARY))


def documents(data: bytes | str, name: str = "file", suffix: str = "", url: str | None = None) -> list[Document]:
    return [item for item in items(data, name, suffix, url) if isinstance(item, Document)]


def only(data: bytes | str, name: str = "file", suffix: str = "", url: str | None = None) -> Document:
    (document,) = documents(data, name, suffix, url)
    return document


def errors(data: bytes | str, name: str = "file", suffix: str = "", url: str | None = None) -> list[str]:
    return [str(item) for item in items(data, name, suffix, url) if isinstance(item, SourceError)]


def body(document: Document) -> str:
    return "".join(document.text[span.start : span.end] for span in document.body)
