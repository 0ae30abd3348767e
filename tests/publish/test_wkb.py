"""Boundaries are read as other libraries read them."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from dashboard.publish.files.wkb import as_geojson, as_multipolygon, box_of, point, polygons
from tests.publish.tiny_release import SWEDEN

EDGES = st.floats(-170, 170).map(lambda number: round(number, 3))


@given(EDGES, st.floats(-80, 80), st.floats(0.5, 9), st.floats(0.5, 9))
def test_a_box_is_that_of_shapely(west: float, south: float, wide: float, high: float) -> None:
    shape = shapely.box(west, south, west + wide, south + high)
    assert box_of(shape.wkb) == shape.bounds


def test_rings_are_those_of_shapely() -> None:
    found = polygons(SWEDEN.wkb)
    assert [len(rings) for rings in found] == [2, 1]
    expected = shapely.get_coordinates(SWEDEN.geoms[0].interiors[0])
    assert np.array_equal(found[0][1], expected)


def test_a_point_is_that_of_shapely() -> None:
    assert point(15.6, 58.4) == shapely.Point(15.6, 58.4).wkb
    assert box_of(point(15.6, 58.4)) == (15.6, 58.4, 15.6, 58.4)


def test_a_polygon_becomes_a_multipolygon_of_one() -> None:
    one = shapely.box(0, 0, 1, 1)
    assert shapely.from_wkb(as_multipolygon(one.wkb)).equals(shapely.MultiPolygon([one]))
    assert as_multipolygon(SWEDEN.wkb) == SWEDEN.wkb


@pytest.mark.parametrize("is_turned", [False, True])
def test_the_way_round_does_not_depend_on_how_a_ring_was_given(is_turned: bool) -> None:
    shape = SWEDEN.reverse() if is_turned else SWEDEN
    found = shapely.geometry.shape(as_geojson(shape.wkb))
    assert all(part.exterior.is_ccw for part in found.geoms)
    assert not found.geoms[0].interiors[0].is_ccw
    assert found.equals(SWEDEN)


@pytest.mark.parametrize(
    "shape", [shapely.LineString([(0, 0), (1, 1)]), shapely.GeometryCollection()]
)
def test_anything_else_is_refused(shape: shapely.Geometry) -> None:
    with pytest.raises(ValueError, match="neither a polygon nor a multipolygon"):
        polygons(shape.wkb)


def test_big_endian_is_refused() -> None:
    with pytest.raises(ValueError, match="little-endian"):
        polygons(shapely.to_wkb(SWEDEN, byte_order=0))
