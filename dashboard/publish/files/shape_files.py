"""Regions and places of a version with their figures, as GeoJSON and as GeoParquet."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from dashboard.publish.allowed import PARQUET, check_fields, check_keys
from dashboard.publish.files.arrow_columns import bytes_column, number_column, text_column
from dashboard.publish.files.notes import notes, titles_in
from dashboard.publish.files.rows import Cell
from dashboard.publish.files.shape_rows import ShapeTable
from dashboard.publish.files.wkb import MULTIPOLYGON, POINT, POLYGON, as_geojson, box_of, box_round
from dashboard.publish.lock import public_address
from dashboard.publish.release import BOUNDARIES, Release

GEOPARQUET = "1.1.0"
_KINDS = {POINT: "Point", POLYGON: "Polygon", MULTIPOLYGON: "MultiPolygon"}


def geojson(release: Release, table: ShapeTable) -> bytes:
    """Return a table as GeoJSON by RFC 7946, with sources, licences and cautions beside.

    Parameters
    ----------
    release
        What leaves.
    table
        Regions or places. What has no boundary has the geometry null.

    Returns
    -------
    content
        A collection of features: (lon, lat) in WGS84, five decimals. A figure that is not known
        is null, never 0.

    Raises
    ------
    NotListed
        If a key does not stand in the list of what may leave.
    """
    content = {
        "type": "FeatureCollection",
        **about(release),
        "bbox": _box(table),
        "features": [
            {
                "type": "Feature",
                "id": f"{row[0]}:{row[2]}",
                "geometry": as_geojson(shape) if shape else None,
                "properties": dict(zip(table.head, row, strict=True)),
            }
            for row, shape in zip(table.rows, table.shapes, strict=True)
        ],
    }
    if content["bbox"] is None:
        del content["bbox"]
    check_keys(f"{table.name}.geojson", content)
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return f"{text}\n".encode()


def about(release: Release) -> dict[str, Any]:
    """Return title, sources, licences and cautions of a version, for files that may carry them."""
    edition = release.edition
    return {
        "title": titles_in(edition),
        "publisher": edition.publisher,
        "version": edition.version,
        "date": edition.date.isoformat(),
        "address": edition.address,
        "boundaries": BOUNDARIES.licence if release.shapes else "",
        "sources": [
            {
                "source_id": one.source_id,
                "supplier": one.supplier,
                "title": one.title,
                "locator": public_address(one.locator),
                "licence": one.licence,
            }
            for one in release.sources.values()
        ],
        "notes": [
            {"language": language, "section": one.section, "text": one.text}
            for language in edition.languages
            for one in notes(release, language)
        ],
    }


def geoparquet(release: Release, tables: Iterable[ShapeTable]) -> bytes:
    """Return regions and places as one GeoParquet 1.1, sources and cautions in its metadata.

    Parameters
    ----------
    release
        What leaves.
    tables
        Those of the version; a column that only one of them has is empty in the other.

    Raises
    ------
    NotListed
        If a column does not stand in the list of what may leave.
    """
    every = tuple(tables)
    head = tuple(dict.fromkeys(name for table in every for name in table.head))
    records = [dict(zip(table.head, row, strict=True)) for table in every for row in table.rows]
    shapes = [shape for table in every for shape in table.shapes]
    check_fields(PARQUET, head)
    arrays = [_array(name, [record.get(name) for record in records]) for name in head]
    metadata = {
        "geo": json.dumps(_geo(shapes), separators=(",", ":")),
        **{key: _text(value) for key, value in about(release).items()},
    }
    check_fields(f"{PARQUET}/metadata", metadata)
    table = pa.table([*arrays, bytes_column(shapes)], names=[*head, "geometry"])
    content = io.BytesIO()
    parquet.write_table(table.replace_schema_metadata(metadata), content, compression="zstd")
    return content.getvalue()


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _array(name: str, cells: list[Cell]) -> pa.Array:
    is_number = name.startswith(("value_", "low_", "high_")) or name == "point_precision_km"
    if is_number:
        return number_column([None if cell is None else float(cell) for cell in cells])
    return text_column([None if cell is None else str(cell) for cell in cells])


def _geo(shapes: Iterable[bytes | None]) -> dict[str, Any]:
    """Return what GeoParquet asks for; without ``crs`` it is OGC:CRS84, (lon, lat) in WGS84."""
    known = [shape for shape in shapes if shape]
    column: dict[str, Any] = {
        "encoding": "WKB",
        "geometry_types": sorted({_KINDS[shape[1]] for shape in known}),
    }
    box = box_round(box_of(shape) for shape in known)
    if box:
        column["bbox"] = list(box)
    return {"version": GEOPARQUET, "primary_column": "geometry", "columns": {"geometry": column}}


def _box(table: ShapeTable) -> list[float] | None:
    box = box_round(box_of(shape) for shape in table.shapes if shape)
    return [round(edge, 5) for edge in box] if box else None
