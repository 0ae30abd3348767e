"""The layer of regions: NUTS 2021, levels 0 to 3, checked."""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import pandas as pd

from dashboard.errors import DataFaults, Fault
from dashboard.layers.coverage import fitted
from dashboard.layers.label_points import label_points
from dashboard.layers.neighbours import neighbours

COUNTS = (37, 125, 334, 1514)
_METRES = 3035


def build_regions(
    levels: Sequence[gpd.GeoDataFrame], counts: Sequence[int] = COUNTS
) -> gpd.GeoDataFrame:
    """Return the regions of all levels as one checked layer.

    Parameters
    ----------
    levels
        The regions of level 0, 1, 2, ... as `dashboard.sources.gisco.read_nuts` gives them,
        EPSG:4326.
    counts
        How many regions each level has.

    Returns
    -------
    regions
        One row per region, sorted by level and code, EPSG:4326: ``region_id`` (NUTS 2021),
        ``name``, ``name_latin``, ``level``, ``country``, ``parent_id`` (missing at level 0),
        ``is_overseas``, ``lon`` and ``lat`` of the label point, ``neighbours`` (list of codes of
        the same level, nearest first), ``geometry``.

    Raises
    ------
    DataFaults
        If a level has another number of regions, a code stands twice, a polygon is not valid or
        a parent is not there; all faults at once.

    Notes
    -----
    Borders within a level are made to fit: where two drawings of one border leave a gap or
    overlap, they are joined (six regions of level 3, by less than a square kilometre).
    Label points and distances are found in EPSG:3035. Not for measuring areas: the
    boundaries are generalised to 1:10 million.
    """
    faults = [
        fault for level, count in enumerate(counts) for fault in _faults(levels, level, count)
    ]
    if faults:
        raise DataFaults(faults)
    return gpd.GeoDataFrame(
        pd.concat([_complete(level) for level in levels], ignore_index=True), crs=4326
    )


def _complete(level: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    regions = level.sort_values("region_id", ignore_index=True)
    regions["geometry"] = fitted(np.asarray(regions.geometry))
    projected = np.asarray(regions.geometry.to_crs(_METRES))
    labels = label_points(projected)
    points = gpd.GeoSeries(labels, crs=_METRES).to_crs(4326)
    top = regions["level"] == 0
    regions["parent_id"] = regions["region_id"].str[:-1].mask(top)
    regions["lon"], regions["lat"] = points.x, points.y
    regions["neighbours"] = neighbours(list(regions["region_id"]), projected, labels)
    return regions


def _faults(levels: Sequence[gpd.GeoDataFrame], level: int, count: int) -> list[Fault]:
    regions = levels[level]
    codes = regions["region_id"]
    found = [
        ("region_id", code, "stands more than once", "Each region has one row")
        for code in codes[codes.duplicated()]
    ]
    if len(regions) != count:
        found.append(("", str(len(regions)), "regions", f"NUTS 2021 has {count} at this level"))
    drawn = (
        regions.is_valid & ~regions.is_empty & regions.geom_type.isin(["Polygon", "MultiPolygon"])
    )
    found += [
        ("geometry", code, "has no valid polygon", "Install the package again")
        for code in codes[~drawn]
    ]
    if level:
        parents = set(levels[level - 1]["region_id"])
        found += [
            ("region_id", code, f"has no parent at level {level - 1}", "Install the package again")
            for code in codes[~codes.str[:-1].isin(parents)]
        ]
    name = f"NUTS level {level}"
    return [Fault(name, 0, column, value, problem, mend) for column, value, problem, mend in found]
