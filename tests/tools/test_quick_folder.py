"""Where the tests' files are: in memory where it has room, and else where they always were."""

from pathlib import Path

from tools.quick_folder import quick_folder


def test_each_run_has_a_folder_of_its_own_that_others_can_pass_and_not_list(tmp_path: Path) -> None:
    first, second = quick_folder(tmp_path, room=1), quick_folder(tmp_path, room=1)
    assert first is not None
    assert second is not None
    assert first != second
    assert [each.parent for each in (first, second)] == [tmp_path, tmp_path]
    assert first.stat().st_mode & 0o777 == 0o711


def test_where_there_is_no_room_nothing_is_made(tmp_path: Path) -> None:
    assert quick_folder(tmp_path, room=1 << 60) is None
    assert list(tmp_path.iterdir()) == []


def test_a_machine_without_such_folders_has_none(tmp_path: Path) -> None:
    assert quick_folder(tmp_path / "shm", room=1) is None
