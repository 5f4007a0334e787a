"""Checks of the language model: whether there is one, whether it answers, and what was wrong with it last."""

from collections.abc import Iterator
from datetime import timedelta

from bot.doctor.records import Check, Installation, Severity, check_of
from bot.doctor.stored import remembered
from bot.terminal import iso_time
from index.errors import EndpointError

NAME = "language model"
RECENT = timedelta(days=1)


def language_model(installation: Installation) -> Iterator[Check]:
    """That it can be reached, knows its customer, and answers in JSON; that nobody overhears."""
    model = installation.settings.language_model
    if model is None:
        yield Check(NAME, Severity.INFO, "off: answers are quotes alone, and nothing leaves this machine")
        return
    told = f"{model.name} at {model.host}"
    if model.is_overheard:
        yield Check(
            NAME, Severity.WARNING, f"what {model.host} is sent crosses the network for anybody to read",
            "let QAWL_LLM_BASE_URL begin with https://",
        )  # fmt: skip
    if installation.probe is None:
        yield Check(NAME, Severity.INFO, f"{told} was not asked")
        return
    try:
        installation.probe(model)
    except EndpointError as error:
        yield check_of(NAME, error, "see QAWL_LLM_ in .env.example")
    else:
        yield Check(NAME, Severity.OK, f"{told} answers")


def last_trouble(installation: Installation) -> Iterator[Check]:
    """What was wrong with it last, for whoever runs a bot."""
    if installation.settings.language_model is None:
        return
    with remembered(installation.settings) as memory:
        trouble = None if memory is None else memory.last_trouble()
    if trouble is not None:
        recent = "within the last day" if installation.now - trouble.at < RECENT else "longer ago"
        yield Check(NAME, Severity.INFO, f"its last trouble ({iso_time(trouble.at)}, {recent}): {trouble.text}")
