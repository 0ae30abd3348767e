"""A label stands where there is room for it."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from dashboard.layers.label_points import label_points


def label(shape: shapely.Geometry) -> tuple[float, float]:
    (point,) = label_points(np.array([shape]))
    return point.x, point.y


def test_a_compact_region_is_named_in_its_middle() -> None:
    assert label(shapely.box(0, 0, 1000, 800)) == (500, 400)


def test_the_main_land_mass_carries_the_name_not_the_far_island() -> None:
    islands = shapely.MultiPolygon(
        [shapely.box(0, 0, 1000, 1000), shapely.box(90000, 0, 90500, 500)]
    )
    assert label(islands) == (500, 500)


def test_a_bent_region_is_named_inside_itself() -> None:
    bent = shapely.Polygon([(0, 0), (3000, 0), (3000, 400), (1000, 400), (1000, 3000), (0, 3000)])
    x, y = label(bent)
    assert bent.contains(shapely.Point(x, y))
    assert x == pytest.approx(500, abs=100)
