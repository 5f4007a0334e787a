"""The cache of vectors: whatever its file holds, it answers as one that was built from the database a moment ago."""

import hashlib
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import faiss
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.embedded.vector_cache import VectorCache, rounded
from index.errors import ModelMismatchError
from index.vectors import Vector

DIMENSION = 8
STAMP = b"this library, this scope"
EVERYTHING = 10_000

any_damage = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Rows:
    """The database as the cache sees it, in memory. `seed` makes the vectors: another seed, another library."""

    def __init__(self, ids: Iterable[int] = (), *, seed: int = 0, dimension: int = DIMENSION) -> None:
        self.ids = set(ids)
        self.changes = 1
        self.reads = 0
        self._seed = seed
        self._dimension = dimension

    def change(self, *, add: Iterable[int] = (), remove: Iterable[int] = ()) -> None:
        self.ids = (self.ids | set(add)) - set(remove)
        self.changes += 1

    def vector(self, number: int) -> Vector:
        drawn = np.random.default_rng([self._seed, number]).standard_normal(self._dimension)
        return (drawn / np.linalg.norm(drawn)).astype(np.float32)

    def generation(self) -> int:
        return self.changes

    def passage_ids(self) -> tuple[int, NDArray[np.int64]]:
        return self.changes, np.array(sorted(self.ids), np.int64)

    def vectors(self, passage_ids: Iterable[int]) -> tuple[NDArray[np.int64], Vector]:
        there = sorted(self.ids & set(passage_ids))
        self.reads += len(there)
        rows = [self.vector(number) for number in there]
        return np.array(there, np.int64), np.array(rows, np.float32).reshape(len(there), self._dimension)


QUESTION = Rows(seed=99).vector(1)


def expected(rows: Rows, limit: int = EVERYTHING) -> list[tuple[int, float]]:
    step = 1 / (16 * np.sqrt(DIMENSION))
    held = {number: step * np.clip(np.rint(rows.vector(number) / step), -128, 127) for number in rows.ids}
    largest = np.abs(QUESTION).max() / 127
    scored = [(number, float(vector @ (largest * np.rint(QUESTION / largest)))) for number, vector in held.items()]
    return sorted(scored, key=lambda each: -each[1])[:limit]


def right(cache: VectorCache, rows: Rows, limit: int = EVERYTHING) -> bool:
    """Whether the largest products are found, each with what it is of; of equal ones, any."""
    found, wanted = cache.search(QUESTION, limit, rows), expected(rows, limit)
    product_of = dict(expected(rows))
    return (
        len({number for number, _ in found}) == len(found)
        and [product for _, product in found] == pytest.approx([product for _, product in wanted], abs=1e-5)
        and [product_of.get(number) for number, _ in found]
        == pytest.approx([product for _, product in found], abs=1e-5)
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "vectors.faiss"


def opened(file: Path, *, dimension: int = DIMENSION, stamp: bytes = STAMP) -> VectorCache:
    return VectorCache(file, dimension, stamp, file.with_name("library.sqlite3"))


def saved(file: Path, rows: Rows, **other: bytes) -> bytes:
    cache = opened(file, stamp=other.get("stamp", STAMP))
    cache.search(QUESTION, 1, rows)
    cache.save(rows)
    return file.read_bytes()


_STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["add", "remove"]), st.sets(st.integers(0, 30), max_size=8)),
        st.tuples(st.sampled_from(["search", "save", "reopen"]), st.just(set[int]())),
    ),
    max_size=15,
)


