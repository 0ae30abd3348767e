"""Tonne-kilometres by country and mode."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import DataFaults
from dashboard.settings import Settings
from dashboard.sources.itf import read_tonne_km

HEAD = "region_id,year,mode,value,flag,status,source_id\n"


def test_volumes_are_read_in_million_tonne_kilometres(tmp_path: Path) -> None:
    (tmp_path / "tonne_km.csv").write_text(HEAD + "SE,2022,sea,7000,p,provisional,itf\n")
    (row,) = read_tonne_km(tmp_path, {}).to_dict("records")
    assert (row["mode"], row["value"], row["status"]) == ("sea", 7000.0, "provisional")


@pytest.mark.parametrize(
    "line",
    [
        "SE,2022,pipeline,7000,,official,itf",
        "SE,2022,road,-1,,official,itf",
        "SE,2022,road,,,missing,itf",
        "SWE,2022,road,1,,official,itf",
        "SE,1022,road,1,,official,itf",
        "SE,2022,road,1,e,official,itf",
    ],
)
def test_a_line_that_cannot_be_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "tonne_km.csv").write_text(f"{HEAD}{line}\n")
    with pytest.raises(DataFaults):
        read_tonne_km(tmp_path, {})


def test_the_table_has_no_pipelines_and_no_split_of_road() -> None:
    rows = read_tonne_km(Settings().raw, {})
    assert set(rows["mode"]) == {"road", "rail", "inland_waterway", "sea"}
    assert not set(rows["region_id"]) & {"UA", "MD", "BA", "EU27_2020"}
