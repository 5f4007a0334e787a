"""Processes that are to be killed, and what has to hold of a library's tables whenever they are."""

import multiprocessing
import sqlite3
from collections.abc import Callable
from contextlib import closing
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any


def start(work: Callable[..., object], *arguments: Any) -> tuple[BaseProcess, Connection]:
    """A process at work, forked from a clean one that has the imports behind it: many short runs are affordable."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pytest", "index.embedded.library", "index.ingestion"])
    reports, theirs = context.Pipe(duplex=False)
    process = context.Process(target=work, args=(*arguments, theirs))
    process.start()
    theirs.close()
    return process, reports


def check_tables(data: Path) -> None:
    """The database in `data` is sound, and every passage has its words and its vectors, and nothing else has."""
    with closing(sqlite3.connect(data / "library.sqlite3")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("INSERT INTO passage_terms (passage_terms) VALUES ('integrity-check')")
        connection.rollback()
        for table, key in (("passage_terms", "rowid"), ("passage_tokens", "passage_id")):
            unlike = f"SELECT {key} FROM {table} EXCEPT SELECT id FROM passages"  # noqa: S608
            missing = f"SELECT id FROM passages EXCEPT SELECT {key} FROM {table}"  # noqa: S608
            assert connection.execute(unlike).fetchall() == connection.execute(missing).fetchall() == []
