"""A folder is renewed as a whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.sources.swap import alone, carry_over, gone, renewed


def test_the_new_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    folder = tmp_path / "built"
    folder.mkdir()
    (folder / "old.txt").write_text("old")
    with renewed(folder) as fresh:
        (fresh / "new.txt").write_text("new")
        assert (folder / "old.txt").exists()
    assert sorted(path.name for path in folder.iterdir()) == [".gitignore", "new.txt"]
    assert list(tmp_path.iterdir()) == [folder]


def test_a_failed_build_leaves_the_old_folder(tmp_path: Path) -> None:
    folder = tmp_path / "built"
    folder.mkdir()
    (folder / "old.txt").write_text("old")
    with pytest.raises(ValueError, match="no"), renewed(folder):
        raise ValueError("no")
    assert (folder / "old.txt").read_text() == "old"


def test_what_a_killed_build_left_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / "built.new").mkdir()
    (tmp_path / "built.new" / "half.txt").write_text("half")
    with renewed(tmp_path / "built"):
        pass
    assert [path.name for path in (tmp_path / "built").iterdir()] == [".gitignore"]


def test_the_old_folder_comes_back_if_the_process_died_between_two_names(tmp_path: Path) -> None:
    (tmp_path / "built.old").mkdir()
    (tmp_path / "built.old" / "old.txt").write_text("old")
    with alone(tmp_path / "built"):
        assert (tmp_path / "built" / "old.txt").read_text() == "old"


def test_files_are_carried_over_all_or_none(tmp_path: Path) -> None:
    old, fresh = tmp_path / "old", tmp_path / "fresh"
    (old / "web").mkdir(parents=True)
    (old / "web" / "a").write_text("a")
    assert not carry_over(old, fresh, ["web/a", "web/b"])
    assert not fresh.exists()
    assert carry_over(old, fresh, ["web/a"])
    assert (fresh / "web" / "a").read_text() == "a"


def test_a_folder_goes_with_what_lies_beside_it(tmp_path: Path) -> None:
    for name in ("built", "built.new", "built.old", "other"):
        (tmp_path / name).mkdir()
    gone(tmp_path / "built")
    gone(tmp_path / "built")
    assert [path.name for path in tmp_path.iterdir()] == ["other"]
