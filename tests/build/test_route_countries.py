"""How much of a railway lies in each country is counted along its line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import numpy as np
import pyarrow as pa
import pyarrow.parquet as parquet
import pytest
import shapely

from dashboard.build.route_countries import evenly, rail_shares
from dashboard.sources.place_network import NETWORK_MODES
from dashboard.sources.route_lines import NO_LINES, RouteLines, pack_lines, read_lines

PLACES = ("a", "b", "c")

REGIONS = gpd.GeoDataFrame(
    {"country": ["AA", "BB", "BB"]},
    geometry=[shapely.box(9, 47, 11, 49), shapely.box(11, 47, 12, 49), shapely.box(12, 47, 14, 49)],
    crs=4326,
)


def lines_of(folder: Path, line: str) -> RouteLines:
    rows = {"mode": ["rail"], "from_id": ["a"], "to_id": ["b"], "line": [line]}
    (folder / "network").mkdir()
    parquet.write_table(pa.table(rows), folder / "network" / "routes.parquet")
    pack_lines(folder, NETWORK_MODES, PLACES)
    return read_lines(folder, NETWORK_MODES, PLACES)


def encoded(points: list[tuple[float, float]]) -> str:
    """Return an encoded polyline of (lon, lat)."""
    text, last = "", (0, 0)
    for lon, lat in points:
        now = (round(lat * 1e5), round(lon * 1e5))
        for step in (now[0] - last[0], now[1] - last[1]):
            value = ~(step << 1) if step < 0 else step << 1
            while value >= 0x20:
                text, value = text + chr((0x20 | (value & 0x1F)) + 63), value >> 5
            text += chr(value + 63)
        last = now
    return text


def test_a_line_through_two_countries_is_parted_by_its_length(tmp_path: Path) -> None:
    line = encoded([(10.0, 48.0), (12.0, 48.0), (14.0, 48.0)])
    countries, shares = rail_shares(lines_of(tmp_path, line), REGIONS)
    assert countries == ("AA", "BB")
    assert shares[0, 1].tolist() == pytest.approx([0.25, 0.75], abs=0.03)
    assert np.array_equal(shares, shares.transpose(1, 0, 2))


def test_what_lies_outside_is_left_out_and_no_line_has_no_shares(tmp_path: Path) -> None:
    line = encoded([(13.0, 48.0), (15.0, 48.0)])
    _, shares = rail_shares(lines_of(tmp_path, line), REGIONS)
    assert shares[0, 1].tolist() == [0.0, 1.0]
    assert shares[0, 2].sum() == 0


def test_without_routes_nothing_is_known() -> None:
    _, shares = rail_shares(replace(NO_LINES, place_ids=("a", "b")), REGIONS)
    assert shares.shape == (2, 2, 2)
    assert not shares.any()


def test_points_of_a_line_lie_evenly_whatever_its_corners() -> None:
    line = np.array([[0.0, 0.0], [1.0, 0.0], [4.0, 0.0]])
    assert evenly(line, 4)[:, 0].tolist() == [0.5, 1.5, 2.5, 3.5]
