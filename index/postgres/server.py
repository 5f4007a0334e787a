"""Where a PostgreSQL server is, and connections to it as Qawl's statements need them. A URL in, connections out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import conninfo

from index.errors import SettingsError
from index.postgres.schema import PostgresSchema
from index.postgres.values import adapt

SECONDS_TO_CONNECT = 5
_DEFAULTS: Mapping[str, str | int] = {
    "application_name": "qawl",
    "connect_timeout": SECONDS_TO_CONNECT,
    # Who is cut off without a word notices within a minute, and not after the system's two hours.
    "keepalives": 1,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,  # milliseconds
}
_SESSION = {
    # A plan made for any values takes a hundred times as long for some of them.
    "plan_cache_mode": "force_custom_plan",
    "lock_timeout": "30s",
    "statement_timeout": "300s",
    # A worker that hangs in a transaction must not stop the others for ever, nor one whose machine is gone.
    "idle_in_transaction_session_timeout": "300s",
    "tcp_keepalives_idle": "30",
    "tcp_keepalives_interval": "10",
    "tcp_keepalives_count": "3",
}

_WITHOUT_LIMIT = {"statement_timeout": "0", "idle_in_transaction_session_timeout": "0"}

PlainConnection = psycopg.Connection[tuple[Any, ...]]


@dataclass(frozen=True, slots=True, repr=False)
class Server:
    """The database that a URL (`postgresql://user:password@host:port/name`) leads to; it is never shown with the
    password. Raises `SettingsError` where it is no such URL."""

    url: str

    def __post_init__(self) -> None:
        if not self.url.startswith(("postgresql://", "postgres://")):
            raise SettingsError("QAWL_DATABASE_URL has to begin with postgresql://")
        try:
            said = conninfo.conninfo_to_dict(self.url)
        except psycopg.ProgrammingError:  # its words hold parts of the URL, the password among them
            said = None
        if said is None or _is_cut_wrongly(said):
            raise SettingsError(
                "QAWL_DATABASE_URL can't be understood: write postgresql://user:password@host:port/database, with "
                "special characters of the password as %xx (/ is %2F, @ is %40)"
            )

    @property
    def parameters(self) -> dict[str, Any]:
        """What the driver connects with: what the URL says, and what is best where it says nothing."""
        return {**_DEFAULTS, **conninfo.conninfo_to_dict(self.url), "client_encoding": "UTF8"}

    @property
    def place(self) -> str:
        """Where the server is, for people: "db.example.org:5432"."""
        said = conninfo.conninfo_to_dict(self.url)
        host = str(said.get("host") or said.get("hostaddr") or "localhost")
        return host if host.startswith("/") else f"{host}:{said.get('port') or 5432}"

    @property
    def database_place(self) -> str:
        """Which database of which server, for people: "db.example.org:5432/qawl"."""
        said = conninfo.conninfo_to_dict(self.url)
        return f"{self.place}/{said.get('dbname') or said.get('user') or ''}"

    def without_password(self, text: str) -> str:
        """The text with stars where the password stood."""
        password = str(conninfo.conninfo_to_dict(self.url).get("password") or "")
        return text.replace(password, "***") if password else text

    def __repr__(self) -> str:
        return f"Server({self.place})"


def _is_cut_wrongly(said: Mapping[str, object]) -> bool:
    """Whether a special character in the password parted it, so that its rest was taken for the host or the name."""
    ports = str(said.get("port") or "5432").split(",")
    return not all(port.isdecimal() or not port for port in ports) or any(
        "@" in str(said.get(part) or "") for part in ("host", "dbname")
    )


def session_settings(*, takes_long: bool) -> Mapping[str, str]:
    """The server's settings as a connection has them, by name. Where it `takes_long`, transactions and their statements
    may last for as long as they like."""
    return {**_SESSION, **_WITHOUT_LIMIT} if takes_long else _SESSION


def prepare_session(connection: PlainConnection, schema: PostgresSchema, *, takes_long: bool = False) -> None:
    """Make a new connection one on which the tables of `schema` are found by their names alone.

    It commits each statement by itself; transactions begin and end by statements. Where it `takes_long`, they may
    last for as long as they like.
    """
    connection.autocommit = True
    # Prepared by name, a statement would fail for ever where a newer worker changed its tables.
    connection.prepare_threshold = None
    adapt(connection)
    settings = ", ".join(
        f"set_config('{name}', '{value}', false)" for name, value in session_settings(takes_long=takes_long).items()
    )
    connection.execute(
        # The role's own path goes on behind: there is the extension, wherever it was installed.
        "SELECT set_config('search_path', concat_ws(', ', %s::text, nullif(current_setting('search_path'), '')), "
        # What was reported as stored is on the disk, also where the role is set up otherwise.
        "false), set_config('synchronous_commit', "
        "CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') "
        f"END, false), {settings}".encode(),
        (schema.namespace,),
    )