@given(steps=_STEPS)
@any_damage
def test_answers_as_a_plain_comparison_with_every_row_would(
    steps: list[tuple[str, set[int]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("cache") / "vectors.faiss"
    rows, cache = Rows(), opened(file)
    for step, ids in steps:
        match step:
            case "add":
                rows.change(add=ids)
            case "remove":
                rows.change(remove=ids)
            case "search":
                assert right(cache, rows)
            case "save":
                cache.save(rows)
            case "reopen":
                cache = opened(file)
    assert right(cache, rows)
    assert right(cache, rows, limit=3)


def test_a_sound_file_spares_reading_the_vectors(file: Path) -> None:
    rows = Rows(range(50))
    saved(file, rows)
    rows.reads = 0
    assert right(opened(file), rows)
    assert rows.reads == 0
    rows.change(add=[100, 101], remove=[3])
    assert right(opened(file), rows)
    assert rows.reads == 2


@pytest.mark.parametrize(
    "of_earlier",
    [
        faiss.IndexFlatIP,
        lambda dimension: faiss.IndexScalarQuantizer(
            dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
        ),
    ],
    ids=["single", "half"],
)
def test_a_file_of_an_earlier_version_in_higher_precision_is_made_anew(
    file: Path, monkeypatch: pytest.MonkeyPatch, of_earlier: Callable[[int], faiss.Index]
) -> None:
    rows = Rows(range(50))
    earlier_index = of_earlier(DIMENSION)
    with monkeypatch.context() as earlier:
        earlier.setattr("faiss.IndexScalarQuantizer", lambda *_: earlier_index)
        saved(file, rows)
    rows.reads = 0
    cache = opened(file)
    assert right(cache, rows)
    assert rows.reads == 50
    cache.save(rows)
    assert right(opened(file), rows)
    assert rows.reads == 50


def test_of_close_vectors_the_closest_is_found(file: Path) -> None:
    """Of as many numbers as a real model gives: FAISS has code of its own for multiples of sixteen."""
    rows = Rows(range(2000), dimension=384)
    wanted = rows.vector(7)
    near = (0.99 * wanted + np.sqrt(1 - 0.99**2) * rows.vector(8)).astype(np.float32)
    cache = opened(file, dimension=384)
    assert cache.search(near, 2, rows)[0][0] == 7
    [(nearest, product)] = cache.search(0.01 * wanted, 1, rows)
    assert nearest == 7
    assert product == pytest.approx(0.01, rel=0.01)


def test_searching_again_reads_nothing_again(file: Path) -> None:
    rows, cache = Rows(range(20)), opened(file)
    assert right(cache, rows)
    rows.change()
    assert right(cache, rows)
    assert right(cache, rows)
    assert rows.reads == 20


@given(data=st.data())
@any_damage
def test_a_file_cut_short_anywhere_changes_no_answer(data: st.DataObject, file: Path) -> None:
    rows = Rows(range(20))
    content = saved(file, rows)
    file.write_bytes(content[: data.draw(st.integers(0, len(content) - 1))])
    assert right(opened(file), rows)


@given(data=st.data())
@any_damage
def test_a_byte_changed_anywhere_changes_no_answer(data: st.DataObject, file: Path) -> None:
    rows = Rows(range(20))
    content = bytearray(saved(file, rows))
    content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    file.write_bytes(content)
    assert right(opened(file), rows)


@given(content=st.binary(max_size=200))
@any_damage
def test_garbage_changes_no_answer(content: bytes, file: Path) -> None:
    rows = Rows(range(5))
    file.write_bytes(content)
    assert right(opened(file), rows)


def test_a_file_that_another_version_of_faiss_wrote_changes_no_answer(file: Path) -> None:
    rows = Rows(range(5))
    content = saved(file, rows)
    head = len(b"QAWLVEC1") + 32 + 8
    payload = b"Ix99" + content[head + 32 + 4 :]
    file.write_bytes(content[:head] + hashlib.sha256(payload).digest() + payload)
    assert right(opened(file), rows)


def test_a_file_of_another_library_or_scope_is_not_used(file: Path) -> None:
    """Its ids and its generation may be the very same: what its vectors say is not."""
    saved(file, Rows(range(20), seed=1), stamp=b"another")
    assert right(opened(file), Rows(range(20)))


def test_a_file_of_another_dimension_is_not_used(file: Path) -> None:
    saved(file, Rows(range(20)))
    rows = Rows(range(20), dimension=16)
    hits = opened(file, dimension=16).search(rows.vector(5), 1, rows)
    assert [number for number, _ in hits] == [5]


def test_a_stale_file_is_brought_up_to_date(file: Path) -> None:
    rows = Rows(range(20))
    saved(file, rows)
    rows.change(add=range(20, 30), remove=range(5))
    assert right(opened(file), rows)
    rows.change(remove=range(30))
    assert right(opened(file), rows)


def test_a_file_newer_than_a_restored_database_is_brought_back(file: Path) -> None:
    rows = Rows(range(20))
    rows.change(add=range(20, 40))
    saved(file, rows)
    assert right(opened(file), Rows(range(20)))


def test_a_folder_in_the_files_place_changes_no_answer_and_is_told(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file.mkdir()
    assert right(opened(file), Rows(range(5)))
    assert "the vector cache can't be read (vectors are read from the library instead)" in caplog.text


def test_vectors_of_another_dimension_are_refused_in_words(file: Path) -> None:
    with pytest.raises(ModelMismatchError, match=r"16.*8"):
        opened(file).search(QUESTION, 5, Rows(range(5), dimension=16))


def test_a_passage_deleted_between_two_reads_is_left_out(file: Path) -> None:
    class Hurried(Rows):
        def vectors(self, passage_ids: Iterable[int]) -> tuple[NDArray[np.int64], Vector]:
            if self.changes == 1:
                self.change(remove=[3])
            return super().vectors(passage_ids)

    rows, cache = Hurried(range(5)), opened(file)
    found = cache.search(QUESTION, EVERYTHING, rows)
    assert sorted(number for number, _ in found) == [0, 1, 2, 4]
    rows.change(add=[3])
    assert right(cache, rows)


def test_threads_that_search_at_once_add_each_vector_once(file: Path) -> None:
    class Slow(Rows):
        def vectors(self, passage_ids: Iterable[int]) -> tuple[NDArray[np.int64], Vector]:
            time.sleep(0.02)
            return super().vectors(passage_ids)

    rows, cache = Slow(range(20)), opened(file)
    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(lambda _: right(cache, rows), range(8)))
    assert right(cache, rows)


def test_nothing_searched_means_nothing_saved(file: Path) -> None:
    opened(file).save(Rows())
    assert not file.exists()


def test_of_no_vectors_there_is_no_file(file: Path) -> None:
    rows, cache = Rows(), opened(file)
    cache.search(QUESTION, 1, rows)
    cache.save(rows)
    assert not file.exists()
    rows.change(add=range(5))
    assert right(cache, rows)
    cache.save(rows)
    assert right(opened(file), rows)
    rows.change(remove=range(5))
    cache.save(rows)
    assert not file.exists()


def test_saving_leaves_only_the_file(file: Path) -> None:
    saved(file, Rows(range(5)))
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.filterwarnings("error")
def test_what_a_damaged_file_has_for_numbers_is_held_as_some_byte() -> None:
    damaged = np.array([[np.nan, np.inf, -np.inf, 3e38, -3e38, 0.0, 0.1, -0.1]], np.float32)
    (held,) = rounded(damaged)
    assert np.isfinite(held).all()
    assert held[0] == 0
    assert held[1] == held[3] == held.max()
    assert held[2] == held[4] == held.min()
