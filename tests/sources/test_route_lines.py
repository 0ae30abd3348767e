"""Lines are packed one after the other, and each is found again from either end."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

from dashboard.errors import MissingInput
from dashboard.sources.route_lines import pack_lines, read_lines

MODES, PLACES = ("road", "rail"), ("a", "b", "c")
ROWS = {
    "mode": ["road", "rail", "sea", "road"],
    "from_id": ["a", "a", "a", "b"],
    "to_id": ["b", "b", "b", "x"],
    "line": ["_p~iF", "abc", "never", "never"],
}


def packed(built: Path) -> Path:
    (built / "network").mkdir()
    parquet.write_table(pa.table(ROWS), built / "network" / "routes.parquet")
    assert len(pack_lines(built, MODES, PLACES)) == 2
    return built


def test_a_line_is_found_from_either_end_by_each_mode(tmp_path: Path) -> None:
    lines = read_lines(packed(tmp_path), MODES, PLACES)
    assert lines.line("road", "a", "b") == lines.line("road", "b", "a") == "_p~iF"
    assert lines.line("rail", "a", "b") == "abc"


def test_where_there_is_no_line_the_text_is_empty(tmp_path: Path) -> None:
    lines = read_lines(packed(tmp_path), MODES, PLACES)
    asked = (("road", "a", "c"), ("sea", "a", "b"), ("road", "b", "x"))
    assert [lines.line(*one) for one in asked] == ["", "", ""]


def test_what_is_not_built_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="make data"):
        pack_lines(tmp_path, MODES, PLACES)
    with pytest.raises(MissingInput, match="make data"):
        read_lines(tmp_path, MODES, PLACES)
