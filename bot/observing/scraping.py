"""Where Prometheus fetches the figures: a registry and a port go in; they can be read at http://127.0.0.1:PORT/metrics
while the body runs."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import CollectorRegistry, start_http_server

from index.errors import SettingsError

HOST = "127.0.0.1"
"""This machine alone: the figures are nobody else's business, and the page asks for no password."""


@contextmanager
def scraped(registry: CollectorRegistry, port: int) -> Iterator[None]:
    """Let the registry be read. Raises `SettingsError` for a port that can't be listened on."""
    try:
        server, thread = start_http_server(port, HOST, registry)
    except OSError as error:
        why = "something else listens there" if error.errno == errno.EADDRINUSE else error.strerror
        raise SettingsError(f"QAWL_METRICS_PORT {port} can't be listened on ({why}): choose another") from error
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
