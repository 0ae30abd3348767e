"""Encoded polylines are those of the format, and come back within a metre."""

from __future__ import annotations

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.polyline import decode
from dashboard.network.polyline import encoded

POINT = st.tuples(st.floats(-180, 180), st.floats(-90, 90))


def test_the_example_of_the_format_is_met() -> None:
    line = shapely.LineString([(-120.2, 38.5), (-120.95, 40.7), (-126.453, 43.252)])
    assert encoded(np.array([line])) == ["_p~iF~ps|U_ulLnnqC_mqNvxq`@"]


def test_no_line_gives_no_text() -> None:
    assert encoded(np.array([], dtype=object)) == []


@given(st.lists(st.lists(POINT, min_size=2, max_size=5), min_size=1, max_size=4))
def test_lines_come_back(lines: list[list[tuple[float, float]]]) -> None:
    texts = encoded(np.array([shapely.LineString(line) for line in lines]))
    for line, text in zip(lines, texts, strict=True):
        assert np.abs(decode(text) - np.array(line)).max() < 1e-5
