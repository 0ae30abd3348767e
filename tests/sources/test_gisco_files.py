"""GISCO's files are read as they are downloaded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import DataFaults
from dashboard.sources.gisco_files import read_nuts_file
from dashboard.sources.nuts_codes import NutsCodes

SQUARE = [[[15.0, 58.0], [16.0, 58.0], [16.0, 59.0], [15.0, 58.0]]]


def region(code: str = "SE12", level: int = 2, **changes: Any) -> dict[str, Any]:
    told = {
        "NUTS_ID": code,
        "LEVL_CODE": level,
        "CNTR_CODE": code[:2],
        "NUTS_NAME": "Östra Mellansverige",
        "NAME_LATN": "Östra Mellansverige",
    }
    shape = {"type": "Polygon", "coordinates": SQUARE}
    return {"type": "Feature", "properties": told | changes, "geometry": shape}


def write(folder: Path, *regions: Any, **more: Any) -> Path:
    path = folder / "NUTS_RG_10M_2021_4326.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": regions} | more))
    return path


def faults(path: Path) -> list[tuple[str, str]]:
    with pytest.raises(DataFaults) as caught:
        read_nuts_file(path)
    return [(fault.column, fault.value) for fault in caught.value.faults]


def test_each_region_is_a_row_with_its_code_unchanged(tmp_path: Path) -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4326"}}
    read = read_nuts_file(write(tmp_path, region(), region("SE", 0), crs=crs))
    (first, second) = read.drop(columns="geometry").to_dict("records")
    assert first == {
        "region_id": "SE12",
        "name": "Östra Mellansverige",
        "name_latin": "Östra Mellansverige",
        "level": 2,
        "country": "SE",
    }
    assert (second["region_id"], second["level"]) == ("SE", 0)
    assert read.crs.to_epsg() == 4326
    assert read.geometry.iloc[0].bounds == pytest.approx((15, 58, 16, 59))


def test_metres_become_degrees(tmp_path: Path) -> None:
    metres = region()
    corner = [4321000.0, 3210000.0]
    ring = [corner, [4421000.0, 3210000.0], [4421000.0, 3310000.0], corner]
    metres["geometry"]["coordinates"] = [ring]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3035"}}
    read = read_nuts_file(write(tmp_path, metres, crs=crs))
    assert read.geometry.iloc[0].bounds[:2] == pytest.approx((10, 52), abs=0.01)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    point = region("SE23") | {"geometry": {"type": "Point", "coordinates": [15, 58]}}
    path = write(tmp_path, region("SE121"), region(NUTS_NAME=""), region(), point, region("X", 9))
    assert faults(path) == [
        ("region 1, NUTS_ID", "SE121"),
        ("region 2, NUTS_NAME", ""),
        ("NUTS_ID", "SE12"),
        ("region 4, geometry", "Point"),
        ("region 5, LEVL_CODE", "9"),
    ]


def test_a_file_cut_in_the_middle_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, region())
    path.write_text(path.read_text()[:-30])
    with pytest.raises(DataFaults, match="it may be cut"):
        read_nuts_file(path)


@pytest.mark.parametrize("content", ["{}", "[]", '{"features": []}', '{"features": [7]}'])
def test_what_holds_no_regions_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "file.geojson"
    path.write_text(content)
    assert faults(path)


def test_regions_of_another_edition_are_told_as_such(tmp_path: Path) -> None:
    codes = NutsCodes({2016: frozenset({"NO02"}), 2021: frozenset({"SE12"})})
    path = write(tmp_path, region(), region("NO02"), region("SE99"))
    with pytest.raises(DataFaults, match=r"(?s)'NO02' is a region of NUTS 2016.*no edition"):
        read_nuts_file(path, codes)
    assert len(read_nuts_file(path)) == 3
