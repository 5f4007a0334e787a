"""Transactions, reads and failures on a real PostgreSQL server, which is killed and comes back."""

import math
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from notebook import NOTEBOOK
from postgres_server import PASSWORD, PostgresServer

from index.errors import LibraryError, SettingsError
from index.postgres.database import PostgresDatabase
from index.postgres.opening import open_database
from index.relational.connection import Connection, Database, UnreadableCellError


@pytest.fixture
def database(postgres_url: str) -> Iterator[PostgresDatabase]:
    opened = PostgresDatabase(postgres_url, NOTEBOOK, patience=3)
    yield opened
    opened.close()


def put(database: Database, name: str, count: int = 1) -> None:
    with database.transaction() as connection:
        connection.execute("INSERT INTO notes (name, count) VALUES (?, ?)", (name, count))


def names(database: Database) -> list[str]:
    return database.read(
        lambda connection: [row[0] for row in connection.execute("SELECT name FROM notes ORDER BY name")]
    )


def test_what_was_stored_outlives_a_killed_server(database: PostgresDatabase, postgres: PostgresServer) -> None:
    put(database, "kept")
    postgres.kill()
    postgres.start()
    assert names(database) == ["kept"]
    put(database, "later")
    assert names(database) == ["kept", "later"]


def test_a_cell_that_cannot_be_read_is_damage_with_what_mends_it(database: PostgresDatabase) -> None:
    def look(_: Connection) -> None:
        raise UnreadableCellError("a vector that can't be read")

    with pytest.raises(
        LibraryError, match=r"^the notebook is damaged \(a vector that can't be read\): restore"
    ) as damaged:
        database.read(look)
    assert damaged.value.remedy == "restore a backup"
    put(database, "goes on")
    assert names(database) == ["goes on"]


def test_every_connection_of_the_pool_is_replaced_after_a_restart(
    database: PostgresDatabase, postgres: PostgresServer
) -> None:
    def hold(connection: Connection) -> object:
        return connection.execute("SELECT pg_sleep(0.2)").fetchone()

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(lambda _: database.read(hold), range(6)))
    postgres.restart()
    with ThreadPoolExecutor(6) as threads:
        assert list(threads.map(lambda _: names(database), range(6))) == [[]] * 6


def test_a_write_that_had_not_begun_goes_over_another_connection(
    database: PostgresDatabase, postgres: PostgresServer, postgres_url: str
) -> None:
    put(database, "before")
    with postgres.connect(postgres_url) as administrator:
        administrator.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'qawl'")
    put(database, "after")
    assert names(database) == ["after", "before"]


def test_a_transaction_that_raises_leaves_nothing(database: PostgresDatabase) -> None:
    def fail() -> None:
        with database.transaction() as connection:
            connection.execute("INSERT INTO notes (name, count) VALUES ('never', 1)")
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        fail()
    assert names(database) == []


def test_a_transaction_in_which_the_server_dies_leaves_nothing(
    database: PostgresDatabase, postgres: PostgresServer
) -> None:
    def write() -> None:
        with database.transaction() as connection:
            connection.execute("INSERT INTO notes (name, count) VALUES ('never', 1)")
            postgres.kill()
            postgres.start()
            connection.execute("INSERT INTO notes (name, count) VALUES ('nor this', 1)")

    with pytest.raises(LibraryError, match=r"notebook can't be written: the connection .* broke off: try again"):
        write()
    assert names(database) == []


def test_transactions_of_one_lock_see_what_the_other_wrote(database: PostgresDatabase) -> None:
    put(database, "sum", 0)

    def add(_: int) -> None:
        with database.transaction("sum") as connection:
            count = connection.execute("SELECT count FROM notes WHERE name = 'sum'").fetchone()[0]
            connection.execute("UPDATE notes SET count = ? WHERE name = 'sum'", (count + 1,))

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(add, range(60)))
    assert database.read(lambda connection: connection.execute("SELECT count FROM notes").fetchone()) == (60,)


def test_locks_are_taken_in_one_order_whoever_names_them(database: PostgresDatabase) -> None:
    def work(number: int) -> None:
        with database.transaction(*(("a", "b") if number % 2 else ("b", "a"))) as connection:
            connection.execute("INSERT INTO notes (name, count) VALUES (?, 1)", (f"{number:02}",))

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(work, range(40)))
    assert len(names(database)) == 40


def test_transactions_of_other_locks_do_not_wait_for_each_other(database: PostgresDatabase) -> None:
    begun = threading.Barrier(2, timeout=60)  # broken, and an error, where one waits for the other to end

    def work(lock: str) -> None:
        with database.transaction(lock) as connection:
            connection.execute("INSERT INTO notes (name, count) VALUES (?, 1)", (lock,))
            begun.wait()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(work, ["chat:-1", "chat:-2"]))
    assert names(database) == ["chat:-1", "chat:-2"]


