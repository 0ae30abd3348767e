"""What was typed for the network is checked line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import DataFaults
from dashboard.settings import Audience, Settings
from dashboard.sources.network_tables import read_network_links, read_waterways
from dashboard.sources.tables import read_tables

HEAD = "waterway_id,name,mode,seq,point,lat,lon,km_mark,status,source_id\n"


def faults(folder: Path, *lines: str) -> list[tuple[int, str, str]]:
    (folder / "waterways.csv").write_text(HEAD + "\n".join(lines) + "\n")
    with pytest.raises(DataFaults) as caught:
        read_waterways(folder, {})
    return [(fault.row, fault.column, fault.value) for fault in caught.value.faults]


def test_points_out_of_order_and_marks_that_turn_round_are_told(tmp_path: Path) -> None:
    assert faults(
        tmp_path,
        "RHI,Rhine,inland_waterway,1,A,50,8,10,unconfirmed,typed",
        "RHI,Rhine,inland_waterway,3,B,50.1,8,20,unconfirmed,typed",
        "RHI,Rhine,inland_waterway,4,C,50.2,8,15,unconfirmed,typed",
    ) == [(3, "seq", "3"), (4, "km_mark", "15")]


def test_a_point_lies_in_one_place(tmp_path: Path) -> None:
    assert faults(
        tmp_path,
        "RHI,Rhine,inland_waterway,1,Mainz,50,8,,unconfirmed,typed",
        "MAI,Main,inland_waterway,1,Mainz,50.1,8,,unconfirmed,typed",
    ) == [(3, "lat", "50.1")]


def test_a_link_of_a_mode_without_straits_is_told(tmp_path: Path) -> None:
    head = "link_id,mode,name,from_lat,from_lon,to_lat,to_lon,km,status,source_id,note\n"
    line = "sea-kiel,sea,Kiel,50,8,51,8,0,unconfirmed,typed,\n"
    (tmp_path / "network_links.csv").write_text(head + line)
    with pytest.raises(DataFaults) as caught:
        read_network_links(tmp_path, {})
    assert [fault.column for fault in caught.value.faults] == ["mode", "km"]


def test_every_assumption_says_what_it_rests_on() -> None:
    rows = read_tables(Settings().geodata, Audience.ORGANISATION)["network_parameters"]
    assert set(rows["basis"]) <= {"assumed", "source"}
    assert (rows["note"].str.len() > 10).all()
