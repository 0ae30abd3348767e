"""Points on the map: made from tables, and checked against the regions they are said to lie in."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd

from dashboard.errors import Fault

BOUNDARY_PRECISION_KM = 2.0
_METRES = 3035
_HEAD_LINES = 2


def points(table: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return a table with ``lon`` and ``lat`` as points in EPSG:4326, rows and columns kept."""
    return gpd.GeoDataFrame(
        table.reset_index(drop=True),
        geometry=gpd.points_from_xy(table["lon"], table["lat"]),
        crs=4326,
    )


def line_of(row: int) -> int:
    """Return the line of a file, as an editor counts it, from the place of a row in its table."""
    return row + _HEAD_LINES


def misplaced(places: gpd.GeoDataFrame, regions: gpd.GeoDataFrame, file: str) -> list[Fault]:
    """Return a fault for every place that does not lie in the NUTS 3 region it names.

    Parameters
    ----------
    places
        Points in the order of the file, EPSG:4326, with ``nuts3``, ``country`` and
        ``coord_precision_km``.
    regions
        The layer of regions, EPSG:4326.
    file
        Name of the file, for the message.

    Notes
    -----
    Distances in EPSG:3035. A place may lie outside its region by as much as its own coordinates
    are uncertain, and `BOUNDARY_PRECISION_KM` more: boundaries are generalised to 1:10 million
    and harbours stand beyond the drawn coast.
    """
    shapes = regions[regions["level"] == 3].set_index("region_id").geometry.to_crs(_METRES)
    projected = places.geometry.to_crs(_METRES)
    found = []
    for row, (nuts3, country, precision, point) in enumerate(
        zip(
            places["nuts3"], places["country"], places["coord_precision_km"], projected, strict=True
        )
    ):
        fault = _misplaced(nuts3, country, precision, point, shapes)
        if fault:
            column, value, problem, mend = fault
            found.append(Fault(file, line_of(row), column, value, problem, mend))
    return found


def _misplaced(
    nuts3: str, country: str, precision_km: float, point: object, shapes: gpd.GeoSeries
) -> tuple[str, str, str, str] | None:
    if nuts3 not in shapes.index:
        return ("nuts3", str(nuts3), "is no NUTS 3 region of 2021", "Give a code of NUTS 2021")
    if not nuts3.startswith(country):
        return ("country", country, f"is not the country of {nuts3}", "Mend one of the two")
    away_km = shapes[nuts3].distance(point) / 1000
    if away_km > precision_km + BOUNDARY_PRECISION_KM:
        return (
            "nuts3",
            nuts3,
            f"lies {away_km:.1f} km from the point, more than its coordinates can be off",
            "Mend the coordinates or the code",
        )
    return None
