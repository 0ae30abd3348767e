"""The connectivity index of ports."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import DataFaults
from dashboard.settings import Settings
from dashboard.sources.unctad import read_port_connectivity


def test_a_port_outside_the_register_is_refused(tmp_path: Path) -> None:
    text = "locode,year,value,flag,status,source_id\nSEXXX,2022,1.5,,official,plsci\n"
    (tmp_path / "port_connectivity.csv").write_text(text)
    known = {"ports": frozenset({"SEGOT"}), "sources": frozenset({"plsci"})}
    with pytest.raises(DataFaults, match=r"does not stand in ports\.csv"):
        read_port_connectivity(tmp_path, known)


def test_the_index_has_the_old_base() -> None:
    rows = read_port_connectivity(Settings().raw, {})
    rotterdam = rows[rows["locode"] == "NLRTM"]["value"]
    assert 800 < rotterdam.mean() < 1200
    assert set(rows["status"]) == {"official"}
