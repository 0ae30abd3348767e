"""A backup that is not what was written is refused in a sentence, and nothing is changed."""

from __future__ import annotations

import hashlib
import json
import random
import resource
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from dashboard.backup.__main__ import main
from dashboard.backup.archive import _SEAL, _SEAL_LENGTH
from dashboard.backup.contents import DamagedBackup, WrongBackup
from dashboard.backup.make import NotBackedUp, make_backup
from dashboard.backup.restore import NotRestored, restore
from dashboard.errors import HinterlandError
from dashboard.store.faults import DamagedStore
from tests.backup.places import Place, fill, place_at

FLIPS = 60


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = place_at(tmp_path / "place")
    fill(made)
    return made


@pytest.fixture
def backup(place: Place) -> Path:
    return make_backup(place.settings)


def refused(place: Place, path: Path) -> HinterlandError:
    """Return what is told, having seen that nothing was changed."""
    before = place.state()
    names = sorted(one.name for one in place.settings.data_dir.iterdir())
    with pytest.raises((DamagedBackup, WrongBackup)) as caught:
        restore(place.settings, path, force=True)
    assert place.state() == before
    assert sorted(one.name for one in place.settings.data_dir.iterdir()) == names
    error: HinterlandError = caught.value
    assert error.where == str(path)
    return error


