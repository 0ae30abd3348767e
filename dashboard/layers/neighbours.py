"""Which regions lie beside each other, so that a reader can walk from one to the next."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely


def neighbours(
    region_ids: Sequence[str], regions: np.ndarray, labels: np.ndarray
) -> list[list[str]]:
    """Return the neighbours of each region of one level.

    Regions that touch are neighbours. Groups of regions that touch no other group (islands) are
    joined to the nearest region outside the group, over and over until every region can be
    reached from every other. Being neighbours goes both ways.

    Parameters
    ----------
    region_ids
        Codes of the regions.
    regions
        Their polygons, in a projection in metres.
    labels
        Their label points, in the same projection.

    Returns
    -------
    neighbours
        For each region the codes of its neighbours, nearest first by label point.
    """
    pairs = shapely.STRtree(regions).query(regions, predicate="intersects").T
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    while (links := _links_over_water(regions, pairs)).size:
        pairs = np.unique(np.concatenate([pairs, links]), axis=0)
    near = [pairs[pairs[:, 0] == row, 1] for row in range(len(regions))]
    return [
        [region_ids[found] for found in own[np.argsort(shapely.distance(labels[row], labels[own]))]]
        for row, own in enumerate(near)
    ]


def _links_over_water(shapes: np.ndarray, pairs: np.ndarray) -> np.ndarray:
    """Return the shortest link from each group of touching regions to another, both ways."""
    group = _groups(len(shapes), pairs)
    if not group.any():
        return np.empty((0, 2), dtype=int)
    links = []
    for one in np.unique(group):
        inside, outside = np.flatnonzero(group == one), np.flatnonzero(group != one)
        tree = shapely.STRtree(shapes[outside])
        found, distance = tree.query_nearest(
            shapes[inside], return_distance=True, all_matches=False
        )
        best = int(np.argmin(distance))
        link = (inside[found[0, best]], outside[found[1, best]])
        links += [link, link[::-1]]
    return np.array(links)


def _groups(count: int, pairs: np.ndarray) -> np.ndarray:
    """Return for each thing the lowest number among all that it is joined to."""
    lowest = np.arange(count)
    while True:
        spread = lowest.copy()
        np.minimum.at(spread, pairs[:, 0], lowest[pairs[:, 1]])
        if np.array_equal(spread, lowest):
            return lowest
        lowest = spread
