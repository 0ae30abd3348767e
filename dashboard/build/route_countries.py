"""Through which countries the railway goes from place to place: it decides on the electricity."""

from __future__ import annotations

from collections.abc import Iterator

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely

from dashboard.figures.laea import project
from dashboard.figures.polyline import decode
from dashboard.sources.route_lines import RouteLines

RAIL = "rail"
METRES = 3035
SAMPLES = 40
"""Points that are taken on each route, evenly spaced."""
Numbers = npt.NDArray[np.float64]


def rail_shares(
    lines: RouteLines, regions: gpd.GeoDataFrame
) -> tuple[tuple[str, ...], npt.NDArray[np.float32]]:
    """Return how much of each rail route lies in each country.

    Parameters
    ----------
    lines
        Places and the lines of the routes between them.
    regions
        ``country`` and ``geometry``, EPSG:4326, of one level; small regions are found faster.

    Returns
    -------
    countries, shares
        Codes, sorted; and for each pair of places the share of each country. Shares add up to 1,
        or are all zero where there is no line.

    Notes
    -----
    Forty points of each line are looked up; those on water and outside the atlas are left out.
    So a share is right to about three per cent. Not for what a railway is charged.
    """
    countries = tuple(sorted(dict.fromkeys(regions["country"])))
    size = len(lines.place_ids)
    counts = np.zeros((size, size, len(countries)), dtype=np.float32)
    found = list(_sampled(lines))
    if found:
        pairs, points = zip(*found, strict=True)
        route, country = _countries_of(np.concatenate(points), regions, countries)
        rows, columns = np.array(pairs).T
        np.add.at(counts, (rows[route], columns[route], country), 1.0)
    counts += counts.transpose(1, 0, 2)
    sums = counts.sum(axis=2, keepdims=True)
    shares: npt.NDArray[np.float32] = np.divide(
        counts, sums, out=np.zeros_like(counts), where=sums > 0
    )
    return countries, shares


def _sampled(lines: RouteLines) -> Iterator[tuple[tuple[int, int], Numbers]]:
    """Give each rail route with points on it, in metres."""
    for row, begin in enumerate(lines.place_ids):
        for column in range(row + 1, len(lines.place_ids)):
            degrees = decode(lines.line(RAIL, begin, lines.place_ids[column]))
            if len(degrees) > 1:
                yield (row, column), evenly(np.column_stack(project(*degrees.T)))


def evenly(line: Numbers, samples: int = SAMPLES) -> Numbers:
    """Return points of a line at even distances, its ends left out.

    Examples
    --------
    >>> evenly(np.array([[0.0, 0.0], [4.0, 0.0]]), 2).tolist()
    [[1.0, 0.0], [3.0, 0.0]]
    """
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    at = (np.arange(samples) + 0.5) / samples * along[-1]
    return np.column_stack([np.interp(at, along, line[:, axis]) for axis in (0, 1)])


def _countries_of(
    points: Numbers, regions: gpd.GeoDataFrame, countries: tuple[str, ...]
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return the number of the route and of the country of each point that lies in a region."""
    tree = shapely.STRtree(regions.geometry.to_crs(METRES).to_numpy())
    found, region = tree.query(shapely.points(points), predicate="intersects")
    codes = np.array([countries.index(code) for code in regions["country"]])
    return found // SAMPLES, codes[region]
