"""The map as a drawing (SVG) in EPSG:3035: for print, and where there is no WebGL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.layers.coverage import simplified
from dashboard.layers.paths import (
    BEYOND,
    CRS,
    FRAME,
    HEIGHT,
    WIDTH,
    in_frame,
    path_data,
    to_units,
)
from dashboard.layers.seas import SEAS

_TOLERANCE_M = {0: 2_500, 1: 2_500, 2: 2_000, 3: 2_000}
_BASE_TOLERANCE_M = 1_000
_SMALLEST_PART_KM2 = 12.0


def draw_map(
    regions: gpd.GeoDataFrame,
    basemap: gpd.GeoDataFrame,
    corridors: gpd.GeoDataFrame,
    places: gpd.GeoDataFrame,
) -> str:
    """Return the map of one level as an SVG element without any colour of its own.

    Parameters
    ----------
    regions
        Regions of one ``level`` whose borders fit, with ``lon`` and ``lat``.
    basemap
        ``kind`` (land, border, lake) and ``geometry``.
    corridors
        ``place_id`` and lines.
    places
        Ports, port groups and clusters: ``place_id``, ``kind`` and points.

        All layers in EPSG:4326.

    Returns
    -------
    svg
        Groups, from below: ``base`` (land, border), ``regions``, ``countries`` (borders between
        countries, from level 1), ``lakes``, ``sea-labels`` (empty texts that carry the name in
        each language), ``corridors`` and ``places``. A region's path has ``data-id``,
        ``data-name`` and, as ``data-x`` and ``data-y``, its label point. Regions and places
        that lie outside the frame (overseas) are left out.

    Notes
    -----
    ETRS89-LAEA keeps areas; one unit is 4.86 km.
    """
    land = basemap.set_index("kind").geometry
    level = int(regions["level"].iloc[0])
    shapes = simplified(np.asarray(regions.geometry.to_crs(CRS)), _TOLERANCE_M[level])
    countries = _country_borders(shapes, list(regions["country"])) if level else ""
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" class="svgmap" viewBox="0 0 1000 {HEIGHT}" ',
            'role="img"><g class="base">',
            f'<path class="land" d="{_base(land["land"])}"/>',
            f'<path class="border" fill="none" d="{_base(land["border"])}"/>',
            '</g><g class="regions">',
            *_regions(regions, shapes),
            f'</g><g class="countries">{countries}</g>',
            f'<g class="lakes"><path class="lake" d="{_base(land["lake"])}"/></g>',
            '<g class="sea-labels">',
            *_sea_labels(),
            '</g><g class="corridors">',
            *_corridors(corridors),
            '</g><g class="places">',
            *_places(places),
            "</g></svg>",
        ]
    )


def label_units(lon: Iterable[float], lat: Iterable[float]) -> list[list[float]]:
    """Return where points (degrees, EPSG:4326) lie in the drawing, in its units, one decimal."""
    points = gpd.GeoSeries.from_xy(list(lon), list(lat), crs=4326).to_crs(CRS)
    return [
        [round(x, 1), round(y, 1)] for x, y in to_units(shapely.get_coordinates(points)).tolist()
    ]


def _base(shape: BaseGeometry) -> str:
    dense = gpd.GeoSeries([shapely.segmentize(shape, 1.0)], crs=4326).to_crs(CRS).iloc[0]
    seen = shapely.intersection(shapely.make_valid(dense), BEYOND)
    return path_data(in_frame(_large_parts(shapely.simplify(seen, _BASE_TOLERANCE_M))))


def _regions(regions: gpd.GeoDataFrame, shapes: np.ndarray) -> Iterable[str]:
    labels = label_units(regions["lon"], regions["lat"])
    for code, name, shape, (x, y) in zip(
        regions["region_id"], regions["name"], shapes, labels, strict=True
    ):
        seen = _large_parts(shape)
        if not shapely.is_empty(seen):
            yield f'<path data-id="{code}" data-name="{escape(name)}" data-x="{x}" data-y="{y}" '
            yield f'd="{path_data(in_frame(seen))}"/>'


def _country_borders(shapes: np.ndarray, countries: Sequence[str]) -> str:
    """Return the borders between countries as one path, without their coasts."""
    codes = np.asarray(countries)
    whole = [shapely.coverage_union_all(shapes[codes == code]) for code in np.unique(codes)]
    coast = shapely.boundary(shapely.coverage_union_all(np.asarray(whole)))
    borders = shapely.difference(shapely.union_all(shapely.boundary(np.asarray(whole))), coast)
    return f'<path fill="none" d="{path_data(in_frame(shapely.line_merge(borders)))}"/>'


def _sea_labels() -> Iterable[str]:
    units = label_units([sea.lon for sea in SEAS], [sea.lat for sea in SEAS])
    for sea, (x, y) in zip(SEAS, units, strict=True):
        if 0 < x < WIDTH and 0 < y < HEIGHT:
            names = f'data-en="{sea.en}" data-sv="{sea.sv}" data-fr="{sea.fr}"'
            yield f'<text x="{x}" y="{y}" data-rank="{sea.rank}" {names}/>'


def _corridors(corridors: gpd.GeoDataFrame) -> Iterable[str]:
    lines = corridors.geometry.to_crs(CRS)
    for code, line in zip(corridors["place_id"], lines, strict=True):
        yield f'<path data-id="{code}" fill="none" d="{path_data(in_frame(line))}"/>'


def _places(places: gpd.GeoDataFrame) -> Iterable[str]:
    inside = places[places.geometry.to_crs(CRS).within(FRAME)]
    units = label_units(inside["lon"], inside["lat"])
    for code, kind, (x, y) in zip(inside["place_id"], inside["kind"], units, strict=True):
        yield f'<g data-id="{escape(code)}" data-kind="{kind}" transform="translate({x} {y})"/>'


def _large_parts(shape: BaseGeometry) -> BaseGeometry:
    """Return the parts in the frame, without specks; the largest part is never a speck."""
    parts = shapely.get_parts(shape)
    parts = parts[shapely.intersects(parts, FRAME)]
    if not len(parts) or shapely.get_dimensions(parts).max() < 2:
        return shape if len(parts) else shapely.GeometryCollection()
    parts = parts[shapely.get_dimensions(parts) == 2]
    areas = shapely.area(parts) / 1e6
    kept = parts[(areas >= _SMALLEST_PART_KM2) | (areas == areas.max())]
    whole: BaseGeometry = shapely.multipolygons(kept)
    return whole