def test_a_shared_lock_is_held_by_several_and_by_none_beside_its_only_holder(database: PostgresDatabase) -> None:
    begun = threading.Barrier(2, timeout=60)  # broken, and an error, where one waits for the other to end
    steps: list[str] = []

    def share(chat: str) -> None:
        with database.transaction(chat, shared="model"):
            begun.wait()

    def hold() -> None:
        with database.transaction("model"):
            steps.append("held")
            time.sleep(0.2)
            steps.append("let go")

    with ThreadPoolExecutor(3) as threads:
        list(threads.map(share, ["chat:-1", "chat:-2"]))
        holding = threads.submit(hold)
        while not steps:
            time.sleep(0.005)
        with database.transaction("chat:-1", shared="model"):
            steps.append("shared")
        holding.result()
    assert steps == ["held", "let go", "shared"]


def test_a_lock_may_be_named_alone_and_shared_at_once(database: PostgresDatabase) -> None:
    with database.transaction("model", "model", shared="model") as connection:
        connection.execute("INSERT INTO notes (name, count) VALUES ('once', 1)")
    assert names(database) == ["once"]


def test_a_read_sees_one_state_and_can_change_nothing(database: PostgresDatabase) -> None:
    def counts(connection: Connection) -> list[int]:
        found = [connection.execute("SELECT count(*) FROM notes").fetchone()[0]]
        put(database, "meanwhile")
        return [*found, connection.execute("SELECT count(*) FROM notes").fetchone()[0]]

    assert database.read(counts) == [0, 0]
    with pytest.raises(LibraryError, match="notebook can't be read: the server takes no changes"):
        database.read(lambda connection: connection.execute("DELETE FROM notes"))
    assert names(database) == ["meanwhile"]


def test_a_server_that_takes_no_changes_is_one_line_with_what_to_do(database: PostgresDatabase) -> None:
    def write_as_on_a_replica() -> None:
        with database.transaction() as connection:
            connection.execute("SET TRANSACTION READ ONLY")
            connection.execute("INSERT INTO notes (name, count) VALUES ('lost', 1)")

    put(database, "before")
    with pytest.raises(LibraryError) as refused:
        write_as_on_a_replica()
    assert str(refused.value) == (
        "the notebook can't be written: the server takes no changes at present, perhaps as a replica: "
        "check QAWL_DATABASE_URL"
    )
    assert refused.value.remedy == "check QAWL_DATABASE_URL"
    assert names(database) == ["before"]


def test_a_lock_that_is_never_let_go_ends_in_an_error(database: PostgresDatabase, postgres_url: str) -> None:
    other = PostgresDatabase(f"{postgres_url}?application_name=impatient", NOTEBOOK)
    put(other, "row")

    def write() -> None:
        with other.transaction() as connection:
            connection.execute("SET LOCAL lock_timeout = '50ms'")
            connection.execute("UPDATE notes SET count = 2")

    with database.transaction() as holding:
        holding.execute("UPDATE notes SET count = 3")
        with pytest.raises(LibraryError, match="notebook can't be written: it was locked for too long"):
            write()
    put(other, "well again")
    other.close()


def test_values_come_back_as_the_embedded_engine_gives_them(database: PostgresDatabase) -> None:
    def values(connection: Connection) -> object:
        return connection.execute(
            "SELECT name, count, cell, weight, (SELECT sum(count) FROM notes), count = 1, 7 % 4, ? * 3000000000 "
            "FROM notes ORDER BY name",
            (2,),
        ).fetchall()

    with database.transaction() as connection:
        connection.executemany(
            "INSERT INTO notes (name, count, cell, weight) VALUES (?, ?, ?, ?)",
            [("a\0b ? %s", True, b"\0\xff", math.pi), ("ي", 2**62, None, 1)],
        )
    rows = database.read(values)
    assert rows == [
        ("a\ufffdb ? %s", 1, b"\0\xff", math.pi, 2**62 + 1, 1, 3, 6_000_000_000),
        ("ي", 2**62, None, 1.0, 2**62 + 1, 0, 3, 6_000_000_000),
    ]
    kinds = [type(value) for value in rows[0]]
    assert kinds == [str, int, bytes, float, int, int, int, int]


def test_text_is_sorted_by_its_bytes(database: PostgresDatabase) -> None:
    for name in ("b", "ا", "B", "é", "a", "_"):
        put(database, name)
    assert names(database) == sorted(["b", "ا", "B", "é", "a", "_"], key=str.encode)


def test_half_a_character_is_refused_as_the_embedded_engine_does(database: PostgresDatabase) -> None:
    with pytest.raises(UnicodeEncodeError):
        put(database, "\ud800")
    put(database, "well again")