def sealed(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """Write a backup with other files in it and a seal that fits, as only a person can do."""
    with zipfile.ZipFile(path) as old:
        files = {name: old.read(name) for name in old.namelist()}
    change(files)
    forged = path.with_name("forged.zip")
    with zipfile.ZipFile(forged, "w") as new:
        for name, content in files.items():
            new.writestr(name, content)
        new.comment = _SEAL + b"0" * 64
    content = forged.read_bytes()[:-_SEAL_LENGTH]
    forged.write_bytes(content + _SEAL + hashlib.sha256(content).hexdigest().encode())
    return forged


def with_manifest(change: Callable[[dict[str, Any]], None]) -> Callable[[dict[str, bytes]], None]:
    def apply(files: dict[str, bytes]) -> None:
        told = json.loads(files["manifest.json"])
        change(told)
        files["manifest.json"] = json.dumps(told).encode()

    return apply


def test_one_flipped_byte_anywhere_is_seen(place: Place, backup: Path) -> None:
    content = backup.read_bytes()
    places = {0, len(content) // 2, len(content) - 1, len(content) - _SEAL_LENGTH}
    places |= set(random.Random(4).sample(range(len(content)), FLIPS))
    before = place.state()
    for position in sorted(places):
        changed = bytearray(content)
        changed[position] ^= 1
        backup.write_bytes(changed)
        with pytest.raises(DamagedBackup, match="damaged"):
            restore(place.settings, backup, force=True)
    assert place.state() == before


@pytest.mark.parametrize("kept", [0, 1, 22, 1000, -1, -_SEAL_LENGTH])
def test_a_truncated_backup_is_refused(place: Place, backup: Path, kept: int) -> None:
    backup.write_bytes(backup.read_bytes()[:kept])
    assert "damaged" in refused(place, backup).what


def test_what_is_no_backup_is_refused(place: Place, tmp_path: Path) -> None:
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.txt", "a")
    refused(place, other)
    refused(place, tmp_path / "not-there.zip")
    refused(place, tmp_path)


def test_a_file_whose_hash_is_wrong_is_named_although_the_seal_fits(
    place: Place, backup: Path
) -> None:
    def change(files: dict[str, bytes]) -> None:
        files["published/freight-by-rail/1/index.html"] += b"!"

    error = refused(place, sealed(backup, change))
    assert "published/freight-by-rail/1/index.html" in error.what


@pytest.mark.parametrize(
    "name",
    ["../out.txt", "published/../../out.txt", "/etc/out.txt", "store.sqlite3", "published\\x\\..",
     "published", "published//x", "store/../x.jsonl", "before-1/x", "published/a\nb"],
)  # fmt: skip
def test_a_backup_that_would_write_elsewhere_is_refused(
    place: Place, backup: Path, name: str
) -> None:
    def change(files: dict[str, bytes]) -> None:
        told = json.loads(files["manifest.json"])
        digest = hashlib.sha256(b"x").hexdigest()
        entry = {"name": name, "length": 1, "sha256": digest, "mode": 0o644, "changed_ns": 0}
        told["entries"].append(entry)
        files[name] = b"x"
        files["manifest.json"] = json.dumps(told).encode()

    refused(place, sealed(backup, change))


def test_a_list_of_files_that_would_fill_the_memory_is_not_read(place: Place, backup: Path) -> None:
    def swell(files: dict[str, bytes]) -> None:
        files["manifest.json"] += b" " * (64 << 20)

    def nest(files: dict[str, bytes]) -> None:
        files["manifest.json"] = b"[" * 100_000

    for change in (swell, nest):
        forged = sealed(backup, change)
        assert refused(place, forged).what == "this is no backup of Hinterland"


def test_an_encrypted_file_is_refused_in_a_sentence(place: Place, backup: Path) -> None:
    content = bytearray(sealed(backup, lambda files: None).read_bytes()[:-_SEAL_LENGTH])
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.rfind(sign)
        content[at + flags] |= 1
    seal = _SEAL + hashlib.sha256(content).hexdigest().encode()
    forged = backup.with_name("encrypted.zip")
    forged.write_bytes(bytes(content) + seal)
    refused(place, forged)


def test_files_that_stand_in_no_list_are_refused(place: Place, backup: Path) -> None:
    refused(place, sealed(backup, lambda files: files.update({"published/x": b"x"})))
    refused(place, sealed(backup, lambda files: files.pop("store/people.jsonl") and None))


def test_rights_that_no_file_may_have_are_refused(place: Place, backup: Path) -> None:
    refused(
        place, sealed(backup, with_manifest(lambda told: told["entries"][-1].update(mode=0o4755)))
    )


def test_a_backup_of_another_format_or_of_a_newer_program_is_refused(
    place: Place, backup: Path
) -> None:
    newer = sealed(backup, with_manifest(lambda told: told.update(revision="9999", program="9.0")))
    assert "a newer Hinterland (9.0) made this backup" in refused(place, newer).what
    other = sealed(backup, with_manifest(lambda told: told.update(format=2)))
    assert "format 2" in refused(place, other).what
    odd = sealed(backup, with_manifest(lambda told: told.update(entries="none")))
    assert "cannot be used" in refused(place, odd).what


def test_rows_that_do_not_fit_are_refused(place: Place, backup: Path) -> None:
    def change(files: dict[str, bytes]) -> None:
        told = json.loads(files["manifest.json"])
        rows = files["store/people.jsonl"].replace(b'"is_active":true', b'"is_active":null')
        files["store/people.jsonl"] = rows
        for entry in told["entries"]:
            if entry["name"] == "store/people.jsonl":
                entry.update(length=len(rows), sha256=hashlib.sha256(rows).hexdigest())
        files["manifest.json"] = json.dumps(told).encode()

    assert "do not fit" in refused(place, sealed(backup, change)).what


def test_a_damaged_store_is_mended_as_its_message_says(
    place: Place, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = place.state()
    store = place.settings.data_dir / "store.sqlite3"
    store.write_bytes(b"damaged" * 1000)
    with pytest.raises(DamagedStore) as caught:
        place.open()
    assert f"make restore FROM={backup} FORCE=1" in caught.value.mend
    monkeypatch.setenv("DATA_DIR", str(place.settings.data_dir))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert main(["restore", str(backup), "--force"]) == 0
    assert place.rows() == before[0]
    (aside,) = place.settings.data_dir.glob("store.sqlite3.before-*")
    assert aside.read_bytes() == b"damaged" * 1000


def test_the_commands_tell_what_they_did_and_what_is_wrong(
    place: Place, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("DATA_DIR", str(place.settings.data_dir))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    caplog.set_level("INFO")
    assert main(["make"]) == 0
    (made,) = place.settings.backups.glob("*.zip")
    assert f"Made {made}" in caplog.text
    assert "2 published versions" in caplog.text
    assert main(["restore", str(made)]) == 1
    assert "there is something already" in caplog.text
    assert main(["restore", str(made), "--force"]) == 0
    assert "all hashes right" in caplog.text


def test_a_backup_that_cannot_be_written_is_told_and_leaves_nothing(place: Place) -> None:
    place.settings.backups.write_text("a file where the folder should be")
    with pytest.raises(NotBackedUp, match="cannot be written"):
        make_backup(place.settings)
    assert not list(place.settings.data_dir.glob("**/*.part"))


@contextmanager
def small_disk(most: int) -> Iterator[None]:
    """Let no file grow beyond some bytes, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_leaves_no_half_of_a_backup_and_nothing_half_restored(place: Place) -> None:
    large = place.settings.published / "large" / "1"
    large.mkdir(parents=True)
    (large / "data.zip").write_bytes(random.Random(4).randbytes(700_000))
    path, before = make_backup(place.settings), place.state()
    with small_disk(400_000):
        with pytest.raises(NotBackedUp, match="Make room"):
            make_backup(place.settings)
        with pytest.raises(NotRestored, match="Make room"):
            restore(place.settings, path, force=True)
    assert place.state() == before
    assert list(place.settings.backups.iterdir()) == [path]
    assert not list(place.settings.data_dir.glob("*restor*"))
