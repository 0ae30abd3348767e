"""Files for browsers are read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import MissingInput
from dashboard.sources.web_content import web_content


def test_a_file_is_read_once_and_held(tmp_path: Path) -> None:
    path = tmp_path / "a.1234567890.js"
    path.write_bytes(b"one")
    assert web_content(path) == b"one"
    path.unlink()
    assert web_content(path) == b"one"


def test_a_file_that_a_newer_build_has_replaced_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="Start the server again"):
        web_content(tmp_path / "gone.js")
