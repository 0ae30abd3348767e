"""Ports, groups of ports, and their figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import DataFaults
from dashboard.settings import Settings
from dashboard.sources.ports import PORTS, read_port_groups, read_port_series, read_ports

PORT = {
    "locode": "SEGOT",
    "name": "Göteborg",
    "name_ascii": "Goteborg",
    "country": "SE",
    "lat": "57.69",
    "lon": "11.85",
    "coord_precision_km": "1",
    "coord_status": "official",
    "type": "sea",
    "sea": "North Sea",
    "tent_class": "Core",
    "nuts3": "SE232",
    "nuts3_method": "list",
    "source_id": "list",
    "rep_mar_code": "SE_0SEGOT",
    "coord_source_id": "list",
}
SERIES_HEAD = "locode,year,indicator,definition,value,unit,flag,status,note,source_id\n"


def write_port(folder: Path, **changes: str) -> Path:
    port = PORT | changes
    (folder / "ports.csv").write_text(f"{','.join(port)}\n{','.join(port.values())}\n")
    return folder


def test_a_sound_port_is_read(tmp_path: Path) -> None:
    ports = read_ports(write_port(tmp_path), {"sources": frozenset({"list"})})
    assert ports.columns.tolist() == [column.name for column in PORTS.columns]
    assert ports.loc[0, ["lon", "lat"]].tolist() == [11.85, 57.69]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("locode", "GOT"),
        ("name_ascii", "Göteborg"),
        ("lat", "11.85"),
        ("lon", "57.69"),
        ("coord_status", "guessed"),
        ("nuts3", "DE600"),
        ("source_id", "press"),
        ("rep_mar_code", "SEGOT"),
    ],
)
def test_a_damaged_port_is_told_by_column(tmp_path: Path, column: str, value: str) -> None:
    with pytest.raises(DataFaults) as caught:
        read_ports(write_port(tmp_path, **{column: value}), {"sources": frozenset({"list"})})
    assert [fault.column for fault in caught.value.faults] == [column]


def test_the_members_of_a_group_are_ports_of_the_register(tmp_path: Path) -> None:
    head = "code,name,members,country,valid_from,lat,lon,source_id,other_members,status\n"
    line = "NSP,North Sea Port,NLVLI|XXXXX,NL|BE,2018,51.3,3.7,press,,secondary\n"
    (tmp_path / "port_groups.csv").write_text(head + line)
    with pytest.raises(DataFaults) as caught:
        read_port_groups(tmp_path, {"ports": frozenset({"NLVLI"})})
    assert [fault.value for fault in caught.value.faults] == ["XXXXX"]


def test_two_definitions_of_one_year_stand_side_by_side(tmp_path: Path) -> None:
    lines = (
        "NLRTM,2022,tonnes,authority,467400,thousand_t,,secondary,,press\n"
        "NLRTM,2022,tonnes,eurostat,427000,thousand_t,,secondary,,press\n"
    )
    (tmp_path / "port_series.csv").write_text(SERIES_HEAD + lines)
    assert read_port_series(tmp_path, {})["value"].tolist() == [467400, 427000]


@pytest.mark.parametrize(
    "line",
    [
        "NLRTM,2022,tonnes,authority,1,TEU,,secondary,,press",
        "NLRTM,2023-Q3,tonnes,authority,1,thousand_t,,secondary,,press",
        "NLRTM,2022,tonnes,authority,1,thousand_t,,unconfirmed,,press",
        "NLRTM,2022,tonnes,hearsay,1,thousand_t,,secondary,,press",
        "NLRTM,2022,tonnes,authority,2,thousand_t,,secondary,,press",
    ],
)
def test_a_figure_that_cannot_be_is_refused(tmp_path: Path, line: str) -> None:
    sound = "NLRTM,2022,tonnes,authority,2,thousand_t,,secondary,,press"
    (tmp_path / "port_series.csv").write_text(f"{SERIES_HEAD}{sound}\n{line}\n")
    with pytest.raises(DataFaults):
        read_port_series(tmp_path, {})


def test_the_register_has_85_ports_and_says_which_are_known_roughly() -> None:
    ports = read_ports(Settings().raw, {})
    assert len(ports) == 85
    rough = ports["coord_status"] != "official"
    assert (ports.loc[rough, "coord_precision_km"] == 2).all()
    assert (
        ports.loc[ports["coord_source_id"] == "unconfirmed", "coord_status"].eq("unconfirmed").all()
    )


def test_what_quotes_eurostat_through_press_is_not_official() -> None:
    series = read_port_series(Settings().raw, {})
    assert "official" not in set(series.loc[series["definition"] == "eurostat", "status"])
