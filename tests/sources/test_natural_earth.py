"""Countries and lakes are read from TopoJSON."""

from __future__ import annotations

from pathlib import Path

from dashboard.sources.natural_earth import read_countries, read_lakes
from dashboard.sources.packages import (
    COUNTRIES_FILE,
    COUNTRIES_PACKAGE,
    LAKES_FILE,
    LAKES_PACKAGE,
)

TOPOLOGY = """{"type":"Topology",
"arcs":[[[0,0],[1,0],[1,1],[0,1],[0,0]],[[3,0],[4,1],[4,0],[3,1],[3,0]]],
"objects":{"%s":{"type":"GeometryCollection","geometries":[%s]}}}"""
TWO_PARTS = '{"type":"MultiPolygon","arcs":[[[0]],[[1]]],"properties":{"name":"Norway"}}'
BOW_TIE = '{"type":"Polygon","arcs":[[1]]}'


def write(node_modules: Path, package: str, file: str, text: str) -> None:
    path = node_modules / package / file
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")


def test_each_part_of_a_country_has_a_row(tmp_path: Path) -> None:
    write(tmp_path, COUNTRIES_PACKAGE, COUNTRIES_FILE, TOPOLOGY % ("countries", TWO_PARTS))
    countries = read_countries(tmp_path)
    assert list(countries["name"]) == ["Norway", "Norway"]
    assert set(countries.geom_type) == {"Polygon"}


def test_a_lake_that_crosses_itself_is_mended(tmp_path: Path) -> None:
    write(tmp_path, LAKES_PACKAGE, LAKES_FILE, TOPOLOGY % ("lakes", BOW_TIE))
    assert read_lakes(tmp_path).is_valid.all()
