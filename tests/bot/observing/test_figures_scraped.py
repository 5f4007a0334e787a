"""The figures that Prometheus reads of a real bot, over HTTP: right after a busy day, and nobody's."""

import asyncio
import re
import socket
import urllib.request
from datetime import date
from pathlib import Path

import pytest
from busy_day import ASKER, LEADER, PRIVATE, QUESTIONS, UNLUCKY, busy_day
from kept_messages import tiny_services
from prometheus_client.parser import text_string_to_metric_families
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from wire import free_port

from bot.memory.embedded import EmbeddedMemory
from bot.observing import events
from bot.observing.author import ObservedSpending
from bot.observing.events import TELEGRAM_ERRORS, Outcome, Stage
from bot.observing.metrics import Metrics
from bot.observing.observer import Observer
from bot.observing.queues import Queue
from bot.observing.starting import observing
from bot.simulator.server import Simulator
from bot.telegram.parsing.updates import WANTED_UPDATES
from bot.telegram.sending.failures import Failure, name_of
from index.errors import LibraryError, SettingsError
from retrieval.generation.budget import Spent

_WORD = re.compile(r"[a-z][a-z_]*|[0-9]+(\.[0-9]+)*(e-?[0-9]+)?|\+Inf", re.ASCII)

Samples = dict[tuple[str, tuple[tuple[str, str], ...]], float]


async def scraped(port: int) -> Samples:
    """All samples by name and labels."""

    def read() -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
            assert answer.status == 200
            text: str = answer.read().decode()
            return text

    text = await asyncio.to_thread(read)
    samples = [sample for family in text_string_to_metric_families(text) for sample in family.samples]
    return {(each.name, tuple(sorted(each.labels.items()))): each.value for each in samples}


def total(samples: Samples, name: str, **labels: str) -> float:
    """The sum of the samples of this name that bear at least these labels."""
    return sum(
        value
        for (its_name, its_labels), value in samples.items()
        if its_name == name and labels.items() <= dict(its_labels).items()
    )


async def test_a_busy_day_is_counted_and_nobody_is_named(tmp_path: Path) -> None:
    port = free_port()
    with tiny_services(tmp_path) as services, observing(port, lambda: services.library) as observer:
        async with Simulator() as server:
            await busy_day(server, tmp_path, observer)
        samples = await scraped(port)
    for outcome, number in QUESTIONS.items():
        assert total(samples, "qawl_questions_total", outcome=outcome) == number, outcome
        assert total(samples, "qawl_question_seconds_count", outcome=outcome) == number
    assert total(samples, "qawl_questions_total", language="ar", outcome="answered") == 1
    assert total(samples, "qawl_updates_total", kind="callback_query") == 2
    assert total(samples, "qawl_updates_total", kind="channel_post") == 1
    assert total(samples, "qawl_updates_total", kind="inline_query") == 1
    assert total(samples, "qawl_feedback_total", opinion="helpful") == 1
    assert total(samples, "qawl_feedback_total", opinion="not_helpful") == 1
    for kind in ("flood", "forbidden", "refused", "token", "network", "unknown"):
        assert total(samples, "qawl_telegram_errors_total", kind=kind) >= 1, kind
    assert total(samples, "qawl_stage_seconds_count", stage="sending") > 10
    assert total(samples, "qawl_stage_seconds_count", stage="language_model") >= 3
    assert total(samples, "qawl_library_documents", scope="library") == 1
    assert total(samples, "qawl_library_documents", scope="shared_chat") == 1
    assert total(samples, "qawl_queue_length") == 0
    assert total(samples, "process_resident_memory_bytes") > 1e6
    values = {value for _, labels in samples for name, value in labels if name not in {"version", "implementation"}}
    python = {value for name, labels in samples if name == "python_info" for _, value in labels}
    assert [each for each in values - python if not _WORD.fullmatch(each)] == []
    ids = {str(person.id) for person in (ASKER, LEADER, UNLUCKY)}
    assert not ids & values
    assert not [word for word in PRIVATE for value in values if word.lower() in value.lower()]


def test_every_count_is_there_before_anything_happens_so_that_its_first_event_is_a_growth() -> None:
    metrics = Metrics()
    told: dict[str, list[dict[str, str]]] = {
        "qawl_updates_total": [{"kind": k, "outcome": o} for k in (*WANTED_UPDATES, "other") for o in Outcome],
        "qawl_questions_total": [
            {"outcome": o, "language": each} for o in events.QUESTIONS for each in ("ar", "en", "other")
        ],
        "qawl_question_seconds_count": [{"outcome": each} for each in events.QUESTIONS],
        "qawl_stage_seconds_count": [{"stage": each} for each in Stage],
        "qawl_telegram_errors_total": [{"kind": each} for each in TELEGRAM_ERRORS],
        "qawl_feedback_total": [{"opinion": each} for each in ("helpful", "not_helpful")],
        "qawl_llm_requests_total": [{}],
        "qawl_llm_cost_total": [{}],
        "qawl_llm_tokens_total": [{"kind": each} for each in ("prompt", "completion")],
        "qawl_llm_claims_total": [{"outcome": each} for each in ("shown", "dropped")],
    }
    for name, labelled in told.items():
        for labels in labelled:
            assert metrics.registry.get_sample_value(name, labels) == 0
    observer = Observer(metrics)
    observer.telegram_error("flood")
    observer.feedback(useful=True)
    for kind in ("message", "of another kind"):
        with observer.update(1, kind):
            observer.question(Outcome.REFUSED, "ar")
    observer.stage(Stage.SEARCH, 1.0)
    observer.spent(Spent(1, 2, 3, 0.5, 1, 1))
    counted = dict.fromkeys(told, 0)
    for family in metrics.registry.collect():
        for sample in family.samples:
            if sample.name in counted:
                counted[sample.name] += 1
    assert counted == {name: len(labelled) for name, labelled in told.items()}, "an event has a label of its own"


