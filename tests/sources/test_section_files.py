"""Sections and their loads are read as the build wrote them."""

from __future__ import annotations

import math
from pathlib import Path

import pandas as pd
import pytest

from dashboard.errors import MissingInput
from dashboard.sources.flow_files import FLOWS
from dashboard.sources.section_files import read_section_loads, read_sections
from tests.tiny_flows import LOADS, SECTIONS_SHOWN, write_flows


def test_what_was_written_is_read(tmp_path: Path) -> None:
    write_flows(tmp_path)
    assert read_sections(tmp_path) == SECTIONS_SHOWN
    loads = read_section_loads(tmp_path)
    assert loads[:3] == LOADS[:3]
    assert math.isnan(loads[3].tonnes)


def test_an_empty_number_is_not_known(tmp_path: Path) -> None:
    write_flows(tmp_path)
    path = tmp_path / FLOWS / "section_loads.parquet"
    table = pd.DataFrame(LOADS[:1]).astype({"low": "Float64"})
    table["low"] = pd.array([None], dtype="Float64")
    table.to_parquet(path, index=False)
    (load,) = read_section_loads(tmp_path)
    assert math.isnan(load.low)
    assert load.high == 26e6


def test_what_is_not_built_is_named_with_its_cure(tmp_path: Path) -> None:
    for read in (read_sections, read_section_loads):
        with pytest.raises(MissingInput, match=r"Run 'make data'"):
            read(tmp_path)
