"""A version as a GeoPackage 1.3: regions and places, figures, sources, notes, and metadata.

A GeoPackage is an SQLite database; written by hand, it needs no library that would cost the
server memory, and the same content always gives the same bytes.
"""

from __future__ import annotations

import json
import sqlite3
import struct
from collections.abc import Iterable, Sequence
from contextlib import closing

from dashboard.publish.allowed import GPKG, check_fields, columns
from dashboard.publish.files.rows import DECIMAL, WHOLE, Cell, figure_rows
from dashboard.publish.files.shape_files import about
from dashboard.publish.files.shape_rows import PLACES, REGIONS, ShapeTable
from dashboard.publish.files.wkb import Box, as_multipolygon, box_of, box_round
from dashboard.publish.files.xlsx_file import note_rows, source_rows
from dashboard.publish.release import Release

APPLICATION_ID, USER_VERSION = 0x47504B47, 10300
WGS84 = 4326
_WKT = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,'
    'AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,'
    'AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],'
    'AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]'
)
_SYSTEMS = (
    ("Undefined Cartesian", -1, "NONE", -1, "undefined", "undefined Cartesian system"),
    ("Undefined geographic", 0, "NONE", 0, "undefined", "undefined geographic system"),
    ("WGS 84 geodetic", WGS84, "EPSG", WGS84, _WKT, "longitude and latitude in degrees"),
)
_TABLES = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY,
  organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL,
  identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL,
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL,
  m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL,
  definition TEXT NOT NULL, scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
CREATE TABLE gpkg_metadata (id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL,
  md_scope TEXT NOT NULL DEFAULT 'dataset', md_standard_uri TEXT NOT NULL,
  mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '');
CREATE TABLE gpkg_metadata_reference (reference_scope TEXT NOT NULL, table_name TEXT,
  column_name TEXT, row_id_value INTEGER, timestamp DATETIME NOT NULL,
  md_file_id INTEGER NOT NULL, md_parent_id INTEGER,
  CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
  CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id));
"""
_METADATA_EXTENSION = "http://www.geopackage.org/spec130/#extension_metadata"
_STANDARD = "https://datatracker.ietf.org/doc/html/rfc7946"
_KINDS = {REGIONS: "MULTIPOLYGON", PLACES: "POINT"}
_ENVELOPE = 0b0000_0011
"""Flags of a geometry: little-endian, with the box round it."""


def data_gpkg(release: Release, tables: Iterable[ShapeTable]) -> bytes:
    """Return a version as a GeoPackage; coordinates are (lon, lat) in EPSG:4326.

    Parameters
    ----------
    release
        What leaves.
    tables
        Regions and places with their figures, a layer each.

    Raises
    ------
    NotListed
        If a column does not stand in the list of what may leave.
    """
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {USER_VERSION}")
        database.executescript(_TABLES)
        database.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?,?,?,?,?,?)", _SYSTEMS)
        day = f"{release.edition.date.isoformat()}T00:00:00.000Z"
        for table in tables:
            _add_layer(database, table, day)
        languages = release.edition.languages
        figures = figure_rows(release, f"{GPKG}/figures")[1]
        for name, rows in (
            ("figures", figures),
            ("sources", source_rows(release)),
            ("notes", note_rows(release)),
        ):
            head = [one for one in columns(f"{GPKG}/{name}", languages) if one != "fid"]
            _add_table(database, name, head, rows)
            _add_contents(database, name, "attributes", None, None, day)
        _add_metadata(database, release, day)
        database.commit()
        return database.serialize()


def _add_layer(database: sqlite3.Connection, table: ShapeTable, day: str) -> None:
    rows = [(*row, _geometry(shape)) for row, shape in zip(table.rows, table.shapes, strict=True)]
    _add_table(database, table.name, [*table.head, "geom"], rows)
    box = box_round(box_of(shape) for shape in table.shapes if shape)
    _add_contents(database, table.name, "features", box, WGS84, day)
    database.execute(
        "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)",
        (table.name, _KINDS[table.name], WGS84),
    )


def _add_table(
    database: sqlite3.Connection,
    name: str,
    head: Sequence[str],
    rows: Iterable[Sequence[Cell | bytes]],
) -> None:
    """Make a table; its columns were checked against the list, so that they may stand in SQL."""
    check_fields(f"{GPKG}/{name}", head)
    listed = ", ".join(f'"{one}" {_type(one, name)}' for one in head)
    database.execute(
        f'CREATE TABLE "{name}" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {listed})'
    )
    names, marks = ", ".join(f'"{one}"' for one in head), ", ".join("?" * len(head))
    database.executemany(f'INSERT INTO "{name}" ({names}) VALUES ({marks})', rows)


def _add_contents(
    database: sqlite3.Connection,
    name: str,
    kind: str,
    box: Box | None,
    system: int | None,
    day: str,
) -> None:
    database.execute(
        "INSERT INTO gpkg_contents VALUES (?, ?, ?, '', ?, ?, ?, ?, ?, ?)",
        (name, kind, name, day, *(box or (None,) * 4), system),
    )


def _add_metadata(database: sqlite3.Connection, release: Release, day: str) -> None:
    """Add title, sources, licences and cautions, as the other files carry them."""
    database.executemany(
        "INSERT INTO gpkg_extensions VALUES (?, NULL, 'gpkg_metadata', ?, 'read-write')",
        [
            ("gpkg_metadata", _METADATA_EXTENSION),
            ("gpkg_metadata_reference", _METADATA_EXTENSION),
        ],
    )
    told = json.dumps(about(release), ensure_ascii=False)
    database.execute(
        "INSERT INTO gpkg_metadata VALUES (1, 'dataset', ?, 'application/json', ?)",
        (_STANDARD, told),
    )
    database.execute(
        "INSERT INTO gpkg_metadata_reference VALUES ('geopackage', NULL, NULL, NULL, ?, 1, NULL)",
        (day,),
    )


def _geometry(shape: bytes | None) -> bytes | None:
    if shape is None:
        return None
    west, south, east, north = box_of(shape)
    head = struct.pack("<2sBBi4d", b"GP", 0, _ENVELOPE, WGS84, west, east, south, north)
    return head + as_multipolygon(shape)


def _type(column: str, table: str) -> str:
    if column == "geom":
        return _KINDS[table]
    if column in WHOLE:
        return "INTEGER"
    is_number = column.startswith(("value_", "low_", "high_")) or column == "point_precision_km"
    return "REAL" if is_number or column in DECIMAL else "TEXT"
