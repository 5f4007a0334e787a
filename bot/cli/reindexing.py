"""`qawl reindex`: what passages are found by is made anew, by words as this version does it, and by vectors of another
model where one is named, while everybody goes on asking."""

import argparse
from functools import partial
from pathlib import Path

from bot.cli.output import StepBars, notice, print_json
from bot.counts import counted
from bot.services import Services
from index.model_change import ChangeUnderWay
from index.reindexing import reindex

_TERMS = "search terms"


def run(arguments: argparse.Namespace, services: Services) -> int:
    """`qawl reindex`: go on until the new vectors have taken the place of the old, or with `--abandon` drop them.

    Without a model, go on with a change that is under way; where there is none, only search terms are made anew.
    """
    if arguments.abandon:
        return _abandon(arguments, services)
    name = arguments.model
    if name is None:
        under_way = services.library.model_change.under_way()
        if under_way is None:
            return _terms_alone(arguments, services)
        name = under_way.model
    embedder = services.load_embedder(_whole_name(name))
    with StepBars() as bars:

        def show(under_way: ChangeUnderWay) -> None:
            bars.show("passages", under_way.done, under_way.total)

        renewed = _renew_terms(services, bars)
        try:
            is_changed = reindex(services.library, embedder, show)
        except KeyboardInterrupt:
            _tell_interrupted(services, embedder.name)
            raise
    if arguments.json:
        print_json({"model": embedder.name, "changed": is_changed, "renewed": renewed})
        return 0
    _tell_renewed(renewed)
    if is_changed:
        print(f"the library's vectors are made by {embedder.name} now; a running bot loads it at the next question")
    else:
        print(f"the library's vectors were made by {embedder.name} already")
    print(_what_to_set(embedder.name, services.settings.embedding_model))
    return 0


def _terms_alone(arguments: argparse.Namespace, services: Services) -> int:
    with StepBars() as bars:
        renewed = _renew_terms(services, bars)
    if arguments.json:
        print_json({"model": services.library.model_name(), "changed": False, "renewed": renewed})
    else:
        _tell_renewed(renewed)
    return 0


def _renew_terms(services: Services, bars: StepBars) -> int:
    try:
        return services.library.renew_terms(partial(bars.show, _TERMS))
    except KeyboardInterrupt:
        notice("\ninterrupted: search terms that were made anew stay; the same command makes the others")
        raise


def _tell_interrupted(services: Services, model: str) -> None:
    """Which vectors answers come from: with the new ones in place the old ones are still to be dropped, and with
    PostgreSQL graphs to be made, which takes minutes."""
    if services.library.model_change.under_way() is not None or services.library.model_name() != model:
        notice("\ninterrupted: answers come from the old vectors; the same command goes on where it stopped")
        return
    notice(
        f"\ninterrupted: answers come from the vectors of {model} already; the same command does the rest, and until "
        "then large scopes may be searched more slowly"
    )
    notice(_what_to_set(model, services.settings.embedding_model))


def _tell_renewed(passages: int) -> None:
    if passages:
        print(f"search terms made anew, as this version makes them, of {counted('passage-count', passages)}")
    else:
        print("search terms are as this version makes them")


def _abandon(arguments: argparse.Namespace, services: Services) -> int:
    was_under_way = services.library.model_change.abandon()
    if arguments.json:
        print_json({"abandoned": was_under_way})
    else:
        print("dropped: the old model stays" if was_under_way else "no reindexing is under way: nothing to drop")
    return 0


def _whole_name(name: str) -> str:
    """A folder's name so that it means the same from every folder: the library is asked by it from then on."""
    folder = Path(name).expanduser()
    return str(folder.resolve()) if folder.is_dir() else name


def _what_to_set(model: str, named: str | None) -> str:
    if named is None or named == model:
        return "QAWL_EMBEDDING_MODEL need not be set: the library's own model is loaded where it is not"
    return f"QAWL_EMBEDDING_MODEL is {named}: remove it, or set it to {model}, before the next command or start"
