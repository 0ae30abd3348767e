"""The GeoPackage opens in other programs, with figures, sources and notes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest

from dashboard.publish.files.gpkg_file import data_gpkg
from dashboard.publish.files.shape_rows import shape_tables
from tests.publish.tiny_release import SWEDEN, release

RELEASE = release()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the GeoPackage on the disk."""
    path = tmp_path_factory.mktemp("gpkg") / "data.gpkg"
    path.write_bytes(data_gpkg(RELEASE, shape_tables(RELEASE)))
    return path


@pytest.fixture
def database(file: Path) -> Iterator[sqlite3.Connection]:
    """Return it as the database that it is."""
    with closing(sqlite3.connect(file)) as opened:
        yield opened


def test_gdal_finds_a_layer_of_regions_one_of_places_and_three_tables(file: Path) -> None:
    found = dict(pyogrio.list_layers(file))
    assert found == {
        "regions": "MultiPolygon",
        "places": "Point",
        "figures": None,
        "sources": None,
        "notes": None,
    }


def test_regions_read_back_with_boundaries_and_values(file: Path) -> None:
    found = gpd.read_file(file, layer="regions")
    assert found.crs.to_epsg() == 4326
    sweden = found[found["subject_id"] == "SE"].iloc[0]
    assert sweden["value_2022_rail"] == 35.0
    assert sweden.geometry.equals(SWEDEN)
    assert set(found[found.geometry.notna()].geom_type) == {"MultiPolygon"}


def test_the_figures_read_back_typed(file: Path) -> None:
    found = gpd.read_file(file, layer="figures")
    assert len(found) == len(RELEASE.told)
    assert found["value"].dtype == "float64"
    assert found["year"].dtype == "int64"
    assert found["value"].isna().sum() == sum(not one.figure.is_known for one in RELEASE.told)


def test_it_says_that_it_is_a_geopackage(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
    assert database.execute("PRAGMA user_version").fetchone() == (10300,)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_its_box_and_day_are_those_of_the_version(database: sqlite3.Connection) -> None:
    row = database.execute(
        "SELECT min_x, min_y, max_x, max_y, last_change, srs_id FROM gpkg_contents "
        "WHERE table_name = 'regions'"
    ).fetchone()
    assert row == (6.123456789, 47.0, 24.0, 69.0, "2026-11-14T00:00:00.000Z", 4326)


def test_its_metadata_tell_sources_and_licences(database: sqlite3.Connection) -> None:
    (text,) = database.execute("SELECT metadata FROM gpkg_metadata").fetchone()
    assert json.loads(text)["publisher"] == "Region Östergötland"
    row = database.execute("SELECT licence FROM sources WHERE source_id = 'estat'").fetchone()
    assert row == ("Reuse allowed",)
    notes = {section for (section,) in database.execute("SELECT section FROM notes")}
    assert {"Cautions", "Citation"} <= notes
