"""Packing goes on in the background and fails aloud."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.build.made import Made
from dashboard.build.packing import Packing


def test_every_file_of_every_step_is_packed(tmp_path: Path) -> None:
    with Packing(tmp_path, tmp_path / "older", 2) as packing:
        packing.begin(Made({"a.svg": b"a", "b.svg": b"bb"}), "one")
        packing.begin(Made({"c.woff2": b"c"}), "two")
        names = packing.finish()
    assert set(names) == {"a.svg", "b.svg", "c.woff2"}
    assert (tmp_path / f"{names['b.svg']}.br").is_file()


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    with Packing(tmp_path / "nowhere", tmp_path, 1) as packing:
        packing.begin(Made({"a.svg": b"a"}), "one")
        with pytest.raises(FileNotFoundError):
            packing.finish()
