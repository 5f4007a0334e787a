"""The observer of a bot that is about to run: a library and, where there is to be one, a port for Prometheus go in; the
observer comes out, for as long as the body lasts."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version

from bot.observing.observer import Observer
from index.library import Library


@contextmanager
def observing(port: int | None, library: Callable[[], Library]) -> Iterator[Observer]:
    """An observer, whose figures can be read at `port` of this machine, or nowhere. Raises `SettingsError` for a port
    that can't be listened on, and what `library` raises."""
    if port is None:
        yield Observer()
        return
    # Not at the top: most commands serve nothing, and it takes a while to load.
    from bot.observing.gauges import Gauges  # noqa: PLC0415
    from bot.observing.metrics import Metrics  # noqa: PLC0415
    from bot.observing.scraping import scraped  # noqa: PLC0415

    metrics = Metrics()
    observer = Observer(metrics)
    metrics.registry.register(Gauges(version_of_qawl(), observer.queues, library()))
    with scraped(metrics.registry, port):
        yield observer


def version_of_qawl() -> str:
    """The version that is installed; "?" in a folder that never was."""
    try:
        return version("qawl")
    except PackageNotFoundError:
        return "?"
