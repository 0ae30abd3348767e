"""Killed at any step, or on a full disk, there is the old state or the new, never a part."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.publish.disk import Disk, NotWritten
from dashboard.publish.files.manifest_file import is_whole
from dashboard.publish.shelf import Shelf
from tests.publish.faults import (
    ACTS,
    FILES,
    SLUG,
    Steps,
    full,
    prepare,
    put_first,
    put_second,
    write,
)

ROOT = Path(__file__).resolve().parents[2]


def versions(folder: Path) -> list[int]:
    """Return what is public, and make sure that all of it is whole."""
    publication = Shelf(folder).publication(SLUG)
    found = publication.versions if publication else ()
    for one in found:
        assert is_whole(Shelf(folder).folder(SLUG, one.version), one)
    return [one.version for one in found]


def left_over(folder: Path) -> list[str]:
    """Return hidden and half-made things."""
    every = [path.relative_to(folder).as_posix() for path in folder.rglob("*")]
    return [name for name in every if "/." in name or name.endswith((".part", ".new"))]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def killed(home: Path, what: str) -> list[Path]:
    """Return the folder that each killed process left."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.publish.faults", str(home), what],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    steps = int(run.stdout)
    assert steps >= 5
    return [home / str(step) for step in range(1, steps + 1)]


def test_publishing_the_first_version_killed_at_each_step(tmp_path: Path) -> None:
    seen = []
    for folder in killed(tmp_path, "put-first"):
        before = versions(folder)
        assert before in ([], [1])
        seen.append(before)
        Shelf(folder).mend()
        assert versions(folder) == before
        assert left_over(folder) == []
        assert (folder / "published" / SLUG).exists() == bool(before)
        if not before:
            put_first(folder, Disk())
        assert versions(folder) == [1]
    assert [] in seen
    assert [1] in seen


def test_publishing_the_next_version_killed_at_each_step(tmp_path: Path) -> None:
    finished = tmp_path / "finished"
    prepare(finished, 1)
    put_second(finished, Disk())
    for folder in killed(tmp_path, "put-second"):
        before = versions(folder)
        assert before in ([1], [1, 2])
        Shelf(folder).mend()
        assert versions(folder) == before
        assert left_over(folder) == []
        if before == [1]:
            put_second(folder, Disk())
        assert files(folder / "published") == files(finished / "published")


def test_withdrawing_killed_at_each_step(tmp_path: Path) -> None:
    seen = []
    for folder in killed(tmp_path, "withdraw"):
        shelf = Shelf(folder)
        was_withdrawn = shelf.is_withdrawn(SLUG)
        seen.append(was_withdrawn)
        assert versions(folder) == ([] if was_withdrawn else [1])
        shelf.mend()
        assert shelf.is_withdrawn(SLUG) == was_withdrawn
        assert left_over(folder) == []
        if was_withdrawn:
            assert list(files(folder / "published")) == [f"{SLUG}/withdrawn.json"]
            assert f"{SLUG}/1/index.html" in files(folder / "withdrawn")
    assert {True, False} == set(seen)


def test_writing_a_preview_killed_at_each_step(tmp_path: Path) -> None:
    seen = []
    for folder in killed(tmp_path, "write"):
        preview = Shelf(folder).preview("preview-3")
        seen.append(preview.exists())
        Shelf(folder).mend()
        assert left_over(folder) == []
        assert preview.exists() == seen[-1]
        if preview.exists():
            assert files(preview) == FILES
    assert {True, False} == set(seen)


@pytest.mark.parametrize("what", ACTS)
def test_a_full_disk_at_each_step_leaves_the_old_state_or_the_new(
    tmp_path: Path, what: str
) -> None:
    published, act = ACTS[what]
    prepare(tmp_path / "before", published)
    old = files(tmp_path / "before")
    counted = Steps()
    shutil.copytree(tmp_path / "before", tmp_path / "counted")
    act(tmp_path / "counted", Disk(counted))
    new = files(tmp_path / "counted")
    for step in range(1, len(counted.seen) + 1):
        folder = tmp_path / str(step)
        shutil.copytree(tmp_path / "before", folder)
        told = ""
        try:
            act(folder, Disk(Steps(step, full)))
        except NotWritten as error:
            told = str(error)
        if told:
            assert "the disk is full. Make room, then try again" in told
            assert files(folder) == old, counted.seen[step - 1]
            assert left_over(folder) == []
            act(folder, Disk())
        Shelf(folder).mend()
        assert files(folder) == new, counted.seen[step - 1]


def test_every_file_is_synced_before_the_folder_is_moved_into_place(tmp_path: Path) -> None:
    steps = Steps()
    write(tmp_path, Disk(steps))
    moved = steps.seen.index("move preview-3.part to previews/preview-3")
    for name in FILES:
        written = steps.seen.index(f"sync {Path(name).name}")
        assert written < moved
    assert steps.seen.index("sync preview-3.part/") < moved
    assert "sync previews/" in steps.seen[moved:]
