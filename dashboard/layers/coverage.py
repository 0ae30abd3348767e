"""Polygons that fit together like the pieces of a puzzle, kept so while they are mended."""

from __future__ import annotations

import numpy as np
import shapely


def fitted(polygons: np.ndarray) -> np.ndarray:
    """Return polygons whose borders fit: small gaps and overlaps between two drawings are gone.

    Parameters
    ----------
    polygons
        Valid polygons or multipolygons, in degrees or metres.

    Returns
    -------
    polygons
        As many, in the same order; neighbours share their borders point by point.
    """
    clean: np.ndarray = shapely.coverage_clean(polygons)  # type: ignore[attr-defined]
    return clean


def simplified(polygons: np.ndarray, tolerance_m: float) -> np.ndarray:
    """Return fitting polygons with fewer points, which still fit.

    Parameters
    ----------
    polygons
        Polygons as `fitted` gives them, in a projection in metres.
    tolerance_m
        A corner is left out where the triangle that it makes is smaller than this length squared.
    """
    simple: np.ndarray = shapely.coverage_simplify(polygons, tolerance_m)
    return simple