@pytest.mark.parametrize(
    ("error", "name"),
    [
        (RetryAfter(1), "flood"),
        (InvalidToken(), "token"),
        (Conflict("elsewhere"), "conflict"),
        (Forbidden("blocked"), "forbidden"),
        (TimedOut(), "timeout"),
        (NetworkError("gone"), "network"),
        (BadRequest("Message is not modified"), "same"),
        (TelegramError("?"), "unknown"),
    ],
)
def test_whatever_telegram_refuses_has_one_of_the_names_that_are_counted(error: TelegramError, name: str) -> None:
    assert name_of(error) == name
    assert {name, *(each.name.lower() for each in Failure)} <= set(TELEGRAM_ERRORS)


async def test_stages_and_queues_and_spending_are_told_as_they_are(tmp_path: Path) -> None:
    port = free_port()
    memory = EmbeddedMemory(tmp_path / "memory")
    with tiny_services(tmp_path) as services, observing(port, lambda: services.library) as observer:
        observer.stage(Stage.SEARCH, 0.003)
        observer.stage(Stage.SEARCH, 7.0)
        observer.queues.add(Queue.QUESTIONS, lambda: 3)

        def unreadable() -> int:
            raise LibraryError("the disk is full")

        observer.queues.add(Queue.INBOX, unreadable)
        ledger = ObservedSpending(memory, observer)
        ledger.spend(date(2026, 3, 2), 70007, Spent(2, 300, 40, 0.5, 3, 1))
        observer.queues.add(Queue.READING, lambda: 5)
        observer.queues.remove(Queue.READING)
        observer.queues.remove(Queue.READING)
        samples = await scraped(port)
    memory.close()
    assert ("qawl_queue_length", (("queue", "reading"),)) not in samples
    assert total(samples, "qawl_stage_seconds_sum", stage="search") == pytest.approx(7.003)
    assert total(samples, "qawl_stage_seconds_bucket", stage="search", le="0.005") == 1
    assert total(samples, "qawl_queue_length", queue="questions") == 3
    assert ("qawl_queue_length", (("queue", "inbox"),)) not in samples
    assert total(samples, "qawl_llm_requests_total") == 2
    assert total(samples, "qawl_llm_tokens_total", kind="prompt") == 300
    assert total(samples, "qawl_llm_cost_total") == 0.5
    assert total(samples, "qawl_llm_claims_total", outcome="dropped") == 1


async def test_the_figures_can_be_read_from_this_machine_alone_and_only_where_a_port_is_set(tmp_path: Path) -> None:
    port = free_port()
    with tiny_services(tmp_path) as services:
        with observing(None, lambda: services.library), socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", port)) != 0
        with observing(port, lambda: services.library), socket.socket() as elsewhere:
            elsewhere.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)
            assert elsewhere.connect_ex(("127.0.0.2", port)) != 0
        with socket.socket() as after:
            assert after.connect_ex(("127.0.0.1", port)) != 0


def test_a_port_that_is_taken_is_a_setting_to_be_changed(tmp_path: Path) -> None:
    with tiny_services(tmp_path) as services, socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with (
            pytest.raises(SettingsError, match=rf"QAWL_METRICS_PORT {port} can't be listened on \(something else"),
            observing(port, lambda: services.library),
        ):
            pass


async def test_a_kind_or_a_language_that_nobody_knows_makes_no_label_of_its_own(tmp_path: Path) -> None:
    port = free_port()
    with tiny_services(tmp_path) as services, observing(port, lambda: services.library) as observer:
        with observer.update(1, "a new kind"):
            observer.question(Outcome.REFUSED, "xx")
        samples = await scraped(port)
    assert total(samples, "qawl_updates_total", kind="other", outcome="refused") == 1
    assert total(samples, "qawl_questions_total", language="other") == 1


def test_an_observer_needs_nobody_who_counts() -> None:
    observer = Observer()
    with observer.update(1, "message"):
        observer.question(Outcome.ANSWERED, "en")
    observer.feedback(True)
    observer.telegram_error("network")
    assert (observer.tally.tallied.answered, observer.tally.tallied.refused) == (1, 0)
