"""The build remembers what it was made from."""

from __future__ import annotations

from pathlib import Path

from dashboard.sources.built import WEB, make_folders, write_web
from dashboard.sources.stamps import STAMPS, StepStamp, read_stamps, write_stamps


def test_stamps_come_back_and_damaged_ones_count_as_none(tmp_path: Path) -> None:
    make_folders(tmp_path)
    name = write_web(tmp_path / WEB, "a.js", b"1")
    stamp = StepStamp.of(tmp_path, "abc", ["index/a.json"], {"a.js": name})
    assert stamp.files == ["index/a.json", *(f"web/{name}{end}" for end in ("", ".br", ".gz"))]
    write_stamps(tmp_path, {"vendor": stamp})
    assert read_stamps(tmp_path) == {"vendor": stamp}
    (tmp_path / STAMPS).write_text('{"vendor": 1}')
    assert read_stamps(tmp_path) == {}
    assert read_stamps(tmp_path / "nowhere") == {}
