"""The server knows regions of other editions from an index."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dashboard.build.codes import OTHER_EDITIONS, build_codes
from dashboard.settings import Settings
from dashboard.sources.built import make_folders, read_index


def test_the_index_has_the_edition_of_each_region(tmp_path: Path) -> None:
    make_folders(tmp_path)
    made = build_codes(replace(Settings(), geodata=tmp_path), tmp_path)
    assert list(made.files) == ["index/other_editions.json"]
    index = read_index(tmp_path, OTHER_EDITIONS)
    assert (index["HR04"], index["NL36"]) == (2016, 2024)
    assert "SE12" not in index
