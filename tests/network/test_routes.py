"""Routes run along the edges from the first place to the second."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.figures.polyline import decode
from dashboard.network.access import Access
from dashboard.network.routes import Router, place_routes
from tests.network.tiny_graph import square


def test_a_route_runs_along_its_edges_from_the_start() -> None:
    far, here, nowhere = Router(square()).from_node(4, np.array([0, 4, 5]))
    assert far is not None
    assert (far.km, far.edges.tolist()) == (26.0, [4, 1, 0])
    points = list(dict.fromkeys(far.line.coords))
    assert points == [(10.2, 50.1), (10.1, 50.1), (10.1, 50.0), (10.0, 50.0)]
    assert here is not None
    assert (here.km, len(here.edges), here.line.length) == (0.0, 0, 0.0)
    assert nowhere is None


def test_places_have_one_route_for_each_pair_that_has_a_way() -> None:
    places = pd.DataFrame(
        {
            "place_id": ["cluster:A", "cluster:B", "port:C", "port:D"],
            "lon": [10.2, 10.0, 12.0, 10.0],
            "lat": [50.11, 50.0, 50.0, 50.0],
        }
    )
    access = Access(np.array([4, 0, 5, -1]), np.array([1.0, 0.5, 0.0, np.nan]))
    found = place_routes(square(), "road", places, access, 0.1)
    (row,) = found.to_dict("records")
    assert (row["mode"], row["from_id"], row["to_id"], row["km"]) == (
        *("road", "cluster:A", "cluster:B"),
        27.5,
    )
    points = decode(str(row["line"])).round(2).tolist()
    assert (points[0], points[-1]) == ([10.2, 50.11], [10.0, 50.0])


def test_no_place_gives_an_empty_table() -> None:
    places = pd.DataFrame({"place_id": ["port:D"], "lon": [10.0], "lat": [50.0]})
    access = Access(np.array([-1]), np.array([np.nan]))
    found = place_routes(square(), "sea", places, access, 1)
    assert found.columns.tolist() == ["mode", "from_id", "to_id", "km", "line"]
    assert len(found) == 0