def test_the_clock_is_the_servers_in_microseconds(database: PostgresDatabase) -> None:
    before = time.time() * 1e6 - 1000
    moment = database.read(lambda connection: connection.execute(f"SELECT {database.now}").fetchone()[0])
    assert before < moment < time.time() * 1e6 + 1000
    assert isinstance(moment, int)


def test_nothing_is_left_to_scrub(database: PostgresDatabase) -> None:
    assert database.scrub()


def test_a_closed_database_says_so(database: PostgresDatabase) -> None:
    database.close()
    with pytest.raises(LibraryError, match="notebook can't be read: it was closed"):
        names(database)


def test_more_threads_than_connections_take_turns(postgres_url: str) -> None:
    database = PostgresDatabase(postgres_url, NOTEBOOK, most_connections=2)
    with ThreadPoolExecutor(12) as threads:
        list(threads.map(lambda number: put(database, f"{number:02}"), range(48)))
    assert len(names(database)) == 48
    database.close()


def test_a_server_that_is_away_is_said_in_one_line_and_found_again(
    database: PostgresDatabase, postgres: PostgresServer
) -> None:
    postgres.stop()
    try:
        with pytest.raises(LibraryError, match=r"notebook can't be read: the server at .* can't be reached \(") as away:
            names(database)
    finally:
        postgres.start()
    assert str(postgres.port) in str(away.value)
    assert names(database) == []


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"password": "wrong/secret"}, "user or password are wrong: check QAWL_DATABASE_URL"),
        ({"user": "nobody"}, "user or password are wrong: check QAWL_DATABASE_URL"),
        ({"database": "nowhere"}, r"that database is not there \(database \"nowhere\" does not exist\)"),
    ],
)
def test_a_refusal_is_one_line_without_the_password(postgres: PostgresServer, parts: dict[str, str], said: str) -> None:
    with pytest.raises(SettingsError, match=f"^the notebook can't be opened: {said}") as refused:
        open_database(postgres.url(**{"database": "postgres", **parts}), NOTEBOOK)
    assert "\n" not in str(refused.value)
    assert "secret" not in str(refused.value)


def test_a_server_that_is_not_there_is_one_line(postgres: PostgresServer) -> None:
    url = postgres.url().replace(str(postgres.port), "1")
    with pytest.raises(LibraryError, match=r"the server at 127.0.0.1:1 can't be reached \(Connection refused\)"):
        open_database(url, NOTEBOOK)


def test_a_server_without_connections_is_one_line(postgres: PostgresServer) -> None:
    url = postgres.new_database()
    with postgres.connect() as administrator:
        administrator.execute("CREATE ROLE single LOGIN PASSWORD 'secret' CONNECTION LIMIT 0")
    single = postgres.url(url.rpartition("/")[2], user="single", password="secret")
    with pytest.raises(LibraryError, match="the server has no connection left"):
        open_database(single, NOTEBOOK)


def test_a_role_that_may_make_nothing_is_one_line(postgres: PostgresServer) -> None:
    url = postgres.new_database()
    with postgres.connect() as administrator:
        administrator.execute("CREATE ROLE guest LOGIN PASSWORD 'secret'")
    guest = postgres.url(url.rpartition("/")[2], user="guest", password="secret")
    with pytest.raises(LibraryError, match=r"can't be opened: the role may not do that \(permission denied for") as no:
        open_database(guest, NOTEBOOK)
    assert "secret" not in str(no.value)


@pytest.mark.parametrize(
    "url",
    [
        "mysql://qawl:secret@localhost/qawl",
        "postgresql://qawl:secr/et@localhost/qawl",
        "postgresql://qawl:12/secret@localhost/qawl",
        "postgresql://qawl:sec@ret@localhost/qawl",
        "postgresql://qawl:sec%zzret@localhost/qawl",
        "postgresql://qawl:secret@localhost/qawl?what=1",
        "host=localhost password=secret",
    ],
)
def test_what_is_no_url_is_refused_without_showing_it(url: str) -> None:
    with pytest.raises(SettingsError, match=r"^QAWL_DATABASE_URL ") as refused:
        open_database(url, NOTEBOOK)
    assert not any(part in str(refused.value) for part in ("secr", "ret@", "sec%", "12/"))
    assert PASSWORD not in str(refused.value)


def test_a_missing_driver_is_said_with_what_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "index.postgres.database", None)
    with pytest.raises(SettingsError, match=r"install the extra: pip install 'qawl\[postgres\]'"):
        open_database("postgresql://localhost/qawl", NOTEBOOK)


def test_what_is_done_alone_may_be_done_again_as_soon_as_it_has_ended(database: PostgresDatabase) -> None:
    for _ in range(100):
        with database.alone("building") as connection:
            assert connection is not None
            with database.alone("building") as another:
                assert another is None
