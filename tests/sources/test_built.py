"""What the build writes, the server reads back."""

from __future__ import annotations

import gzip
import math
import subprocess
import sys
from pathlib import Path

import brotli
import pandas as pd
import pytest

from dashboard.errors import MissingInput
from dashboard.measures.cube import Figure
from dashboard.settings import ROOT
from dashboard.sources.built import (
    FIGURE_COLUMNS,
    WEB,
    make_folders,
    read_figures,
    read_index,
    read_web_index,
    web_files,
    write_figures,
    write_index,
    write_web,
    write_web_index,
)

KNOWN = Figure("SE", "0", 2022, "rail", "", 28.7, "percent", "official", "", "a", 0, 0, 1.0, 2.0)


@pytest.fixture
def built(tmp_path: Path) -> Path:
    make_folders(tmp_path)
    return tmp_path


def test_a_file_for_browsers_lies_packed_beside_itself(built: Path) -> None:
    name = write_web(built / WEB, "a.geojson", b"{}" * 50)
    write_web_index(built, {"a.geojson": name})
    file = web_files(built)[read_web_index(built)["a.geojson"]]
    assert file.media_type == "application/geo+json"
    assert file.path.read_bytes() == b"{}" * 50
    assert brotli.decompress(file.encodings["br"].read_bytes()) == b"{}" * 50
    assert gzip.decompress(file.encodings["gzip"].read_bytes()) == b"{}" * 50


def test_another_content_has_another_name(built: Path) -> None:
    first, second = (write_web(built / WEB, "a.svg", content) for content in (b"1", b"2"))
    assert first != second
    assert first.startswith("a.")
    assert first.endswith(".svg")


def test_a_font_is_not_packed_twice(built: Path) -> None:
    name = write_web(built / WEB, "a.woff2", b"font")
    write_web_index(built, {"a.woff2": name})
    assert web_files(built)[name].encodings == {}


def test_what_is_packed_already_is_taken_over(built: Path, tmp_path: Path) -> None:
    name = write_web(built / WEB, "a.js", b"1")
    (built / WEB / f"{name}.br").write_bytes(b"packed earlier")
    newer = tmp_path / "newer"
    newer.mkdir()
    assert write_web(newer, "a.js", b"1", built / WEB) == name
    assert (newer / f"{name}.br").read_bytes() == b"packed earlier"


def test_an_index_comes_back_as_it_was(built: Path) -> None:
    assert write_index(built, "regions", [{"name": "Ελλάδα"}]) == "index/regions.json"
    assert read_index(built, "regions") == [{"name": "Ελλάδα"}]


def test_an_index_holds_no_number_that_is_none(built: Path) -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        write_index(built, "regions", [math.nan])


def test_figures_come_back_in_the_order_of_a_figure(built: Path) -> None:
    write_figures(built, "modal_split", pd.DataFrame([KNOWN._asdict() | {"region_id": "SE"}]))
    (row,) = read_figures(built, "modal_split").rows(slice(None))
    assert row[:14] == KNOWN[:14]
    assert Figure._fields == FIGURE_COLUMNS


def test_an_unknown_figure_is_not_zero(built: Path) -> None:
    unknown = KNOWN._replace(value=math.nan, status="missing")
    write_figures(built, "modal_split", pd.DataFrame([KNOWN, unknown]))
    _, row = read_figures(built, "modal_split").rows(slice(None))
    assert math.isnan(Figure._make(row).value)


def test_before_the_build_the_reader_is_told_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="Run 'make data'"):
        read_web_index(tmp_path)
    with pytest.raises(MissingInput, match="Run 'make data'"):
        read_figures(tmp_path, "modal_split")


def test_reading_figures_needs_no_pandas(built: Path) -> None:
    write_figures(built, "modal_split", pd.DataFrame([KNOWN, KNOWN._replace(value=math.nan)]))
    script = (
        "import sys; from pathlib import Path; from dashboard.sources.built import read_figures; "
        f"read_figures(Path({str(built)!r}), 'modal_split'); print('pandas' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert run.stdout.strip() == "False"
